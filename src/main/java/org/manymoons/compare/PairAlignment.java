package org.manymoons.compare;

import org.jspecify.annotations.Nullable;
import org.manymoons.symmetry.align.Alignment;

/**
 * How two runs are brought together, from which verdict, figures and pictures of the pair all come.
 *
 * @param trained  of the two as they stand
 * @param polished of their end states, null where they have none
 * @param lines    the loss between them as they stand, null where that takes too long
 */
public record PairAlignment(
        Alignment trained,
        @Nullable Alignment polished,
        @Nullable Lines lines) {}
