package org.manymoons.census;

import java.util.Collection;
import java.util.List;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** What a sample of seeds says about all seeds. */
public final class Estimates {
    private Estimates() {}

    /**
     * The 95 % interval of Wilson (1927) for a share of which {@code hits} out of {@code trials} were seen.
     *
     * @return lower and upper bound, from 0 to 1
     */
    public static List<Double> wilson(int hits, int trials) {
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(trials, hits, 0.95);
        return List.of(
                hits == 0 ? 0.0 : Math.max(0, interval.getLowerBound()),
                hits == trials ? 1.0 : Math.min(1, interval.getUpperBound()));
    }

    /**
     * The probability that one more seed ends in an end state not seen yet, estimated by the share of the seeds whose end
     * state was seen once (Good 1953).
     */
    static double unseenMass(Collection<Integer> hits, int seeds) {
        return (double) hits.stream().filter(count -> count == 1).count() / seeds;
    }
}
