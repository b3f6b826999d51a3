package org.manymoons.config;

import org.jspecify.annotations.Nullable;
import org.manymoons.config.yaml.Limits;

/**
 * The census of end states.
 *
 * @param seeds the seeds that are trained and counted; null for no census
 * @param block seeds that are grouped among themselves before the blocks are, and that one task on a cluster takes
 */
public record CensusSection(
        @Key(value = "Seeds to count, written as the training seeds are; null for no census.", orNull = true) @Nullable
        Seeds seeds,

        @Key(
                value = "Seeds that are grouped among themselves first, and that one task on a cluster takes.",
                min = 1,
                max = Limits.BLOCK)
        int block) {

    static final CensusSection NONE = new CensusSection(null, 20);
}
