package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.channel.Channel;
import org.manymoons.channel.Channel.Station;
import org.manymoons.channel.Channel.Way;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** A census of end states that are made up, so that it is known what it has to find. */
class GivenEndStatesTest {
    private static final EndState.Decision LOW = Fabricated.end(Kind.STRICT_MINIMUM, 0.2);
    private static final EndState.Decision HIGH = Fabricated.end(Kind.STRICT_MINIMUM, 0.3);
    private static final EndState.Decision FLAT = Fabricated.end(Kind.FLAT_MINIMUM, 0.2);
    private static final EndState.Decision UNKNOWN = Fabricated.end(Kind.NOT_CONVERGED, 0.2);

    /** x1 > 0 is right for the first alone. */
    private static final Samples TEST = new Samples(new double[][] {{1, 0}, {-1, 0}}, new double[] {1, 1});

    @TempDir
    private Path temp = Path.of("");

    @Test
    void countsAndSentencesAreThoseOfTheEndStates() throws Exception {
        CensusResult result = census(UNKNOWN, LOW, HIGH, null, FLAT, HIGH).result();

        assertThat(result.counts().seeds()).isEqualTo(6);
        assertThat(result.counts().failed()).isEqualTo(1);
        assertThat(result.counts().failedSeeds()).containsExactly(3L);
        assertThat(result.counts().notConverged()).isEqualTo(1);
        assertThat(result.counts().endStatesAtLeast()).isEqualTo(2);
        assertThat(result.counts().undecidedPairs()).isEqualTo(1);
        assertThat(result.counts().unseenMass()).isCloseTo(0.6, within(1e-15));
        assertThat(result.sentences())
                .hasSize(6)
                .startsWith(
                        "1 of 6 seeds failed because their numbers were no longer finite; a smaller"
                                + " training.learning_rate helps.",
                        "4 seeds lead to at least 2 different end states.",
                        "Of 1 seed polishing could not establish what the end state is; each stands alone in the list, and counts"
                                + " for the upper ends of all other intervals.");
    }

    /** Most hits first, then the lower cost, then the smaller seed. */
    @Test
    void theListStandsInOrder() throws Exception {
        CensusResult result = census(UNKNOWN, LOW, HIGH, null, FLAT, HIGH).result();

        assertThat(result.endStates())
                .extracting(FoundEndState::seeds)
                .containsExactly(List.of(2L, 5L), List.of(0L), List.of(1L), List.of(4L));
        assertThat(result.endStates())
                .extracting(FoundEndState::undecidedWith)
                .containsExactly(List.of(), List.of(), List.of(4L), List.of(1L));
        assertThat(census(HIGH, LOW).result().endStates())
                .extracting(state -> state.figures().cost())
                .containsExactly(0.2, 0.3);
    }

    @Test
    void withoutASeedOfAKindNothingIsEstimated() throws Exception {
        assertThat(census(UNKNOWN, null).result().counts().unseenMass()).isNull();
        assertThat(census(null, null).result().endStates()).isEmpty();
    }

    /** A probe is the same as both where they lie to its two sides, each within ten times the bounds. */
    @Test
    void aMatchIsSameOnlyWithOne() throws Exception {
        Census census = census(HIGH, LOW, Fabricated.end(Kind.STRICT_MINIMUM, 0.225), FLAT, UNKNOWN);
        assertThat(census.result().endStates())
                .extracting(
                        state -> state.kind().label() + " " + state.figures().cost())
                .containsExactly(
                        "strict_minimum 0.2",
                        "flat_minimum 0.2",
                        "not_converged 0.2",
                        "strict_minimum 0.225",
                        "strict_minimum 0.3");

        assertMatch(census, Kind.STRICT_MINIMUM, 0.3, Verdict.SAME, 4);
        assertMatch(census, Kind.STRICT_MINIMUM, 0.2, Verdict.SAME, 0);
        assertMatch(census, Kind.STRICT_MINIMUM, 0.2125, Verdict.UNDECIDED, 0, 3);
        assertMatch(census, Kind.FLAT_MINIMUM, 0.3, Verdict.UNDECIDED, 2, 4);
        assertMatch(census, Kind.SADDLE, 0.3, Verdict.UNDECIDED, 0, 1, 2, 3, 4);
        assertMatch(census, Kind.NOT_CONVERGED, 0.3, Verdict.UNDECIDED);
        assertMatch(census(HIGH, LOW), Kind.STRICT_MINIMUM, 0.7, Verdict.DIFFERENT);
        assertMatch(census(null, null), Kind.STRICT_MINIMUM, 0.7, Verdict.DIFFERENT);
    }

