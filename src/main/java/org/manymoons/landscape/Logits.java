package org.manymoons.landscape;

import org.manymoons.reference.Objective;

/** The logits of a network on its samples. */
final class Logits {
    private Logits() {}

    static double[] of(Objective objective, double[] parameters) {
        Surface.Regression regression = new NetworkSurface(objective).regression(parameters);
        int offset = objective.network().output().weights();
        double[] logits = new double[regression.labels().length];
        for (int n = 0; n < logits.length; n++) {
            double[] a = regression.design()[n];
            for (int k = 0; k < a.length; k++) {
                logits[n] += parameters[offset + k] * a[k];
            }
        }
        return logits;
    }
}
