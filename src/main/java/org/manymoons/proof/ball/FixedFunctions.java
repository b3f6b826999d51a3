package org.manymoons.proof.ball;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Elementary functions of fixed-point numbers x 2^-W, W = {@value Ball#BITS} + {@value #GUARD}, with a proven bound of their
 * error in units u = 2^-W. Reduction of the argument, then the Taylor series with its remainder (Muller 2016).
 */
final class FixedFunctions {
    /** Binary places beyond those of a {@link Ball}, in which the errors below are lost. */
    static final int GUARD = 40;

    static final double GUARD_ULP = 0x1p-40;

    /** No larger argument of exp; e^700 is about 10^304. */
    static final int LARGEST = 700;

    /** In u: more than the error of each function here but exp, see there. */
    static final double ERROR = 0x1p15;

    private static final int W = Ball.BITS + GUARD;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(W);

    /** The argument of the Taylor series is halved so often: |t| is below 0.35 / 256 = 0.00137. */
    private static final int HALVINGS = 8;

    /** 0.00137^17 / 17! is 6e-64, below u = 6e-61. */
    private static final int TERMS = 16;

    /** 1 / j!, rounded down. */
    private static final BigInteger[] OVER_FACTORIAL = overFactorial();

    private static final BigInteger LN2 = ln2(W);

    private FixedFunctions() {}

    /**
     * e^x = 2^k (e^t)^256 with t = (x - k ln 2) / 256, in u: the error of t is at most 1 + |k| / 256, that of the series 3.1
     * (two floors each step, of t times the sum and of 1 / j!, remainder included), which 8 squarings multiply by at most 256 e^0.35 = 364, adding 364 for
     * their own floors; with |k| up to 1024 this is below 364 (1 + 4 + 3.1 + 1) < 2^12, times 2^k.
     */
    static BigInteger exp(BigInteger x) {
        int k = exponent(x);
        if (k < -W) {
            return BigInteger.ZERO; // 0 < e^x < 2^(k + 1) is at most u
        }
        BigInteger t = x.subtract(LN2.multiply(BigInteger.valueOf(k))).shiftRight(HALVINGS);
        BigInteger sum = OVER_FACTORIAL[TERMS];
        for (int j = TERMS - 1; j >= 0; j--) {
            sum = OVER_FACTORIAL[j].add(times(t, sum));
        }
        for (int j = 0; j < HALVINGS; j++) {
            sum = times(sum, sum);
        }
        return sum.shiftLeft(k);
    }

    /** In u: of {@link #exp}. */
    static double expError(BigInteger x) {
        return 1 + 0x1p12 * Math.scalb(1.0, Math.max(0, exponent(x)));
    }

    /** log 2, rounded: which multiple of it is taken out need not be exact. */
    private static final double LOG_2 = 0.6931471805599453;

    /** An integer within 0.505 of x / ln 2, so that the remainder is below 0.3501. */
    private static int exponent(BigInteger x) {
        double at = x.doubleValue() * Ball.ULP * GUARD_ULP;
        if (at > LARGEST) {
            throw new ArithmeticException("exp of more than " + LARGEST + ": " + at);
        }
        return (int) Math.max(-2 * W, Math.rint(at / LOG_2));
    }

    /** (1 - e) / (1 + e) with e = exp(-2 |x|): the error of e counts at most twice, the quotient 1. */
    static BigInteger tanh(BigInteger x) {
        BigInteger e = exp(x.abs().shiftLeft(1).negate());
        BigInteger value = ONE.subtract(e).shiftLeft(W).divide(ONE.add(e));
        return x.signum() < 0 ? value.negate() : value;
    }

    /** 1 / (1 + e) or e / (1 + e) with e = exp(-|x|): the error of e counts at most once, the quotient 1. */
    static BigInteger logistic(BigInteger x) {
        BigInteger e = exp(x.abs().negate());
        return (x.signum() < 0 ? e : ONE).shiftLeft(W).divide(ONE.add(e));
    }

    /** max(x, 0) + log(1 + exp(-|x|)): the error of e counts at most once. */
    static BigInteger softplus(BigInteger x) {
        return x.max(BigInteger.ZERO).add(log1p(exp(x.abs().negate())));
    }

    /**
     * y + log(1 + q) with 1 + q = (1 + e) exp(-y), for any y near log(1 + e); a double gives 50 places. The error of q is at
     * most 2 2^12 + 2; where |q| is below 2^-40 five terms of the series leave less than 2^-240, and their floors less than 10.
     *
     * @param e in [0, 1], as a fixed-point number like the result; a little more does no harm
     */
    static BigInteger log1p(BigInteger e) {
        double guess = Math.log1p(Math.max(0, e.doubleValue() * Ball.ULP * GUARD_ULP));
        BigInteger y = fixed(guess);
        BigInteger q = times(ONE.add(e), exp(y.negate())).subtract(ONE);
        if (q.bitLength() > W - 40) {
            throw new ArithmeticException("the first guess of log1p is not near enough: q=" + q);
        }
        BigInteger power = q;
        BigInteger sum = BigInteger.ZERO;
        for (int j = 1; j <= 5; j++) {
            BigInteger term = power.divide(BigInteger.valueOf(j));
            sum = j % 2 == 1 ? sum.add(term) : sum.subtract(term);
            power = times(power, q);
        }
        return y.add(sum);
    }

    /** Exactly the y that is used: any would do. */
    private static BigInteger fixed(double y) {
        return new BigDecimal(y)
                .multiply(new BigDecimal(ONE))
                .setScale(0, RoundingMode.FLOOR)
                .unscaledValue();
    }

    private static BigInteger[] overFactorial() {
        BigInteger[] all = new BigInteger[TERMS + 1];
        BigInteger factorial = BigInteger.ONE;
        for (int j = 0; j <= TERMS; j++) {
            factorial = factorial.multiply(BigInteger.valueOf(Math.max(1, j)));
            all[j] = ONE.divide(factorial);
        }
        return all;
    }

    private static BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(W);
    }

    /**
     * ln 2 = 2 artanh(1/3) = sum of 2 / ((2 j + 1) 3^(2 j + 1)), with 64 places more: floors and remainder, less than 2 for
     * each of some 100 terms, are lost in them, so that the result is within 1 of the exact one.
     */
    private static BigInteger ln2(int bits) {
        BigInteger power = BigInteger.ONE.shiftLeft(bits + 65).divide(BigInteger.valueOf(3));
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; power.signum() > 0; j++) {
            sum = sum.add(power.divide(BigInteger.valueOf(2L * j + 1)));
            power = power.divide(BigInteger.valueOf(9));
        }
        return sum.shiftRight(64);
    }
}
