package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

class TwoClassSoftmaxTest {
    private static Network softmax(List<Integer> hidden, int outputs, double l2) {
        return Network.of(3, hidden, Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, outputs, l2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void oneSigmoidHasTheSameFunctionAndLoss(long seed) {
        Random random = new Random(seed);
        Network network = softmax(seed % 2 == 0 ? List.of(4) : List.of(3, 2), 2, 0);
        double[] p = random.doubles(network.parameterCount(), -3, 3).toArray();
        double[][] inputs = new double[20][];
        double[] labels = new double[20];
        for (int n = 0; n < 20; n++) {
            inputs[n] = random.doubles(3, -2, 2).toArray();
            labels[n] = random.nextInt(2);
        }
        Samples samples = new Samples(inputs, labels);

        Network one = TwoClassSoftmax.asOneSigmoid(network);
        double[] written = TwoClassSoftmax.toOneSigmoid(network, p);

        assertThat(one.isOneSigmoid()).isTrue();
        assertThat(Loss.loss(one, written, samples)).isCloseTo(Loss.loss(network, p, samples), within(1e-14));
        double[][] both = Prediction.outputs(network, p, samples);
        double[][] single = Prediction.outputs(one, written, samples);
        for (int n = 0; n < 20; n++) {
            assertThat(single[n][0]).isCloseTo(both[n][1], within(1e-14));
        }
        double[] back = TwoClassSoftmax.toSoftmax(network, written, TwoClassSoftmax.shift(network, p));
        assertThat(back).containsExactly(p, within(1e-14));
        double[] noughts =
                TwoClassSoftmax.toSoftmax(network, written, TwoClassSoftmax.shiftOfNoughts(network, written));
        assertThat(Loss.loss(network, noughts, samples)).isCloseTo(Loss.loss(network, p, samples), within(1e-14));
        for (int j = 0; j < network.output().inputs(); j++) {
            assertThat(noughts[network.output().weight(0, j)]).isZero();
            assertThat(noughts[network.output().weight(1, j)])
                    .isEqualTo(written[one.output().weight(0, j)]);
        }
        assertThat(noughts[network.output().bias(0)]).isZero();
    }

    /** With weight decay: equal where V1 = -V0, and otherwise lower by what their mean costs. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void reluUnitsAreScaledSoThatWeightDecayCostsTheSame(long seed) {
        Random random = new Random(seed);
        Activation activation = seed % 2 == 0 ? Activation.RELU : Activation.LEAKYRELU;
        Network network = Network.of(2, List.of(3), activation, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0.3);
        double[] p = random.doubles(network.parameterCount(), -2, 2).toArray();
        double[][] inputs = new double[9][];
        double[] labels = new double[9];
        for (int n = 0; n < 9; n++) {
            inputs[n] = random.doubles(2, -2, 2).toArray();
            labels[n] = random.nextInt(2);
        }
        Samples samples = new Samples(inputs, labels);
        double mean = 0;
        for (int i = 0; i < 3; i++) {
            double both = p[network.output().weight(0, i)] + p[network.output().weight(1, i)];
            mean += both * both / 2;
        }

        assertThat(TwoClassSoftmax.is(network)).isTrue();
        Network one = TwoClassSoftmax.asOneSigmoid(network);
        double[] written = TwoClassSoftmax.toOneSigmoid(network, p);
        double[] back = TwoClassSoftmax.toSoftmax(network, written, TwoClassSoftmax.shift(network, p));

        double loss = Loss.loss(network, p, samples);
        assertThat(Loss.loss(one, written, samples)).isCloseTo(loss - 0.15 * mean, within(1e-13));
        assertThat(Loss.loss(network, back, samples)).isCloseTo(loss - 0.15 * mean, within(1e-13));
        for (int k = 0; k < network.output().weights(); k++) {
            assertThat(back[k]).isCloseTo(p[k], within(1e-14));
        }
        for (int k = 0; k < 2; k++) {
            assertThat(back[network.output().bias(k)])
                    .isCloseTo(p[network.output().bias(k)], within(1e-14));
        }
    }

    @Test
    void itIsForTwoClassesWithoutWeightDecayOrOneLayerOfRelu() {
        assertThat(TwoClassSoftmax.is(softmax(List.of(2), 2, 0))).isTrue();
        assertThat(TwoClassSoftmax.is(softmax(List.of(2), 3, 0))).isFalse();
        assertThat(TwoClassSoftmax.is(softmax(List.of(2), 2, 1e-3))).isFalse();
        assertThat(TwoClassSoftmax.is(
                        Network.of(3, List.of(2, 2), Activation.RELU, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 1e-3)))
                .isFalse();
        assertThat(TwoClassSoftmax.is(Network.of(3, List.of(2), Activation.TANH, 0)))
                .isFalse();
        assertThat(TwoClassSoftmax.is(
                        Network.of(3, List.of(2), Activation.TANH, OutputLoss.SIGMOID_CROSS_ENTROPY, 2, 0)))
                .isFalse();
    }
}
