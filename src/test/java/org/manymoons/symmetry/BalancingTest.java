package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** By hand. */
class BalancingTest {
    private List<double[]> scales = List.of();

    private double[] balanced(Network network, double... parameters) {
        scales = scales(network);
        Balancing.balance(network, parameters, scales);
        return parameters;
    }

    private static List<double[]> scales(Network network) {
        return network.hidden().stream()
                .map(layer -> Stream.generate(() -> 1.0)
                        .limit(layer.units())
                        .mapToDouble(x -> x)
                        .toArray())
                .toList();
    }

    private static Network relu(Integer... units) {
        return Network.of(2, List.of(units), Activation.RELU, 0);
    }

    /** Norms of 5 and 20 meet at 10. */
    @Test
    void incomingAndOutgoingNormsMeetInTheMiddle() {
        // w, w, b, v, c
        assertThat(balanced(relu(1), 3, 0, -4, 20, 7)).containsExactly(new double[] {6, 0, -8, 10, 7}, within(1e-14));
        assertThat(scales.get(0)).containsExactly(2);
        assertThat(balanced(Network.of(2, List.of(1), Activation.LEAKYRELU, 0), 0, 12, 16, -5, 7))
                .containsExactly(new double[] {0, 6, 8, -10, 7}, within(1e-14));
        assertThat(scales.get(0)).containsExactly(0.5);
    }

    @Test
    void otherUnitsCannotBeScaled() {
        assertThat(balanced(Network.of(2, List.of(1), Activation.TANH, 0), 3, 0, 4, 20, 7))
                .containsExactly(3, 0, 4, 20, 7);
        assertThat(balanced(Network.of(2, List.of(1), Activation.TANH, 0), 3, 1, 4, 0, 7))
                .containsExactly(3, 1, 4, 0, 7);
        assertThat(scales.get(0)).containsExactly(1);
    }

    /** Of four units the first has no input, the second no output, the third neither; the fourth has both. */
    @Test
    void unitsThatAreSilentBecomeZero() {
        // W by units, b, v, c
        double[] p = {0, 0, 1, 2, 0, 0, 3, 0, 0, 5, 0, 4, 9, 0, 0, 5, 7};
        assertThat(balanced(relu(4), p)).containsExactly(0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 4, 0, 0, 0, 5, 7);
        assertThat(scales.get(0)).containsExactly(1, 1, 1, 1);
    }

    /** The only unit of the third layer is not heard: so neither is that of the second, nor that of the first. */
    @Test
    void silenceIsPassedOn() {
        // w, w, b; w, b; w, b; v, c
        assertThat(balanced(relu(1, 1, 1), 1, 2, 3, 4, 5, 6, 7, 0, 8)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 8);
    }

    /** w1 = 1, w2 = 16 and w3 = 256 without biases: all become the cube root of their product, 16. */
    @Test
    void layersAreBalancedInTurnUntilNothingChanges() {
        double[] p = balanced(Network.of(1, List.of(1, 1), Activation.RELU, 0), 1, 0, 16, 0, 256, 3);
        assertThat(p).containsExactly(new double[] {16, 0, 16, 0, 16, 3}, within(1e-12));
        assertThat(scales.get(0)[0]).isCloseTo(16, within(1e-12));
        assertThat(scales.get(1)[0]).isCloseTo(16, within(1e-12));
    }

    @Test
    void aMixingShowsItsMatrix() {
        assertThat(Mixing.of(new double[][] {{1, 2}, {0, 1}})).hasToString("units mixed by [[1.0, 2.0], [0.0, 1.0]]");
    }
}
