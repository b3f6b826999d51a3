package org.manymoons.landscape.graph;

import org.manymoons.symmetry.Symmetry;

/**
 * A way from a copy of one end state to a copy of another, or of the same; every symmetry makes another pass of it.
 *
 * @param cost   the highest on it
 * @param saddle number of the saddle; -1 for a way without one
 * @param way    number of a way that has no saddle; -1 for a saddle, and where the cost does not rise above an end state's
 * @param one    number of an end state, of which {@code first} makes the copy
 * @param other  of another, of which {@code second} makes the copy
 */
public record Pass(double cost, int saddle, int way, int one, Symmetry first, int other, Symmetry second) {
    /** Over a saddle, or level. */
    public Pass(double cost, int saddle, int one, Symmetry first, int other, Symmetry second) {
        this(cost, saddle, -1, one, first, other, second);
    }

    boolean isLevel() {
        return saddle < 0 && way < 0;
    }
}
