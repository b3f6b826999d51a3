package org.manymoons.census;

import java.util.List;
import org.manymoons.endstate.SameEndState.Verdict;

/**
 * Which end state of a census some network has.
 *
 * @param verdict   {@code SAME}: the one of {@code endStates}; {@code DIFFERENT}: none of the census; {@code UNDECIDED}:
 *                  perhaps one of {@code endStates}
 * @param endStates places in the list of the census' end states, from 0
 */
public record CensusMatch(Verdict verdict, List<Integer> endStates) {
    public CensusMatch {
        endStates = List.copyOf(endStates);
    }
}
