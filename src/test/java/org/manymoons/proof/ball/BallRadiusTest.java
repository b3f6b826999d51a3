package org.manymoons.proof.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Radii by hand: never below what the formula says, and hardly above it. */
class BallRadiusTest {
    private static Ball ball(double mid, double radius) {
        return Ball.of(mid).widened(radius);
    }

    private static void has(Ball ball, double mid, double radius) {
        assertThat(ball.toDouble()).isCloseTo(mid, within(1e-14 * Math.max(1, Math.abs(mid))));
        assertThat(ball.radius()).isBetween(radius, radius * (1 + 1e-12));
    }

    @Test
    void aBallHoldsItsMembersAndNoOthers() {
        Ball ball = ball(1, 0.5);
        assertThat(ball.contains(new BigDecimal("1.5"))).isTrue();
        assertThat(ball.contains(new BigDecimal("0.5"))).isTrue();
        assertThat(ball.contains(new BigDecimal("1.50000000001"))).isFalse();
        assertThat(ball.contains(new BigDecimal("0.49999999999"))).isFalse();
        assertThat(Ball.ONE.contains(BigDecimal.ONE)).isTrue();
        assertThat(Ball.ONE.contains(new BigDecimal("1.0000000000000000000000000000000000000001")))
                .isFalse();
        assertThat(ball(1, Double.POSITIVE_INFINITY).contains(new BigDecimal("1e99")))
                .isTrue();
    }

    @Test
    void aSignIsKnownWhereAllMembersHaveIt() {
        assertThat(ball(1, 0.5).isPositive()).isTrue();
        assertThat(ball(1, 1).isPositive()).isFalse();
        assertThat(ball(-1, 0.5).isPositive()).isFalse();
        assertThat(ball(-1, 0.5).isNegative()).isTrue();
        assertThat(ball(-1, 1.5).isNegative()).isFalse();
        assertThat(ball(1, 0.5).isNegative()).isFalse();
        assertThat(Ball.ZERO.isPositive()).isFalse();
        assertThat(Ball.ZERO.isNegative()).isFalse();
    }

    @Test
    void theEndsOfAbsoluteValues() {
        assertThat(ball(3, 1).lowerAbs()).isBetween(2 * (1 - 1e-12), 2.0);
        assertThat(ball(-3, 1).lowerAbs()).isBetween(2 * (1 - 1e-12), 2.0);
        assertThat(ball(3, 1).upperAbs()).isBetween(4.0, 4 * (1 + 1e-12));
        assertThat(ball(1, 2).lowerAbs()).isZero();
    }

    @Test
    void radiiOfSumsProductsAndQuotients() {
        Ball a = ball(3, 0.5);
        Ball b = ball(2, 0.25);
        has(a.plus(b), 5, 0.75);
        has(a.minus(b), 1, 0.75);
        has(a.times(b), 6, 3 * 0.25 + 2 * 0.5 + 0.5 * 0.25);
        has(a.times(-4), -12, 2);
        has(a.over(b), 1.5, (0.5 + 1.5 * 0.25) / (2 - 0.25));
        has(a.negate(), -3, 0.5);
        assertThat(Ball.of(3).times(Ball.of(2)).radius()).isEqualTo(Ball.ULP);
        assertThat(Ball.of(1).over(Ball.of(3)).radius()).isBetween(Ball.ULP, 1.01 * Ball.ULP);
        has(ball(3, 0.5).times(Ball.of(2)), 6, 1);
        has(Ball.of(3).times(ball(2, 0.5)), 6, 1.5);
    }