    @Test
    void withoutACensusNothingIsMatched() throws Exception {
        CensusPlan plan = new CensusPlan(
                SmallMoons.descent(Network.of(2, List.of(1, 1), Activation.RELU, 0), 4, 1), null, List.of(1L, 2L), 2);

        assertThat(Census.missingSeeds(plan, temp.resolve("relu"))).isEmpty();
        Census census = Census.run(plan, temp.resolve("relu"), 1, done -> {});

        assertMatch(census, Kind.STRICT_MINIMUM, 0.2, Verdict.UNDECIDED);
        assertThat(census.result().counts().seeds()).isEqualTo(2);
        assertThat(census.result().sentences())
                .isEqualTo(CensusSentences.notPossible(plan.recipe().network()));
        assertThat(temp.resolve("relu")).doesNotExist();
    }

    /** By hand: tanh(x1) times 2 is right for three of four and one of two; wilson(1, 2) by SciPy. */
    @Test
    void aMinimumIsDescribedWhole() throws Exception {
        FoundEndState found = census(LOW, HIGH).result().endStates().get(0);

        assertThat(found.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(found.figures().cost()).isEqualTo(0.2);
        assertThat(found.figures().limit()).isNull();
        assertThat(found.figures().limitError()).isNull();
        assertThat(found.hitsInterval().get(0)).isCloseTo(0.09453120573423074, within(1e-12));
        assertThat(found.hitsInterval().get(1)).isCloseTo(0.9054687942657693, within(1e-12));
        assertThat(found.figures().trainingAccuracy()).isEqualTo(0.75);
        assertThat(found.figures().testAccuracy()).isEqualTo(0.5);
        assertThat(found.units()).singleElement().satisfies(unit -> {
            assertThat(unit.w()).containsExactly(1, 0);
            assertThat(unit.bias()).isZero();
            assertThat(unit.output()).isEqualTo(2);
        });
        assertThat(found.parameters()).containsExactly(1.0, 0.0, 0.0, 2.0, 0.0);
        assertThat(found.figures().point().gradientMaxAbs()).isEqualTo(3e-17);
        assertThat(found.figures().point().conditionNumber()).isEqualTo(7);
        assertThat(found.channel()).isNull();
        assertThat(found.figures().reasons().sentences()).containsExactly("made up");
    }

    /** The trace of the Hessian is the sum of its eigenvalues; a zero input makes one of them 0. */
    @Test
    void theEigenvaluesAreThoseOfTheHessianAscending() throws Exception {
        FoundEndState found = census(LOW).result().endStates().get(0);
        double[][] hessian = Fabricated.objective().hessian(Fabricated.RIGHT);
        double trace = 0;
        double squares = 0;
        for (int k = 0; k < 5; k++) {
            trace += hessian[k][k];
            squares += Arrays.stream(hessian[k]).map(x -> x * x).sum();
        }

        double[] values = found.figures().point().eigenvalues();
        assertThat(values).hasSize(5).isSorted();
        assertThat(Arrays.stream(values).sum()).isCloseTo(trace, within(1e-14));
        assertThat(Arrays.stream(values).map(x -> x * x).sum()).isCloseTo(squares, within(1e-14));
        assertThat(found.figures().point().hessianMinEigenvalue()).isEqualTo(values[0]);
        assertThat(found.figures().point().hessianMaxEigenvalue()).isEqualTo(values[4]);
        assertThat(found.figures().point().eigenvalueBounds()).hasSize(5);
        assertThat(Arrays.stream(found.figures().point().eigenvalueBounds()))
                .allMatch(bound -> bound >= 0 && bound <= 1e-12);
    }

    @Test
    void aChannelIsDescribedByItsLimitAndEvidence() throws Exception {
        FoundEndState found = described(channel(0.15, 1e-9));

        assertThat(found.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(found.figures().cost()).isEqualTo(0.2);
        assertThat(found.figures().limit()).isEqualTo(0.15);
        assertThat(found.figures().limitError()).isEqualTo(1e-9);
        assertThat(found.channel())
                .isEqualTo(new FoundEndState.ChannelEvidence(
                        List.of(new ChannelGroup(Way.SATURATE, List.of(1), 0.99, 0.98)),
                        List.of(new Station(1e3, 0.25), new Station(1e5, 0.2))));
        assertThat(found.copies()).isNull();
        assertThat(found.figures().point().gradientMaxAbs()).isNull();
        assertThat(found.figures().point().hessianMinEigenvalue()).isNull();
        assertThat(found.figures().point().hessianMaxEigenvalue()).isNull();
        assertThat(found.figures().point().eigenvalues()).isNull();
        assertThat(found.figures().point().eigenvalueBounds()).isNull();
        assertThat(found.figures().point().conditionNumber()).isNull();
    }

    @Test
    void whatIsInfiniteIsLeftOut() throws Exception {
        assertThat(described(channel(0.15, Double.POSITIVE_INFINITY)).figures().limitError())
                .isNull();
        EndState.Decision singular =
                Fabricated.end(Kind.FLAT_MINIMUM, 0.2, Fabricated.RIGHT, Double.POSITIVE_INFINITY, null);
        assertThat(described(singular).figures().point().conditionNumber()).isNull();
    }

    @Test
    void whatHasNotConvergedHasNoCopies() throws Exception {
        FoundEndState found = described(UNKNOWN);

        assertThat(found.copies()).isNull();
        assertThat(found.figures().point().eigenvalues()).hasSize(5);
        assertThat(found.figures().point().gradientMaxAbs()).isEqualTo(3e-17);
    }

    @Test
    void onlyOneHiddenLayerHasUnitsAndOnlyATestSetATestAccuracy() throws Exception {
        Network deep = Network.of(2, List.of(1, 1), Activation.TANH, 0);
        double[] parameters = {1, 0, 0, 1, 0, 2, 0};
        CensusPlan plan = new CensusPlan(SmallMoons.descent(deep, 4, 1), null, List.of(0L), 2);

        FoundEndState found = Census.grouped(
                        plan, seed -> Fabricated.end(Kind.STRICT_MINIMUM, 0.2, parameters, 7, null))
                .result()
                .endStates()
                .get(0);

        assertThat(found.units()).isNull();
        assertThat(found.figures().testAccuracy()).isNull();
        assertThat(found.parameters()).hasSize(7);
    }

    private static FoundEndState described(EndState.Decision end) throws IOException {
        return census(end).result().endStates().get(0);
    }

    private static EndState.Decision channel(double limit, double limitError) {
        Channel channel = new Channel(
                List.of(new Channel.UnitGroup(Way.SATURATE, List.of(0), 0.99, 0.98, List.of())),
                List.of(new Station(1e3, 0.25), new Station(1e5, 0.2)),
                limit,
                limitError,
                new double[] {0.1, 0.2, 0.3, 0.4});
        return Fabricated.end(Kind.CHANNEL_TO_INFINITY, 0.2, Fabricated.RIGHT, 7, channel);
    }

    private static void assertMatch(Census census, Kind kind, double cost, Verdict verdict, Integer... states) {
        assertThat(census.match(Fabricated.state(kind, cost))).isEqualTo(new CensusMatch(verdict, List.of(states)));
    }

    /** Of seeds 0, 1, 2, ..., a null for each that failed, in blocks of 2. */
    private static Census census(EndState.Decision... ends) throws IOException {
        List<EndState.Decision> bySeed = new ArrayList<>(Arrays.asList(ends));
        CensusPlan plan = new CensusPlan(
                Fabricated.RECIPE,
                TEST,
                LongStream.range(0, ends.length).boxed().toList(),
                2);
        return Census.grouped(plan, seed -> bySeed.get((int) seed));
    }
}
