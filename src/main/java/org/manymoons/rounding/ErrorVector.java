package org.manymoons.rounding;

import java.util.Arrays;
import org.manymoons.reference.Network.Layer;

/** A vector as computed, each component with a bound of its distance from the exact one. */
final class ErrorVector {
    final double[] value;
    final double[] error;

    ErrorVector(int size) {
        value = new double[size];
        error = new double[size];
    }

    /** Becomes W a + b for the layer's W and b; without the bias, W a. */
    void multiply(Layer layer, double[] parameters, ErrorVector a, boolean withBias) {
        double gamma = Rounding.gamma(layer.inputs() + 1L);
        for (int i = 0; i < layer.units(); i++) {
            double sum = withBias ? parameters[layer.bias(i)] : 0;
            double absolute = Math.abs(sum);
            double inherited = 0;
            for (int j = 0; j < layer.inputs(); j++) {
                double w = parameters[layer.weight(i, j)];
                sum += w * a.value[j];
                absolute += Math.abs(w * a.value[j]);
                inherited += Math.abs(w) * a.error[j];
            }
            value[i] = sum;
            error[i] = inherited + gamma * absolute + Rounding.UNDERFLOW;
        }
    }

    /** Becomes W^T e. */
    void multiplyTransposed(Layer layer, double[] parameters, ErrorVector e) {
        double gamma = Rounding.gamma(layer.units());
        for (int j = 0; j < layer.inputs(); j++) {
            double sum = 0;
            double absolute = 0;
            double inherited = 0;
            for (int i = 0; i < layer.units(); i++) {
                double w = parameters[layer.weight(i, j)];
                sum += w * e.value[i];
                absolute += Math.abs(w * e.value[i]);
                inherited += Math.abs(w) * e.error[i];
            }
            value[j] = sum;
            error[j] = inherited + gamma * absolute + Rounding.UNDERFLOW;
        }
    }

    /** Becomes the componentwise product a * b. */
    void multiply(ErrorVector a, ErrorVector b) {
        for (int i = 0; i < value.length; i++) {
            value[i] = a.value[i] * b.value[i];
            error[i] = Rounding.product(a.value[i], a.error[i], b.value[i], b.error[i]);
        }
    }

    /** Adds x, known to within xError, to component i. */
    void add(int i, double x, double xError) {
        value[i] += x;
        error[i] += xError + Rounding.UNIT * Math.abs(value[i]);
    }

    /** Becomes zero, exactly. */
    void clear() {
        Arrays.fill(value, 0);
        Arrays.fill(error, 0);
    }
}
