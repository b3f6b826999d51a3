package org.manymoons.reference;

/**
 * What the K outputs of a network mean and what they cost on one sample, in nats for the cross-entropies. The target of a
 * single output is the label itself, of several outputs 1 for the class that the label is the number of and 0 for the
 * others. Below, z are the pre-activations of the output layer.
 */
public enum OutputLoss {
    /** Outputs p = s(z), each a probability of its own; binary cross-entropies, summed. DL4J's XENT. */
    SIGMOID_CROSS_ENTROPY,
    /** Outputs p = softmax(z), one probability per class; the cross-entropy -log p[label]. DL4J's MCXENT and NLL. */
    SOFTMAX_CROSS_ENTROPY,
    /** Outputs z themselves; squared distances from the targets, divided by their number. DL4J's MSE. */
    IDENTITY_SQUARED_ERROR;

    /** The activation of the output layer; the softmax counts as a part of the loss. */
    public Activation activation() {
        return this == SIGMOID_CROSS_ENTROPY ? Activation.SIGMOID : Activation.IDENTITY;
    }

    /** The target of output k out of this many, for a label. */
    public static double target(double label, int k, int outputs) {
        if (outputs == 1) {
            return label;
        }
        return label == k ? 1 : 0;
    }

    /** The outputs for these pre-activations. */
    public double[] outputs(double[] z) {
        double[] outputs = z.clone();
        if (this == SOFTMAX_CROSS_ENTROPY) {
            return new Softmax(z).probability;
        }
        for (int k = 0; k < z.length && this == SIGMOID_CROSS_ENTROPY; k++) {
            outputs[k] = Logistic.sigmoid(z[k]);
        }
        return outputs;
    }

    /** The loss of one sample; the clipping concerns sigmoid outputs only. */
    public double loss(double[] z, double label, CrossEntropy clipping) {
        if (this == SOFTMAX_CROSS_ENTROPY) {
            return new Softmax(z).loss((int) label);
        }
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double target = target(label, k, z.length);
            if (this == SIGMOID_CROSS_ENTROPY) {
                sum += clipping.loss(z[k], target);
            } else {
                sum += (z[k] - target) * (z[k] - target);
            }
        }
        return this == SIGMOID_CROSS_ENTROPY ? sum : sum / z.length;
    }

    /** dL/dz of one sample. */
    public double[] derivative(double[] z, double label, CrossEntropy clipping) {
        if (this == SOFTMAX_CROSS_ENTROPY) {
            return new Softmax(z).derivative((int) label);
        }
        double[] error = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            double target = target(label, k, z.length);
            error[k] =
                    this == SIGMOID_CROSS_ENTROPY ? clipping.derivative(z[k], target) : 2 * (z[k] - target) / z.length;
        }
        return error;
    }

    /** The product of the unclipped d2L/dz2 of one sample with a direction. */
    double[] curvature(double[] z, double[] direction) {
        if (this == SOFTMAX_CROSS_ENTROPY) {
            return new Softmax(z).curvature(direction);
        }
        double[] product = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            double second = this == SIGMOID_CROSS_ENTROPY ? CrossEntropy.secondDerivative(z[k]) : 2.0 / z.length;
            product[k] = second * direction[k];
        }
        return product;
    }
}
