package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel.Way;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Landscapes;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.SameEndState;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/**
 * Channels to infinity. In the constructed ones the labels are the probabilities of a limit function that no network
 * with finite parameters represents, so that the infimum of the loss, the entropy of the labels, lies at infinity.
 */
class ChannelTest {
    @ParameterizedTest
    @CsvSource({"1, 0.293975686832", "2, 0.255274102434"}) // NumPy and SciPy, as the tails of the loss
    void oneAndTwoUnitsOnMoonsSaturate(int units, double limit) {
        Objective objective = Landscapes.objective(Golden.moons(), units, Activation.TANH, 0);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, 1, 2000, 1.2));
        Channel channel = channel(end);
        assertThat(channel.limit()).isCloseTo(limit, within(1e-12));
        assertThat(channel.groups()).extracting(Channel.UnitGroup::way).containsOnly(Way.SATURATE);
        assertThat(channel.limitError()).isLessThan(1e-12);
        assertThat(end.loss()).isGreaterThan(channel.limit());
    }

    @ParameterizedTest
    @CsvSource({"TANH", "SIGMOID"})
    void saturatingUnit(Activation activation) {
        Samples samples = Landscapes.saying(x -> 0.5 - Math.exp(0.8 * x[0] - 0.6 * x[1]), 400, 1);
        expectAll(samples, 1, activation, Way.SATURATE);
    }

    @ParameterizedTest
    @CsvSource({"TANH", "SIGMOID", "SOFTPLUS"})
    void mergingPair(Activation activation) {
        long[] elsewhere = activation == Activation.SIGMOID ? new long[0] : new long[] {1};
        Samples samples = Landscapes.saying(
                x -> {
                    double z = 1.1 * x[0] + 0.7 * x[1] + 0.3;
                    double slope = activation.derivative(z);
                    return 0.4 + 1.5 * activation.value(z) + (1.2 * x[0] - 2 * x[1] + 0.5) * slope;
                },
                400,
                2);
        expectAll(samples, 2, activation, Way.MERGE, elsewhere);
    }

    @Test
    void pairThatMergesWhileItSaturates() {
        Samples samples = Landscapes.saying(
                x -> {
                    double e = Math.exp(0.6 * x[0] - 0.4 * x[1]);
                    return 0.3 + (0.9 * x[0] + 1.1 * x[1] - 0.8) * e + 0.5 * e * e;
                },
                400,
                3);
        expectAll(samples, 2, Activation.TANH, Way.MERGE_AND_SATURATE, 5);
    }

    @Test
    void unitThatBecomesAStep() {
        Samples samples = Landscapes.saying(x -> x[0] + 0.5 * x[1] > 0.1 ? 1.2 : -0.7, 200, 4);
        expectAll(samples, 1, Activation.TANH, Way.SHARPEN);
    }

    /** Every one of three starts ends in the channel to the infimum, but for these, which end in another, well above it. */
    private static void expectAll(Samples samples, int units, Activation activation, Way way, long... elsewhere) {
        Objective objective = Landscapes.objective(samples, units, activation, 0);
        double infimum = Landscapes.entropy(samples);
        for (long seed : new long[] {1, 3, 5}) {
            EndState end = Polisher.polish(objective, Landscapes.perturbed(new double[4 * units + 1], 1, seed));
            Channel channel = channel(end);
            if (LongStream.of(elsewhere).anyMatch(other -> other == seed)) {
                assertThat(channel.limit()).as("limit of seed %d", seed).isGreaterThan(infimum + 1e-4);
                continue;
            }
            assertThat(channel.limit()).as("limit of seed %d", seed).isCloseTo(infimum, within(1e-14));
            assertThat(channel.groups()).extracting(Channel.UnitGroup::way).containsExactly(way);
            assertThat(channel.predictions()).containsExactly(samples.labels(), within(1e-7));
            assertThat(channel.path()).hasSizeGreaterThan(1);
            for (int k = 1; k < channel.path().size(); k++) {
                assertThat(channel.path().get(k).norm())
                        .isGreaterThan(channel.path().get(k - 1).norm());
                assertThat(channel.path().get(k).loss())
                        .isLessThan(channel.path().get(k - 1).loss())
                        .isGreaterThan(infimum);
            }
        }
    }

    @Test
    void waysAreWrittenInLowerCase() {
        assertThat(Way.MERGE_AND_SATURATE.label()).isEqualTo("merge_and_saturate");
    }

    @Test
    void separableSamplesHaveNoMinimum() {
        Samples xor = new Samples(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[] {0, 1, 1, 0});
        Objective objective = Objective.of(Network.of(2, List.of(3), Activation.TANH, 0), xor);
        EndState end = Polisher.polish(objective, Landscapes.perturbed(new double[13], 1, 1));
        Channel channel = channel(end);
        assertThat(channel.groups()).extracting(Channel.UnitGroup::way).containsExactly(Way.SEPARABLE);
        assertThat(channel.limit()).isZero();
    }

    @Test
    void oneFeatureAndSeparableIsNoMinimumEither() {
        Samples line = new Samples(new double[][] {{-2}, {-1}, {1}, {3}}, new double[] {0, 0, 1, 1});
        Objective objective = Objective.of(Network.of(1, List.of(1), Activation.TANH, 0), line);
        EndState end = Polisher.polish(objective, new double[] {0.3, 0.1, 0.2, 0});
        assertThat(channel(end).limit()).isZero();
        assertThat(channel(end).groups()).extracting(Channel.UnitGroup::way).containsExactly(Way.SEPARABLE);
    }

    @Test
    void twoSeedsInOneChannelAreOneEndState() {
        Objective objective = Landscapes.objective(Golden.moons(), 1, Activation.TANH, 0);
        EndState a = Polisher.polish(objective, Landscapes.trained(objective, 1, 1000, 1.2));
        EndState b = Polisher.polish(objective, Landscapes.trained(objective, 2, 1500, 1.2));
        assertThat(SameEndState.of(objective, a, b).verdict()).isEqualTo(SameEndState.Verdict.SAME);
    }

    private static Channel channel(EndState end) {
        assertThat(end.kind())
                .as(end.decision().reasons().sentences().toString())
                .isEqualTo(Kind.CHANNEL_TO_INFINITY);
        return Objects.requireNonNull(end.channel());
    }
}
