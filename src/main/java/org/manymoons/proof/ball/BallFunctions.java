package org.manymoons.proof.ball;

import java.math.BigInteger;

/**
 * exp, tanh, the logistic function and softplus on balls. The midpoint goes through {@link FixedFunctions}, whose error is
 * proven there; the radius through a bound of the derivative on the whole ball.
 */
public final class BallFunctions {
    /** No |tanh''| is larger: 4 / (3 sqrt 3) = 0.76980... */
    private static final double TANH_CURVATURE = 0.7699;

    /** No |s''| is larger: 1 / (6 sqrt 3) = 0.09622... */
    private static final double LOGISTIC_CURVATURE = 0.0963;

    /** More than the rounding of the few operations on radii that it follows. */
    private static final double UP = 1 + 0x1p-48;

    private BallFunctions() {}

    /**
     * e^x; of a ball of radius r, |e^(m+d) - e^m| is at most e^m (e^r - 1), which is at most e^m (r + r^2) for r up to 1.
     *
     * @throws ArithmeticException if the midpoint is above {@value FixedFunctions#LARGEST}
     */
    public static Ball exp(Ball x) {
        Ball mid = rounded(FixedFunctions.exp(widen(x)), FixedFunctions.expError(widen(x)));
        double r = x.radius();
        return mid.widened(r > 1 ? Double.POSITIVE_INFINITY : mid.upperAbs() * (r + r * r) * UP);
    }

    /** tanh x; |tanh'| is at most 1 - tanh(m)^2 + 0.77 r on the ball, and at most 1; |tanh| is at most 1. */
    public static Ball tanh(Ball x) {
        Ball mid = rounded(FixedFunctions.tanh(widen(x)), FixedFunctions.ERROR);
        if (x.radius() == 0) {
            return mid;
        }
        double slope = Ball.ONE.minus(mid.times(mid)).upperAbs() + TANH_CURVATURE * x.radius();
        return mid.widened(Math.min(2, x.radius() * Math.min(1, slope) * UP));
    }

    /** s(x) = 1 / (1 + e^-x); s' is at most s(m) (1 - s(m)) + 0.0963 r on the ball, and at most 1/4. */
    public static Ball logistic(Ball x) {
        Ball mid = rounded(FixedFunctions.logistic(widen(x)), FixedFunctions.ERROR);
        if (x.radius() == 0) {
            return mid;
        }
        double slope = mid.times(Ball.ONE.minus(mid)).upperAbs() + LOGISTIC_CURVATURE * x.radius();
        return mid.widened(Math.min(1, x.radius() * Math.min(0.25, slope) * UP));
    }

    /** log(1 + e^x), whose derivative is at most 1. */
    public static Ball softplus(Ball x) {
        return rounded(FixedFunctions.softplus(widen(x)), FixedFunctions.ERROR).widened(x.radius());
    }

    /** log(1 + x) of a number in [0, 1], whose derivative on [0, 1] is at most 1; members below 0 are left out. */
    public static Ball log1p(Ball x) {
        if (x.radius() > 0x1p-2) {
            throw new ArithmeticException("log1p is for narrow balls: radius=" + x.radius());
        }
        BigInteger at = widen(x);
        return rounded(FixedFunctions.log1p(at), FixedFunctions.ERROR).widened(x.radius());
    }

    private static BigInteger widen(Ball x) {
        return x.mid().shiftLeft(FixedFunctions.GUARD);
    }

    /** A value with guard bits and its error in their units. */
    private static Ball rounded(BigInteger value, double error) {
        return new Ball(value.shiftRight(FixedFunctions.GUARD), Ball.ULP * (1 + error * FixedFunctions.GUARD_ULP) * UP);
    }
}
