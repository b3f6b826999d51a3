package org.manymoons.descent;

import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * Weight decay takes a unit that the data do not want to exactly zero, but Newton steps only ever make its weights
 * smaller. Weights of a unit that are all negligible are therefore set to the zero that they tend to; the constant that the
 * unit still added goes to the biases behind it.
 */
public final class DeadUnits {
    /** Chosen: a unit whose weights are all smaller is one that weight decay has taken away. */
    private static final double NEGLIGIBLE = 1e-10;

    private DeadUnits() {}

    public static double[] zeroed(Network network, double[] parameters) {
        double[] zeroed = parameters.clone();
        if (network.l2() == 0) {
            return zeroed;
        }
        for (int l = 0; l + 1 < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            Layer next = network.layers().get(l + 1);
            for (int i = 0; i < layer.units(); i++) {
                double largest = 0;
                for (int j = 0; j < layer.inputs(); j++) {
                    largest = Math.max(largest, Math.abs(parameters[layer.weight(i, j)]));
                }
                for (int k = 0; k < next.units(); k++) {
                    largest = Math.max(largest, Math.abs(parameters[next.weight(k, i)]));
                }
                if (largest < NEGLIGIBLE) {
                    for (int j = 0; j < layer.inputs(); j++) {
                        zeroed[layer.weight(i, j)] = 0;
                    }
                    double constant = layer.activation().value(parameters[layer.bias(i)]);
                    for (int k = 0; k < next.units(); k++) {
                        zeroed[next.bias(k)] += parameters[next.weight(k, i)] * constant;
                        zeroed[next.weight(k, i)] = 0;
                    }
                }
            }
        }
        return zeroed;
    }
}
