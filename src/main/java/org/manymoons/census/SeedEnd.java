package org.manymoons.census;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.EndState;
import org.manymoons.journal.SeedLine;

/**
 * Where one seed ended, as a line of {@code census.jsonl}: how training left it, and what was decided about its end state;
 * the spectrum is computed again. A line need not have how training left it, older ones have not.
 *
 * @param failed            why there is no end state, null where there is one
 * @param trainedCost       loss on the training set after training, in nats, l2 included; null where training failed and in
 *                          older journals
 * @param trainedParameters after training, in the network's order; null with {@code trainedCost}
 * @param endState          null where the seed failed
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record SeedEnd(
        long seed,
        @Nullable String failed,

        @JacksonInject(useInput = OptBoolean.TRUE, optional = OptBoolean.TRUE) @Nullable
        Double trainedCost,

        @JacksonInject(useInput = OptBoolean.TRUE, optional = OptBoolean.TRUE)
        double @Nullable [] trainedParameters,

        EndState.@Nullable Decision endState)
        implements SeedLine {
    public SeedEnd {
        if ((failed == null) == (endState == null)) {
            throw new IllegalArgumentException("either an end state or why it failed: seed=" + seed);
        }
    }

    /** One of which it is not known how training left it. */
    SeedEnd(long seed, @Nullable String failed, EndState.@Nullable Decision endState) {
        this(seed, failed, null, null, endState);
    }

    static SeedEnd failed(long seed, String why) {
        return new SeedEnd(seed, why, null);
    }
}
