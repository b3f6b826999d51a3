package org.manymoons.compare;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * McNemar's exact test of two classifiers on the same samples (McNemar 1947): of the samples on which just one of them is
 * right, is either of them right more often than a fair coin would have it?
 *
 * @param onlyFirst  samples that only the first classifies correctly
 * @param onlySecond samples that only the second classifies correctly
 * @param pValue     two-sided exact binomial p-value; 1 where they never differ
 */
public record McNemar(int onlyFirst, int onlySecond, double pValue) {
    /** Smaller probabilities would lose digits as one minus their complement, which is how the distribution has them. */
    private static final double SMALL = 1e-6;

    /** The test for these counts. */
    public static McNemar of(int onlyFirst, int onlySecond) {
        int differing = onlyFirst + onlySecond;
        if (differing == 0) {
            return new McNemar(0, 0, 1);
        }
        int fewer = Math.min(onlyFirst, onlySecond);
        double tail = new BinomialDistribution(null, differing, 0.5).cumulativeProbability(fewer);
        if (tail < SMALL) {
            tail = Beta.regularizedBeta(0.5, differing - fewer, fewer + 1.0);
        }
        return new McNemar(onlyFirst, onlySecond, Math.min(1, 2 * tail));
    }
}
