package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.MadeUp;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.RoundingBound;

class SeparationTest {
    private static final Samples SAMPLES = new Samples(new double[][] {{-1}, {2}}, new double[] {0, 1});

    private static boolean separates(Network network, double... parameters) {
        return Separation.of(Objective.of(network, SAMPLES), parameters).isPresent();
    }

    @Test
    void theLossFallsToZeroAsTheWeightsAreMultiplied() {
        Channel channel = Separation.of(Objective.of(MadeUp.LINE, SAMPLES), new double[] {3, -4})
                .orElseThrow();
        assertThat(channel.groups()).singleElement().satisfies(group -> {
            assertThat(group.way()).isEqualTo(Channel.Way.SEPARABLE);
            assertThat(group.units()).isEmpty();
        });
        assertThat(channel.limit()).isZero();
        assertThat(channel.limitError()).isZero();
        assertThat(channel.predictions()).containsExactly(0, 1);
        assertThat(channel.path()).extracting(Channel.Station::norm).containsExactly(5.0, 10.0, 20.0);
        // the logits are -7 and 2
        int scale = 1;
        for (Channel.Station station : channel.path()) {
            double loss = (Math.log1p(Math.exp(-7 * scale)) + Math.log1p(Math.exp(-2 * scale))) / 2;
            assertThat(station.loss()).isCloseTo(loss, within(1e-16));
            scale *= 2;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "-1, 0, false", "1, 1.5, false", "1, -2.5, false", "1, -2, false", "1, 1, false"})
    void everySampleMustBeOnItsSide(double weight, double bias, boolean separable) {
        assertThat(separates(MadeUp.LINE, weight, bias)).isEqualTo(separable);
    }

    @Test
    void aMarginWithinTheRoundingOfTheLossSeparatesNothing() {
        double bound = RoundingBound.of(MadeUp.LINE, new double[2], SAMPLES).loss();
        // with w alone the margins are w and 2 w; the smallest counts, against the loss of all samples
        assertThat(separates(MadeUp.LINE, 0.99 * 2 * bound, 0)).isFalse();
        assertThat(separates(MadeUp.LINE, 1.02 * 2 * bound, 0)).isTrue();
        // a bias moves one margin to the threshold and leaves the other beyond it
        assertThat(separates(MadeUp.LINE, 1, 1 - 0.5 * bound)).isFalse();
        assertThat(separates(MadeUp.LINE, 1, -2 + 0.5 * bound)).isFalse();
    }

    @Test
    void underWeightDecayNoScaleGrowsForEver() {
        assertThat(separates(Network.of(1, List.of(), Activation.TANH, 1e-9), 1, 0))
                .isFalse();
    }

    @Test
    void severalOutputsAreNotLookedAt() {
        Network two = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        assertThat(separates(two, -1, 1, 0, 0)).isFalse();
    }
}
