package org.manymoons.rounding;

import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.OutputLoss;

/**
 * How far the computed loss of one sample and its derivatives with respect to the output layer's pre-activations z can be
 * from the exact ones, when each z[k] is known to within an error.
 */
final class OutputBound {
    private final OutputLoss kind;

    OutputBound(OutputLoss kind) {
        this.kind = kind;
    }

    /** The error of L. */
    double loss(ErrorVector z, double label) {
        if (kind == OutputLoss.SOFTMAX_CROSS_ENTROPY) {
            return new SoftmaxBound(z).loss((int) label);
        }
        int outputs = z.value.length;
        double error = 0;
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            double target = OutputLoss.target(label, k, outputs);
            if (kind == OutputLoss.SIGMOID_CROSS_ENTROPY) {
                error += CrossEntropyBound.loss(z.value[k], z.error[k], target);
                sum += Math.abs(CrossEntropy.EXACT.loss(z.value[k], target));
            } else {
                double distance = Math.abs(z.value[k] - target);
                double distanceError = z.error[k] + Rounding.UNIT * distance;
                error += (2 * distance + distanceError) * distanceError + Rounding.UNDERFLOW;
                sum += distance * distance;
            }
        }
        return kind == OutputLoss.SIGMOID_CROSS_ENTROPY
                ? error + Rounding.gamma(outputs - 1L) * sum
                : (error + Rounding.gamma(outputs + 2L) * sum) / outputs + Rounding.UNDERFLOW;
    }

    /** dL/dz with its error. */
    void derivative(ErrorVector z, double label, ErrorVector result) {
        int outputs = z.value.length;
        double[] derivative = kind.derivative(z.value, label, CrossEntropy.EXACT);
        System.arraycopy(derivative, 0, result.value, 0, outputs);
        if (kind == OutputLoss.SOFTMAX_CROSS_ENTROPY) {
            new SoftmaxBound(z).derivative((int) label, result.error);
            return;
        }
        for (int k = 0; k < outputs; k++) {
            result.error[k] = kind == OutputLoss.SIGMOID_CROSS_ENTROPY
                    ? CrossEntropyBound.derivative(z.value[k], z.error[k], OutputLoss.target(label, k, outputs))
                    : 2 * z.error[k] / outputs + Rounding.gamma(4) * Math.abs(derivative[k]) + Rounding.UNDERFLOW;
        }
    }

    /** d2L/dz2 times a direction, with its error; prepared once for many directions. */
    Curvature curvature(ErrorVector z) {
        if (kind == OutputLoss.SOFTMAX_CROSS_ENTROPY) {
            return new SoftmaxBound(z)::curvature;
        }
        int outputs = z.value.length;
        ErrorVector second = new ErrorVector(outputs);
        for (int k = 0; k < outputs; k++) {
            boolean sigmoid = kind == OutputLoss.SIGMOID_CROSS_ENTROPY;
            second.value[k] = sigmoid ? CrossEntropy.secondDerivative(z.value[k]) : 2.0 / outputs;
            second.error[k] = sigmoid
                    ? CrossEntropyBound.secondDerivative(z.value[k], z.error[k])
                    : Rounding.UNIT * second.value[k];
        }
        return (direction, result) -> result.multiply(second, direction);
    }

    /** d2L/dz2 of one sample as a map with errors. */
    @FunctionalInterface
    interface Curvature {
        void apply(ErrorVector direction, ErrorVector result);
    }
}
