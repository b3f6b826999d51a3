package org.manymoons.study;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.results.SeedResult.LockstepDifference;

/** The differences of the checked updates along a run, few enough to be drawn and with none of the large ones lost. */
public final class LockstepSeries {
    static final int MOST = 200;

    private final List<LockstepDifference> checked = new ArrayList<>();

    void add(long iteration, double difference) {
        checked.add(new LockstepDifference(iteration, difference));
    }

    /** All of them, or the largest of each of {@value #MOST} stretches with equally many checked updates. */
    List<LockstepDifference> thinned() {
        int size = checked.size();
        int stretches = Math.min(size, MOST);
        List<LockstepDifference> kept = new ArrayList<>();
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) s * size / stretches);
            int to = (int) ((s + 1L) * size / stretches);
            kept.add(largest(checked.subList(from, to)));
        }
        return kept;
    }

    private static LockstepDifference largest(List<LockstepDifference> stretch) {
        LockstepDifference largest = stretch.get(0);
        for (LockstepDifference other : stretch) {
            if (other.difference() > largest.difference()) {
                largest = other;
            }
        }
        return largest;
    }
}
