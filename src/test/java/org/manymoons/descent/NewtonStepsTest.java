package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.descent.NewtonSteps.StepResult;

/** Single steps on functions for which they can be written down. */
class NewtonStepsTest {
    private static final double CLOSE = 1e-12;

    /** A slope of -1 without curvature, of which the loss falls by this share only: a step is as long as the radius. */
    private static NewtonSteps slope(double ratio, double radius) {
        return new NewtonSteps(Curve.of(x -> 1e6 - ratio * x, x -> -1, x -> 0, 0), new double[1], radius);
    }

    /** -x + x^2 / 2 + c x^3 / 6. */
    private static NewtonSteps cubic(double c, double radius) {
        return new NewtonSteps(
                Curve.of(x -> -x + x * x / 2 + c * x * x * x / 6, x -> -1 + x + c * x * x / 2, x -> 1 + c * x, 0),
                new double[1],
                radius);
    }

    @Test
    void reachesTheMinimumOfAQuadraticFunctionInOneStep() {
        // x^2 + x y + 2 y^2 - x + 3 y: the gradient (2 x + y - 1, x + 4 y + 3) vanishes at (1, -1), where the loss is
        // -2
        Curve surface = new Curve(
                p -> p[0] * p[0] + p[0] * p[1] + 2 * p[1] * p[1] - p[0] + 3 * p[1],
                p -> new double[] {2 * p[0] + p[1] - 1, p[0] + 4 * p[1] + 3},
                p -> new double[][] {{2, 1}, {1, 4}},
                0);
        double[] start = {5, 4};
        NewtonSteps newton = new NewtonSteps(surface, start, 10);
        assertThat(newton.loss()).isEqualTo(84);
        assertThat(newton.gradient()).containsExactly(13, 24);
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()).containsExactly(new double[] {1, -1}, within(CLOSE));
        assertThat(newton.loss()).isCloseTo(-2, within(1e-14));
        assertThat(newton.gradient()).containsExactly(new double[] {0, 0}, within(CLOSE));
        assertThat(start).containsExactly(5, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2.5", // as predicted: farther
        "0.61, 2.5",
        "0.59, 1", // not so well: as far
        "0.26, 1",
        "0.24, 0.5", // badly: less far
        "0.001, 0.5"
    })
    void nextStepIsAsLongAsTheLastOneWasGood(double ratio, double factor) {
        NewtonSteps newton = slope(ratio, 2);
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        double first = newton.parameters()[0];
        assertThat(first).isCloseTo(2, within(CLOSE));
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()[0] - first).isCloseTo(2 * factor, within(CLOSE));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.01", "0.00009, 0.01", "0.00011, 0.99", "NaN, 0.01"})
    void stepThatGainsNothingIsRefusedAndTheNextIsAQuarterAsLong(double ratio, double least) {
        double[] reached = {1};
        NewtonSteps newton = new NewtonSteps(
                Curve.of(x -> x == 0 ? 0 : x > reached[0] ? -ratio * x : -x, x -> -1, x -> 0, 0), new double[1], 2);
        StepResult outcome = newton.step();
        if (least > 0.5) {
            assertThat(outcome).isEqualTo(StepResult.STEPPED);
            return;
        }
        assertThat(outcome).isEqualTo(StepResult.REFUSED);
        assertThat(newton.parameters()).containsExactly(0);
        assertThat(newton.loss()).isZero();
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()[0]).isCloseTo(0.5, within(CLOSE));
    }

    @Test
    void stepWithinTheRadiusDoesNotWidenIt() {
        // x^2 / 2 - x up to 1, from there on a slope: the step inside the radius of 2 has length 1, the next is 2 long
        NewtonSteps newton = new NewtonSteps(
                Curve.of(x -> x < 0.5 ? x * x / 2 - x : -10 * x, x -> x < 0.5 ? x - 1 : -10, x -> x < 0.5 ? 1 : 0, 0),
                new double[1],
                2);
        newton.step();
        assertThat(newton.parameters()[0]).isCloseTo(1, within(CLOSE));
        newton.step();
        assertThat(newton.parameters()[0]).isCloseTo(3, within(CLOSE));
    }

    @Test
    void refusalsEndWhereTheRadiusIsNothing() {
        NewtonSteps newton = slope(-1, 1.5e-12);
        assertThat(newton.step()).isEqualTo(StepResult.REFUSED);
        assertThat(newton.step()).isEqualTo(StepResult.EXHAUSTED);
    }

    @Test
    void stepsGrowToAMillionAtMost() {
        NewtonSteps newton = slope(1, 9e5);
        newton.step();
        double first = newton.parameters()[0];
        newton.step();
        assertThat(newton.parameters()[0] - first).isCloseTo(1e6, within(1e-3));
    }

    /** To third order the valley's floor is at s - c s^2 / 2 for the Newton step s = 1. */
    @Test
    void stepBendsAlongTheThirdDerivative() {
        NewtonSteps newton = cubic(0.3, 10);
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()[0]).isCloseTo(0.85, within(CLOSE));
    }

    @Test
    void bendOfAStepToTheEdgeIsDampedAsTheStepIs() {
        // radius 0.5: (1 + mu) 0.5 = 1, mu = 1, third derivative along the step -0.8 * 0.25, bend 0.1 / 2
        NewtonSteps newton = cubic(-0.8, 0.5);
        newton.step();
        assertThat(newton.parameters()[0]).isCloseTo(0.55, within(CLOSE));
    }

    @Test
    void bendInTwoParametersFollowsTheValley() {
        // (y - x^2)^2 / 2 + x^2 / 2 - x, from (0, 0): step (1, 0), third derivative along it (0, -2), bend (0, 1)
        // is as long as the step, so that a shorter step is needed for it: radius 1/2 has mu = 1, step (1/2, 0),
        // third (0, -1/2), bend (0, 1/8)
        Curve valley = new Curve(
                p -> Math.pow(p[1] - p[0] * p[0], 2) / 2 + p[0] * p[0] / 2 - p[0],
                p -> new double[] {-2 * p[0] * (p[1] - p[0] * p[0]) + p[0] - 1, p[1] - p[0] * p[0]},
                p -> new double[][] {{-2 * p[1] + 6 * p[0] * p[0] + 1, -2 * p[0]}, {-2 * p[0], 1}},
                0);
        NewtonSteps newton = new NewtonSteps(valley, new double[2], 0.5);
        newton.step();
        // the probe of a tenth of the step sees a fourth derivative along x, too: 12 x^2 / 2
        assertThat(newton.parameters()[0]).isBetween(0.48, 0.5);
        assertThat(newton.parameters()[1]).isCloseTo(0.125, within(2e-3));
    }

    @ParameterizedTest
    @CsvSource({"-1.49, 1.745", "-1.51, 1", "1.49, 1"})
    void bendCountsOnlyWhereItIsSmallAndLower(double c, double expected) {
        NewtonSteps newton = cubic(c, 10);
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()[0]).isCloseTo(expected, within(CLOSE));
    }

    /** Small is no more than three quarters of the step, here of 2: c s^2 / 2 with c = 0.74 or 0.76. */
    @ParameterizedTest
    @CsvSource({"-0.74, 3.48", "-0.76, 2"})
    void bendIsSmallBesideItsStep(double c, double expected) {
        NewtonSteps newton = new NewtonSteps(
                Curve.of(x -> -2 * x + x * x / 2 + c * x * x * x / 6, x -> -2 + x + c * x * x / 2, x -> 1 + c * x, 0),
                new double[1],
                10);
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()[0]).isCloseTo(expected, within(CLOSE));
    }

    /** The Newton step from 1e-6 predicts a decrease of 5e-13; the loss of 1 does not show it. */
    @ParameterizedTest
    @CsvSource({"2.6e-13, STEPPED, 0", "2.4e-13, REFUSED, 1e-6"})
    void belowTheLossesRoundingTheGradientDecides(double noise, StepResult outcome, double expected) {
        NewtonSteps newton = new NewtonSteps(Curve.of(x -> 1, x -> x, x -> 1, noise), new double[] {1e-6}, 1);
        assertThat(newton.step()).isEqualTo(outcome);
        assertThat(newton.parameters()[0]).isCloseTo(expected, within(1e-20));
        assertThat(newton.gradient()[0]).isCloseTo(expected, within(1e-20));
    }

    @Test
    void roundingDoesNotCountWhereTheDecreaseIsPlain() {
        // predicted: 0.5, of a loss of 1
        NewtonSteps newton = new NewtonSteps(Curve.of(x -> 1, x -> x, x -> 1, 100), new double[] {1}, 1);
        assertThat(newton.step()).isEqualTo(StepResult.REFUSED);
    }

    @Test
    void gradientThatDoesNotFallEndsTheSteps() {
        NewtonSteps newton = new NewtonSteps(Curve.of(x -> 1, x -> 1e-9 * Math.cosh(x), x -> 1, 1), new double[1], 1);
        assertThat(newton.step()).isEqualTo(StepResult.EXHAUSTED);
        assertThat(newton.parameters()).containsExactly(0);
    }

    @Test
    void belowTheRoundingFlatDirectionsAreLeftAlone() {
        Curve valley =
                new Curve(p -> 1, p -> new double[] {1e-9, 2 * p[1]}, p -> new double[][] {{1e-16, 0}, {0, 2}}, 1e-6);
        NewtonSteps newton = new NewtonSteps(valley, new double[] {3, 1e-7}, 1e-3);
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()[0]).isEqualTo(3);
        assertThat(newton.parameters()[1]).isCloseTo(0, within(1e-20));
    }

    @Test
    void nothingIsDoneWhereLossOrHessianAreNotFinite() {
        assertThat(new NewtonSteps(Curve.of(x -> Double.NaN, x -> x, x -> 1, 0), new double[] {1}, 1).step())
                .isEqualTo(StepResult.EXHAUSTED);
        assertThat(new NewtonSteps(Curve.of(x -> 1, x -> x, x -> Double.NaN, 0), new double[] {1}, 1).step())
                .isEqualTo(StepResult.EXHAUSTED);
    }

    /** A predicted decrease of x^2 / 2 is left to the gradient only below 1e-10 of the loss, whatever its noise. */
    @ParameterizedTest
    @CsvSource({"1e6, 0.98", "1e6, 1.02", "1e-3, 0.98", "1e-3, 1.02"})
    void lossIsTrustedWhereTheDecreaseIsNotSmallBesideIt(double loss, double share) {
        double start = Math.sqrt(2 * share * 1e-10 * loss);
        NewtonSteps newton = new NewtonSteps(Curve.of(x -> loss, x -> x, x -> 1, 1e9), new double[] {start}, 100);
        // the loss does not fall, the gradient vanishes at 0
        assertThat(newton.step()).isEqualTo(share < 1 ? StepResult.STEPPED : StepResult.REFUSED);
        assertThat(newton.parameters()[0]).isEqualTo(share < 1 ? 0 : start);
    }

    /** A curvature below 1e-15 of the largest is flat, whatever the unit of the loss. */
    @ParameterizedTest
    @CsvSource({"1e6, 0.9, 3", "1e6, 1.1, 2", "1e-6, 0.9, 3", "1e-6, 1.1, 2"})
    void flatIsWhatIsRoundingBesideTheLargestCurvature(double largest, double multiple, double expected) {
        double least = multiple * 1e-15 * largest;
        Curve valley = new Curve(
                p -> 1e6,
                p -> new double[] {least * (p[0] - 2), largest * p[1]},
                p -> new double[][] {{least, 0}, {0, largest}},
                1e9);
        NewtonSteps newton = new NewtonSteps(valley, new double[] {3, 1e-9}, 100);
        assertThat(newton.step()).isEqualTo(StepResult.STEPPED);
        assertThat(newton.parameters()[0]).isCloseTo(expected, within(1e-6));
    }
}
