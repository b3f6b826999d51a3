package org.manymoons.reference;

import java.util.Arrays;
import org.manymoons.reference.Network.Layer;

/** The logits of a network on its samples; of several outputs all pre-activations, those of a softmax less their mean. */
public final class Logits {
    private Logits() {}

    public static double[] of(Objective objective, double[] parameters) {
        if (!objective.network().isOneSigmoid()) {
            return preActivations(objective, parameters);
        }
        Layer output = objective.network().output();
        double[][] hidden = objective.lastHidden(parameters);
        double[] logits = new double[objective.samples().size()];
        Arrays.fill(logits, parameters[output.bias(0)]);
        for (int k = 0; k < hidden.length; k++) {
            double weight = parameters[output.weight(0, k)];
            for (int n = 0; n < logits.length; n++) {
                logits[n] += weight * hidden[k][n];
            }
        }
        return logits;
    }

    private static double[] preActivations(Objective objective, double[] parameters) {
        Network network = objective.network();
        double[][] rows = Prediction.preActivations(network, parameters, objective.samples());
        boolean softmax = network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY;
        return Arrays.stream(rows)
                .flatMapToDouble(row -> {
                    double mean = softmax ? Arrays.stream(row).average().orElse(0) : 0;
                    return Arrays.stream(row).map(z -> z - mean);
                })
                .toArray();
    }
}
