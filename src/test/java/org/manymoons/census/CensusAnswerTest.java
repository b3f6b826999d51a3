package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The first sentences of a census, for counts that were made up. */
class CensusAnswerTest {
    @Test
    void severalEndsAreNotUnique() {
        assertThat(answer(100, 0, 0, 4, 0))
                .containsExactly(
                        "No, the solution is not unique: carried on to their ends, 100 starts reach at least 4 that differ"
                                + " by more than changes that leave the function as it is.");
    }

    @Test
    void oneEndIsUniqueAsFarAsTheStartsTell() {
        assertThat(answer(40, 0, 0, 1, 0))
                .containsExactly(
                        "As far as 40 starts can tell the solution is unique: all reach the same end, up to changes that"
                                + " leave the function as it is.");
        assertThat(answer(1, 0, 0, 1, 0))
                .containsExactly("One start cannot tell whether the solution is unique; give census.seeds more seeds.");
    }

    @Test
    void startsWithoutAKnownEndAreNotCountedAsReachingIt() {
        assertThat(answer(40, 0, 38, 1, 0))
                .containsExactly(
                        "As far as 2 starts can tell the solution is unique: all reach the same end, up to changes that leave the"
                                + " function as it is.",
                        "Of 38 of the 40 starts it could not be established where they end; they may lead to these ends or to"
                                + " others.");
        assertThat(answer(3, 0, 3, 0, 0))
                .first()
                .isEqualTo("Whether the solution is unique could not be established for any start.");
    }

    @Test
    void undecidedPairsAndFailedStartsAreSaid() {
        assertThat(answer(12, 2, 0, 1, 1))
                .containsExactly(
                        "It is undecided whether the solution is unique: some of the ends found may be one.",
                        "2 more failed, their numbers grew until they were none.");
        assertThat(answer(5, 5, 0, 0, 0))
                .containsExactly("There is no answer: every start failed, its numbers grew until they were none.");
    }

    private static List<String> answer(int seeds, int failed, int notConverged, int atLeast, int undecidedPairs) {
        return CensusAnswer.of(CensusResult.of(
                new CensusResult.Counts(seeds, failed, List.of(), notConverged, atLeast, undecidedPairs, null),
                List.of(),
                null));
    }
}
