package org.manymoons.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;

/**
 * What the main job has to do.
 *
 * @param test               held-out samples, null where there are none
 * @param logLossEvery       updates between two log lines, null for none
 * @param dumpEvery          updates between two rows of the parameter dump, null for none
 * @param sharpnessEvery     updates between two values of the sharpness, null for none
 * @param lockstepTolerance  allowed difference of one update, relative to max(1, |parameter|)
 */
public record RunPlan(
        Recipe recipe,
        @Nullable Samples test,
        List<Long> seeds,
        @Nullable Integer logLossEvery,
        @Nullable Integer dumpEvery,
        @Nullable Integer sharpnessEvery,
        double lockstepTolerance) {
    public RunPlan {
        seeds = List.copyOf(seeds);
    }
}
