package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.proof.Proven;
import org.manymoons.proof.complete.Cone.Parallelepiped;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Expansions over boxes hold what the reference computes at units of the box, with the outputs that are optimal there. */
class ExpansionTest {
    private static final int UNITS = 3;

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void gradientLossAndOutputsLieWithinTheirBounds(Activation activation) throws Exception {
        Samples samples = Proven.clouds();
        Network network = Network.of(2, List.of(1), activation, 0.02);
        OneUnitData data = OneUnitData.of(network, samples);
        Objective objective = Objective.of(network, samples);
        Expansion expansion = new Expansion(data);
        Random random = new Random(5);
        int enclosed = 0;
        for (int n = 0; n < 400; n++) {
            double[] middle = random.doubles(UNITS, -3, 3).toArray();
            double[] radius = random.doubles(UNITS, 0, Math.pow(10, -random.nextInt(6)) * 0.4)
                    .toArray();
            double[][] directions = new double[UNITS][];
            Arrays.setAll(directions, k -> random.doubles(UNITS, -1, 1).toArray());
            boolean isEnclosed = expansion.over(new Parallelepiped(middle, directions, radius));
            enclosed += isEnclosed ? 1 : 0;
            for (int m = 0; m < 5; m++) {
                double[] unit = new double[UNITS + 2];
                double[] along = new double[UNITS];
                System.arraycopy(middle, 0, unit, 0, UNITS);
                for (int k = 0; k < UNITS; k++) {
                    along[k] = radius[k] * (m == 0 ? 1 : 2 * random.nextDouble() - 1);
                    for (int j = 0; j < UNITS; j++) {
                        unit[j] += along[k] * directions[k][j];
                    }
                }
                double[] point = withOptimalOutputs(objective, data, unit);
                double loss = objective.loss(point);
                if (isEnclosed) {
                    assertThat(loss).isGreaterThan(expansion.lossLow() - 1e-12);
                    holds(expansion, data, unit, along, directions, objective.gradient(point));
                }
            }
        }
        assertThat(enclosed).isGreaterThan(200);
    }

    private static void holds(
            Expansion at, OneUnitData data, double[] unit, double[] along, double[][] directions, double[] gradient) {
        double[] bias = at.bias();
        assertThat(Math.abs(unit[UNITS] - at.output())).isLessThan(at.outputReach() + 1e-8);
        assertThat(Math.abs(unit[UNITS + 1] - bias[0])).isLessThan(bias[1] + 1e-8);
        double[] d = new double[UNITS + 2];
        for (int k = 0; k < UNITS; k++) {
            d[k] = along[k];
        }
        d[UNITS] = unit[UNITS] - at.middle[UNITS];
        d[UNITS + 1] = unit[UNITS + 1] + unit[UNITS] * at.shift() - at.middle[UNITS + 1];
        for (int k = 0; k < UNITS; k++) {
            d[UNITS] -= at.follow[0][k] * d[k];
            d[UNITS + 1] -= at.follow[1][k] * d[k];
        }
        double factor = data.tanh() ? 1 : 2;
        for (int k = 0; k < UNITS; k++) {
            double exact = 0;
            for (int j = 0; j < UNITS; j++) {
                exact += directions[k][j] * factor * (gradient[j] - (j < 2 ? data.centre()[j] * gradient[2] : 0));
            }
            double linear = at.gradient[k];
            for (int l = 0; l < d.length; l++) {
                linear += at.hessian[k][l] * d[l];
            }
            assertThat(Math.abs(exact - linear)).isLessThan(at.rest[k] + 1e-8);
        }
    }

    /** Newton's method with the reference's own Hessian; leaves v and c in the unit. */
    private static double[] withOptimalOutputs(Objective objective, OneUnitData data, double[] unit) {
        OutputNewton newton = new OutputNewton(data);
        double[] f = Arrays.stream(data.x())
                .mapToDouble(x -> Math.tanh(unit[0] * x[0] + unit[1] * x[1] + unit[2]))
                .toArray();
        assertThat(newton.solve(f)).isTrue();
        unit[UNITS] = newton.v;
        unit[UNITS + 1] = newton.c;
        double[] point = new double[unit.length];
        Box there = data.inNetwork(unit, new double[unit.length]);
        Arrays.setAll(point, there::middle);
        double[] gradient = objective.gradient(point);
        assertThat(Math.abs(gradient[UNITS]) + Math.abs(gradient[UNITS + 1])).isLessThan(1e-7);
        return point;
    }
}
