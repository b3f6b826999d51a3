package org.manymoons.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Accuracies by hand: class 1 where x is above 0, and half of four samples are so. */
class AccuracyTest {
    private static final double[][] X = {{-1}, {1}, {2}, {3}};
    private static final Samples THREE_OF_FOUR = new Samples(X, new double[] {0, 1, 1, 0});
    private static final double[] STEP = {1, 0};

    private static Network network(OutputLoss loss, int outputs) {
        return Network.of(1, List.of(), Activation.TANH, loss, outputs, 0);
    }

    private static final Network SIGMOID = network(OutputLoss.SIGMOID_CROSS_ENTROPY, 1);

    /** Wilson's interval of 3 in 4: (p + z^2/2n +- z sqrt(p q/n + z^2/4n^2)) / (1 + z^2/n), by mpmath. */
    @Test
    void theShareOfRightOnesAndItsInterval() {
        assertThat(Accuracy.of(SIGMOID, STEP, THREE_OF_FOUR)).isEqualTo(0.75);
        assertThat(Accuracy.interval(SIGMOID, STEP, THREE_OF_FOUR).get(0))
                .isCloseTo(0.300641842582401878, within(1e-12));
        assertThat(Accuracy.interval(SIGMOID, STEP, THREE_OF_FOUR).get(1))
                .isCloseTo(0.954412739190299441, within(1e-12));
    }

    @Test
    void withoutSamplesThereIsNone() {
        assertThat(Accuracy.of(SIGMOID, STEP, null)).isNull();
        assertThat(Accuracy.interval(SIGMOID, STEP, null)).isNull();
    }

    @Test
    void whoPredictsNumbersIsRightAboutNone() {
        Network numbers = network(OutputLoss.IDENTITY_SQUARED_ERROR, 1);
        Samples halves = new Samples(X, new double[] {0.5, 1, 1, 2});

        assertThat(Accuracy.of(numbers, STEP, halves)).isNull();
        assertThat(Accuracy.interval(numbers, STEP, halves)).isNull();
    }

    @Test
    void probabilitiesOfTwoClassesAreThoseOfASigmoidOrOfTwoSoftmaxOutputs() {
        assertThat(PredictedSamples.arePossible(SIGMOID)).isTrue();
        assertThat(PredictedSamples.arePossible(network(OutputLoss.SOFTMAX_CROSS_ENTROPY, 2)))
                .isTrue();
        assertThat(PredictedSamples.arePossible(network(OutputLoss.SOFTMAX_CROSS_ENTROPY, 3)))
                .isFalse();
        assertThat(PredictedSamples.arePossible(network(OutputLoss.IDENTITY_SQUARED_ERROR, 2)))
                .isFalse();
        assertThat(PredictedSamples.arePossible(network(OutputLoss.IDENTITY_SQUARED_ERROR, 1)))
                .isFalse();
    }
}
