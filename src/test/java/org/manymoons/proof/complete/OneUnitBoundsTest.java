package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.proof.Proven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Bounds over boxes hold what the reference computes at their points. */
class OneUnitBoundsTest {
    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void valuesAtPointsOfABoxLieInItsBounds(Activation activation) throws Exception {
        Samples samples = Proven.clouds();
        Network network = Network.of(2, List.of(1), activation, 0.05);
        Objective objective = Objective.of(network, samples);
        OneUnitData data = OneUnitData.of(network, samples);
        OneUnitBounds bounds = new OneUnitBounds(data);
        OptimalOutput output = new OptimalOutput(data);
        Random random = new Random(7);
        for (int n = 0; n < 300; n++) {
            double[] point = random.doubles(5, -3, 3).toArray();
            point[3] = Math.abs(point[3]);
            double size = Math.pow(10, -random.nextInt(10));
            double[] low = new double[5];
            double[] high = new double[5];
            for (int k = 0; k < 5; k++) {
                low[k] = point[k] - size * random.nextDouble();
                high[k] = point[k] + size * random.nextDouble();
            }
            low[3] = Math.max(0, low[3]);
            bounds.compute(low, high, true);

            double penalty = 0.025 * (point[0] * point[0] + point[1] * point[1] + point[3] * point[3]);
            double loss = objective.loss(point);
            assertThat(bounds.dataLossLow).isLessThanOrEqualTo(loss - penalty + 1e-14);
            double[] gradient = objective.gradient(point);
            double[][] hessian = objective.hessian(point);
            for (int k = 0; k < 5; k++) {
                assertThat(gradient[k])
                        .isBetween(bounds.gradientLow(k, low, high) - 1e-14, bounds.gradientHigh(k, low, high) + 1e-14);
                for (int l = 0; l < 5; l++) {
                    assertThat(hessian[k][l])
                            .isBetween(bounds.hessianLow[k][l] - 1e-14, bounds.hessianHigh[k][l] + 1e-14);
                }
            }
            output.prepare(new Box(low, high));
            double weights = 0.025 * (point[0] * point[0] + point[1] * point[1]);
            assertThat(output.lossLow(Math.abs(point[4]))).isLessThanOrEqualTo(loss - weights + 1e-12);
        }
    }
}
