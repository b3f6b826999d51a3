package org.manymoons.channel;

import java.util.OptionalDouble;

/**
 * By how much networks ever nearer to a limit lie above it. Close to the end of a channel that is a positive multiple of
 * delta^2, so with every halving of delta the excess must fall to about a quarter, until rounding hides it.
 */
final class ExcessLadder {
    /** Rungs in a row on which the excess falls that show a channel. Chosen: two ratios, so that one is no accident. */
    static final int ENOUGH = 2;

    /** Chosen: near enough for delta^2 to show, and so far that rounding hides nothing before a few halvings. */
    private static final double FIRST_DELTA = 0.4;

    /** Chosen: less than the factor 4 of delta^2 and than 2 of delta, so that the next order may still disturb it. */
    private static final double SHRINKS = 1.8;

    /** Chosen: an excess is told from rounding if it is so many times the bound of the rounding error. */
    private static final double RESOLVED = 10;

    private final int perHalving;
    private final double shrinks;
    private OptionalDouble before = OptionalDouble.empty();

    /** With one rung for each halving of delta. */
    ExcessLadder() {
        this(1);
    }

    /** With so many rungs for each halving of delta. */
    ExcessLadder(int perHalving) {
        this.perHalving = perHalving;
        shrinks = Math.pow(SHRINKS, 1.0 / perHalving);
    }

    /** What one network says. */
    enum Rung {
        /** It lies below the limit. */
        BELOW,
        /** It cannot be told from the limit. */
        UNRESOLVED,
        /** It lies above the limit, but is not so much nearer to it than the one before. */
        ABOVE,
        /** It lies above the limit, and so much nearer to it as it should. */
        FALLING
    }

    /** How far the networks of this rung are from the limit, rungs counted from 0. */
    static double delta(int rung) {
        return Math.scalb(FIRST_DELTA, -rung);
    }

    /** How far the networks of this rung of this ladder are from the limit. */
    double deltaOf(int rung) {
        return FIRST_DELTA * Math.pow(2, -(double) rung / perHalving);
    }

    /** The next rung, from its loss less the limit's and the bound of that difference's rounding error. */
    Rung next(double excess, double rounding) {
        double resolved = RESOLVED * rounding;
        Rung rung;
        if (excess < -resolved) {
            rung = Rung.BELOW;
        } else if (!(excess > resolved)) {
            rung = Rung.UNRESOLVED;
        } else {
            boolean falling = before.isPresent() && before.getAsDouble() / excess > shrinks;
            rung = falling ? Rung.FALLING : Rung.ABOVE;
        }
        before = OptionalDouble.of(excess);
        return rung;
    }
}
