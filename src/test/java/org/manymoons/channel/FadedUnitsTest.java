package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Samples;

/** Fading tanh units, against their Taylor series. */
class FadedUnitsTest {
    private static final Samples SAMPLES = Limits.unlabelled(new double[] {2, 0}, new double[] {0, -4});

    /** The largest |u.x| is 2, so e = 0.05 and v = 1/(0.05 (1 - 0.6^2)) = 31.25; atanh(0.6) = log 2. */
    @Test
    void aLineByHand() {
        double[] unit = FadedUnits.line(new double[] {1, 0.5}, 0.1, 0.6, SAMPLES);
        assertThat(unit).containsExactly(new double[] {0.05, 0.025, Math.log(2), 31.25}, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.4", "-1, 0.4", "1, -0.3", "-1, -0.3", "1, 0", "-1, 0", "1, 1e-6", "-1, 20"})
    void twoUnitsMakeThePolynomialUpToDeltaSquared(double sign, double cube) {
        double[] p = {0.3, -0.2, 0.2, 0.15, cube};
        double far = error(p, sign, 0.02);
        assertThat(far).isLessThan(Math.max(1, Math.abs(cube)) * 0.01);
        assertThat(far / error(p, sign, 0.01)).isBetween(3.8, 4.2);
    }

    private static double error(double[] p, double sign, double delta) {
        List<double[]> units = FadedUnits.cubic(p, sign, delta, SAMPLES);
        double largest = 0;
        for (double[] x : new double[][] {{2, 0}, {0, -4}, {1, 1}, {-1, 2}}) {
            double r = p[0] * x[0] + p[1] * x[1];
            double q = p[2] * x[0] + p[3] * x[1];
            double sum = 0;
            for (double[] unit : units) {
                double z = unit[0] * x[0] + unit[1] * x[1];
                sum += unit[3] * (Math.tanh(z + unit[2]) - Math.tanh(unit[2]));
            }
            largest = Math.max(largest, Math.abs(sum - (r + sign * q * q + p[4] * q * q * q)));
        }
        return largest;
    }

    /** With k = 0 the two have h = e/sqrt 2 and tanh(b) = +- 0.4 e/h; e = 0.1/0.8 where q is largest, at (2, 0) with r = 0. */
    @Test
    void aSquareByHand() {
        List<double[]> units = FadedUnits.cubic(new double[] {0, 0, 0.4, 0, 0}, 1, 0.1, SAMPLES);
        double h = 0.125 / Math.sqrt(2);
        double tilt = 0.4 * Math.sqrt(2);
        double v = 1 / (0.8 * 0.125) / (h * (1 - tilt * tilt));
        assertThat(units.get(0)).containsExactly(new double[] {0.4 * h, 0, atanh(tilt), -v}, within(1e-12));
        assertThat(units.get(1)).containsExactly(new double[] {0.4 * h, 0, -atanh(tilt), v}, within(1e-12));
    }

    /** Where r is the larger of the two, it says how small the units are. */
    @Test
    void theLargerOfLineAndSquareIsMadeSmall() {
        double[] even = FadedUnits.cubic(new double[] {0, 0.2, 0.4, 0, 0}, 1, 0.1, SAMPLES)
                .get(0);
        double[] lineLarger = FadedUnits.cubic(new double[] {0, 0.4, 0.4, 0, 0}, 1, 0.1, SAMPLES)
                .get(0);
        assertThat(lineLarger[0]).isCloseTo(even[0] / 2, within(1e-12));
    }

    private static double atanh(double t) {
        return 0.5 * Math.log((1 + t) / (1 - t));
    }
}
