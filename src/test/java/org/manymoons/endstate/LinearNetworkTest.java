package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Networks of identity layers against gradient descent on the logistic regression that they are. */
@Tag("slow")
class LinearNetworkTest {
    private static final Samples SAMPLES = samples();

    private static Samples samples() {
        Random random = new Random(4);
        double[][] inputs = new double[80][];
        double[] labels = new double[80];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = n % 2;
            inputs[n] = new double[] {random.nextGaussian() + labels[n], 2 * random.nextGaussian() - labels[n]};
        }
        return new Samples(inputs, labels);
    }

    private static double regressionLoss() {
        double[] w = new double[3];
        double loss = 0;
        for (int step = 0; step < 20_000; step++) {
            double[] g = new double[3];
            loss = 0;
            for (int n = 0; n < 80; n++) {
                double[] x = SAMPLES.inputs()[n];
                double z = w[0] * x[0] + w[1] * x[1] + w[2];
                double r = 1 / (1 + Math.exp(-z)) - SAMPLES.labels()[n];
                loss += Math.log1p(Math.exp(SAMPLES.labels()[n] == 1 ? -z : z)) / 80;
                g[0] += r * x[0] / 80;
                g[1] += r * x[1] / 80;
                g[2] += r / 80;
            }
            for (int k = 0; k < 3; k++) {
                w[k] -= 0.5 * g[k];
            }
        }
        return loss;
    }

    private static Objective objective(List<Integer> hidden, double l2) {
        return Objective.of(Network.of(2, hidden, Activation.IDENTITY, l2), SAMPLES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyStartEndsAtTheMinimumOfTheRegression(int seed) {
        double expected = regressionLoss();
        for (List<Integer> hidden : List.of(List.of(1), List.of(4), List.of(3, 2))) {
            Objective objective = objective(hidden, 0);
            double[] start = new Random(seed)
                    .doubles(objective.network().parameterCount(), -1, 1)
                    .toArray();
            EndState end = Polisher.polish(objective, start);
            assertThat(end.loss()).isCloseTo(expected, within(1e-12));
            assertThat(end.decision().reasons().leavesIntoSaddle()).isFalse();
            if (!hidden.equals(List.of(1))) {
                assertThat(end.kind()).isEqualTo(Kind.FLAT_MINIMUM);
            }
        }
    }

    @Test
    void theZeroNetworkIsNoMinimum() {
        Objective objective = objective(List.of(4), 0);
        assertThat(LinearNetwork.isOptimal(objective, new double[17])).isFalse();
        assertThat(LinearNetwork.optimum(objective, new double[17])).isEmpty();
    }

    @Test
    void aLittleBesideIsNotTheMinimum() {
        Objective objective = objective(List.of(2), 0);
        double[] start = new Random(2).doubles(9, -1, 1).toArray();
        double[] best = LinearNetwork.optimum(objective, start).orElseThrow();
        assertThat(LinearNetwork.isOptimal(objective, best)).isTrue();
        best[8] += 1e-9;
        assertThat(LinearNetwork.isOptimal(objective, best)).isFalse();
    }

    @Test
    void onlyIdentityLayersWithoutWeightDecayAreDecidedSo() {
        assertThat(LinearNetwork.is(objective(List.of(3), 0).network())).isTrue();
        assertThat(LinearNetwork.is(objective(List.of(3), 1e-4).network())).isFalse();
        assertThat(LinearNetwork.is(objective(List.of(), 0).network())).isFalse();
        assertThat(LinearNetwork.is(Network.of(2, List.of(3), Activation.TANH, 0)))
                .isFalse();
    }
}
