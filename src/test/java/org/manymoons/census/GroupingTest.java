package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.manymoons.census.Grouping.Group;
import org.manymoons.landscape.EndState;
import org.manymoons.landscape.Kind;
import org.manymoons.landscape.SameEndState.Verdict;
import org.manymoons.landscape.Spectrum;

/** Verdicts are given by hand here: only what is made of them is tested. */
class GroupingTest {
    private static final Verdict S = Verdict.SAME;
    private static final Verdict D = Verdict.DIFFERENT;
    private static final Verdict U = Verdict.UNDECIDED;

    @Test
    void seedsThatAreTheSameShareAGroupNamedByTheFirst() {
        Grouping grouping = grouping(4, Map.of("1-3", S, "2-4", S));

        assertThat(grouping.groups()).extracting(Group::representative).containsExactly(1L, 2L);
        assertThat(grouping.groups()).extracting(Group::seeds).containsExactly(List.of(1L, 3L), List.of(2L, 4L));
        assertThat(grouping.provenDifferent()).isEqualTo(2);
    }

    @Test
    void undecidedStatesStayApartAndDoNotCountTwice() {
        Grouping grouping = grouping(3, Map.of("1-2", U));

        assertThat(grouping.groups()).hasSize(3);
        assertThat(grouping.groups().get(0).undecidedWith()).containsExactly(2L);
        assertThat(grouping.groups().get(1).undecidedWith()).containsExactly(1L);
        assertThat(grouping.groups().get(2).undecidedWith()).isEmpty();
        assertThat(grouping.provenDifferent()).isEqualTo(2);
    }

    /** 1 may be each of 2, 3 and 4, which all differ: three, not two. */
    @Test
    void theDoubtfulAreLeftOutOfTheLowerBoundFirst() {
        assertThat(grouping(4, Map.of("1-2", U, "1-3", U, "1-4", U)).provenDifferent())
                .isEqualTo(3);
    }

    @Test
    void aStateThatIsBothOfTwoUndecidedOnesUnitesThem() {
        Grouping grouping = grouping(4, Map.of("1-2", U, "1-3", U, "1-4", S, "2-4", S));

        assertThat(grouping.groups()).extracting(Group::seeds).containsExactly(List.of(1L, 2L, 4L), List.of(3L));
        assertThat(grouping.groups().get(0).undecidedWith())
                .as("2 differs from 3, so what it is one with does too")
                .isEmpty();
        assertThat(grouping.provenDifferent()).isEqualTo(2);
    }

    @Test
    void contradictionsBecomeUndecidedForGood() {
        Grouping grouping = grouping(4, Map.of("1-3", S, "2-3", S, "1-4", S, "2-4", S));

        assertThat(grouping.groups()).extracting(Group::seeds).containsExactly(List.of(1L, 3L, 4L), List.of(2L));
        assertThat(grouping.groups().get(0).undecidedWith()).containsExactly(2L);
        assertThat(grouping.provenDifferent()).isEqualTo(1);
    }

    @Test
    void whatHasNotConvergedIsNoEndStateOfTheLowerBound() {
        Grouping grouping = new Grouping((a, b) -> U);
        grouping.add(1, state(1, Kind.NOT_CONVERGED));
        grouping.add(2, state(2, Kind.NOT_CONVERGED));

        assertThat(grouping.groups()).isEmpty();
        assertThat(grouping.notConverged()).extracting(Group::seeds).containsExactly(List.of(1L), List.of(2L));
        assertThat(grouping.undecidedPairs()).isZero();
        assertThat(grouping.provenDifferent()).isZero();
    }

    /** Pairs that are not named are different. */
    private static Grouping grouping(int seeds, Map<String, Verdict> verdicts) {
        Grouping grouping = new Grouping((a, b) -> {
            int first = (int) Math.min(a.loss(), b.loss());
            int second = (int) Math.max(a.loss(), b.loss());
            return verdicts.getOrDefault(first + "-" + second, D);
        });
        for (int seed = 1; seed <= seeds; seed++) {
            grouping.add(seed, state(seed, Kind.STRICT_MINIMUM));
        }
        return grouping;
    }

    private static EndState state(double loss, Kind kind) {
        Spectrum spectrum = new Spectrum(new double[] {1}, new double[][] {{1}}, new double[] {0});
        return new EndState(new double[] {loss}, kind, loss, 0, 0, 0, spectrum, 1, 0, null, List.of(), 0, List.of());
    }
}
