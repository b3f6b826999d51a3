package org.manymoons.run;

import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/**
 * How two networks' predictions differ on the same samples.
 *
 * @param maxProbabilityDifference largest difference of the predicted probability of label 1
 * @param labelDisagreement        share of the samples whose predicted labels differ
 * @param mcNemar                  which of them is right where they differ
 */
public record PredictionDifference(double maxProbabilityDifference, double labelDisagreement, McNemar mcNemar) {

    /** Of two parameter vectors of one network. */
    public static PredictionDifference of(Network network, double[] a, double[] b, Samples samples) {
        return of(network, a, samples, network, b, samples);
    }

    /** Of two networks of whatever shapes, each with the same samples as it sees them. */
    public static PredictionDifference of(
            Network network, double[] a, Samples samples, Network other, double[] b, Samples seenByB) {
        double[] logitsA = Prediction.logits(network, a, samples);
        double[] logitsB = Prediction.logits(other, b, seenByB);
        double largest = 0;
        int onlyA = 0;
        int onlyB = 0;
        for (int n = 0; n < samples.size(); n++) {
            largest = Math.max(largest, Math.abs(Logistic.sigmoid(logitsA[n]) - Logistic.sigmoid(logitsB[n])));
            if (logitsA[n] > 0 != logitsB[n] > 0) {
                boolean rightA = logitsA[n] > 0 == samples.labels()[n] > 0.5;
                onlyA += rightA ? 1 : 0;
                onlyB += rightA ? 0 : 1;
            }
        }
        return new PredictionDifference(largest, (double) (onlyA + onlyB) / samples.size(), McNemar.of(onlyA, onlyB));
    }
}
