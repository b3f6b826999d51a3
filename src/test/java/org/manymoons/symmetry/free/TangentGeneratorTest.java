package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/** The shifts common to all classes of a softmax, one for each input of the last layer and one for the biases. */
class TangentGeneratorTest {
    private static List<FreeDirection> shifts(Network network) {
        double[] parameters = RandomNetworks.parameters(network, new Random(51));
        return new TangentGenerator(network, parameters, 1e-9)
                .directions().stream()
                        .filter(direction -> direction.cause() == Cause.SHIFT)
                        .toList();
    }

    private static void isAlong(FreeDirection direction, int parameters, int... moved) {
        double[] expected = new double[parameters];
        for (int k : moved) {
            expected[k] = 1 / Math.sqrt(moved.length);
        }
        assertThat(direction.tangent()).containsExactly(expected, within(1e-15));
    }

    /** 2 weights and 2 biases, then the weights of three classes from two units, and their biases. */
    @Test
    void ofAHiddenLayerAreNamedByItsUnits() {
        List<FreeDirection> shifts =
                shifts(Network.of(1, List.of(2), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0));
        assertThat(shifts)
                .extracting(FreeDirection::what)
                .containsExactly(
                        "the weights from unit 1 to all classes shift together",
                        "the weights from unit 2 to all classes shift together",
                        "the biases of all classes shift together");
        assertThat(shifts).extracting(FreeDirection::unit).containsExactly(0, 1, -1);
        assertThat(shifts).allMatch(shift -> shift.hiddenLayer() == 0 && shift.exact());
        assertThat(shifts).extracting(FreeDirection::keepsPenalty).containsExactly(false, false, true);
        isAlong(shifts.get(0), 13, 4, 6, 8);
        isAlong(shifts.get(1), 13, 5, 7, 9);
        isAlong(shifts.get(2), 13, 10, 11, 12);
    }

    @Test
    void withoutAHiddenLayerAreNamedByTheInputs() {
        List<FreeDirection> shifts =
                shifts(Network.of(2, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0.1));
        assertThat(shifts)
                .extracting(FreeDirection::what)
                .containsExactly(
                        "the weights from input 1 to all classes shift together",
                        "the weights from input 2 to all classes shift together",
                        "the biases of all classes shift together");
        assertThat(shifts).extracting(FreeDirection::unit).containsOnly(-1);
        isAlong(shifts.get(0), 6, 0, 2);
        isAlong(shifts.get(1), 6, 1, 3);
        isAlong(shifts.get(2), 6, 4, 5);
    }

    @Test
    void withoutSoftmaxThereAreNone() {
        assertThat(shifts(Network.of(1, List.of(2), Activation.TANH, 0))).isEmpty();
    }
}
