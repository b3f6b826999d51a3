package org.manymoons.proof.ball;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * All real numbers within {@code radius} of {@code mid} 2^-{@value #BITS}: midpoint-radius arithmetic (Johansson 2017) on
 * fixed-point numbers, whose one rounding is a floor by less than {@link #ULP}. Every operation returns a ball that holds all
 * results of its exact counterpart on members of its operands.
 *
 * @param mid    the midpoint in units of 2^-{@value #BITS}
 * @param radius absolute, 0 or more; infinite where nothing is known
 */
public record Ball(BigInteger mid, double radius) {
    /** Binary places of a midpoint: chosen, some 48 decimal ones, so that a condition number of 10^30 leaves 18. */
    public static final int BITS = 160;

    /** What a floor loses at most. */
    public static final double ULP = 0x1p-160;

    public static final Ball ZERO = new Ball(BigInteger.ZERO, 0);
    public static final Ball ONE = of(1);

    /** Radii are sums and products of at most 8 positive doubles, each rounded by a factor within 1 +- 2^-53. */
    private static final double UP = 1 + 0x1p-49;

    public Ball {
        if (!(radius >= 0)) {
            throw new ArithmeticException("a radius is 0 or more: radius=" + radius);
        }
    }

    /** Exactly this number, or where it has binary places beyond the last a ball of one unit around its floor. */
    public static Ball of(double x) {
        BigDecimal exact = new BigDecimal(x);
        return of(exact);
    }

    /** Like {@link #of(double)}. */
    public static Ball of(BigDecimal x) {
        BigDecimal scaled = x.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(BITS)));
        BigInteger floor = scaled.setScale(0, java.math.RoundingMode.FLOOR).unscaledValue();
        return new Ball(floor, new BigDecimal(floor).compareTo(scaled) == 0 ? 0 : ULP);
    }

    /** A ball of the exact radius r around this one's midpoint and radius. */
    public Ball widened(double r) {
        return new Ball(mid, (radius + r) * UP);
    }

    public Ball plus(Ball b) {
        return new Ball(mid.add(b.mid), (radius + b.radius) * UP);
    }

    public Ball minus(Ball b) {
        return new Ball(mid.subtract(b.mid), (radius + b.radius) * UP);
    }

    public Ball negate() {
        return new Ball(mid.negate(), radius);
    }

    /** |a b - m n| is at most |m| s + |n| r + r s for a within r of m and b within s of n. */
    public Ball times(Ball b) {
        return new Ball(mid.multiply(b.mid).shiftRight(BITS), productRadius(b, ULP));
    }

    double productRadius(Ball b, double rounding) {
        if (radius == 0 && b.radius == 0) {
            return rounding;
        }
        return (size(mid) * b.radius + size(b.mid) * radius + radius * b.radius + rounding) * UP;
    }

    /** Exactly k times. */
    public Ball times(long k) {
        return new Ball(mid.multiply(BigInteger.valueOf(k)), radius * Math.abs((double) k) * UP);
    }

    /**
     * m/n with members a, b: |a/b - m/n| is at most (r + |m/n| s) / (|n| - s).
     *
     * @throws ArithmeticException if the divisor's ball holds 0
     */
    public Ball over(Ball b) {
        double room = b.lowerAbs() / UP;
        if (!(room > 0)) {
            throw new ArithmeticException("division by a ball that holds 0: " + b);
        }
        BigInteger quotient = mid.shiftLeft(BITS).divide(b.mid);
        double size = (size(quotient) + ULP) * UP;
        return new Ball(quotient, ((radius + size * b.radius) / room + ULP) * UP);
    }

    /** No member is larger in absolute value. */
    public double upperAbs() {
        return (size(mid) + radius) * UP;
    }

    /** No member is smaller in absolute value; 0 if it holds 0. */
    public double lowerAbs() {
        double size = Math.abs(toDouble());
        return Math.max(0, (size - radius) / UP - size * 0x1p-50);
    }

    /** Whether every member is above 0. */
    public boolean isPositive() {
        return mid.signum() > 0 && lowerAbs() > 0;
    }

    /** Whether every member is below 0. */
    public boolean isNegative() {
        return mid.signum() < 0 && lowerAbs() > 0;
    }

    /** Whether this decimal number is a member, decided exactly. */
    public boolean contains(BigDecimal x) {
        return !Double.isFinite(radius) || x.subtract(midpoint()).abs().compareTo(new BigDecimal(radius)) <= 0;
    }

    /** The midpoint, exactly. */
    public BigDecimal midpoint() {
        return new BigDecimal(mid).divide(new BigDecimal(BigInteger.ONE.shiftLeft(BITS)));
    }

    /** The midpoint, rounded. */
    public double toDouble() {
        return toDouble(mid);
    }

    /** At least |x| 2^-BITS. */
    private static double size(BigInteger x) {
        return Math.abs(toDouble(x)) * UP;
    }

    /** x 2^-BITS to a relative error of 2^-52, where that is no longer than a double can be. */
    private static double toDouble(BigInteger x) {
        int drop = Math.max(0, x.bitLength() - 1000);
        return Math.scalb(x.shiftRight(drop).doubleValue(), drop - BITS);
    }
}
