package org.manymoons.census;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;

/**
 * What a census has to do.
 *
 * @param recipe    how every seed is trained
 * @param test      held-out samples, null where there are none
 * @param seeds     the seeds to count, in any order, which does not matter; one named twice counts once
 * @param blockSize seeds that are grouped among themselves first, and that one task on a cluster takes
 */
public record CensusPlan(Recipe recipe, @Nullable Samples test, List<Long> seeds, int blockSize) {
    public CensusPlan {
        if (blockSize < 1) {
            throw new IllegalArgumentException("a block has at least one seed: blockSize=" + blockSize);
        }
        seeds = isAscending(seeds) ? seeds : seeds.stream().distinct().sorted().toList();
    }

    private static boolean isAscending(List<Long> seeds) {
        long last = -1;
        for (long seed : seeds) {
            if (seed <= last) {
                return false;
            }
            last = seed;
        }
        return true;
    }

    /** The number of blocks. */
    public int blocks() {
        return (seeds.size() + blockSize - 1) / blockSize;
    }

    /** The seeds of a block, counted from 0, ascending; the last block may have fewer. */
    public List<Long> block(int block) {
        return seeds.subList(block * blockSize, Math.min(seeds.size(), (block + 1) * blockSize));
    }
}
