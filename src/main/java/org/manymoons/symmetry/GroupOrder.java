package org.manymoons.symmetry;

import java.math.BigInteger;

/** The number of elements of the finite group of one layer: h! permutations, times 2^h signs. */
public final class GroupOrder {
    private GroupOrder() {}

    public static BigInteger of(int units, boolean signs) {
        BigInteger order = BigInteger.ONE;
        for (int k = 2; k <= units; k++) {
            order = order.multiply(BigInteger.valueOf(k));
        }
        return signs ? order.shiftLeft(units) : order;
    }
}
