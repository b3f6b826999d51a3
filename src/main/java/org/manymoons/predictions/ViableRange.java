package org.manymoons.predictions;

/**
 * The smallest and the largest probability of label 1 that any of the networks gives a sample: the viable prediction range
 * of Watson-Daniels, Parkes and Ustun (2023), over the networks that are there instead of over all that would be as good.
 *
 * @param sample   counted from 0, in the order of the data
 * @param low      the smallest probability
 * @param lowSeed  the network that gives it, the first one of several
 * @param high     the largest probability
 * @param highSeed the network that gives that
 */
public record ViableRange(int sample, int label, double low, long lowSeed, double high, long highSeed) {

    static ViableRange of(PredictedSamples predicted, int sample) {
        int low = 0;
        int high = 0;
        double[][] p = predicted.probabilities();
        for (int m = 1; m < p.length; m++) {
            low = p[m][sample] < p[low][sample] ? m : low;
            high = p[m][sample] > p[high][sample] ? m : high;
        }
        return new ViableRange(
                sample,
                predicted.labels()[sample],
                p[low][sample],
                predicted.seeds().get(low),
                p[high][sample],
                predicted.seeds().get(high));
    }

    /** How far apart the two are. */
    public double width() {
        return high - low;
    }
}
