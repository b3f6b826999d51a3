package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.kink.KinkVerdict.Nature;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** A softmax over two classes of relu units: what is said of it is held against its own loss. */
class KinkedFormTest {
    private static Network softmax(Activation activation, int classes, double l2) {
        return Network.of(2, List.of(2), activation, OutputLoss.SOFTMAX_CROSS_ENTROPY, classes, l2);
    }

    private static Samples drawn(long seed) {
        Random random = new Random(seed);
        double[][] x = new double[30][];
        double[] y = new double[30];
        for (int n = 0; n < x.length; n++) {
            x[n] = new double[] {random.nextGaussian(), random.nextGaussian()};
            y[n] = x[n][0] * x[n][1] + random.nextGaussian() / 2 > 0 ? 1 : 0;
        }
        return new Samples(x, y);
    }

    /** Nothing within a distance of 1e-6 to 1e-3 of an end is lower, in 500 random directions each. */
    @ParameterizedTest
    @CsvSource({"1, RELU", "2, RELU", "3, LEAKYRELU", "4, RELU"})
    void minimaAreMinimaOfTheSoftmax(long seed, Activation activation) {
        Objective objective = Objective.of(softmax(activation, 2, 0.01), drawn(seed));
        int strict = 0;
        for (int start = 0; start < 4; start++) {
            Random random = new Random(10 * seed + start);
            double[] from = random.doubles(objective.network().parameterCount(), -1.5, 1.5)
                    .toArray();
            List<Double> losses = new ArrayList<>();

            double[] end = KinkDescent.from(objective, from, () -> false, p -> losses.add(objective.loss(p)))
                    .parameters();
            KinkVerdict verdict = KinkJudge.of(objective, end);

            double loss = objective.loss(end);
            assertThat(verdict.loss()).isCloseTo(loss, within(1e-14));
            assertThat(loss).isLessThan(objective.loss(from));
            assertThat(losses).isNotEmpty();
            boolean settled = verdict.nature() == Nature.STRICT_MINIMUM || verdict.nature() == Nature.FLAT_MINIMUM;
            strict += verdict.nature() == Nature.STRICT_MINIMUM ? 1 : 0;
            for (int n = 0; settled && n < 2000; n++) {
                double size = Math.pow(10, -3 - n % 4);
                double[] beside = end.clone();
                for (int k = 0; k < beside.length; k++) {
                    beside[k] += size * random.nextGaussian();
                }
                assertThat(objective.loss(beside)).isGreaterThan(loss - 1e-15);
            }
        }
        assertThat(strict).isPositive();
    }

    @Test
    void aShiftOfTheBiasesStaysAndOneOfTheWeightsIsTakenAway() {
        Objective objective = Objective.of(softmax(Activation.RELU, 2, 0.01), drawn(1));
        double[] from = new Random(4)
                .doubles(objective.network().parameterCount(), -1.5, 1.5)
                .toArray();
        Network.Layer output = objective.network().output();

        double[] end = KinkDescent.from(objective, from, () -> false, p -> {}).parameters();

        assertThat(end[output.bias(0)] + end[output.bias(1)])
                .isCloseTo(from[output.bias(0)] + from[output.bias(1)], within(1e-13));
        for (int i = 0; i < 2; i++) {
            assertThat(end[output.weight(0, i)]).isEqualTo(-end[output.weight(1, i)]);
        }
    }

    @Test
    void itIsForOneLayerAndTwoClasses() {
        assertThat(KinkJudge.treats(softmax(Activation.RELU, 2, 0.01))).isTrue();
        assertThat(KinkJudge.treats(softmax(Activation.LEAKYRELU, 2, 0))).isTrue();
        assertThat(KinkJudge.treats(softmax(Activation.RELU, 3, 0.01))).isFalse();
        assertThat(KinkJudge.treats(softmax(Activation.TANH, 2, 0))).isFalse();
        assertThat(KinkJudge.treats(
                        Network.of(2, List.of(2, 2), Activation.RELU, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0)))
                .isFalse();
    }
}
