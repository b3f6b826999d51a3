package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;

class TanhAsSigmoidTest {
    @ParameterizedTest
    @CsvSource({
        "TANH, SIGMOID_CROSS_ENTROPY, 1",
        "SIGMOID, SIGMOID_CROSS_ENTROPY, 1",
        "TANH, SOFTMAX_CROSS_ENTROPY, 3",
        "SIGMOID, IDENTITY_SQUARED_ERROR, 2"
    })
    void theOtherActivationHasTheSameFunction(Activation activation, OutputLoss loss, int outputs) {
        Random random = new Random(8);
        Network network = Network.of(3, List.of(4), activation, loss, outputs, 0);
        for (int n = 0; n < 20; n++) {
            double[] p = random.doubles(network.parameterCount(), -4, 4).toArray();
            double[] x = random.doubles(3, -2, 2).toArray();

            Network other = TanhAsSigmoid.written(network);
            double[] q = TanhAsSigmoid.parameters(network, p);

            assertThat(other.layers().get(0).activation()).isNotEqualTo(activation);
            assertThat(Prediction.outputs(other, q, x))
                    .containsExactly(Prediction.outputs(network, p, x), within(1e-13));
            assertThat(TanhAsSigmoid.parameters(other, q)).containsExactly(p, within(1e-14));
        }
    }

    @Test
    void ofOtherNetworksThereIsNone() {
        assertThat(TanhAsSigmoid.is(Network.of(2, List.of(3), Activation.TANH, 0)))
                .isTrue();
        assertThat(TanhAsSigmoid.is(Network.of(2, List.of(3), Activation.SIGMOID, 0)))
                .isTrue();
        assertThat(TanhAsSigmoid.is(Network.of(2, List.of(3), Activation.SOFTPLUS, 0)))
                .isFalse();
        assertThat(TanhAsSigmoid.is(Network.of(2, List.of(3), Activation.TANH, 1e-4)))
                .isFalse();
        assertThat(TanhAsSigmoid.is(Network.of(2, List.of(3, 2), Activation.TANH, 0)))
                .isFalse();
        assertThat(TanhAsSigmoid.is(Network.of(2, List.of(), Activation.TANH, 0)))
                .isFalse();
    }
}
