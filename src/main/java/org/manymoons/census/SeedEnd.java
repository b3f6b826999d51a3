package org.manymoons.census;

import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.EndState;
import org.manymoons.journal.SeedLine;

/**
 * Where one seed ended, as a line of {@code census.jsonl}: what was decided about its end state; the spectrum is
 * computed again.
 *
 * @param failed   why there is no end state, null where there is one
 * @param endState null where the seed failed
 */
public record SeedEnd(long seed, @Nullable String failed, EndState.@Nullable Decision endState) implements SeedLine {
    public SeedEnd {
        if ((failed == null) == (endState == null)) {
            throw new IllegalArgumentException("either an end state or why it failed: seed=" + seed);
        }
    }

    public static SeedEnd failed(long seed, String why) {
        return new SeedEnd(seed, why, null);
    }

    static SeedEnd of(long seed, EndState end) {
        return new SeedEnd(seed, null, end.decision());
    }
}
