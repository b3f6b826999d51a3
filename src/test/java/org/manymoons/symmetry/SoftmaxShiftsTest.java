package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.symmetry.free.FreeDirection;
import org.manymoons.symmetry.free.FreeDirection.Cause;
import org.manymoons.symmetry.free.FreeDirections;

/** Two inputs and three classes: the weights are parameters 0 to 5, row by row, the biases 6 to 8. */
class SoftmaxShiftsTest {
    private static Network network(double l2, Integer... hidden) {
        return Network.of(2, List.of(hidden), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, l2);
    }

    @Test
    void weightsFromOneInputShiftTogetherAndSoDoTheBiases() {
        assertThat(SoftmaxShifts.ofFunction(network(0)))
                .containsExactly(new int[] {0, 2, 4}, new int[] {1, 3, 5}, new int[] {6, 7, 8});
        assertThat(SoftmaxShifts.ofLoss(network(0))).hasSize(3);
    }

    @Test
    void weightDecayHoldsTheWeights() {
        assertThat(SoftmaxShifts.ofLoss(network(0.1))).containsExactly(new int[] {6, 7, 8});
        assertThat(SoftmaxShifts.ofFunction(network(0.1))).hasSize(3);
    }

    @Test
    void otherLossesHaveNone() {
        for (OutputLoss loss : List.of(OutputLoss.SIGMOID_CROSS_ENTROPY, OutputLoss.IDENTITY_SQUARED_ERROR)) {
            Network network = Network.of(2, List.of(), Activation.TANH, loss, 3, 0);
            assertThat(SoftmaxShifts.ofLoss(network)).isEmpty();
            assertThat(SoftmaxShifts.ofFunction(network)).isEmpty();
        }
    }

    @Test
    void whatIsLeftHasNoMean() {
        double[] vector = {1, 10, 2, 20, 6, 60, -3, 0, 6};
        SoftmaxShifts.removeFrom(vector, network(0));
        assertThat(vector).containsExactly(new double[] {-2, -20, -1, -10, 3, 30, -4, -1, 5}, within(1e-14));
    }

    @Test
    void freeDirectionsNameThem() {
        FreeDirections ofInputs = FreeDirections.of(network(0), new double[9], 1e-9);
        assertThat(FreeDirections.summary(ofInputs.functionPreserving()))
                .isEqualTo(Map.of(
                        "the weights from input 1 to all classes shift together", 1,
                        "the weights from input 2 to all classes shift together", 1,
                        "the biases of all classes shift together", 1));
        FreeDirection last = ofInputs.functionPreserving().get(0);
        assertThat(last.what()).isEqualTo("the biases of all classes shift together");
        assertThat(last.unit()).isEqualTo(-1);
        assertThat(last.tangent())
                .containsExactly(
                        new double[] {0, 0, 0, 0, 0, 0, 1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
                        within(1e-15));
        double[] parameters = {1, 2, 3, -2, 1, 0.5, 0.1, 0.2, 1, 2, 3, 4, 5, 7, 9, 0, 1, 2};
        Network hidden = network(0, 2);
        FreeDirections ofUnits =
                FreeDirections.of(hidden, java.util.Arrays.copyOf(parameters, hidden.parameterCount()), 1e-9);
        assertThat(ofUnits.functionPreserving())
                .hasSize(3)
                .allMatch(direction -> direction.cause() == Cause.SHIFT)
                .extracting(FreeDirection::unit)
                .containsExactly(-1, 0, 1);
        assertThat(ofUnits.functionPreserving().get(2).what())
                .isEqualTo("the weights from unit 2 to all classes shift together");
    }
}
