package org.manymoons.reference;

import org.manymoons.reference.Network.Layer;

/**
 * The forward pass of one sample, with everything that backpropagation needs: for layer l, z[l] = W a[l] + b and
 * a[l+1] = f(z[l]), where a[0] is the input.
 */
public final class ForwardPass {
    public final double[][] preActivations;
    public final double[][] activations;

    private final Network network;

    public ForwardPass(Network network) {
        this.network = network;
        int depth = network.layers().size();
        preActivations = new double[depth][];
        activations = new double[depth][];
        for (int l = 0; l < depth; l++) {
            preActivations[l] = new double[network.layers().get(l).units()];
            activations[l] = new double[network.layers().get(l).inputs()];
        }
    }

    /** Runs input x through the network and returns the pre-activations of the output layer, which the next run overwrites. */
    public double[] run(double[] parameters, double[] x) {
        activations[0] = x;
        int depth = network.layers().size();
        for (int l = 0; l < depth; l++) {
            Layer layer = network.layers().get(l);
            for (int i = 0; i < layer.units(); i++) {
                double z = parameters[layer.bias(i)];
                for (int j = 0; j < layer.inputs(); j++) {
                    z += parameters[layer.weight(i, j)] * activations[l][j];
                }
                preActivations[l][i] = z;
                if (l + 1 < depth) {
                    activations[l + 1][i] = layer.activation().value(z);
                }
            }
        }
        return preActivations[depth - 1];
    }
}
