package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

    /** 0.1 x - 0.3 at x = 3 is 1.7e-17 and computed as 5.6e-17; with the next double below -0.3 it is negative and computed as 0. */
    @Test
    void aMarginWithinItsRoundingSeparatesNothing() {
        Samples samples = new Samples(new double[][] {{-1}, {3}}, new double[] {0, 1});
        for (double bias : new double[] {-0.3, -0.30000000000000004}) {
            assertThat(Separation.of(Objective.of(MadeUp.LINE, samples), new double[] {0.1, bias}))
                    .isEmpty();
        }
        assertThat(Separation.of(Objective.of(MadeUp.LINE, samples), new double[] {0.1, -0.299999999999}))
                .isPresent();
    }

    /** The unit stays as it is: its weight 3 and bias 4 with the output's 12 and 0, 24 and 0. */
    @Test
    void onlyTheOutputLayerGrows() {
        Network unit = Network.of(1, List.of(1), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{-3}, {2}}, new double[] {0, 1});
        Channel channel = Separation.of(Objective.of(unit, samples), new double[] {3, 4, 12, 0})
                .orElseThrow();
        assertThat(channel.path())
                .extracting(Channel.Station::norm)
                .containsExactly(13.0, Math.sqrt(25 + 24 * 24), Math.sqrt(25 + 48 * 48));
    }

    @Test
    void underWeightDecayNoScaleGrowsForEver() {
        assertThat(separates(Network.of(1, List.of(), Activation.TANH, 1e-9), 1, 0))
                .isFalse();
    }

    @Test
    void ofASoftmaxTheLabelsOutputIsTheLargest() {
        Network three = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        Samples samples = new Samples(new double[][] {{-1}, {0}, {1}}, new double[] {0, 1, 2});
        double[] parameters = {-3, 0, 3, 0, 1, 0};
        Channel channel =
                Separation.of(Objective.of(three, samples), parameters).orElseThrow();
        assertThat(channel.limit()).isZero();
        assertThat(channel.predictions()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        // pre-activations (3, 1, -3), (0, 1, 0), (-3, 1, 3)
        double outer = Math.log(1 + Math.exp(-4) + Math.exp(-12));
        double middle = Math.log(1 + 2 * Math.exp(-2));
        assertThat(channel.path().get(1).loss()).isCloseTo((2 * outer + middle) / 3, within(1e-15));
        for (double[] other : new double[][] {
            {1, 0, 3, 0, 1, 0},
            {-3, -3, 3, 0, 1, 0},
            {-3, 0, -1, 0, 1, 0},
            {-3, 0, 3, 1.5, 1, 0},
            {-3, 0, 3, 0, -1, 0},
            {-3, 0, 3, 0, 1, 1},
            {-3, 0, 3, 0, 0, 0}
        }) {
            assertThat(Separation.of(Objective.of(three, samples), other))
                    .as("%s", Arrays.toString(other))
                    .isEmpty();
        }
    }

    @Test
    void ofSeveralSigmoidsEachIsOnItsSide() {
        Network two = Network.of(1, List.of(), Activation.TANH, OutputLoss.SIGMOID_CROSS_ENTROPY, 2, 0);
        assertThat(separates(two, -1, 1, 0, 0)).isTrue();
        assertThat(separates(two, -1, -1, 0, 0)).isFalse();
        assertThat(separates(two, -1, 1, 0, -2.5)).isFalse();
    }

    @Test
    void numbersAreNotSeparated() {
        Network number = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        assertThat(separates(number, 1, 0)).isFalse();
    }
}
