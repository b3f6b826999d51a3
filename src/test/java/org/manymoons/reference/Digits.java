package org.manymoons.reference;

import java.math.BigDecimal;
import java.math.MathContext;

/** exp and log with more than 100 digits. */
public final class Digits {
    private static final MathContext MORE = new MathContext(200);

    private Digits() {}

    /** exp(z) by its series at z / 2^20, squared 20 times; for z within some hundreds. */
    public static BigDecimal exp(BigDecimal z) {
        BigDecimal x = z.divide(new BigDecimal(1 << 20), MORE);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(x, MORE).divide(new BigDecimal(k), MORE);
            sum = sum.add(term);
        }
        for (int k = 0; k < 20; k++) {
            sum = sum.multiply(sum, MORE);
        }
        return sum;
    }

    /** log(x) by Newton's method for exp(y) = x. */
    public static BigDecimal log(BigDecimal x) {
        int exponent = x.precision() - x.scale();
        BigDecimal y = new BigDecimal(Math.log(x.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * Math.log(10));
        for (int k = 0; k < 4; k++) {
            y = y.add(x.multiply(exp(y.negate()), MORE).subtract(BigDecimal.ONE))
                    .round(new MathContext(120));
        }
        return y;
    }
}
