package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.endstate.MadeUp.diagonal;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitenessTest {
    private static OptionalDouble step(double[][] hessian, double[][] errors) {
        return Definiteness.newtonStep(hessian, errors, new double[] {3, 0});
    }

    @Test
    void theNewtonStepSolvesTheLinearSystem() {
        // (2 1; 1 2) (2, -1) = (3, 0)
        assertThat(step(new double[][] {{2, 1}, {1, 2}}, diagonal(0, 0)).orElseThrow())
                .isCloseTo(Math.sqrt(5), within(1e-14));
        // (8 4; 4 5) (5/8, -1/2) = (3, 0): another unit for each parameter
        assertThat(step(new double[][] {{8, 4}, {4, 5}}, diagonal(0, 0)).orElseThrow())
                .isCloseTo(Math.hypot(0.625, 0.5), within(1e-14));
    }

    @Test
    void unitsOfTheParametersDoNotMatter() {
        // D (2 1; 1 2) D with D = diag(1, 1e-12): its smaller eigenvalue is 1.5e-24, the step (2, -1e12)
        double[][] hessian = {{2, 1e-12}, {1e-12, 2e-24}};
        double[][] errors = {{1e-15, 1e-27}, {1e-27, 1e-39}};
        assertThat(step(hessian, errors).orElseThrow()).isCloseTo(1e12, within(1e-2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-6, 1e6})
    void anErrorAsLargeAsTheCurvatureLeavesItUnknown(double scale) {
        assertThat(step(diagonal(1, scale), diagonal(0, 0.999 * scale))).isPresent();
        assertThat(step(diagonal(1, scale), diagonal(0, 1.001 * scale))).isEmpty();
        assertThat(step(diagonal(scale, 1), diagonal(0.999 * scale, 0))).isPresent();
        assertThat(step(diagonal(scale, 1), diagonal(1.001 * scale, 0))).isEmpty();
    }

    @Test
    void whatIsIndefiniteOrFlatHasNoStep() {
        assertThat(step(new double[][] {{1, 2}, {2, 1}}, diagonal(0, 0))).isEmpty();
        assertThat(step(diagonal(1, -1), diagonal(0, 0))).isEmpty();
        assertThat(step(diagonal(1, 0), diagonal(0, 0))).isEmpty();
        assertThat(step(new double[][] {{1, 1}, {1, 1}}, diagonal(0, 0))).isEmpty();
    }

    @Test
    void aCorrelationThatTheErrorsCouldMakeWholeLeavesItUnknown() {
        // eigenvalues 1 - c and 1 + c; the off-diagonal error e moves the smaller one by e
        double[][] hessian = {{1, 0.9}, {0.9, 1}};
        assertThat(step(hessian, new double[][] {{0, 0.04}, {0.04, 0}})).isPresent();
        assertThat(step(hessian, new double[][] {{0, 0.101}, {0.101, 0}})).isEmpty();
    }

    @Test
    void aHessianThatOverflowedHasNoStep() {
        assertThat(step(diagonal(1, Double.NaN), diagonal(0, 0))).isEmpty();
        assertThat(step(diagonal(1, Double.POSITIVE_INFINITY), diagonal(0, 0))).isEmpty();
    }
}
