package org.manymoons.predictions;

import java.util.ArrayList;
import java.util.List;

/**
 * A bin of a reliability curve: of the samples that are given about this probability, how many do have label 1? For a
 * calibrated network the mean probability lies within the interval in about 95 of 100 bins.
 *
 * @param samples         in the bin
 * @param meanProbability predicted, of label 1
 * @param share           of them with label 1
 * @param interval        95 % Wilson interval of that share
 */
record Reliability(int samples, double meanProbability, double share, List<Double> interval) {
    /** As scikit-learn's calibration_curve has them by twos: equally wide, the last one closed. */
    static final int BINS = 10;

    /** The bins that have samples, ascending. */
    static List<Reliability> curve(double[] probabilities, int[] labels) {
        int[] samples = new int[BINS];
        int[] ones = new int[BINS];
        double[] sum = new double[BINS];
        for (int n = 0; n < labels.length; n++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[n] * BINS));
            samples[bin]++;
            ones[bin] += labels[n];
            sum[bin] += probabilities[n];
        }
        List<Reliability> curve = new ArrayList<>();
        for (int k = 0; k < BINS; k++) {
            if (samples[k] > 0) {
                curve.add(new Reliability(
                        samples[k],
                        sum[k] / samples[k],
                        (double) ones[k] / samples[k],
                        Wilson.interval(ones[k], samples[k])));
            }
        }
        return curve;
    }
}
