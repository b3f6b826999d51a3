package org.manymoons.parting.update;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The arithmetic that a training was computed in, told by how many bits its numbers need (IEEE 754). */
public enum Arithmetic {
    FLOAT64(53),
    FLOAT32(24),
    FLOAT16(11),
    BFLOAT16(8);

    private final int bits;

    Arithmetic(int bits) {
        this.bits = bits;
    }

    /** u, half the distance from 1 to the next larger number. */
    public double unit() {
        return Math.scalb(1.0, -bits);
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The coarsest whose numbers all of these are; the first row may be somebody's round numbers and counts only alone. */
    public static Arithmetic of(double[][] rows) {
        int needed = 1;
        for (int k = Math.min(1, rows.length - 1); k < rows.length; k++) {
            for (double value : rows[k]) {
                needed = Math.max(needed, significantBits(value));
            }
        }
        Arithmetic found = FLOAT64;
        for (Arithmetic each : values()) {
            found = needed <= each.bits ? each : found;
        }
        return found;
    }

    private static int significantBits(double value) {
        long fraction = Double.doubleToRawLongBits(value) & 0xFFFFFFFFFFFFFL;
        return fraction == 0 ? 1 : 53 - Long.numberOfTrailingZeros(fraction);
    }

    /** The nearest number of this arithmetic. */
    public double round(double value) {
        if (this == FLOAT64) {
            return value;
        }
        double scale = Math.scalb(1.0, Math.getExponent(value) - bits + 1);
        return value == 0 ? 0 : Math.rint(value / scale) * scale;
    }

    public Arithmetic coarser(Arithmetic other) {
        return bits <= other.bits ? this : other;
    }

    public Arithmetic finer(Arithmetic other) {
        return bits >= other.bits ? this : other;
    }
}
