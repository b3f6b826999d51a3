package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.manymoons.census.Grouping.SeedGroup;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;

/** Verdicts are given by hand here: only what is made of them is tested. */
class GroupingTest {
    private static final Verdict S = Verdict.SAME;
    private static final Verdict D = Verdict.DIFFERENT;
    private static final Verdict U = Verdict.UNDECIDED;

    @Test
    void seedsThatAreTheSameShareAGroupNamedByTheFirst() {
        Grouping grouping = grouping(4, Map.of("1-3", S, "2-4", S));

        assertThat(grouping.groups()).extracting(SeedGroup::representative).containsExactly(1L, 2L);
        assertThat(grouping.groups()).extracting(SeedGroup::seeds).containsExactly(List.of(1L, 3L), List.of(2L, 4L));
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

        assertThat(grouping.groups()).extracting(SeedGroup::seeds).containsExactly(List.of(1L, 2L, 4L), List.of(3L));
        assertThat(grouping.groups().get(0).undecidedWith())
                .as("2 differs from 3, so what it is one with does too")
                .isEmpty();
        assertThat(grouping.provenDifferent()).isEqualTo(2);
    }

    @Test
    void contradictionsBecomeUndecidedForGood() {
        Grouping grouping = grouping(4, Map.of("1-3", S, "2-3", S, "1-4", S, "2-4", S));

        assertThat(grouping.groups()).extracting(SeedGroup::seeds).containsExactly(List.of(1L, 3L, 4L), List.of(2L));
        assertThat(grouping.groups().get(0).undecidedWith()).containsExactly(2L);
        assertThat(grouping.provenDifferent()).isEqualTo(1);
    }

    @Test
    void whatHasNotConvergedIsNoEndStateOfTheLowerBound() {
        Grouping grouping = new Grouping((a, b) -> U);
        grouping.add(1, Fabricated.numbered(1, Kind.NOT_CONVERGED));
        grouping.add(2, Fabricated.numbered(2, Kind.NOT_CONVERGED));

        assertThat(grouping.groups()).isEmpty();
        assertThat(grouping.notConverged()).extracting(SeedGroup::seeds).containsExactly(List.of(1L), List.of(2L));
        assertThat(grouping.undecidedPairs()).isZero();
        assertThat(grouping.provenDifferent()).isZero();
    }

    @Test
    void everyUndecidedPairIsCountedOnce() {
        assertThat(grouping(4, Map.of()).undecidedPairs()).isZero();
        assertThat(grouping(4, Map.of("1-2", U)).undecidedPairs()).isEqualTo(1);
        assertThat(grouping(4, Map.of("1-2", U, "3-4", U)).undecidedPairs()).isEqualTo(2);
        assertThat(grouping(3, Map.of("1-2", U, "1-3", U, "2-3", U)).undecidedPairs())
                .isEqualTo(3);
    }

    @Test
    void ofThreeThatMayAllBeOneOneIsProven() {
        assertThat(grouping(3, Map.of("1-2", U, "1-3", U, "2-3", U)).provenDifferent())
                .isEqualTo(1);
        assertThat(grouping(3, Map.of()).provenDifferent()).isEqualTo(3);
        assertThat(grouping(0, Map.of()).provenDifferent()).isZero();
    }

    /** 4 finds 2 and 3 both one and different; then 5 unites 1 with 2. */
    @Test
    void aContradictionIsInheritedByWhatUnites() {
        Map<String, Verdict> verdicts = Map.of("2-4", S, "3-4", S, "1-2", U, "1-5", S, "2-5", S, "1-6", S, "3-6", S);
        Grouping grouping = grouping(5, verdicts);

        assertThat(grouping.groups())
                .extracting(SeedGroup::seeds)
                .containsExactly(List.of(1L, 2L, 4L, 5L), List.of(3L));
        assertThat(grouping.groups().get(0).contradicted()).containsExactly(3L);
        assertThat(grouping.groups().get(1).contradicted()).contains(1L);
        assertThat(grouping.groups()).extracting(SeedGroup::undecidedWith).containsExactly(List.of(3L), List.of(1L));
        assertThat(grouping.undecidedPairs()).isEqualTo(1);
        assertThat(grouping.provenDifferent()).isEqualTo(1);
        assertThat(grouping(6, verdicts).groups()).extracting(SeedGroup::hits).containsExactly(5, 1);
    }

    /** 4 finds 1 and 3 both one and different; that 2, which is 1, differs from 3 does not settle it. */
    @Test
    void aContradictionOutlivesADifferenceOfWhatUnites() {
        Grouping grouping = grouping(5, Map.of("1-4", S, "3-4", S, "1-2", U, "1-5", S, "2-5", S));

        assertThat(grouping.groups())
                .extracting(SeedGroup::seeds)
                .containsExactly(List.of(1L, 2L, 4L, 5L), List.of(3L));
        assertThat(grouping.undecidedPairs()).isEqualTo(1);
        assertThat(grouping.provenDifferent()).isEqualTo(1);
    }

