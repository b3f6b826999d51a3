package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.SAME_CHANNEL_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.results.MadeUp;

class RunGroupsTest {
    @Test
    void runsOfOneEndAreOneGroup() {
        RunGroups groups = groups(
                3,
                pair(1, 2, SAME_MINIMUM_AFTER_POLISHING),
                pair(1, 3, DIFFERENT_END_STATES),
                pair(2, 3, DIFFERENT_END_STATES));

        assertThat(groups.count()).isEqualTo(2);
        assertThat(groups.provenDifferent()).isEqualTo(2);
        assertThat(groups.areDecided()).isTrue();
    }

    @Test
    void anUndecidedPairIsNeitherOneEndNorTwo() {
        RunGroups groups = groups(2, pair(1, 2, UNDECIDED));

        assertThat(groups.count()).isEqualTo(2);
        assertThat(groups.provenDifferent()).isEqualTo(1);
        assertThat(groups.areDecided()).isFalse();
    }

    /** 1 and 2 are undecided, but 3 is the same as either. */
    @Test
    void aRunThatIsTheSameAsTwoJoinsThem() {
        RunGroups groups = groups(
                3,
                pair(1, 2, UNDECIDED),
                pair(1, 3, SAME_CHANNEL_AFTER_POLISHING),
                pair(2, 3, SAME_CHANNEL_AFTER_POLISHING));

        assertThat(groups.count()).isEqualTo(1);
        assertThat(groups.areDecided()).isTrue();
    }

    /** Three that are undecided among themselves, and one that differs from all: at least two ends. */
    @Test
    void onlyEndsThatDifferFromEachOtherAreProvenDifferent() {
        RunGroups groups = groups(
                4,
                pair(1, 2, UNDECIDED),
                pair(1, 3, UNDECIDED),
                pair(2, 3, DIFFERENT_END_STATES),
                pair(1, 4, DIFFERENT_END_STATES),
                pair(2, 4, DIFFERENT_END_STATES),
                pair(3, 4, UNDECIDED));

        assertThat(groups.count()).isEqualTo(4);
        assertThat(groups.provenDifferent()).isEqualTo(2);
        assertThat(groups.areDecided()).isFalse();
    }

    @Test
    void onlyRunsThatWereComparedAreGrouped() {
        assertThat(RunGroups.compared(
                        List.of(run(run -> run.seed(3)), run(run -> run.seed(1)), run(run -> run.seed(2))),
                        List.of(pair(1, 3, UNDECIDED))))
                .containsExactly(3L, 1L);
    }

    private static RunGroups groups(int seeds, PairResult... pairs) {
        return new RunGroups(
                java.util.stream.LongStream.rangeClosed(1, seeds).boxed().toList(), List.of(pairs));
    }

    private static PairResult pair(long a, long b, PairVerdict verdict) {
        return MadeUp.pair(a, b, verdict, 3, 2, null, null, null);
    }
}
