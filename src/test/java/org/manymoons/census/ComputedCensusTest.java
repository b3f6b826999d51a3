package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.channel.Channel.Way;
import org.manymoons.data.numpy.NumpyNormal;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.Kind;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** Networks so small that it is known where their training ends. */
class ComputedCensusTest {
    private static final double[][] SIX = {{1, 0.5}, {2, -0.3}, {-1, 0.2}, {-2, -0.7}, {0.5, 0.3}, {-0.2, 0.6}};
    private static final double[][] FOUR = {{1, 0.5}, {2, -0.3}, {-1, 0.2}, {-2, -0.7}};

    /** SciPy's BFGS ends there in 26 and 14 of 60 Gaussian starts of the same loss. */
    private static final double LOWER = 0.5869990350377986;

    private static final double UPPER = 0.5912455553666609;

    @TempDir
    private Path temp = Path.of("");

    /** One unit with weight decay: what is symmetric is its sign alone. */
    @Test
    void theTwoMinimaThatScipyFindsAreFoundAndToldApart() throws Exception {
        Samples samples = new Samples(SIX, new double[] {1, 1, 0, 1, 0, 1});

        CensusResult result = run(SmallMoons.tanh(1, 0.02), samples, 6);

        assertThat(result.endStates())
                .extracting(FoundEndState::kind)
                .containsExactly(Kind.STRICT_MINIMUM, Kind.STRICT_MINIMUM);
        assertThat(result.endStates().get(0).figures().cost()).isCloseTo(LOWER, within(2e-15));
        assertThat(result.endStates().get(1).figures().cost()).isCloseTo(UPPER, within(2e-15));
        assertThat(result.endStates()).extracting(FoundEndState::copies).containsOnly(BigInteger.TWO);
        assertThat(result.counts().endStatesAtLeast()).isEqualTo(2);
        assertThat(result.counts().undecidedPairs()).isZero();
        assertThat(result.counts().unseenMass()).isZero();
        assertThat(result.sentences().get(0)).isEqualTo("6 seeds lead to at least 2 different end states.");
    }

    /**
     * Without weight decay the loss of points that a line separates has the infimum 0 and no minimum; which of the functions that
     * separate them is meant cannot be decided.
     */
    @Test
    void ofSeparablePointsEveryPairIsUndecided() throws Exception {
        Samples samples = new Samples(FOUR, new double[] {1, 1, 0, 0});

        CensusResult result = run(SmallMoons.tanh(1, 0), samples, 3);

        assertThat(result.endStates()).hasSize(3).allSatisfy(state -> {
            assertThat(state.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
            assertThat(state.figures().limit()).isZero();
            assertThat(state.figures().trainingAccuracy()).isEqualTo(1);
            assertThat(state.channel().groups()).extracting(ChannelGroup::way).containsExactly(Way.SEPARABLE);
        });
        assertThat(result.counts().undecidedPairs()).isEqualTo(3);
        assertThat(result.counts().endStatesAtLeast()).isEqualTo(1);
        assertThat(result.counts().unseenMass()).isEqualTo(1);
        assertThat(result.sentences())
                .startsWith(
                        "3 seeds lead to at least one end state.",
                        "For 3 pairs of end states it is undecided whether they are one; they are kept apart, and only end"
                                + " states proven different from each other count for the lower bound.");
    }

    private CensusResult run(Network network, Samples samples, int seeds) throws Exception {
        Recipe recipe = new Recipe(
                network,
                new Updater.Sgd(0.5),
                samples,
                List.of(samples),
                500,
                seed -> NumpyNormal.initialWeights(network, seed, 0.5));
        CensusPlan plan =
                new CensusPlan(recipe, null, LongStream.range(0, seeds).boxed().toList(), 2);
        return Census.run(plan, temp.resolve("journal"), 2, done -> {}).result();
    }
}
