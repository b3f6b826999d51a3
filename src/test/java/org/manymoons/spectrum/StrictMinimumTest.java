package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.spectrum.StrictMinimum.Curvature;

/** Two parameters of norm 5, a Hessian of 2 and this curvature, a gradient along the second. */
class StrictMinimumTest {
    private static final double[] AT = {3, 4};

    private static boolean isAt(double gradient, double curvature, double error) {
        double[][] hessian = {{2, 0}, {0, curvature}};
        double[][] errors = {{0, 0}, {0, error}};
        return StrictMinimum.isAt(
                AT, new double[] {0, gradient}, new double[] {0, 1e-6}, () -> new Curvature(hessian, errors));
    }

    /** The Newton step is gradient over curvature: 1e-5 of the norm is 5e-5. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, true",
        "0.99e-5, 1, true",
        "1.01e-5, 1, false",
        "-0.99e-5, 1, true",
        "-1.01e-5, 1, false",
        "0.99e-5, 0.2, true",
        "0.99e-5, 0.19, false",
        "NaN, 1, false",
        "0, -1, false",
        "0, 0, false"
    })
    void aMinimumHasNoGradientACurvatureAndNoNewtonStep(double gradient, double curvature, boolean expected) {
        assertThat(isAt(gradient, curvature, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.9, true", "1.1, false"})
    void aCurvatureCountsBeyondItsErrorOnly(double error, boolean expected) {
        assertThat(isAt(0, 1, error)).isEqualTo(expected);
    }

    @Test
    void whereThereIsAGradientNobodyAsksForTheHessian() {
        double[] gradient = {1, 0};
        assertThat(StrictMinimum.isAt(AT, gradient, new double[2], () -> {
                    throw new AssertionError("asked for");
                }))
                .isFalse();
    }
}
