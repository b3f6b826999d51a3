package org.manymoons.rounding;

import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.ForwardPass;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * Forward pass and backpropagation of one sample by running error analysis: the values of {@link ForwardPass} and
 * {@link Gradient}, each with a bound of its error. Layer l has input a[l] and pre-activation z[l]; its error signal
 * dL/dz[l] is e[l] = d[l] * f'(z[l]) with d[l] = W[l+1]^T e[l+1].
 */
final class ErrorPass {
    final ErrorVector[] a;
    final ErrorVector[] z;
    final ErrorVector[] slope;
    final ErrorVector[] curvature;
    final ErrorVector[] d;
    final ErrorVector[] e;

    private final List<Layer> layers;
    private final double[] parameters;
    private final boolean second;
    private final OutputBound output;

    /** {@code second} asks for f'' too. */
    ErrorPass(Network network, double[] parameters, boolean second) {
        layers = network.layers();
        this.parameters = parameters;
        this.second = second;
        output = new OutputBound(network.outputLoss());
        a = inputVectors(layers);
        z = unitVectors(layers);
        slope = unitVectors(layers);
        curvature = unitVectors(layers);
        d = unitVectors(layers);
        e = unitVectors(layers);
    }

    /** One vector per layer, as long as the layer has units. */
    static ErrorVector[] unitVectors(List<Layer> layers) {
        return layers.stream().map(layer -> new ErrorVector(layer.units())).toArray(ErrorVector[]::new);
    }

    /** One vector per layer, as long as the layer has inputs. */
    static ErrorVector[] inputVectors(List<Layer> layers) {
        return layers.stream().map(layer -> new ErrorVector(layer.inputs())).toArray(ErrorVector[]::new);
    }

    /** The output layer's pre-activations. */
    ErrorVector last() {
        return z[z.length - 1];
    }

    OutputBound output() {
        return output;
    }

    /** Forward; the inputs x are exact. */
    void forward(double[] x) {
        System.arraycopy(x, 0, a[0].value, 0, x.length);
        int last = layers.size() - 1;
        for (int l = 0; l <= last; l++) {
            z[l].multiply(layers.get(l), parameters, a[l], true);
            if (l < last) {
                activate(l);
            }
        }
    }

    private void activate(int l) {
        Activation f = layers.get(l).activation();
        for (int i = 0; i < z[l].value.length; i++) {
            double zi = z[l].value[i];
            double error = z[l].error[i];
            a[l + 1].value[i] = f.value(zi);
            a[l + 1].error[i] = ActivationBound.value(f, zi, error);
            slope[l].value[i] = f.derivative(zi);
            slope[l].error[i] = ActivationBound.derivative(f, zi, error);
            if (second) {
                curvature[l].value[i] = f.secondDerivative(zi);
                curvature[l].error[i] = ActivationBound.secondDerivative(f, zi, error);
            }
        }
    }

    /** Backward, for label y. */
    void backward(double y) {
        int last = layers.size() - 1;
        output.derivative(last(), y, e[last]);
        for (int l = last; l > 0; l--) {
            d[l - 1].multiplyTransposed(layers.get(l), parameters, e[l]);
            e[l - 1].multiply(d[l - 1], slope[l - 1]);
        }
    }
}
