package org.manymoons.landscape;

import java.util.Arrays;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;

/** The logits of a network on its samples. */
final class Logits {
    private Logits() {}

    static double[] of(Objective objective, double[] parameters) {
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
}
