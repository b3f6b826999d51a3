package org.manymoons.compare;

import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/**
 * How the predictions of two networks differ on the same samples.
 *
 * @param maxProbabilityDifference the largest difference of a probability, or of an output that is a number
 * @param labelDisagreement        share of the samples that they put into different classes; null where they predict numbers
 * @param mcNemar                  whether one of them is right more often; null where they predict numbers
 * @param rootMeanSquare           of the difference of two predicted numbers; null where they predict classes
 */
public record PredictionDifference(
        double maxProbabilityDifference,
        @Nullable Double labelDisagreement,
        @Nullable McNemar mcNemar,
        @Nullable Double rootMeanSquare) {

    /** Of two parameter vectors of one network. */
    public static PredictionDifference of(Network network, double[] a, double[] b, Samples samples) {
        return of(network, a, samples, network, b, samples);
    }

    /** Of two networks of whatever shapes, each with the same samples as it sees them. */
    public static PredictionDifference of(
            Network network, double[] a, Samples samples, Network other, double[] b, Samples seenByB) {
        return ofOutputs(
                network,
                Prediction.preActivations(network, a, samples),
                samples,
                other,
                Prediction.preActivations(other, b, seenByB),
                seenByB);
    }

    /** The same of the pre-activations of the outputs, a row for each sample. */
    public static PredictionDifference ofOutputs(
            Network network, double[][] a, Samples samples, Network other, double[][] b, Samples seenByB) {
        double[][] rowsA = Prediction.outputs(network, a);
        double[][] rowsB = Prediction.outputs(other, b);
        if (!Prediction.tellsClasses(network, samples) && !Prediction.tellsClasses(other, seenByB)) {
            return ofNumbers(rowsA, rowsB);
        }
        int[] classesA = Prediction.classes(network, a);
        int[] classesB = Prediction.classes(other, b);
        double largest = 0;
        int differing = 0;
        int onlyA = 0;
        int onlyB = 0;
        for (int n = 0; n < samples.size(); n++) {
            int classes = Math.max(2, Math.max(rowsA[n].length, rowsB[n].length));
            for (int k = 0; k < classes; k++) {
                largest = Math.max(largest, Math.abs(ofClass(rowsA[n], k) - ofClass(rowsB[n], k)));
            }
            if (classesA[n] != classesB[n]) {
                differing++;
                onlyA += classesA[n] == samples.labels()[n] ? 1 : 0;
                onlyB += classesB[n] == samples.labels()[n] ? 1 : 0;
            }
        }
        return new PredictionDifference(largest, (double) differing / samples.size(), McNemar.of(onlyA, onlyB), null);
    }

    private static PredictionDifference ofNumbers(double[][] a, double[][] b) {
        double largest = 0;
        double squares = 0;
        for (int n = 0; n < a.length; n++) {
            double difference = a[n][0] - b[n][0];
            largest = Math.max(largest, Math.abs(difference));
            squares += difference * difference / a.length;
        }
        return new PredictionDifference(largest, null, null, Math.sqrt(squares));
    }

    /** What the outputs say of class k; one output alone speaks of class 1. */
    private static double ofClass(double[] outputs, int k) {
        if (outputs.length == 1) {
            return k == 1 ? outputs[0] : k == 0 ? 1 - outputs[0] : 0;
        }
        return k < outputs.length ? outputs[k] : 0;
    }
}
