package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.proof.NotProven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Three samples around their centre (2, -1); largest distance 4. */
class OneUnitDataTest {
    private static final Samples SAMPLES =
            new Samples(new double[][] {{1, 0}, {5, -5}, {0, 2}}, new double[] {1, 0, 1});

    private static OneUnitData data(Activation activation) throws NotProven {
        return OneUnitData.of(Network.of(2, List.of(1), activation, 0.1), SAMPLES);
    }

    @Test
    void samplesAreMovedToTheirCentre() throws Exception {
        OneUnitData data = data(Activation.TANH);
        assertThat(data.centre()).containsExactly(2, -1);
        assertThat(data.x()).isDeepEqualTo(new double[][] {{-1, 1}, {3, -4}, {-2, 3}});
        assertThat(data.longest()).isEqualTo(4);
        assertThat(data.influence()).containsExactly(new double[] {2, 8.0 / 3, 1}, within(1e-15));
        assertThat(data.l2()).isEqualTo(0.1);
        assertThat(data(Activation.SIGMOID).l2()).isEqualTo(0.4);
    }

    /** b = 0.75 - 0.5 * 2 - 0.25 = -0.5; radius 0.03 + 0.01 * 2 + 0.02 * 1. */
    @Test
    void theNetworksParametersAndRadiiByHand() throws Exception {
        double[] unit = {0.5, -0.25, 0.75, 3, 1};
        double[] radius = {0.01, 0.02, 0.03, 0.04, 0.05};
        Box tanh = data(Activation.TANH).inNetwork(unit, radius);
        isAround(tanh, new double[] {0.5, -0.25, -0.5, 3, 1}, new double[] {0.01, 0.02, 0.07, 0.04, 0.05});
        // weights, bias and output weight are twice as large, the output bias less by v
        Box logistic = data(Activation.SIGMOID).inNetwork(unit, radius);
        isAround(logistic, new double[] {1, -0.5, -1, 6, -2}, new double[] {0.02, 0.04, 0.14, 0.08, 0.09});
    }

    /** Surely held, with a little more than rounding. */
    private static void isAround(Box box, double[] at, double[] radius) {
        for (int k = 0; k < at.length; k++) {
            assertThat(box.low()[k]).isLessThan(at[k] - radius[k]).isCloseTo(at[k] - radius[k], within(1e-13));
            assertThat(box.high()[k]).isGreaterThan(at[k] + radius[k]).isCloseTo(at[k] + radius[k], within(1e-13));
        }
    }

    /** The rounding of what is moved is some 4 2^-50 of its terms for a bias, none for weights, 2^-50 for a logistic unit's output bias. */
    @Test
    void theRadiusOfAPointIsItsRounding() throws Exception {
        double[] unit = {1024, -512, 0, 3, 1};
        double[] none = new double[5];
        Box box = data(Activation.TANH).inNetwork(unit, none);
        assertThat(box.width(2)).isBetween(2 * 4 * 0x1p-50 * 2560, 2 * 4 * 0x1p-50 * 2560 * 1.5);
        assertThat(box.width(0)).isLessThan(1e-11 / 2);
        double[] small = {0, 0, 0, 3, 1};
        Box logistic = data(Activation.SIGMOID).inNetwork(small, none);
        assertThat(logistic.width(4)).isBetween(2 * 0x1p-50 * 4, 2 * 0x1p-50 * 4 * 2);
        assertThat(logistic.width(2)).isLessThan(1e-290);
        double[] biased = {0, 0, 1000, 3, 1};
        assertThat(data(Activation.TANH).inNetwork(biased, none).width(2)).isBetween(8e3 * 0x1p-50, 9.9e3 * 0x1p-50);
    }

    /** The loss of the middle parameters is that of z = v tanh(w.(x - centre) + b) + c with a decay on the unit of tanh. */
    @ParameterizedTest
    @CsvSource({"TANH", "SIGMOID"})
    void theNetworkIsTheSameFunction(Activation activation) throws Exception {
        OneUnitData data = data(activation);
        double[] unit = {0.5, -0.25, 0.75, 3, 1};
        Box box = data.inNetwork(unit, new double[5]);
        double[] p = new double[5];
        for (int k = 0; k < 5; k++) {
            p[k] = box.middle(k);
        }
        double loss = 0;
        for (int i = 0; i < 3; i++) {
            double[] x = data.x()[i];
            double z = 3 * Math.tanh(0.5 * x[0] - 0.25 * x[1] + 0.75) + 1;
            loss += Math.log1p(Math.exp(data.y()[i] == 1 ? -z : z)) / 3;
        }
        loss += 0.5 * data.l2() * (0.25 + 0.0625 + 9);
        assertThat(Loss.loss(Network.of(2, List.of(1), activation, 0.1), p, SAMPLES))
                .isCloseTo(loss, within(1e-13));
    }

    @Test
    void otherNetworksAreRefused() {
        for (Network network : List.of(
                Network.of(2, List.of(2), Activation.TANH, 0.1),
                Network.of(2, List.of(1, 1), Activation.TANH, 0.1),
                Network.of(2, List.of(1), Activation.RELU, 0.1))) {
            assertThatThrownBy(() -> OneUnitData.of(network, SAMPLES))
                    .isInstanceOf(NotProven.class)
                    .hasMessageEndingWith("set network.hidden=[1]");
        }
        assertThatThrownBy(() -> OneUnitData.of(Network.of(2, List.of(1), Activation.TANH, 0), SAMPLES))
                .isInstanceOf(NotProven.class)
                .hasMessageEndingWith("set training.l2");
    }
}
