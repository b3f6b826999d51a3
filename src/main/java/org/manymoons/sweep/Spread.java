package org.manymoons.sweep;

import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * How a figure is spread over seeds.
 *
 * @param deviation         standard deviation, with n - 1
 * @param deviationInterval 95 % interval of the deviation, by the percentile bootstrap (Efron 1979) with 2,000 resamples
 * @param values            each seed's, ascending by seed
 */
public record Spread(
        double mean,
        double deviation,
        List<Double> deviationInterval,
        double smallest,
        double median,
        double largest,
        List<Double> values) {
    private static final int RESAMPLES = 2000;

    static Spread of(List<Double> values) {
        DescriptiveStatistics all = statistics(values);
        MersenneTwister random = new MersenneTwister(1);
        DescriptiveStatistics deviations = new DescriptiveStatistics();
        for (int r = 0; r < RESAMPLES && values.size() > 1; r++) {
            DescriptiveStatistics resample = new DescriptiveStatistics();
            for (int i = 0; i < values.size(); i++) {
                resample.addValue(values.get(random.nextInt(values.size())));
            }
            deviations.addValue(resample.getStandardDeviation());
        }
        return new Spread(
                all.getMean(),
                all.getStandardDeviation(),
                values.size() > 1 ? List.of(deviations.getPercentile(2.5), deviations.getPercentile(97.5)) : List.of(),
                all.getMin(),
                all.getPercentile(50),
                all.getMax(),
                values);
    }

    private static DescriptiveStatistics statistics(List<Double> values) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        values.forEach(statistics::addValue);
        return statistics;
    }
}
