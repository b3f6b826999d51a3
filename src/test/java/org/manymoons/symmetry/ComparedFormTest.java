package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/** By hand, on networks with one unit in a layer. */
class ComparedFormTest {
    private static Network network(Activation activation) {
        return Network.of(1, List.of(1), activation, 0);
    }

    private static double[] form(Network network, double... parameters) {
        return ComparedForm.of(network, parameters).parameters();
    }

    @ParameterizedTest
    @CsvSource({
        "TANH, the parameters themselves",
        "SOFTPLUS, the parameters themselves",
        "IDENTITY, the affine maps that the identity layers amount to",
        "SIGMOID, 'equivalent tanh parameters (w/2, b/2, v/2, c + sum(v)/2)'",
        "RELU, 'balanced parameters (each unit scaled to norm(w, b) = norm(v))'",
        "LEAKYRELU, 'balanced parameters (each unit scaled to norm(w, b) = norm(v))'"
    })
    void theDistanceIsSaidToBeThatOf(Activation activation, String words) {
        assertThat(Measure.of(network(activation)).words()).isEqualTo(words);
    }

    @Test
    void aSoftmaxIsComparedWithoutItsShifts() {
        OutputLoss softmax = OutputLoss.SOFTMAX_CROSS_ENTROPY;
        assertThat(Measure.of(Network.of(1, List.of(1), Activation.TANH, softmax, 3, 0))
                        .words())
                .isEqualTo("output weights and biases less their means over the classes");
        assertThat(Measure.of(Network.of(1, List.of(1), Activation.TANH, softmax, 3, 0.1))
                        .words())
                .isEqualTo("output biases less their mean over the classes");
        assertThat(Measure.of(Network.of(1, List.of(1), Activation.SIGMOID, softmax, 3, 0.1))
                        .words())
                .isEqualTo(
                        "equivalent tanh parameters (w/2, b/2, v/2, c + sum(v)/2) and output biases less their mean over"
                                + " the classes");
        // parameters w, b, v1, v2, c1, c2
        assertThat(form(Network.of(1, List.of(1), Activation.TANH, softmax, 2, 0), 3, 4, 1, 5, 2, 8))
                .containsExactly(3, 4, -2, 2, -3, 3);
        assertThat(form(Network.of(1, List.of(1), Activation.TANH, softmax, 2, 0.1), 3, 4, 1, 5, 2, 8))
                .containsExactly(3, 4, 1, 5, -3, 3);
    }

    @Test
    void eachActivationHasItsForm() {
        assertThat(form(network(Activation.TANH), 3, 4, 2, 1)).containsExactly(3, 4, 2, 1);
        // s(z) = (1 + tanh(z / 2)) / 2
        assertThat(form(network(Activation.SIGMOID), 3, 4, 2, 1)).containsExactly(1.5, 2, 1, 2);
        // 2 (3 x + 4) + 1
        assertThat(form(network(Activation.IDENTITY), 3, 4, 2, 1)).containsExactly(6, 9);
        // norm(w, b) = 5 and v = 2 meet at sqrt(10)
        double root = Math.sqrt(10);
        assertThat(form(network(Activation.RELU), 3, 4, 2, 1))
                .containsExactly(new double[] {0.6 * root, 0.8 * root, root, 1}, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1.001e150, -1.001e150, Double.POSITIVE_INFINITY})
    void whatCannotBeComparedIsRefused(double parameter) {
        assertThatThrownBy(() -> form(network(Activation.TANH), 0, 1, parameter, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter 2 is " + parameter);
        assertThatThrownBy(() -> form(network(Activation.TANH), 0, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the network has 4 parameters: parameters.length=3");
    }

    @Test
    void theLargestParametersAreCompared() {
        assertThat(form(network(Activation.TANH), 1e150, 1, -1e150, 0)).containsExactly(1e150, 1, -1e150, 0);
    }
}
