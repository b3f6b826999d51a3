package org.manymoons.parting.scatter;

import static org.manymoons.wording.Wording.format;

import java.util.SplittableRandom;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * Gradients under dropout (Srivastava et al. 2014): for each sample anew, each feature, each hidden unit or both are left out with
 * probability p, and those that stay are divided by 1 - p.
 */
record Dropout(Network network, Where where, double p) implements ScatterModel {
    /** What is left out at random. */
    enum Where {
        HIDDEN("hidden units"),
        INPUTS("features"),
        BOTH("features and hidden units");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        private boolean drops(int layer) {
            return this == BOTH || (this == INPUTS) == (layer == 0);
        }
    }

    /** Of another probability. */
    Dropout with(double other) {
        return new Dropout(network, where, other);
    }

    @Override
    public String words() {
        return where.words + " left out with probability " + format("%.2g", p);
    }

    @Override
    public Draws at(UsedGradient place, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Samples batch = place.batch();
        int parameters = place.parameters().length;
        double[][] sums = new double[draws][parameters];
        double[][] covariance = new double[parameters][parameters];
        double[][] own = new double[draws][parameters];
        Pass pass = new Pass(network);
        for (int n = 0; n < batch.size(); n++) {
            double[] mean = new double[parameters];
            for (int r = 0; r < draws; r++) {
                pass.gradient(this, place.parameters(), batch.inputs()[n], batch.labels()[n], random, own[r]);
                for (int k = 0; k < parameters; k++) {
                    sums[r][k] += own[r][k] / batch.size();
                    mean[k] += own[r][k] / draws;
                }
            }
            Draws.addScatter(covariance, own, mean, 1.0 / (draws - 1) / batch.size() / batch.size());
        }
        return Draws.of(sums, covariance);
    }

    /** One sample through the network and back, with units left out. */
    private static final class Pass {
        private final Network network;
        private final double[][] inputs;
        private final double[][] factors;
        private final double[][] sums;

        Pass(Network network) {
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

        void gradient(
                Dropout dropout, double[] parameters, double[] x, double label, SplittableRandom random, double[] out) {
            int last = network.layers().size() - 1;
            for (int l = 0; l <= last; l++) {
                for (int j = 0; j < inputs[l].length; j++) {
                    boolean dropped = dropout.where.drops(l) && random.nextDouble() < dropout.p;
                    factors[l][j] = dropped ? 0 : dropout.where.drops(l) ? 1 / (1 - dropout.p) : 1;
                    double a = l == 0
                            ? x[j]
                            : network.layers().get(l - 1).activation().value(sums[l - 1][j]);
                    inputs[l][j] = factors[l][j] * a;
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
                    below[j] *= factors[l][j]
                            * network.layers().get(l - 1).activation().derivative(sums[l - 1][j]);
                }
                error = below;
            }
        }
    }
}
