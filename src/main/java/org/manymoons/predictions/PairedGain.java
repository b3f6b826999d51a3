package org.manymoons.predictions;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.jspecify.annotations.Nullable;

/**
 * By how much something is better on the same samples: the mean of the differences, sample by sample, and its 95 % interval,
 * mean +- t(0.975, n - 1) s / sqrt(n).
 *
 * @param interval null for fewer than two samples
 */
public record PairedGain(double mean, @Nullable List<Double> interval) {
    private static final double ACCURACY = 1e-14; // of the quantile

    static PairedGain of(double[] differences) {
        double mean = new Mean().evaluate(differences);
        int n = differences.length;
        if (n < 2) {
            return new PairedGain(mean, null);
        }
        double deviation = new StandardDeviation().evaluate(differences, mean);
        double half = new TDistribution(null, n - 1.0, ACCURACY).inverseCumulativeProbability(0.975)
                * deviation
                / Math.sqrt(n);
        return new PairedGain(mean, List.of(mean - half, mean + half));
    }

    /** Whether the whole interval is above zero. */
    public boolean isPositive() {
        return interval != null && interval.get(0) > 0;
    }
}
