package org.manymoons.landscape.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.journal.SeedLine;
import org.manymoons.landscape.inward.FoundWay;

/**
 * What one search found, as a line of {@code landscape.jsonl}.
 *
 * @param seed    the task's number
 * @param of      the fingerprint of the end states that were searched
 * @param lines   the straight lines of a pair
 * @param curve   between two runs as trained; null for other searches
 * @param saddles in the order in which they were found
 * @param ways    that nowhere cost more than they say, for ends that run to infinity
 */
public record TaskEnd(
        long seed,
        String of,
        @Nullable LineBarriers lines,
        @Nullable CurvedConnection curve,
        List<FoundSaddle> saddles,
        List<FoundWay> ways)
        implements SeedLine {
    public TaskEnd {
        saddles = List.copyOf(saddles);
        ways = List.copyOf(ways);
    }

    /** Without ways. */
    public TaskEnd(
            long seed,
            String of,
            @Nullable LineBarriers lines,
            @Nullable CurvedConnection curve,
            List<FoundSaddle> saddles) {
        this(seed, of, lines, curve, saddles, List.of());
    }
}
