package org.manymoons.proof.complete;

import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallFunctions;

/**
 * Double arithmetic with bounds: {@link #down} and {@link #up} move a result past the error of the one operation that made it, and the
 * functions return bounds of exp, tanh and the logistic function from a series of their own.
 */
final class Outward {
    /** At least one unit in the last place, relative. */
    private static final double STEP = 0x1p-51;

    /** Above all that underflow can take away. */
    private static final double TINY = 0x1p-1000;

    /** More than the relative error of {@link #exp}. */
    private static final double EXP = 0x1p-47;

    /** The leading 32 binary places of ln 2, so that k times it is exact for |k| below 2^20; a power of two of it too, and the rest, to 2^-85. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** Chosen: below it e^x is as good as nothing, and the bounds say so. */
    private static final double SMALLEST = -600;

    private static final double[] ROOTS = roots();

    private Outward() {}

    /** Not above the exact result that was rounded to x. */
    static double down(double x) {
        return x - Math.abs(x) * STEP - TINY;
    }

    /** Not below the exact result that was rounded to x. */
    static double up(double x) {
        return x + Math.abs(x) * STEP + TINY;
    }

    /**
     * e^x for x up to 0, to a relative error below 2^-47: with k the integer nearest to 32 x / ln 2, |k| below 28,000, r = x - k ln 2 / 32
     * is at most 0.011 and known to 2^-52; the series up to r^6 / 6! leaves 0.011^7 / 7! < 2^-57, its sum loses less than
     * 4 2^-53, the table and the last product 2 2^-53; in all below 2^-49. Below -600 it is between 0 and e^-600.
     */
    static double exp(double x) {
        double k = Math.rint(x * (32 * 1.4426950408889634));
        double r = (x - k * (LN2_HIGH / 32)) - k * (LN2_LOW / 32);
        double square = r * r;
        double last = (1.0 / 24 + r * (1.0 / 120)) + square * (1.0 / 720);
        double sum = (1 + r) + square * ((0.5 + r * (1.0 / 6)) + square * last);
        int steps = (int) k;
        double power = Double.longBitsToDouble((long) (1023 + (steps >> 5)) << 52);
        return ROOTS[steps & 31] * power * sum;
    }

    /** 2^(j/32), rounded, from balls. */
    private static double[] roots() {
        double[] roots = new double[32];
        for (int j = 0; j < roots.length; j++) {
            Ball exponent = BallFunctions.log1p(Ball.ONE).times(j).over(Ball.of(32));
            roots[j] = BallFunctions.exp(exponent).toDouble();
        }
        return roots;
    }

    private static double expLow(double x) {
        return x < SMALLEST ? 0 : exp(x) * (1 - EXP);
    }

    private static double expHigh(double x) {
        return x < SMALLEST ? 0x1p-860 : exp(x) * (1 + EXP);
    }

    static double logisticLow(double x) {
        return x >= 0 ? down(1 / up(1 + expHigh(-x))) : Math.max(0, down(expLow(x) / up(1 + expLow(x))));
    }

    static double logisticHigh(double x) {
        return Math.min(1, x >= 0 ? up(1 / down(1 + expLow(-x))) : up(expHigh(x) / down(1 + expHigh(x))));
    }

    /** 2 s(2 x) - 1 loses digits near 0, which only widens a bound by 2^-50. */
    static double tanhLow(double x) {
        return Math.max(-1, down(2 * logisticLow(2 * x) - 1));
    }

    static double tanhHigh(double x) {
        return Math.min(1, up(2 * logisticHigh(2 * x) - 1));
    }
}
