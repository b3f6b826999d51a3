package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogitsTest {
    private static final Samples SAMPLES = new Samples(new double[][] {{0.5}, {-2}}, new double[] {0, 1});

    @Test
    void oneSigmoidHasOneLogitForEachSample() {
        Network network = Network.of(1, List.of(2), Activation.TANH, 0);
        double[] p = {1, -3, 0.25, 0.5, 2, -4, 0.125}; // w, w, b, b, a, a, c
        double[] logits = Logits.of(Objective.of(network, SAMPLES), p);
        assertThat(logits)
                .containsExactly(
                        new double[] {
                            0.125 + 2 * Math.tanh(0.75) - 4 * Math.tanh(-1),
                            0.125 + 2 * Math.tanh(-1.75) - 4 * Math.tanh(6.5)
                        },
                        within(1e-15));
    }

    @Test
    void logitsOfASoftmaxAreTakenLessTheirMeanBecauseTheirShiftMeansNothing() {
        // z = (x + 1, 3 x, 2): at 0.5 it is (1.5, 1.5, 2), at -2 (-1, -6, 2)
        assertThat(linear(OutputLoss.SOFTMAX_CROSS_ENTROPY))
                .containsExactly(
                        new double[] {-0.5 / 3, -0.5 / 3, 1 / 3.0, 2 / 3.0, -13 / 3.0, 11 / 3.0}, within(1e-15));
    }

    @Test
    void outputsOfOtherKindsAreTakenAsTheyAre() {
        for (OutputLoss kind : List.of(OutputLoss.IDENTITY_SQUARED_ERROR, OutputLoss.SIGMOID_CROSS_ENTROPY)) {
            assertThat(linear(kind)).containsExactly(1.5, 1.5, 2, -1, -6, 2);
        }
    }

    private static double[] linear(OutputLoss kind) {
        Network network = Network.of(1, List.of(), Activation.TANH, kind, 3, 0);
        return Logits.of(Objective.of(network, SAMPLES), new double[] {1, 3, 0, 1, 0, 2});
    }
}
