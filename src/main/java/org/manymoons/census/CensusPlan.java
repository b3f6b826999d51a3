package org.manymoons.census;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;

/**
 * What a census has to do.
 *
 * @param recipe how every seed is trained
 * @param test   held-out samples, null where there are none
 * @param seeds  the seeds to count, in any order, which does not matter; one named twice counts once
 */
public record CensusPlan(Recipe recipe, @Nullable Samples test, List<Long> seeds) {
    public CensusPlan {
        seeds = seeds.stream().distinct().sorted().toList();
    }
}
