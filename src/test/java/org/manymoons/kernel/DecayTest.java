package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against StrictMath, whose own errors are below one unit in the last place. */
class DecayTest {
    @Test
    void exponentialsAndTheirDistanceFromOneAreExactToTwoUnitsInTheLastPlace() {
        Random random = new Random(1);
        double[] x = new double[2000];
        for (int i = 0; i < x.length; i++) {
            double size = i % 2 == 0 ? 40 * random.nextDouble() : Math.pow(10, -20 + 22.8 * random.nextDouble());
            x[i] = random.nextBoolean() ? size : -size;
        }
        for (double rate : new double[] {1, 2}) {
            Decay decay = new Decay(x.length);
            decay.evaluate(x, rate, x.length);
            for (int i = 0; i < x.length; i++) {
                double exp = StrictMath.exp(-rate * Math.abs(x[i]));
                double expm1 = StrictMath.expm1(-rate * Math.abs(x[i]));
                assertThat(Math.abs(decay.exp[i] - exp)).as("exp at %s", x[i]).isLessThanOrEqualTo(2.1 * Math.ulp(exp));
                assertThat(Math.abs(decay.expm1[i] - expm1))
                        .as("expm1 at %s", x[i])
                        .isLessThanOrEqualTo(2.1 * Math.ulp(expm1));
                assertThat(decay.sign[i]).isEqualTo(Math.signum(x[i]));
            }
        }
    }

    @Test
    void extremesAreReachedWithoutNotANumber() {
        double[] x = {0.0, -0.0, 1e300, Double.NEGATIVE_INFINITY, 1400, 1e-300};
        Decay decay = new Decay(x.length);
        decay.evaluate(x, 1, x.length);
        assertThat(decay.exp).containsExactly(1, 1, 0, 0, 0, 1);
        assertThat(decay.expm1[2]).isEqualTo(-1);
        assertThat(decay.expm1[5]).isEqualTo(-1e-300);
        assertThat(decay.sign).containsExactly(1, -1, 1, -1, 1, 1);
    }

    @Test
    void onlyTheFirstNumbersAreEvaluated() {
        Decay decay = new Decay(4);
        decay.evaluate(new double[] {1, 1, 1, 1}, 1, 2);
        assertThat(decay.exp).endsWith(0, 0);
        assertThat(decay.expm1).endsWith(0, 0);
        assertThat(decay.sign).endsWith(0, 0);
    }
}
