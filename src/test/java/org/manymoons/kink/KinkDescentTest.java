package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.kink.KinkVerdict.Nature;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Properties over random data and starts, with losses and gradients of the reference. */
@Tag("slow")
class KinkDescentTest {
    private static Objective objective(Random random, int units, Activation activation, double l2) {
        int n = 60;
        double[][] x = new double[n][2];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            double angle = Math.PI * random.nextDouble();
            x[i][0] = (y[i] == 1 ? 1 - Math.cos(angle) : Math.cos(angle)) + 0.25 * random.nextGaussian();
            x[i][1] = (y[i] == 1 ? 0.5 - Math.sin(angle) : Math.sin(angle)) + 0.25 * random.nextGaussian();
        }
        return Objective.of(Network.of(2, List.of(units), activation, l2), new Samples(x, y));
    }

    @ParameterizedTest
    @CsvSource({"RELU, 3, 1e-2", "RELU, 6, 1e-3", "LEAKYRELU, 3, 1e-2", "LEAKYRELU, 5, 1e-3"})
    void theLossNeverRisesAndAMinimumIsReached(Activation activation, int units, double l2) {
        Random random = new Random(5);
        for (int run = 0; run < 25; run++) {
            Objective objective = objective(random, units, activation, l2);
            double[] start =
                    random.doubles(objective.network().parameterCount(), -1, 1).toArray();
            List<Double> losses = new ArrayList<>(List.of(objective.loss(start)));
            double[] reached = KinkDescent.from(objective, start, () -> false, p -> losses.add(objective.loss(p)))
                    .parameters();
            losses.add(objective.loss(reached));

            for (int k = 1; k < losses.size(); k++) {
                assertThat(losses.get(k)).isLessThanOrEqualTo(losses.get(k - 1) * (1 + 1e-12));
            }
            KinkVerdict verdict = KinkJudge.of(objective, reached);
            assertThat(verdict.nature())
                    .as(verdict.reasons().toString())
                    .isIn(Nature.STRICT_MINIMUM, Nature.FLAT_MINIMUM);
        }
    }

    @ParameterizedTest
    @CsvSource({"RELU, 4, 1e-2", "RELU, 6, 1e-3", "LEAKYRELU, 4, 3e-3"})
    void noPointNearAMinimumIsLowerAndGradientDescentFromThereFindsNone(Activation activation, int units, double l2) {
        Random random = new Random(7);
        for (int run = 0; run < 12; run++) {
            Objective objective = objective(random, units, activation, l2);
            double[] start =
                    random.doubles(objective.network().parameterCount(), -1, 1).toArray();
            double[] reached =
                    KinkDescent.from(objective, start, () -> false, p -> {}).parameters();
            double lowest = Loss.loss(objective.network(), reached, objective.samples());
            for (int trial = 0; trial < 60; trial++) {
                double[] p = reached.clone();
                double size = Math.pow(10, -2 - 4 * random.nextDouble());
                for (int k = 0; k < p.length; k++) {
                    p[k] += size * random.nextGaussian() * Math.abs(p[k]);
                }
                for (int step = 0; step < 20; step++) {
                    assertThat(Loss.loss(objective.network(), p, objective.samples()))
                            .isGreaterThan(lowest - 1e-14);
                    double[] gradient = Gradient.gradient(objective.network(), p, objective.samples());
                    for (int k = 0; k < p.length; k++) {
                        p[k] -= 0.1 * size * gradient[k];
                    }
                }
            }
        }
    }
}
