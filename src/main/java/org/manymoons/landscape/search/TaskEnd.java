package org.manymoons.landscape.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.journal.SeedLine;

/**
 * What one search found, as a line of {@code landscape.jsonl}.
 *
 * @param seed    the task's number
 * @param of      the fingerprint of the end states that were searched
 * @param lines   the straight lines of a pair
 * @param curve   between two runs as trained; null for other searches
 * @param saddles in the order in which they were found
 */
public record TaskEnd(
        long seed,
        String of,
        @Nullable LineBarriers lines,
        @Nullable CurvedConnection curve,
        List<FoundSaddle> saddles) implements SeedLine {
    public TaskEnd {
        saddles = List.copyOf(saddles);
    }
}
