package org.manymoons.kernel;

import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** The hidden layer on one block of samples, a row per unit, and the logits. */
final class HiddenBlock {
    /** f(z) of unit u and sample i. */
    final double[][] values;
    /** f'(z). */
    final double[][] derivatives;
    /** f''(z), where asked for. */
    final double[][] secondDerivatives;
    /** The output before its sigmoid. */
    final double[] logits;

    private final Layer layer;
    private final Layer output;
    private final UnitFunction function;
    private final Decay decay;
    private final double[] preActivations;

    HiddenBlock(Network network, int blockSize) {
        layer = network.layers().get(0);
        output = network.output();
        function = UnitFunction.of(layer.activation());
        decay = new Decay(blockSize);
        values = new double[layer.units()][blockSize];
        derivatives = new double[layer.units()][blockSize];
        secondDerivatives = new double[layer.units()][blockSize];
        logits = new double[blockSize];
        preActivations = new double[blockSize];
    }

    /** Runs n samples, given as columns, forward. */
    void run(double[] parameters, double[][] columns, int n, boolean second) {
        Sums.fill(logits, parameters[output.biases()], n);
        for (int u = 0; u < values.length; u++) {
            Sums.fill(preActivations, parameters[layer.bias(u)], n);
            for (int j = 0; j < columns.length; j++) {
                Sums.add(parameters[layer.weight(u, j)], columns[j], preActivations, n);
            }
            decay.evaluate(preActivations, function.rate, n);
            function.evaluate(decay, values[u], derivatives[u], n);
            if (second) {
                function.secondDerivative(decay, values[u], derivatives[u], secondDerivatives[u], n);
            }
            Sums.add(parameters[output.weight(0, u)], values[u], logits, n);
        }
    }
}
