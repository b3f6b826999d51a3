package org.manymoons.landscape.saddle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.manymoons.spectrum.Spectrum;

/** On the fold f(x, y) = x^3/3 - e^2 x + y^2 with e = 5e-7: a minimum at x = e and a saddle 1e-6 beside it, at x = -e. */
class IndexOneTest {
    private static final double E = 5e-7;

    @Test
    void aMinimumBesideASaddleIsNotTakenForIt() {
        assertThat(fold(E, 1e-9)).isEqualTo(IndexOne.NO);
        assertThat(fold(-E, 1e-9)).isEqualTo(IndexOne.SADDLE);
    }

    @Test
    void whereRoundingHidesTheCurvatureThereIsNoSaddle() {
        assertThat(fold(-E, 0.99e-6)).isEqualTo(IndexOne.SADDLE);
        assertThat(fold(-E, 1.01e-6)).isEqualTo(IndexOne.NO);
    }

    @Test
    void betweenTheTwoTheGradientTells() {
        assertThat(fold(0, 1e-9)).isEqualTo(IndexOne.NO);
    }

    /** With a Hessian whose entry for x is known to within an error, and a gradient known to within 1e-20. */
    private static IndexOne fold(double x, double error) {
        double[][] hessian = {{2 * x, 0}, {0, 2}};
        double[] gradient = {(x - E) * (x + E), 0};
        return IndexOne.of(gradient, new double[] {1e-20, 1e-20}, Spectrum.of(hessian, new double[][] {
            {error, 0}, {0, error}
        }));
    }

    @Test
    void aGradientWithinTenTimesItsBoundIsZero() {
        assertThat(saddle(9.9e-16)).isEqualTo(IndexOne.SADDLE);
        assertThat(saddle(10.1e-16)).isEqualTo(IndexOne.NO);
    }

    private static IndexOne saddle(double slope) {
        double[][] hessian = {{-1, 0}, {0, 1}};
        return IndexOne.of(
                new double[] {0, slope}, new double[] {1e-16, 1e-16}, Spectrum.of(hessian, new double[2][2]));
    }

    @Test
    void twoNegativeEigenvaluesAreNoPass() {
        assertThat(diagonal(-1, -0.5, 1)).isEqualTo(IndexOne.NO);
        assertThat(diagonal(1, 0.5, 2)).isEqualTo(IndexOne.NO);
    }

    @Test
    void anEigenvalueThatCannotBeToldFromZeroMakesItDegenerate() {
        assertThat(diagonal(-1, 0, 1)).isEqualTo(IndexOne.DEGENERATE);
        assertThat(diagonal(-1, 1.1e-9, 1)).isEqualTo(IndexOne.SADDLE);
        assertThat(diagonal(-1, -1.1e-9, 1)).isEqualTo(IndexOne.NO);
    }

    private static IndexOne diagonal(double a, double b, double c) {
        double[][] hessian = {{a, 0, 0}, {0, b, 0}, {0, 0, c}};
        double[][] errors = {{1e-9, 0, 0}, {0, 1e-9, 0}, {0, 0, 1e-9}};
        return IndexOne.of(new double[3], new double[3], Spectrum.of(hessian, errors));
    }
}
