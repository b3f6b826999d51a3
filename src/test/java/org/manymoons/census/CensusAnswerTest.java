package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

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

    /** Not how many zeros there are before their difference, which may be rounding. */
    @Test
    void endsWhoseCostsPrintAlikeCostTheSame() {
        assertThat(costs(NearTheBestTest.end(1, 0.3, null, 1), NearTheBestTest.end(2, 0.3 + 1.2e-16, null, 2)))
                .isEqualTo(
                        "To five digits they all cost the same, 0.30000; the most frequent is reached from 1 of 2 starts.");
        assertThat(costs(NearTheBestTest.end(1, 0.3, null, 1), NearTheBestTest.end(2, 0.300006, null, 2)))
                .isEqualTo(
                        "The best of them costs 0.30000 and is reached from 1 of 2 starts; the others cost up to 0.0000061"
                                + " more.");
    }

    @Test
    void noFiniteNetworkCostsWhatAChannelTendsTo() {
        assertThat(costs(NearTheBestTest.end(1, 0.32, null, 1), NearTheBestTest.end(2, 0.31, 0.3, 2)))
                .isEqualTo(
                        "The best of them tends to a cost of 0.30000 and is reached from 1 of 2 starts; the others cost up"
                                + " to 0.021 more.");
    }

    private static String costs(FoundEndState... ends) {
        return CensusAnswer.of(
                        CensusResult.of(new CensusResult.Counts(2, 0, List.of(), 0, 2, 0, null), List.of(ends), null))
                .get(1);
    }

    /** Weights of one sign label alike, of two signs both samples otherwise. */
    @Test
    void nearlyEquallyGoodEndsAreComparedByTheirLabels() {
        Objective objective = Objective.of(
                Network.of(1, List.of(), Activation.TANH, 0),
                new Samples(new double[][] {{1}, {-1}}, new double[] {1, 0}));
        for (double weight : new double[] {2, -2}) {
            List<FoundEndState> ends =
                    List.of(NearTheBestTest.end(1, 0.3, null, 1), NearTheBestTest.end(2, 0.301, null, weight));
            assertThat(CensusAnswer.of(CensusResult.of(
                            new CensusResult.Counts(2, 0, List.of(), 0, 2, 0, null),
                            ends,
                            NearTheBest.of(objective, null, ends))))
                    .last()
                    .isEqualTo(
                            weight > 0
                                    ? "The 2 ends whose cost is within 0.01 of the best label all 2 samples alike."
                                    : "Of the 2 ends whose cost is within 0.01 of the best none labels more than 100 % of 2"
                                            + " samples otherwise than the best one does.");
        }
    }

    private static List<String> answer(int seeds, int failed, int notConverged, int atLeast, int undecidedPairs) {
        return CensusAnswer.of(CensusResult.of(
                new CensusResult.Counts(seeds, failed, List.of(), notConverged, atLeast, undecidedPairs, null),
                List.of(),
                null));
    }
}
