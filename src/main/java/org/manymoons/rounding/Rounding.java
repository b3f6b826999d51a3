package org.manymoons.rounding;

/**
 * The vocabulary of rounding error analysis (Higham 2002, Accuracy and Stability of Numerical Algorithms, chapters 2
 * and 3): every operation rounds with a relative error of at most u, and k of them in a row with at most gamma_k.
 */
public final class Rounding {
    /** u = 2^-53, the unit roundoff of double precision. */
    public static final double UNIT = 0x1p-53;

    /** What is lost at most where a result underflows. */
    public static final double UNDERFLOW = Double.MIN_NORMAL;

    /** Relative error allowed to exp, log, tanh and the like: 4 ulp; {@link Math} promises 1 to 2.5. */
    public static final double FUNCTION = 8 * UNIT;

    /** Chosen: roundings of a sample's term beyond those of its sum: a few products, the division by n, some to spare. */
    public static final int PER_SAMPLE = 5;

    private Rounding() {}

    /** gamma_k = k u / (1 - k u). */
    public static double gamma(long k) {
        return k * UNIT / (1 - k * UNIT);
    }

    /** The error of a rounded product of two numbers a and b that are known to within errorA and errorB. */
    public static double product(double a, double errorA, double b, double errorB) {
        return Math.abs(a) * errorB + (Math.abs(b) + errorB) * errorA + UNIT * Math.abs(a * b) + UNDERFLOW;
    }
}
