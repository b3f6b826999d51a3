package org.manymoons.proof.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** All numbers from {@code low} to {@code high}, with 50 decimal digits, lower ends rounded down and upper ends up. */
record DecimalInterval(BigDecimal low, BigDecimal high) {
    static final MathContext DOWN = new MathContext(50, RoundingMode.FLOOR);
    static final MathContext UP = new MathContext(50, RoundingMode.CEILING);
    static final DecimalInterval ZERO = of(0);
    static final DecimalInterval ONE = of(1);

    /** More than e^-450, which is 4e-196. */
    private static final BigDecimal BELOW = new BigDecimal("1e-190");

    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(450);

    /** More than what the series of e^t and of artanh leave where they are cut off. */
    private static final BigDecimal EXP_REST = new BigDecimal("1e-60");

    private static final BigDecimal LOG_REST = new BigDecimal("1e-50");

    static DecimalInterval of(long n) {
        return new DecimalInterval(BigDecimal.valueOf(n), BigDecimal.valueOf(n));
    }

    /** Exactly x, or the interval between its neighbours of 50 digits. */
    static DecimalInterval of(double x) {
        BigDecimal exact = new BigDecimal(x);
        return new DecimalInterval(exact.round(DOWN), exact.round(UP));
    }

    DecimalInterval plus(DecimalInterval b) {
        return new DecimalInterval(low.add(b.low, DOWN), high.add(b.high, UP));
    }

    DecimalInterval minus(DecimalInterval b) {
        return new DecimalInterval(low.subtract(b.high, DOWN), high.subtract(b.low, UP));
    }

    DecimalInterval negate() {
        return new DecimalInterval(high.negate(), low.negate());
    }

    DecimalInterval times(DecimalInterval b) {
        if (low.signum() >= 0 && b.low.signum() >= 0) {
            return new DecimalInterval(low.multiply(b.low, DOWN), high.multiply(b.high, UP));
        }
        BigDecimal ll = low.multiply(b.low);
        BigDecimal lh = low.multiply(b.high);
        BigDecimal hl = high.multiply(b.low);
        BigDecimal hh = high.multiply(b.high);
        return new DecimalInterval(
                ll.min(lh).min(hl.min(hh)).round(DOWN),
                ll.max(lh).max(hl.max(hh)).round(UP));
    }

    DecimalInterval over(DecimalInterval b) {
        if (b.low.signum() <= 0 && b.high.signum() >= 0) {
            throw new ArithmeticException("division by an interval that holds 0");
        }
        return times(new DecimalInterval(BigDecimal.ONE.divide(b.high, DOWN), BigDecimal.ONE.divide(b.low, UP)));
    }

    /** The largest absolute value. */
    BigDecimal size() {
        return low.abs().max(high.abs());
    }

    BigDecimal middle() {
        return low.add(high).divide(BigDecimal.valueOf(2), DOWN);
    }

    /** Whether both ends lie between these two numbers. */
    boolean isWithin(List<BigDecimal> ends) {
        return low.compareTo(ends.get(0)) >= 0 && high.compareTo(ends.get(1)) <= 0;
    }

    boolean holdsZero() {
        return low.signum() <= 0 && high.signum() >= 0;
    }

    /** e^x at both ends: exp grows. */
    DecimalInterval exp() {
        DecimalInterval down = exp(low);
        return low.equals(high) ? down : new DecimalInterval(down.low, exp(high).high);
    }

    /**
     * e^x = (e^t)^(2^k) with |t| at most 2^-6: the series up to t^22 / 22!, whose remainder is below 1e-63 there. What is
     * below 1e-200 is only said to be that.
     */
    private static DecimalInterval exp(BigDecimal x) {
        if (x.compareTo(LARGEST_EXPONENT.negate()) < 0) {
            return new DecimalInterval(BigDecimal.ZERO, BELOW);
        }
        if (x.compareTo(LARGEST_EXPONENT) > 0) {
            throw new ArithmeticException("exp of more than " + LARGEST_EXPONENT);
        }
        int k = 6 + Math.max(0, x.abs().toBigInteger().bitLength());
        BigDecimal scale = BigDecimal.valueOf(1L << k);
        DecimalInterval t = new DecimalInterval(x.divide(scale, DOWN), x.divide(scale, UP));
        DecimalInterval sum = new DecimalInterval(BigDecimal.ONE.subtract(EXP_REST), BigDecimal.ONE.add(EXP_REST));
        for (int j = 22; j >= 1; j--) {
            sum = ONE.plus(t.times(sum).over(of(j)));
        }
        for (int j = 0; j < k; j++) {
            sum = sum.times(sum);
        }
        return sum;
    }

    /** 1 / (1 + e^-x) at both ends. */
    DecimalInterval logistic() {
        return new DecimalInterval(logistic(low).low, logistic(high).high);
    }

    private static DecimalInterval logistic(BigDecimal x) {
        DecimalInterval e = exp(x.abs().negate());
        return (x.signum() < 0 ? e : ONE).over(ONE.plus(e));
    }

    /** 2 / (1 + e^(-2 x)) - 1 at both ends. */
    DecimalInterval tanh() {
        DecimalInterval two = of(2);
        return two.times(two.times(this).logistic()).minus(ONE);
    }

    /**
     * log(1 + e^x) at both ends, from log(1 + e) = 2 artanh(e / (2 + e)) with e = e^-|x| in [0, 1]: with q = e / (2 + e) at most
     * 1/3, the sum of 2 q^(2 j + 1) / (2 j + 1) up to j = 52 leaves less than 1e-50.
     */
    DecimalInterval softplus() {
        return new DecimalInterval(softplus(low).low, softplus(high).high);
    }

    private static DecimalInterval softplus(BigDecimal x) {
        DecimalInterval e = exp(x.abs().negate());
        DecimalInterval q = e.over(of(2).plus(e));
        DecimalInterval square = q.times(q);
        DecimalInterval sum = new DecimalInterval(BigDecimal.ZERO, LOG_REST);
        for (int j = 52; j >= 0; j--) {
            sum = sum.times(square).plus(of(2).over(of(2 * j + 1)));
        }
        BigDecimal above = x.max(BigDecimal.ZERO);
        return sum.times(q).plus(new DecimalInterval(above.round(DOWN), above.round(UP)));
    }
}
