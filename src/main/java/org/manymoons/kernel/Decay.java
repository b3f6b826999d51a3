package org.manymoons.kernel;

/**
 * The decaying exponential of a block of numbers, from which tanh, the logistic function and softplus follow without
 * cancellation: e = exp(-rate |x|), m = expm1(-rate |x|), and the sign of x.
 *
 * <p>With y = -rate |x| = k ln 2 + r, |r| at most (ln 2)/2: exp(y) = 2^k (1 + p) and expm1(y) = (2^k - 1) + 2^k p, where
 * p = expm1(r) = r + r^2 P(r). P is the near-minimax polynomial of degree 10, its relative error in p 9e-19; ln 2 is
 * split in two (Cody and Waite 1980), and 2^k is the product of two powers, so that e underflows gradually. The
 * errors of e and m are at most 1.1 units in the last place for any x, tiny and infinite ones included.
 */
final class Decay {
    private static final double LOG2_E = 1.4426950408889634;

    /** The first 33 bits of ln 2, so that k times it is exact, and the rest. */
    private static final double LN2_HIGH = 0x1.62e42fefp-1;

    private static final double LN2_LOW = 7.440617110012397e-11;
    private static final double LOWEST = -1400; // exp is 0 below -745.2
    private static final int MANTISSA = 52; // bits of a double's, below its exponent
    private static final int BIAS = Double.MAX_EXPONENT; // of the exponent
    private static final double ROUNDING = 0x1.8p52; // adding it rounds to an integer, left in the low bits

    /** e. */
    final double[] exp;
    /** m = e - 1, in [-1, 0]. */
    final double[] expm1;
    /** 1, or -1 where the sign bit of x is set. */
    final double[] sign;

    private final double[] shifted;
    private final double[] remainder;
    private final double[] scale;

    Decay(int blockSize) {
        exp = new double[blockSize];
        expm1 = new double[blockSize];
        sign = new double[blockSize];
        shifted = new double[blockSize];
        remainder = new double[blockSize];
        scale = new double[blockSize];
    }

    /** Evaluates x[0], ..., x[n-1]. */
    void evaluate(double[] x, double rate, int n) {
        reduce(x, rate, shifted, remainder, n);
        scale(shifted, scale, n);
        sign(x, sign, n);
        polynomial(remainder, remainder, n);
        assemble(remainder, scale, exp, expm1, n);
    }

    /** y = k ln 2 + r. */
    private static void reduce(double[] x, double rate, double[] shifted, double[] remainder, int n) {
        for (int i = 0; i < n; i++) {
            double y = Math.max(-rate * Math.abs(x[i]), LOWEST);
            double s = y * LOG2_E + ROUNDING;
            double k = s - ROUNDING;
            shifted[i] = s;
            remainder[i] = (y - k * LN2_HIGH) - k * LN2_LOW;
        }
    }

    /** 2^k = 2^(k/2) 2^(k - k/2). */
    private static void scale(double[] shifted, double[] scale, int n) {
        for (int i = 0; i < n; i++) {
            long k = Double.doubleToRawLongBits(shifted[i]) << MANTISSA >> MANTISSA;
            long half = k >> 1;
            scale[i] = Double.longBitsToDouble((half + BIAS) << MANTISSA)
                    * Double.longBitsToDouble((k - half + BIAS) << MANTISSA);
        }
    }

    private static void sign(double[] x, double[] sign, int n) {
        long one = Double.doubleToRawLongBits(1);
        for (int i = 0; i < n; i++) {
            sign[i] = Double.longBitsToDouble((Double.doubleToRawLongBits(x[i]) & Long.MIN_VALUE) | one);
        }
    }

    /** p = expm1(r), by Horner's rule; coefficients from mpmath's chebyfit of (expm1(r) - r) / r^2. */
    private static void polynomial(double[] remainder, double[] p, int n) {
        for (int i = 0; i < n; i++) {
            double r = remainder[i];
            double s = 2.0914686968086876e-09;
            s = s * r + 2.5105217004720745e-08;
            s = s * r + 2.75572736431103e-07;
            s = s * r + 2.7557255400206422e-06;
            s = s * r + 2.4801587325547743e-05;
            s = s * r + 0.00019841269874820627;
            s = s * r + 0.0013888888888883748;
            s = s * r + 0.008333333333326136;
            s = s * r + 0.04166666666666667;
            s = s * r + 0.1666666666666667;
            s = s * r + 0.5;
            p[i] = r + r * r * s;
        }
    }

    private static void assemble(double[] p, double[] scale, double[] exp, double[] expm1, int n) {
        for (int i = 0; i < n; i++) {
            double scaled = scale[i] * p[i];
            exp[i] = scale[i] + scaled;
            expm1[i] = (scale[i] - 1) + scaled;
        }
    }
}
