package org.manymoons.symmetry;

/**
 * Where a unit comes from and what is done to it on the way.
 *
 * @param from   index of the old unit, from 0
 * @param factor of its incoming weights and bias: -1 flips the sign, a positive number scales; its outgoing weights are
 *               divided by it
 */
public record UnitMove(int from, double factor) {
    public UnitMove {
        if (from < 0 || factor == 0 || !Double.isFinite(factor)) {
            throw new IllegalArgumentException("a unit moves from 0 or more, by a finite factor other than 0: from="
                    + from + ", factor=" + factor);
        }
    }

    /** For a beginner, units counted from 1: {@code 3 (sign flipped)}. */
    @Override
    public String toString() {
        String unit = String.valueOf(from + 1);
        if (factor == 1) {
            return unit;
        }
        return unit + (factor == -1 ? " (sign flipped)" : " (scaled by " + factor + ")");
    }
}
