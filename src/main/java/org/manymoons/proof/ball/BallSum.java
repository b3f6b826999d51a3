package org.manymoons.proof.ball;

import java.math.BigInteger;

/** A sum of products of balls that is rounded once, at the end. */
public final class BallSum {
    private BigInteger sum = BigInteger.ZERO; // in units of 2^(-2 BITS), exact
    private double radius;
    private long terms;

    /** Adds a b. */
    public void add(Ball a, Ball b) {
        sum = sum.add(a.mid().multiply(b.mid()));
        radius += a.productRadius(b, 0);
        terms++;
    }

    /** Adds a. */
    public void add(Ball a) {
        sum = sum.add(a.mid().shiftLeft(Ball.BITS));
        radius += a.radius();
        terms++;
    }

    /** The sum; adding up the radii of n terms has rounded by a factor within 1 + n 2^-52. */
    public Ball total() {
        if (terms > 1L << 40) {
            throw new ArithmeticException("more terms than the bound of their radii is for: " + terms);
        }
        return new Ball(sum.shiftRight(Ball.BITS), radius * (1 + terms * 0x1p-52) * (1 + 0x1p-50) + 2 * Ball.ULP);
    }
}
