package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.reference.OutputLoss.IDENTITY_SQUARED_ERROR;
import static org.manymoons.reference.OutputLoss.SIGMOID_CROSS_ENTROPY;
import static org.manymoons.reference.OutputLoss.SOFTMAX_CROSS_ENTROPY;
import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.samples;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** What a constant answer costs, against which the progress of training is measured. */
class TrainingProgressTest {
    /** Entropies in nats: ln 2, and of one in four -0.25 ln 0.25 - 0.75 ln 0.75 = 0.5623351446188083. */
    @Test
    void theLossOfAConstantIsTheEntropyOfTheLabels() {
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 1, 0, 0, 0, 1, 1, 1)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 1, 0, 0, 0, 1)).isCloseTo(0.5623351446188083, within(1e-15));
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 1, 0, 0, 0)).isZero();
        assertThat(lossOfAConstant(SOFTMAX_CROSS_ENTROPY, 3, 0, 1, 2)).isCloseTo(Math.log(3), within(1e-15));
    }

    /** Three sigmoids have each class once in three: 3 (ln 3 - 2/3 ln 2) = 1.9095425048844383. */
    @Test
    void theLossOfAConstantOfSeveralSigmoidsIsSummedUp() {
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 3, 0, 1, 2)).isCloseTo(1.9095425048844383, within(1e-14));
    }

    /** numpy.var([1, 2, 4]) = 1.5555555555555556; of the targets of two classes, both once, 1/4 each. */
    @Test
    void theLossOfAConstantOfNumbersIsTheirVariance() {
        assertThat(lossOfAConstant(IDENTITY_SQUARED_ERROR, 1, 1, 2, 4)).isCloseTo(1.5555555555555556, within(1e-15));
        assertThat(lossOfAConstant(IDENTITY_SQUARED_ERROR, 2, 0, 1)).isCloseTo(0.25, within(1e-15));
    }

    private static double lossOfAConstant(OutputLoss loss, int outputs, double... labels) {
        Network network = Network.of(1, List.of(2), Activation.TANH, loss, outputs, 0);
        Samples samples = new Samples(new double[labels.length][1], labels);
        return TrainingProgress.lossOfAConstant(
                new Recipe(network, new Updater.Sgd(1), samples, List.of(samples), 1, seed -> new double[0]));
    }
}
