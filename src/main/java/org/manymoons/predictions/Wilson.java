package org.manymoons.predictions;

import java.util.List;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** The score interval of Wilson (1927) for a share. */
public final class Wilson {
    private static final double CONFIDENCE = 0.95;

    private Wilson() {}

    /** The 95 % interval where {@code hits} out of {@code trials} were seen. */
    public static List<Double> interval(int hits, int trials) {
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(trials, hits, CONFIDENCE);
        return List.of(
                hits == 0 ? 0.0 : Math.max(0, interval.getLowerBound()),
                hits == trials ? 1.0 : Math.min(1, interval.getUpperBound()));
    }
}
