package org.manymoons.symmetry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.EqualUnits.UpTo;

/**
 * The number of symmetries that leave the parameters themselves as they are, within a tolerance. In the last hidden layer
 * a group of k units equal up to sign has k! of them, times 2^k if the units are zero. In the layers before, arrangements
 * that keep the incoming weights are tried one by one, because later layers may undo what they do to the outgoing ones.
 */
final class Stabiliser {
    /** Chosen, for time. */
    private static final int MOST_ARRANGEMENTS = 100_000;

    private final Network network;
    private final double[] parameters;
    private final double tolerance;
    private int arrangements;

    private Stabiliser(Network network, double[] parameters, double tolerance) {
        this.network = network;
        this.parameters = parameters;
        this.tolerance = tolerance;
    }

    /** The order of the stabiliser; empty if too many arrangements would have to be tried. */
    static Optional<BigInteger> order(Network network, double[] parameters, double tolerance) {
        Stabiliser stabiliser = new Stabiliser(network, parameters, tolerance);
        BigInteger order = stabiliser.count(0, parameters);
        return stabiliser.arrangements > MOST_ARRANGEMENTS ? Optional.empty() : Optional.of(order);
    }

    /** How many arrangements of layers l, l + 1, ... bring the changed parameters back to the original ones. */
    private BigInteger count(int l, double[] changed) {
        Layer layer = network.layers().get(l);
        if (l + 1 < network.hidden().size()) {
            return arrange(l, changed, new ArrayList<>());
        }
        List<double[]> units = units(l, parameters, true);
        if (!new Placement(units, units(l, changed, true)).isPossible()) {
            return BigInteger.ZERO;
        }
        UpTo upTo = UpTo.of(Freedom.of(layer.activation()));
        BigInteger order = BigInteger.ONE;
        for (List<Integer> group : EqualUnits.groups(units, upTo, tolerance)) {
            boolean zero = upTo == UpTo.SIGN && group.stream().anyMatch(i -> 2 * Norm.of(units.get(i)) <= tolerance);
            order = order.multiply(GroupOrder.of(group.size(), zero));
        }
        return order;
    }

    private BigInteger arrange(int l, double[] changed, List<UnitMove> moves) {
        Layer layer = network.layers().get(l);
        if (moves.size() == layer.units()) {
            if (++arrangements > MOST_ARRANGEMENTS) {
                return BigInteger.ZERO;
            }
            double[] arranged =
                    new UnitMoves(moves).apply(layer, network.layers().get(l + 1), changed);
            return count(l + 1, arranged);
        }
        double[] wanted = units(l, parameters, false).get(moves.size());
        List<double[]> offered = units(l, changed, false);
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < layer.units(); j++) {
            int from = j;
            if (moves.stream().anyMatch(move -> move.from() == from)) {
                continue;
            }
            for (double sign : signs(layer)) {
                if (arrangements <= MOST_ARRANGEMENTS && distance(wanted, offered.get(j), sign) <= tolerance) {
                    moves.add(new UnitMove(j, sign));
                    sum = sum.add(arrange(l, changed, moves));
                    moves.remove(moves.size() - 1);
                }
            }
        }
        return sum;
    }

    private static double[] signs(Layer layer) {
        return Freedom.of(layer.activation()).hasSigns() ? new double[] {1, -1} : new double[] {1};
    }

    private static double distance(double[] first, double[] second, double sign) {
        return sign < 0 ? Norm.ofSum(first, second) : Norm.ofDifference(first, second);
    }

    private List<double[]> units(int l, double[] values, boolean withOutgoing) {
        Layer layer = network.layers().get(l);
        Layer next = network.layers().get(l + 1);
        return IntStream.range(0, layer.units())
                .mapToObj(i -> {
                    double[] unit = new double[layer.inputs() + 1 + (withOutgoing ? next.units() : 0)];
                    System.arraycopy(values, layer.weight(i, 0), unit, 0, layer.inputs());
                    unit[layer.inputs()] = values[layer.bias(i)];
                    for (int k = 0; k < next.units() && withOutgoing; k++) {
                        unit[layer.inputs() + 1 + k] = values[next.weight(k, i)];
                    }
                    return unit;
                })
                .toList();
    }

    /** Whether units can be paired with units equal up to sign. */
    private final class Placement {
        private final List<double[]> wanted;
        private final List<double[]> offered;

        Placement(List<double[]> wanted, List<double[]> offered) {
            this.wanted = wanted;
            this.offered = new ArrayList<>(offered);
        }

        boolean isPossible() {
            UpTo upTo = UpTo.of(
                    Freedom.of(network.layers().get(network.hidden().size() - 1).activation()));
            for (double[] unit : wanted) {
                int match = IntStream.range(0, offered.size())
                        .filter(j -> upTo.distance(unit, offered.get(j)) <= tolerance)
                        .findFirst()
                        .orElse(-1);
                if (match < 0) {
                    return false;
                }
                offered.remove(match);
            }
            return true;
        }
    }
}
