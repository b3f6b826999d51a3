package org.manymoons.run;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's exact test of two classifiers on the same samples (McNemar 1947): of the samples on which just one of them is
 * right, is either of them right more often than a fair coin would have it?
 *
 * @param onlyFirst  samples that only the first classifies correctly
 * @param onlySecond samples that only the second classifies correctly
 * @param pValue     two-sided exact binomial p-value; 1 where they never differ
 */
public record McNemar(int onlyFirst, int onlySecond, double pValue) {
    /** The test for these counts. */
    public static McNemar of(int onlyFirst, int onlySecond) {
        int differing = onlyFirst + onlySecond;
        if (differing == 0) {
            return new McNemar(0, 0, 1);
        }
        double tail =
                new BinomialDistribution(null, differing, 0.5).cumulativeProbability(Math.min(onlyFirst, onlySecond));
        return new McNemar(onlyFirst, onlySecond, Math.min(1, 2 * tail));
    }
}
