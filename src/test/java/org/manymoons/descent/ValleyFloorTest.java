package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.MadeUp;

class ValleyFloorTest {
    private static MadeUp bowl(double x, double y) {
        return MadeUp.quadratic(MadeUp.LINE, MadeUp.TWO, new double[2], MadeUp.diagonal(x, y), new double[2]);
    }

    /** A loss of one parameter, with derivatives that say nothing. */
    private static MadeUp profile(DoubleUnaryOperator loss) {
        return new MadeUp(
                MadeUp.LINE, MadeUp.TWO, p -> loss.applyAsDouble(p[0]), p -> new double[1], p -> MadeUp.diagonal(1));
    }

    /** (y - x^2)^2 / 2 + slope x^2 / 2: the floor of the valley is y = x^2. */
    private static MadeUp bentValley(double floor) {
        return new MadeUp(
                MadeUp.LINE,
                MadeUp.TWO,
                p -> 0.5 * Math.pow(p[1] - p[0] * p[0], 2) + 0.5 * floor * p[0] * p[0],
                p -> new double[] {-2 * p[0] * (p[1] - p[0] * p[0]) + floor * p[0], p[1] - p[0] * p[0]},
                p -> new double[][] {
                    {-2 * p[1] + 6 * p[0] * p[0] + floor, -2 * p[0]},
                    {-2 * p[0], 1}
                });
    }

    @Test
    void theFlattestDirectionsAreLeftAlone() {
        double[] start = {2, 3};
        assertThat(ValleyFloor.lowered(bowl(0.5, 4), start, 1)).containsExactly(new double[] {2, 0}, within(1e-15));
        assertThat(ValleyFloor.lowered(bowl(0.5, 4), start, 0)).containsExactly(new double[] {0, 0}, within(1e-15));
        assertThat(ValleyFloor.lowered(bowl(0.5, 4), start, 2)).containsExactly(2, 3);
        assertThat(start).containsExactly(2, 3);
    }

    @Test
    void curvatureBelowABillionthOfTheLargestIsNotDividedBy() {
        assertThat(ValleyFloor.lowered(bowl(3.9e-9, 4), new double[] {2, 3}, 0)[0])
                .isEqualTo(2);
        assertThat(ValleyFloor.lowered(bowl(4.1e-9, 4), new double[] {2, 3}, 0)[0])
                .isCloseTo(0, within(1e-12));
        // nor is a negative one: the step would go uphill
        assertThat(ValleyFloor.lowered(bowl(-0.5, 4), new double[] {2, 3}, 0)[0])
                .isEqualTo(2);
    }

    @Test
    void thereAreSixCorrections() {
        // each Newton step on y^4 leaves two thirds of y
        MadeUp quartic = new MadeUp(
                MadeUp.LINE,
                MadeUp.TWO,
                p -> Math.pow(p[0], 4),
                p -> new double[] {4 * Math.pow(p[0], 3)},
                p -> MadeUp.diagonal(12 * p[0] * p[0]));
        assertThat(ValleyFloor.lowered(quartic, new double[] {1}, 0)[0]).isCloseTo(Math.pow(2 / 3.0, 6), within(1e-14));
    }

    @Test
    void aStepThatDoesNotLowerTheLossIsNotTaken() {
        MadeUp level = new MadeUp(MadeUp.LINE, MadeUp.TWO, p -> 7, p -> new double[] {1}, p -> MadeUp.diagonal(1));
        assertThat(ValleyFloor.lowered(level, new double[] {5}, 0)).containsExactly(5);
    }

    @Test
    void whereTheHessianOverflowsNothingIsMoved() {
        MadeUp overflow = new MadeUp(
                MadeUp.LINE,
                MadeUp.TWO,
                p -> p[0] * p[0],
                p -> new double[] {2 * p[0]},
                p -> MadeUp.diagonal(Double.POSITIVE_INFINITY));
        assertThat(ValleyFloor.lowered(overflow, new double[] {5}, 0)).containsExactly(5);
    }

    @Test
    void aBentValleyIsReachedAgainFromBesideIt() {
        double[] there = ValleyFloor.lowered(bentValley(0), new double[] {0.3, 0}, 1);
        assertThat(there[1] - there[0] * there[0]).isCloseTo(0, within(1e-9));
        assertThat(there[0]).isBetween(0.2, 0.4);
    }

    @ParameterizedTest
    @CsvSource({"0.01, true", "0, false", "-0.01, false"})
    void theFloorOfABentValleyDecidesNotTheStraightLine(double floor, boolean rises) {
        // straight ahead the loss rises with x^4 / 2 whatever the floor does
        MadeUp valley = bentValley(floor);
        assertThat(valley.loss(new double[] {0.3, 0})).isPositive();
        assertThat(ValleyFloor.rises(valley, new double[2], new double[] {1, 0}, 0.01, 1e-5))
                .isEqualTo(rises);
    }

    @ParameterizedTest
    @CsvSource({
        // curvature 2, minimum at 0: the rise x^2 at 0.01, 0.1, 0.3 must be ten times the noise
        "0.99e-5, 0.01",
        "1.01e-5, 0.1",
        "0.99e-3, 0.1",
        "1.01e-3, 0.3",
        "0.89e-2, 0.3"
    })
    void theShortestReachWhoseRiseShowsDecides(double noise, double reach) {
        DoubleUnaryOperator rising = x -> 5 + (Math.abs(Math.abs(x) - reach) < 1e-9 ? 1 : 0);
        DoubleUnaryOperator falling = x -> 6 - (Math.abs(Math.abs(x) - reach) < 1e-9 ? 1 : 0);
        assertThat(ValleyFloor.rises(profile(rising), new double[1], new double[] {1}, 2, noise))
                .isTrue();
        assertThat(ValleyFloor.rises(profile(falling), new double[1], new double[] {1}, 2, noise))
                .isFalse();
    }

    @Test
    void aRiseThatNoReachCanShowIsNone() {
        assertThat(ValleyFloor.rises(profile(x -> x * x), new double[1], new double[] {1}, 2, 0.91e-2))
                .isFalse();
    }

    @Test
    void theReachIsRelativeToTheParameters() {
        // at 3 the first reach is 0.04, where a curvature of 2 rises by 1.6e-3
        DoubleUnaryOperator loss = x -> Math.abs(Math.abs(x - 3) - 0.04) < 1e-9 ? 1 : 0;
        assertThat(ValleyFloor.rises(profile(loss), new double[] {3}, new double[] {1}, 2, 1.59e-4))
                .isTrue();
        assertThat(ValleyFloor.rises(profile(loss), new double[] {3}, new double[] {1}, 2, 1.61e-4))
                .isFalse();
    }

    @Test
    void itMustRiseToBothSidesByMoreThanTheNoise() {
        double noise = 1e-6;
        assertThat(rises(noise, 1.01, 1.01)).isTrue();
        assertThat(rises(noise, 0.99, 1.01)).isFalse();
        assertThat(rises(noise, 1.01, 0.99)).isFalse();
    }

    private static boolean rises(double noise, double left, double right) {
        DoubleUnaryOperator loss = x -> x == 0 ? 0 : noise * (x < 0 ? left : right);
        return ValleyFloor.rises(profile(loss), new double[1], new double[] {1}, 2, noise);
    }
}
