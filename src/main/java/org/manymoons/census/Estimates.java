package org.manymoons.census;

import java.util.Collection;

/** What a sample of seeds says about all seeds. */
final class Estimates {
    private Estimates() {}

    /**
     * The probability that one more seed ends in an end state not seen yet, estimated by the share of the seeds whose end
     * state was seen once (Good 1953). A seed whose end is not known counts as one of them, so that the estimate is rather too
     * large.
     */
    static double unseenMass(Collection<Integer> hits, int notConverged, int seeds) {
        return (double) (hits.stream().filter(count -> count == 1).count() + notConverged) / seeds;
    }
}
