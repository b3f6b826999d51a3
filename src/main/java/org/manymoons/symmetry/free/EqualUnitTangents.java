package org.manymoons.symmetry.free;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.EqualUnits;
import org.manymoons.symmetry.EqualUnits.UpTo;
import org.manymoons.symmetry.Freedom;
import org.manymoons.symmetry.Norm;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/**
 * The directions that equal units of one hidden layer bring. With (w_j, b_j) = s_j (w, b) for all j of a group,
 * f(z_j) = s_j f(z) (1 - f(z) for a flipped sigmoid): outgoing weights trade, v_j + s_j v constant; units whose s_j v_j
 * add up to zero move together anywhere; and any (w_j, b_j) moves by r_j with sum_j r_j v_j = 0 are free to first order.
 */
final class EqualUnitTangents {
    /** Chosen, for time, 4096 subsets: larger groups are searched for cancelling units only as a whole and one by one. */
    private static final int MOST_FOR_SUBSETS = 12;

    private final Network network;
    private final double[] parameters;
    private final double tolerance;
    private final int l;
    private final Layer layer;
    private final Layer next;
    private final Freedom freedom;
    private final UnitRoles roles;
    private final List<FreeDirection> found = new ArrayList<>();

    EqualUnitTangents(Network network, double[] parameters, double tolerance, int l, UnitRoles roles) {
        this.network = network;
        this.parameters = parameters;
        this.tolerance = tolerance;
        this.l = l;
        this.roles = roles;
        layer = network.layers().get(l);
        next = network.layers().get(l + 1);
        freedom = Freedom.of(layer.activation());
    }

    List<FreeDirection> directions() {
        List<Integer> sloping = IntStream.range(0, layer.units())
                .filter(i -> !roles.constant[l][i])
                .boxed()
                .toList();
        List<double[]> incoming = sloping.stream().map(this::incoming).toList();
        for (List<Integer> members : EqualUnits.groups(incoming, UpTo.of(freedom), tolerance)) {
            if (members.size() > 1) {
                group(members.stream().map(sloping::get).toList());
            }
        }
        return found;
    }

    private double[] incoming(int i) {
        double[] incoming = new double[layer.inputs() + 1];
        for (int j = 0; j < layer.inputs(); j++) {
            incoming[j] = parameters[layer.weight(i, j)];
        }
        incoming[layer.inputs()] = parameters[layer.bias(i)];
        return incoming;
    }

    private void group(List<Integer> units) {
        double[] first = incoming(units.get(0));
        double[] factors = new double[units.size()];
        for (int n = 0; n < factors.length; n++) {
            factors[n] = n == 0 ? 1 : UpTo.of(freedom).factor(incoming(units.get(n)), first);
            for (int j = 0; j < layer.inputs(); j++) {
                parameters[layer.weight(units.get(n), j)] = factors[n] * first[j];
            }
            parameters[layer.bias(units.get(n))] = factors[n] * first[layer.inputs()];
        }
        String names = units.stream().map(i -> String.valueOf(i + 1)).collect(Collectors.joining(", "))
                + (network.hidden().size() > 1 ? " of hidden layer " + (l + 1) : "");
        trades(units, factors, names);
        movesTogether(units, factors, names);
        movesToFirstOrder(units, names);
    }

    private void trades(List<Integer> units, double[] factors, String names) {
        for (int n = 1; n < factors.length; n++) {
            for (int k = 0; k < next.units(); k++) {
                Tangent tangent = new Tangent(network, Cause.EQUAL, l, units.get(n))
                        .move(next.weight(k, units.get(n)), 1)
                        .move(next.weight(k, units.get(0)), -factors[n]);
                if (freedom == Freedom.FLIP && factors[n] < 0) { // s(-z) = 1 - s(z)
                    tangent.move(next.bias(k), -1);
                }
                tangent.exactly("units " + names + " are equal: their outgoing weights can be traded", false)
                        .ifPresent(found::add);
            }
        }
    }

    private void movesTogether(List<Integer> units, double[] factors, String names) {
        if (units.size() > MOST_FOR_SUBSETS) {
            moveTogether(units, factors, IntStream.range(0, factors.length).toArray(), names);
            return;
        }
        for (int subset = 1; subset < 1 << factors.length; subset++) {
            int bits = subset;
            moveTogether(
                    units,
                    factors,
                    IntStream.range(0, factors.length)
                            .filter(n -> (bits >> n & 1) == 1)
                            .toArray(),
                    names);
        }
    }

    private void moveTogether(List<Integer> units, double[] factors, int[] subset, String names) {
        double[] sum = new double[next.units()];
        for (int n : subset) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += roles.live[l + 1][k] ? factors[n] * parameters[next.weight(k, units.get(n))] : 0;
            }
        }
        if (Norm.of(sum) > tolerance) {
            return;
        }
        for (int j = 0; j <= layer.inputs(); j++) {
            boolean bias = j == layer.inputs();
            Tangent tangent = new Tangent(network, Cause.CANCELLING, l, -1);
            for (int n : subset) {
                tangent.move(bias ? layer.bias(units.get(n)) : layer.weight(units.get(n), j), factors[n]);
            }
            tangent.exactly("of the equal units " + names + " some cancel and can move together", bias)
                    .ifPresent(found::add);
        }
    }

    private void movesToFirstOrder(List<Integer> units, String names) {
        double[][] outgoing = new double[next.units()][units.size()];
        for (int k = 0; k < outgoing.length; k++) {
            for (int n = 0; n < units.size(); n++) {
                outgoing[k][n] = roles.live[l + 1][k] ? parameters[next.weight(k, units.get(n))] : 0;
            }
        }
        for (double[] shares : NullSpace.of(outgoing, units.size(), tolerance)) {
            for (int j = 0; j <= layer.inputs(); j++) {
                Tangent tangent = new Tangent(network, Cause.FIRST_ORDER, l, -1);
                for (int n = 0; n < shares.length; n++) {
                    int unit = units.get(n);
                    tangent.move(j == layer.inputs() ? layer.bias(unit) : layer.weight(unit, j), shares[n]);
                }
                tangent.toFirstOrder("the equal units " + names + " part in balance")
                        .ifPresent(found::add);
            }
        }
    }
}