    @Test
    void whatIsUndecidedOfBothStaysUndecidedOfTheUnion() {
        Grouping grouping = grouping(4, Map.of("1-2", U, "1-3", U, "2-3", U, "1-4", S, "2-4", S, "3-4", U));

        assertThat(grouping.groups()).extracting(SeedGroup::undecidedWith).containsExactly(List.of(3L), List.of(1L));
        assertThat(grouping.undecidedPairs()).isEqualTo(1);
    }

    /** 1 differs from 3 whatever 2, with which it unites, may be. */
    @Test
    void aDifferenceOfTheFirstOutlivesADoubtOfTheSecond() {
        Grouping grouping = grouping(4, Map.of("1-2", U, "2-3", U, "1-4", S, "2-4", S));

        assertThat(grouping.groups()).extracting(SeedGroup::undecidedWith).containsExactly(List.of(), List.of());
        assertThat(grouping.provenDifferent()).isEqualTo(2);
    }

    @Test
    void aContradictionFromElsewhereIsNotedOfTwoGroupsThatAreStillThere() {
        Grouping grouping = grouping(3, Map.of("1-3", S));
        SeedGroup one = grouping.groups().get(0);
        SeedGroup two = grouping.groups().get(1);
        SeedGroup gone = new Grouping((a, b) -> D).add(List.of(9L), 1, Fabricated.numbered(9, Kind.SADDLE));

        grouping.addContradiction(one, one);
        grouping.addContradiction(one, gone);
        grouping.addContradiction(gone, two);
        assertThat(grouping.undecidedPairs()).isZero();
        assertThat(one.contradicted()).isEmpty();
        assertThat(two.contradicted()).isEmpty();

        grouping.addContradiction(one, two);
        assertThat(grouping.undecidedPairs()).isEqualTo(1);
        assertThat(one.contradicted()).containsExactly(2L);
        assertThat(two.contradicted()).containsExactly(1L);
    }

    @Test
    void whatIsAddedIsFoundInTheGroupThatIsGivenBack() {
        Grouping grouping = new Grouping((a, b) -> a.loss() == b.loss() ? S : D);
        SeedGroup one = grouping.add(List.of(1L, 4L), 2, Fabricated.numbered(1, Kind.SADDLE));
        SeedGroup two = grouping.add(List.of(2L), 1, Fabricated.numbered(2, Kind.SADDLE));
        SeedGroup unknown = grouping.add(List.of(5L), 1, Fabricated.numbered(1, Kind.NOT_CONVERGED));

        assertThat(grouping.add(List.of(3L, 6L), 7, Fabricated.numbered(1, Kind.SADDLE)))
                .isSameAs(one);
        assertThat(grouping.groups()).containsExactly(one, two);
        assertThat(grouping.notConverged()).containsExactly(unknown);
        assertThat(one.seeds()).containsExactly(1L, 3L, 4L, 6L);
        assertThat(one.hits()).isEqualTo(9);
        assertThat(one.representative()).isEqualTo(1);
        assertThat(one.endState().loss()).isEqualTo(1);
    }

    @Test
    void ofManySeedsTheSmallestThousandAreNamedAndAllAreCounted() {
        Grouping grouping = new Grouping((a, b) -> S);
        List<Long> odd = LongStream.range(0, 700).map(k -> 2 * k + 1).boxed().toList();
        List<Long> even = LongStream.range(0, 700).map(k -> 2 * k + 2).boxed().toList();

        grouping.add(odd, 5000, Fabricated.numbered(1, Kind.SADDLE));
        SeedGroup group = grouping.add(even, 6000, Fabricated.numbered(1, Kind.SADDLE));

        assertThat(group.seeds())
                .isEqualTo(LongStream.rangeClosed(1, 1000).boxed().toList());
        assertThat(group.hits()).isEqualTo(11_000);
    }

    @Test
    void ofManyThatHaveNotConvergedTheFirstThousandAreKeptAndAllAreCounted() {
        Grouping grouping = new Grouping((a, b) -> S);
        for (long seed = 0; seed < 1003; seed++) {
            grouping.add(seed, Fabricated.numbered(0, Kind.NOT_CONVERGED));
        }
        assertThat(grouping.notConverged()).hasSize(1000);
        assertThat(grouping.notConverged().get(999).seeds()).containsExactly(999L);
        assertThat(grouping.notConvergedSeeds()).isEqualTo(1003);

        grouping.countNotConverged(40);
        assertThat(grouping.notConvergedSeeds()).isEqualTo(1043);
    }

    /** Pairs that are not named are different. */
    private static Grouping grouping(int seeds, Map<String, Verdict> verdicts) {
        Grouping grouping = new Grouping((a, b) -> {
            int first = (int) Math.min(a.loss(), b.loss());
            int second = (int) Math.max(a.loss(), b.loss());
            return verdicts.getOrDefault(first + "-" + second, D);
        });
        for (int seed = 1; seed <= seeds; seed++) {
            grouping.add(seed, Fabricated.numbered(seed, Kind.STRICT_MINIMUM));
        }
        return grouping;
    }
}
