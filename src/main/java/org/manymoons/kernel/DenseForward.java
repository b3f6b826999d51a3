package org.manymoons.kernel;

import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** Any dense network on one block of samples, a row for each unit. */
final class DenseForward {
    /** Of every layer: what goes into it. */
    final double[][][] values;
    /** Of every hidden layer: f'(z) of its units, where asked for. */
    final double[][][] derivatives;
    /** Of the output layer, before its activation. */
    final double[][] outputs;

    private final List<Layer> layers;
    private final Loops loops;
    private final double[] scratch;

    DenseForward(Network network, Loops loops, int blockSize) {
        this.loops = loops;
        layers = network.layers();
        int hidden = layers.size() - 1;
        values = new double[layers.size()][][];
        derivatives = new double[hidden][][];
        for (int l = 0; l < hidden; l++) {
            values[l + 1] = new double[layers.get(l).units()][blockSize];
            derivatives[l] = new double[layers.get(l).units()][blockSize];
        }
        outputs = new double[network.output().units()][blockSize];
        scratch = new double[blockSize];
    }

    /** Runs n samples, given as columns, forward. */
    void run(double[] parameters, double[][] columns, int n) {
        values[0] = columns;
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            boolean last = l + 1 == layers.size();
            for (int i = 0; i < layer.units(); i++) {
                double[] z = last ? outputs[i] : scratch;
                loops.linear(parameters[layer.bias(i)], parameters, layer.weight(i, 0), values[l], z, n);
                if (!last) {
                    activate(layer.activation(), z, values[l + 1][i], derivatives[l][i], n);
                }
            }
        }
    }

    private void activate(Activation activation, double[] z, double[] value, double[] derivative, int n) {
        if (activation == Activation.TANH) {
            loops.tanh(z, value, derivative, n);
        } else if (activation == Activation.SIGMOID) {
            loops.sigmoid(z, value, derivative, n);
        } else if (activation == Activation.RELU) {
            for (int i = 0; i < n; i++) {
                value[i] = Math.max(z[i], 0);
                derivative[i] = z[i] > 0 ? 1 : 0;
            }
        } else {
            for (int i = 0; i < n; i++) {
                value[i] = activation.value(z[i]);
                derivative[i] = activation.derivative(z[i]);
            }
        }
    }
}