    @Test
    void aDivisorAsNearToZeroAsItsRadiusIsRefused() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Ball.ONE.over(ball(0.5, 0.5)));
        assertThat(Ball.ONE.over(ball(0.5, 0.49)).radius()).isFinite();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Ball(Ball.ONE.mid(), -1));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Ball(Ball.ONE.mid(), Double.NaN));
    }

    /** e^m (r + r^2), which is above e^m (e^r - 1) for r up to 1. */
    @Test
    void radiiOfExp() {
        has(BallFunctions.exp(ball(0, 0.5)), 1, 0.75);
        has(BallFunctions.exp(ball(2, 0.1)), Math.exp(2), Math.exp(2) * 0.11 * (1 - 1e-15));
        has(BallFunctions.exp(ball(0, 1 / (1 + 0x1p-49))), 1, 2 * (1 - 1e-14));
        assertThat(BallFunctions.exp(ball(0, 1.01)).radius()).isInfinite();
        assertThat(BallFunctions.exp(Ball.of(0.3)).radius()).isBetween(Ball.ULP, 1.01 * Ball.ULP);
    }

    /** The slope on the ball: that of the midpoint and 0.7699 or 0.0963 of the radius, at most 1 and 1/4. */
    @Test
    void radiiOfTanhAndTheLogisticFunction() {
        double t = Math.tanh(1);
        has(BallFunctions.tanh(ball(1, 0.1)), t, 0.1 * (1 - t * t + 0.07699) * (1 - 1e-15));
        has(BallFunctions.tanh(ball(0, 0.5)), 0, 0.5);
        assertThat(BallFunctions.tanh(ball(0, 5)).radius()).isBetween(2.0, 2 * (1 + 1e-12));
        assertThat(BallFunctions.tanh(Ball.of(1)).radius()).isBetween(Ball.ULP, 1.01 * Ball.ULP);
        double s = 1 / (1 + Math.exp(-1));
        has(BallFunctions.logistic(ball(1, 0.1)), s, 0.1 * (s * (1 - s) + 0.00963) * (1 - 1e-15));
        has(BallFunctions.logistic(ball(0, 0.5)), 0.5, 0.125);
        assertThat(BallFunctions.logistic(ball(0, 10)).radius()).isBetween(1.0, 1 + 1e-12);
        assertThat(BallFunctions.logistic(Ball.of(1)).radius()).isBetween(Ball.ULP, 1.01 * Ball.ULP);
    }

    @Test
    void radiiOfSoftplusAndLog1p() {
        has(BallFunctions.softplus(ball(1, 0.1)), Math.log1p(Math.E), 0.1);
        has(BallFunctions.log1p(ball(0.5, 0.1)), Math.log(1.5), 0.1);
        assertThat(BallFunctions.log1p(ball(0.5, 0.25 / (1 + 0x1p-40))).radius())
                .isFinite();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> BallFunctions.log1p(ball(0.5, 0.2501)));
    }

    @Test
    void aSumHasTheRadiiOfItsTerms() {
        BallSum sum = new BallSum();
        sum.add(ball(3, 0.5), ball(2, 0.25));
        sum.add(ball(1, 0.125));
        sum.add(Ball.of(7), Ball.of(-1));
        has(sum.total(), 0, 2);
        BallSum exact = new BallSum();
        exact.add(Ball.of(3), Ball.of(5));
        exact.add(Ball.of(-1));
        assertThat(exact.total().toDouble()).isEqualTo(14);
        assertThat(exact.total().radius()).isEqualTo(2 * Ball.ULP);
    }

    /** An exact sum is rounded once, at the end; that of balls has the sum of their radii besides. */
    @Test
    void theRadiusOfASum() {
        BallSum exact = new BallSum();
        exact.add(Ball.of(3), Ball.of(0.25));
        exact.add(Ball.of(-1));
        assertThat(exact.total().toDouble()).isEqualTo(-0.25);
        assertThat(exact.total().radius()).isBetween(Ball.ULP, 2 * Ball.ULP * (1 + 1e-12));

        BallSum wide = new BallSum();
        wide.add(ball(3, 0.5), Ball.of(2));
        wide.add(ball(1, 0.25));
        has(wide.total(), 7, 1.25);
    }

    /** Where radii are as small as what a floor loses, that counts in full. */
    @Test
    void whatFloorsLoseIsInTheRadius() {
        Ball three = new Ball(Ball.of(3).mid(), 4 * Ball.ULP);
        Ball two = new Ball(Ball.of(2).mid(), 0.5 * Ball.ULP);
        assertThat(three.times(two).radius() / Ball.ULP).isBetween(10.5, 10.5 * (1 + 1e-12));
        assertThat(Ball.ZERO.over(new Ball(Ball.of(2).mid(), 0.5)).radius() / Ball.ULP)
                .isBetween(4 / 3.0, 4 / 3.0 * (1 + 1e-12));
        assertThat(BallFunctions.logistic(Ball.of(1)).radius() / Ball.ULP)
                .isBetween(1 + 0x1p-25, (1 + 0x1p-25) * (1 + 1e-12));
    }

    /** 3 less 2 is 1: not a bit more. */
    @Test
    void theLeastAbsoluteValueIsNeverAboveTheExactOne() {
        assertThat(new Ball(Ball.of(3).mid(), 2).lowerAbs()).isBetween(1 - 1e-12, 1.0);
        assertThat(new Ball(Ball.of(1).mid(), 0.875).lowerAbs()).isBetween(0.125 * (1 - 1e-12), 0.125);
    }

    @Test
    void theEndsOfWhatFunctionsTakeBelongToIt() {
        assertThat(BallFunctions.log1p(new Ball(Ball.of(0.5).mid(), 0.25)).radius())
                .isBetween(0.25, 0.25 * (1 + 1e-12));
        assertThat(BallFunctions.exp(Ball.of(700)).toDouble()).isCloseTo(Math.exp(700), withinPercentage(1e-10));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> BallFunctions.exp(Ball.of(700.0000000001)));
    }
}
