package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * Critical points of a network that a smaller one guarantees (Fukumizu and Amari 2000): a minimum with a unit less, and one
 * unit more that changes nothing, either with all its weights zero (its bias is free), or, without weight decay, equal to
 * another with the outgoing weight shared between the two. Whether such a point is a saddle is to be seen.
 */
final class Embedding {
    /** Chosen: shares of the outgoing weight that one of two equal units keeps, inside and outside of [0, 1]. */
    private static final double[] SHARES = {0.5, 1.5};

    private final Network network;
    private final Samples samples;
    private final Network smaller;

    private Embedding(Network network, Samples samples) {
        this.network = network;
        this.samples = samples;
        Layer hidden = network.layers().get(0);
        smaller = Network.of(
                network.inputs(),
                List.of(hidden.units() - 1),
                hidden.activation(),
                network.outputLoss(),
                network.output().units(),
                network.l2());
    }

    /** Whether there is one hidden layer, of more than one unit. */
    static boolean applies(Network network) {
        return network.hidden().size() == 1 && network.layers().get(0).units() > 1;
    }

    /**
     * The points that the minimum below a network without one of its units guarantees; none where that is no strict minimum.
     *
     * @param unit the one to leave out, from 0
     */
    static List<double[]> of(Network network, Samples samples, double[] parameters, int unit, BooleanSupplier stop) {
        Embedding embedding = new Embedding(network, samples);
        return embedding
                .minimum(embedding.without(parameters, unit), stop)
                .map(embedding::points)
                .orElse(List.of());
    }

    private Optional<double[]> minimum(double[] start, BooleanSupplier stop) {
        EndState end = Polisher.polish(Kernels.objective(smaller, samples), start, stop);
        return end.kind() == Kind.STRICT_MINIMUM ? Optional.of(end.parameters()) : Optional.empty();
    }

    private List<double[]> points(double[] minimum) {
        List<double[]> points = new ArrayList<>(List.of(with(minimum, -1, 0)));
        for (int unit = 0; network.l2() == 0 && unit < smaller.layers().get(0).units(); unit++) {
            for (double share : SHARES) {
                points.add(with(minimum, unit, share));
            }
        }
        return points;
    }

    private double[] without(double[] parameters, int unit) {
        double[] less = new double[smaller.parameterCount()];
        for (int i = 0; i < smaller.layers().get(0).units(); i++) {
            copyUnit(network, parameters, i < unit ? i : i + 1, smaller, less, i);
        }
        copyBiases(network, parameters, smaller, less);
        return less;
    }

    /** With one unit more at the end: all zero, or the copy of a unit that leaves it a share of the outgoing weights. */
    private double[] with(double[] minimum, int copied, double share) {
        double[] more = new double[network.parameterCount()];
        int last = network.layers().get(0).units() - 1;
        for (int i = 0; i < last; i++) {
            copyUnit(smaller, minimum, i, network, more, i);
        }
        copyBiases(smaller, minimum, network, more);
        if (copied >= 0) {
            copyUnit(smaller, minimum, copied, network, more, last);
            for (int k = 0; k < network.output().units(); k++) {
                more[network.output().weight(k, copied)] *= share;
                more[network.output().weight(k, last)] *= 1 - share;
            }
        }
        return more;
    }

    private static void copyUnit(Network from, double[] source, int unit, Network to, double[] target, int place) {
        Layer before = from.layers().get(0);
        Layer after = to.layers().get(0);
        for (int j = 0; j < before.inputs(); j++) {
            target[after.weight(place, j)] = source[before.weight(unit, j)];
        }
        target[after.bias(place)] = source[before.bias(unit)];
        for (int k = 0; k < from.output().units(); k++) {
            target[to.output().weight(k, place)] = source[from.output().weight(k, unit)];
        }
    }

    private static void copyBiases(Network from, double[] source, Network to, double[] target) {
        for (int k = 0; k < from.output().units(); k++) {
            target[to.output().bias(k)] = source[from.output().bias(k)];
        }
    }
}
