package org.manymoons.parting.scatter;

import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** One sample through the network and back, what each layer takes in being changed and multiplied by factors that are drawn. */
final class DisturbedPass {
    private final Network network;
    private final double[][] inputs;
    private final double[][] factors;
    private final double[][] sums;

    DisturbedPass(Network network) {
        this.network = network;
        int depth = network.layers().size();
        inputs = new double[depth][];
        factors = new double[depth][];
        sums = new double[depth][];
        for (int l = 0; l < depth; l++) {
            inputs[l] = new double[network.layers().get(l).inputs()];
            factors[l] = new double[network.layers().get(l).inputs()];
            sums[l] = new double[network.layers().get(l).units()];
        }
    }

    /** A factor for what a layer takes in, counted from 0. */
    interface Factors {
        double draw(int layer);
    }

    /** What a layer takes in instead of a. */
    interface Disturbance {
        double of(int layer, double a);
    }

    void gradient(Disturbance noise, Factors drawn, double[] parameters, double[] x, double label, double[] out) {
        int last = network.layers().size() - 1;
        for (int l = 0; l <= last; l++) {
            for (int j = 0; j < inputs[l].length; j++) {
                factors[l][j] = drawn.draw(l);
                double a =
                        l == 0 ? x[j] : network.layers().get(l - 1).activation().value(sums[l - 1][j]);
                inputs[l][j] = factors[l][j] * noise.of(l, a);
            }
            Layer layer = network.layers().get(l);
            for (int i = 0; i < sums[l].length; i++) {
                double z = parameters[layer.bias(i)];
                for (int j = 0; j < inputs[l].length; j++) {
                    z += parameters[layer.weight(i, j)] * inputs[l][j];
                }
                sums[l][i] = z;
            }
        }
        back(parameters, network.outputLoss().derivative(sums[last], label, CrossEntropy.EXACT), out);
    }

    private void back(double[] parameters, double[] outputError, double[] out) {
        double[] error = outputError;
        for (int l = network.layers().size() - 1; l >= 0; l--) {
            Layer layer = network.layers().get(l);
            double[] below = new double[layer.inputs()];
            for (int i = 0; i < layer.units(); i++) {
                out[layer.bias(i)] = error[i];
                for (int j = 0; j < layer.inputs(); j++) {
                    out[layer.weight(i, j)] = error[i] * inputs[l][j];
                    below[j] += parameters[layer.weight(i, j)] * error[i];
                }
            }
            for (int j = 0; l > 0 && j < below.length; j++) {
                below[j] *=
                        factors[l][j] * network.layers().get(l - 1).activation().derivative(sums[l - 1][j]);
            }
            error = below;
        }
    }
}
