package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Against mpmath: golden/one-unit.json. */
class OutputNewtonTest {
    private static double[] values(OneUnitData data, double[] unit) {
        return Arrays.stream(data.x())
                .mapToDouble(x -> Math.tanh(unit[0] * x[0] + unit[1] * x[1] + unit[2]))
                .toArray();
    }

    @Test
    void theBestOutputsAreFound() throws Exception {
        OneUnitData data = OneUnit.data();
        OutputNewton newton = new OutputNewton(data);
        for (OneUnit.Point known : OneUnit.units()) {
            double[] best = {known.parameters()[3], known.parameters()[4]};
            for (double[] start : new double[][] {{1, 0}, {best[0] + 0.5, best[1]}, {best[0], best[1] - 0.5}}) {
                newton.v = start[0];
                newton.c = start[1];
                assertThat(newton.solve(values(data, known.unit(data)))).isTrue();
                assertThat(newton.v).isCloseTo(best[0], within(1e-7));
                assertThat(newton.c).isCloseTo(best[1], within(1e-7));
            }
        }
    }

    /** A unit between XOR's samples, from outputs at which full steps go to and fro; the best by SciPy's BFGS. */
    @Test
    void stepsThatGoToAndFroAreShortened() throws Exception {
        Samples xor = new Samples(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[] {0, 1, 1, 0});
        OneUnitData data = OneUnitData.of(Network.of(2, List.of(1), Activation.TANH, 1e-4), xor);
        OutputNewton newton = new OutputNewton(data);
        newton.v = 9.326739953880876;
        newton.c = 8.489182607167281;
        double[] f = {-0.9679857785321224, -0.9999999775433227, 0.9999463030334408, -0.9498732572203402};

        assertThat(newton.solve(f)).isTrue();
        assertThat(newton.v).isCloseTo(2.47077241, within(1e-6));
        assertThat(newton.c).isCloseTo(1.73158039, within(1e-6));
    }

    /** In the coordinates v and c + shift v of the loss its mixed second derivative is 0. */
    @Test
    void theShiftPartsTheOutputWeightFromTheBias() throws Exception {
        OneUnitData data = OneUnit.data();
        OutputNewton newton = new OutputNewton(data);
        OneUnit.Point known = OneUnit.units().get(1);
        double[] f = values(data, known.unit(data));
        newton.solve(f);

        double weighted = 0;
        double weights = 0;
        for (double value : f) {
            double s = 1 / (1 + Math.exp(-known.parameters()[3] * value - known.parameters()[4]));
            weighted += s * (1 - s) * value;
            weights += s * (1 - s);
        }
        assertThat(newton.shift).isCloseTo(weighted / weights, within(1e-3));
    }

    @Test
    void whereNothingIsFoundTheNextSearchStartsAfresh() throws Exception {
        OneUnitData data = OneUnit.data();
        OutputNewton newton = new OutputNewton(data);
        newton.v = 7;
        double[] nothing = new double[data.size()];
        Arrays.fill(nothing, Double.NaN);

        assertThat(newton.solve(nothing)).isFalse();

        assertThat(newton.v).isEqualTo(1);
        assertThat(newton.c).isZero();
    }
}
