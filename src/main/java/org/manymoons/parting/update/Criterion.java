package org.manymoons.parting.update;

import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** What a training makes smaller. */
public enum Criterion {
    /** The loss that belongs to the outputs: a cross-entropy of probabilities, the squared error of numbers. */
    OF_THE_OUTPUTS,
    /** The squared error of probabilities, over samples and outputs its mean (PyTorch's MSELoss, Keras' mse, DL4J's MSE). */
    SQUARED_ERROR;

    /** Of what is rounded in a squared error's derivative, beside that of a cross-entropy: 2 p (1 - p) and a sum over classes. */
    private static final double ROUNDED = 4;

    /** Without weight decay, the mean over the samples. */
    public double[] gradient(Network network, double[] parameters, Samples samples) {
        return switch (this) {
            case OF_THE_OUTPUTS -> Gradient.gradient(network, parameters, samples);
            case SQUARED_ERROR ->
                Gradient.gradient(
                        network, parameters, samples, (z, label) -> squaredError(network.outputLoss(), z, label));
        };
    }

    double roundings() {
        return this == SQUARED_ERROR ? ROUNDED : 1;
    }

    /** By the pre-activations z: of a sigmoid e p (1 - p), of a softmax p (e - sum of e p), where e = 2 (p - target) / K. */
    private static double[] squaredError(OutputLoss outputs, double[] z, double label) {
        double[] p = outputs.outputs(z);
        double[] error = new double[p.length];
        double mean = 0;
        for (int k = 0; k < p.length; k++) {
            error[k] = 2 * (p[k] - OutputLoss.target(label, k, p.length)) / p.length;
            mean += error[k] * p[k];
        }
        for (int k = 0; k < p.length; k++) {
            error[k] = switch (outputs) {
                case SIGMOID_CROSS_ENTROPY -> error[k] * p[k] * (1 - p[k]);
                case SOFTMAX_CROSS_ENTROPY -> p[k] * (error[k] - mean);
                case IDENTITY_SQUARED_ERROR -> error[k];
            };
        }
        return error;
    }
}
