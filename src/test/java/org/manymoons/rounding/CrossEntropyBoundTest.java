package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Digits;

/** Against 100 digits at both ends of the interval that the logit is known to lie in, and by hand. */
class CrossEntropyBoundTest {
    private static final double U = 0x1p-53;
    private static final MathContext DIGITS = new MathContext(100);

    /** L, dL/dz and d2L/dz2 at z + aside. */
    private static double[] errors(double z, double aside, double y) {
        BigDecimal exact = new BigDecimal(z).add(new BigDecimal(aside));
        BigDecimal e = Digits.exp(exact);
        BigDecimal label = new BigDecimal(y);
        BigDecimal s = e.divide(BigDecimal.ONE.add(e), DIGITS);
        BigDecimal loss = Digits.log(BigDecimal.ONE.add(e)).subtract(label.multiply(exact));
        BigDecimal second = s.divide(BigDecimal.ONE.add(e), DIGITS);
        return new double[] {
            distance(loss, CrossEntropy.EXACT.loss(z, y)),
            distance(s.subtract(label), CrossEntropy.EXACT.derivative(z, y)),
            distance(second, CrossEntropy.secondDerivative(z))
        };
    }

    private static double distance(BigDecimal exact, double computed) {
        return exact.subtract(new BigDecimal(computed)).abs().doubleValue();
    }

    private static double[] bounds(double z, double error, double y) {
        return new double[] {
            CrossEntropyBound.loss(z, error, y),
            CrossEntropyBound.derivative(z, error, y),
            CrossEntropyBound.secondDerivative(z, error)
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-16, 1e-9, 1e-3, 0.5, 3})
    void noErrorExceedsItsBound(double error) {
        Random random = new Random(1);
        for (int n = 0; n < 12; n++) {
            double z = random.nextDouble(-1, 1) * Math.pow(40, random.nextDouble());
            double y = n % 3 == 2 ? random.nextDouble() : n % 3;
            double[] bounds = bounds(z, error, y);
            for (double aside : new double[] {-error, error}) {
                double[] errors = errors(z, aside, y);
                for (int k = 0; k < 3; k++) {
                    assertThat(errors[k])
                            .as("derivative %d at %s, label %s", k, z, y)
                            .isLessThanOrEqualTo(bounds[k]);
                }
            }
        }
    }

    /** To the first order |L'| error, |L''| error and |L'''| error, where |L'''| is bounded by L'' |z| / 2. */
    @ParameterizedTest
    @CsvSource({"0.3, 0", "-1.5, 0", "1.5, 1", "4, 0", "-4, 1", "2, 0.25", "-12, 1"})
    void theBoundIsTheLargestChangeOverTheInterval(double z, double y) {
        double error = 1e-4;
        double[] bounds = bounds(z, error, y);
        double[] up = errors(z, error, y);
        double[] down = errors(z, -error, y);
        for (int k = 0; k < 2; k++) {
            assertThat(bounds[k] / Math.max(up[k], down[k])).isBetween(1.0, 1.001);
        }
        double tanh = Math.tanh(Math.abs(z) / 2);
        assertThat(bounds[2] / Math.max(up[2], down[2]) * tanh / Math.min(1, Math.abs(z) / 2))
                .isBetween(0.999, 1.001);
    }

    /** At 0 the slope of L'' is 0 and grows to error / 2 times L'' = 1/4 at the ends. */
    @Test
    void theSlopeOfTheCurvatureIsTakenAtTheFarEnd() {
        assertThat(CrossEntropyBound.secondDerivative(0, 0.5)).isCloseTo(0.5 * 0.25 * 0.25, within(1e-14));
        assertThat(CrossEntropyBound.secondDerivative(1, 0.5))
                .isCloseTo(0.5 * 0.75 * logisticSlope(0.5), within(1e-14));
        assertThat(CrossEntropyBound.secondDerivative(-1, 0.5))
                .isCloseTo(0.5 * 0.75 * logisticSlope(0.5), within(1e-14));
        assertThat(CrossEntropyBound.secondDerivative(3, 0.5)).isCloseTo(0.5 * logisticSlope(2.5), within(1e-14));
        // the interval contains 0, the steepest place
        assertThat(CrossEntropyBound.derivative(1, 2, 0)).isCloseTo(2 * 0.25, within(1e-14));
        assertThat(CrossEntropyBound.loss(1, 2, 1)).isCloseTo(2 * (1 / (1 + Math.E) + 2 * 0.25), within(1e-14));
    }

    private static double logisticSlope(double z) {
        return 1 / (2 + Math.exp(z) + Math.exp(-z));
    }

    /** log1p of exp is good to 12 ulp, 24 u; the ramp max(z, 0) - y z to u for each of its two operations. */
    @Test
    void anExactLogitLeavesTheRoundingOfTheLoss() {
        double tail = Math.log1p(Math.exp(-3));
        close(CrossEntropyBound.loss(0, 0, 0), 24 * Math.log(2));
        close(CrossEntropyBound.loss(-3, 0, 0), 24 * tail);
        close(CrossEntropyBound.loss(3, 0, 1), 24 * tail);
        close(CrossEntropyBound.loss(3, 0, 0), 24 * tail + 2 * 3);
        close(CrossEntropyBound.loss(-3, 0, 1), 24 * tail + 2 * 3);
        close(CrossEntropyBound.loss(3, 0, 0.25), 24 * tail + 2 * 2.25 + 0.75);
        close(CrossEntropyBound.loss(-3, 0, 0.25), 24 * tail + 2 * 0.75 + 0.75);
    }

    /** 16 u of the terms (1 - y) s(z) and y s(-z) for the slope, 24 u of s'(z) for the curvature. */
    @Test
    void anExactLogitLeavesTheRoundingOfTheDerivatives() {
        double s = 1 / (1 + Math.exp(-2));
        close(CrossEntropyBound.derivative(0, 0, 1), 8);
        close(CrossEntropyBound.derivative(2, 0, 0), 16 * s);
        close(CrossEntropyBound.derivative(2, 0, 1), 16 * (1 - s));
        close(CrossEntropyBound.derivative(2, 0, 0.25), 16 * (0.75 * s + 0.25 * (1 - s)));
        close(CrossEntropyBound.secondDerivative(0, 0), 6);
        close(CrossEntropyBound.secondDerivative(-2, 0), 24 * s * (1 - s));
    }

    private static void close(double actual, double roundings) {
        assertThat(actual / U).isCloseTo(roundings, within(1e-13 * roundings));
    }

    @Test
    void whatUnderflowsIsAllowedFor() {
        assertThat(bounds(-800, 0, 0)).containsOnly(Double.MIN_NORMAL);
    }
}
