package org.manymoons.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;

/**
 * One run as results.json has it: what training gave, how far that is from a critical point, and what polishing made of it.
 *
 * @param negativeEigenvalues number of Hessian eigenvalues below zero beyond their rounding, at the end of training; null where
 *                            the activation has kinks
 * @param converged           whether training ended at a critical point: the gradient is within ten times its rounding
 *                            bound and no eigenvalue is negative
 * @param kind                kind of the end state that polishing reaches; null where its kinks are not treated, the network
 *                            is too large to polish, or the run failed
 * @param polished            the figures of that end state
 * @param censusMatch         whether that end state is one of the census; null without one
 * @param censusEndStates     which of the census' end states it is, or may be, counted from 0
 */
public record RunRecord(
        @JsonUnwrapped SeedResult training,
        @Nullable Integer negativeEigenvalues,
        @Nullable Boolean converged,
        @Nullable Kind kind,
        @Nullable EndStateSummary polished,
        @Nullable Verdict censusMatch,
        @Nullable List<Integer> censusEndStates) {
    /** A run about which nothing more is known than its training. */
    public static RunRecord of(SeedResult training) {
        return new RunRecord(training, null, null, null, null, null, null);
    }

    public RunRecord matching(Verdict match, List<Integer> endStates) {
        return new RunRecord(training, negativeEigenvalues, converged, kind, polished, match, endStates);
    }

    /** The seed. */
    @JsonIgnore
    public long seed() {
        return training.seed();
    }
}
