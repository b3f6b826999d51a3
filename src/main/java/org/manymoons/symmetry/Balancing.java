package org.manymoons.symmetry;

import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * Scales each relu or leakyrelu unit to norm(w, b) = norm(v), the smallest of all its scalings (Neyshabur et al. 2015).
 * A unit without incoming weights and bias, or without outgoing weights, contributes nothing; the limit of its balancing
 * is the zero unit. Several layers are balanced in turn until nothing changes: the sum of squares is convex in the
 * logarithms of the scales.
 */
final class Balancing {
    /** Chosen: convex problems of this kind take some ten, badly scaled ones some hundred. */
    private static final int MOST_SWEEPS = 10_000;

    /** Chosen: a factor this near to 1 is rounding, about 18 ulp. */
    private static final double SETTLED = 4e-15;

    private Balancing() {}

    /** Balances the parameters in place and multiplies the scales of the units by their factors. */
    static void balance(Network network, double[] parameters, List<double[]> scales) {
        boolean cleared = true;
        while (cleared) {
            cleared = clearSilentUnits(network, parameters);
        }
        double change = Double.MAX_VALUE;
        for (int sweep = 0; change > SETTLED && sweep < MOST_SWEEPS; sweep++) {
            change = 0;
            for (int l = 0; l < network.hidden().size(); l++) {
                Layer layer = network.layers().get(l);
                Layer next = network.layers().get(l + 1);
                for (int i = 0; i < layer.units() && isScalable(layer); i++) {
                    double incoming = incomingNorm(layer, i, parameters);
                    if (incoming > 0) {
                        double factor = Math.sqrt(outgoingNorm(next, i, parameters) / incoming);
                        scale(layer, next, i, factor, parameters);
                        scales.get(l)[i] *= factor;
                        change = Math.max(change, Math.abs(factor - 1));
                    }
                }
            }
        }
    }

    private static boolean isScalable(Layer layer) {
        return Freedom.of(layer.activation()) == Freedom.SCALE;
    }

    private static boolean clearSilentUnits(Network network, double[] parameters) {
        boolean cleared = false;
        for (int l = 0; l < network.hidden().size(); l++) {
            Layer layer = network.layers().get(l);
            Layer next = network.layers().get(l + 1);
            for (int i = 0; i < layer.units() && isScalable(layer); i++) {
                double incoming = incomingNorm(layer, i, parameters);
                double outgoing = outgoingNorm(next, i, parameters);
                if (incoming == 0 ^ outgoing == 0) {
                    clear(layer, next, i, parameters);
                    cleared = true;
                }
            }
        }
        return cleared;
    }

    private static double incomingNorm(Layer layer, int unit, double[] parameters) {
        double sum = parameters[layer.bias(unit)] * parameters[layer.bias(unit)];
        for (int j = 0; j < layer.inputs(); j++) {
            sum += parameters[layer.weight(unit, j)] * parameters[layer.weight(unit, j)];
        }
        return Math.sqrt(sum);
    }

    private static double outgoingNorm(Layer next, int unit, double[] parameters) {
        double sum = 0;
        for (int k = 0; k < next.units(); k++) {
            sum += parameters[next.weight(k, unit)] * parameters[next.weight(k, unit)];
        }
        return Math.sqrt(sum);
    }

    private static void scale(Layer layer, Layer next, int unit, double factor, double[] parameters) {
        for (int j = 0; j < layer.inputs(); j++) {
            parameters[layer.weight(unit, j)] *= factor;
        }
        parameters[layer.bias(unit)] *= factor;
        for (int k = 0; k < next.units(); k++) {
            parameters[next.weight(k, unit)] /= factor;
        }
    }

    private static void clear(Layer layer, Layer next, int unit, double[] parameters) {
        for (int j = 0; j < layer.inputs(); j++) {
            parameters[layer.weight(unit, j)] = 0;
        }
        parameters[layer.bias(unit)] = 0;
        for (int k = 0; k < next.units(); k++) {
            parameters[next.weight(k, unit)] = 0;
        }
    }
}
