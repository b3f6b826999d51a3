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

    private final Loops loops;
    private final Layer layer;
    private final Layer output;
    private final UnitFunction function;
    private final double[] preActivations;

    HiddenBlock(Network network, Loops loops, int blockSize) {
        this.loops = loops;
        layer = network.layers().get(0);
        output = network.output();
        function = UnitFunction.of(layer.activation());
        values = new double[layer.units()][blockSize];
        derivatives = new double[layer.units()][blockSize];
        secondDerivatives = new double[layer.units()][blockSize];
        logits = new double[blockSize];
        preActivations = new double[blockSize];
    }

    /** Runs n samples, given as columns, forward. */
    void run(double[] parameters, double[][] columns, int n, boolean second) {
        for (int u = 0; u < values.length; u++) {
            loops.linear(parameters[layer.bias(u)], parameters, layer.weight(u, 0), columns, preActivations, n);
            function.evaluate(loops, preActivations, values[u], derivatives[u], n);
            if (second) {
                function.secondDerivative(
                        loops, preActivations, values[u], derivatives[u], secondDerivatives[u], logits, n);
            }
        }
        loops.linear(parameters[output.bias(0)], parameters, output.weight(0, 0), values, logits, n);
    }
}
