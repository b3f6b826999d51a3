package org.manymoons.config;

import org.jspecify.annotations.Nullable;

/**
 * The census of end states.
 *
 * @param seeds the seeds that are trained and counted; null for no census
 */
public record CensusSection(
        @Key(value = "Seeds to count, written as the training seeds are; null for no census.", orNull = true) @Nullable
        Seeds seeds) {

    static final CensusSection NONE = new CensusSection(null);
}
