package org.manymoons.reference;

import org.manymoons.reference.Network.Layer;

/**
 * The gradient of {@link Loss} by backpropagation (Goodfellow et al. 2016, section 6.5). With e[l] = dL/dz[l]:
 * e[last] = dL/dz[last], e[l-1] = W[l]^T e[l] * f'(z[l-1]), dL/dW[l] = e[l] a[l]^T, dL/db[l] = e[l].
 */
public final class Gradient {
    /** f' as a gradient has it. */
    private interface Slope {
        double of(Activation f, double z);
    }

    /** The derivative of a loss of one sample by the pre-activations z of the outputs. */
    @FunctionalInterface
    public interface OutputError {
        double[] of(double[] z, double label);
    }

    private Gradient() {}

    /** The gradient at these parameters, unclipped, in the parameters' order. */
    public static double[] gradient(Network network, double[] parameters, Samples samples) {
        return gradient(network, parameters, samples, error(network, CrossEntropy.EXACT), Activation::derivative);
    }

    /** The gradient as DL4J computes it with the given clipping of sigmoid outputs, and ND4J's slope of leakyrelu. */
    public static double[] gradient(Network network, double[] parameters, Samples samples, CrossEntropy crossEntropy) {
        return gradient(network, parameters, samples, error(network, crossEntropy), Activation::backpropagated);
    }

    /** The gradient of another loss of the same outputs, the mean over the samples. */
    public static double[] gradient(Network network, double[] parameters, Samples samples, OutputError error) {
        return gradient(network, parameters, samples, error, Activation::derivative);
    }

    private static OutputError error(Network network, CrossEntropy crossEntropy) {
        return (z, label) -> network.outputLoss().derivative(z, label, crossEntropy);
    }

    private static double[] gradient(
            Network network, double[] parameters, Samples samples, OutputError outputError, Slope slope) {
        ForwardPass forward = new ForwardPass(network);
        BlockedSum sum = new BlockedSum(parameters.length);
        for (int n = 0; n < samples.size(); n++) {
            double[] z = forward.run(parameters, samples.inputs()[n]);
            double[] error = outputError.of(z, samples.labels()[n]);
            backpropagate(network, parameters, forward, error, slope, sum.block);
            sum.endSample();
        }
        double[] gradient = sum.mean();
        addPenalty(network, parameters, gradient);
        return gradient;
    }

    private static void backpropagate(
            Network network,
            double[] parameters,
            ForwardPass forward,
            double[] outputError,
            Slope slope,
            double[] gradient) {
        double[] error = outputError;
        for (int l = network.layers().size() - 1; l >= 0; l--) {
            Layer layer = network.layers().get(l);
            double[] a = forward.activations[l];
            for (int i = 0; i < layer.units(); i++) {
                for (int j = 0; j < layer.inputs(); j++) {
                    gradient[layer.weight(i, j)] += error[i] * a[j];
                }
                gradient[layer.bias(i)] += error[i];
            }
            if (l > 0) {
                Activation f = network.layers().get(l - 1).activation();
                double[] before = new double[layer.inputs()];
                for (int j = 0; j < layer.inputs(); j++) {
                    for (int i = 0; i < layer.units(); i++) {
                        before[j] += parameters[layer.weight(i, j)] * error[i];
                    }
                    before[j] *= slope.of(f, forward.preActivations[l - 1][j]);
                }
                error = before;
            }
        }
    }

    /** Adds l2 W to the gradient of the data term; likewise l2 V to the product of the Hessian with a direction V. */
    static void addPenalty(Network network, double[] direction, double[] gradient) {
        for (Layer layer : network.layers()) {
            for (int k = layer.weights(); k < layer.biases(); k++) {
                gradient[k] += network.l2() * direction[k];
            }
        }
    }
}
