package org.manymoons.proof;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What one or two units of a tanh or sigmoid network are at the end of a channel, as a term of the logit; f is the activation, its
 * parameters are those of its linear forms of the sample x, in the order in which they are named.
 */
public enum LimitShape {
    /** v f(z), z = w.x + b: a unit that stays finite. */
    UNIT(1, true),
    /**
     * v f(z) + r f'(z), z = w.x + b, r = u.x + c: two units at z + d r and z - d r with output weights v/2 + 1/(2 d) and
     * v/2 - 1/(2 d), d to 0. They add d^2 (r^3 f'''(z) / 6 + v r^2 f''(z) / 2) to the logit, and O(d^4).
     */
    DIPOLE(2, true),
    /**
     * s exp(z), z = w.x + b, s = +1 or -1: a saturated unit, whose activation is its asymptote plus a multiple of
     * y - y^2 + ... with y = e exp(z), e to 0; it adds -e s exp(2 z), and O(e^2).
     */
    EXPONENTIAL(1, true),
    /**
     * r exp(z) + k exp(2 z), z = w.x, r = u.x + c: two units that merge while they saturate, with y as above each and e to 0; where
     * they merge faster than e^(5/2) they add -2 e (r exp(2 z) + k exp(3 z)), and o(e).
     */
    SATURATED_DIPOLE(2, false);

    private final int units;
    private final boolean biased;

    LimitShape(int units, boolean biased) {
        this.units = units;
        this.biased = biased;
    }

    /** How many units of the network it stands for. */
    public int units() {
        return units;
    }

    /** Whether z has a bias. */
    public boolean isBiased() {
        return biased;
    }

    /** The number of parameters: z; then v, or v and r, or nothing, or r and k. */
    public long size(int inputs) {
        return switch (this) {
            case UNIT -> inputs + 2L;
            case DIPOLE -> 2L * inputs + 3;
            case EXPONENTIAL -> inputs + 1L;
            case SATURATED_DIPOLE -> 2L * inputs + 2;
        };
    }

    /** As in the file: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
