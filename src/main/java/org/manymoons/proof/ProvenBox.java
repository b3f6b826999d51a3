package org.manymoons.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.proof.ball.Ball;

/**
 * A box around a refined point, one radius in all parameters, that passes Krawczyk's test.
 *
 * @param centre what does not depend on the radius
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record ProvenBox(BigDecimal[] midpoint, double radius, Krawczyk.Centre centre, Krawczyk test) {
    /** Chosen: the first box, whose spread, proportional to the radius, tells which radius will do. */
    private static final double TRIAL = 0x1p-30;

    /** Chosen: the spread to aim at; below 1 with room for other programs, whose arithmetic may be wider. */
    private static final double AIM = 0.25;

    /** Chosen: no box is accepted that holds by less. */
    private static final double REACH = 0.8;

    /** Chosen: a wider box says nothing more about a point that polishing has reached. */
    private static final double LARGEST = 1e-3;

    /** Chosen: the spread is nearly proportional to the radius, so that few are needed. */
    private static final int TRIES = 8;

    /** Chosen: a radius falls by no more at a time. */
    private static final double SHARPEST = 1e-6;

    /** As wide a box as holds around the critical point near these parameters. */
    static ProvenBox near(BallSurface surface, double[] parameters) throws NotProven {
        BigDecimal[] midpoint = PreciseNewton.refine(surface, BallData.balls(parameters));
        Krawczyk.Centre centre = Krawczyk.Centre.of(surface, midpoint);
        ProvenBox best = null;
        double radius = TRIAL;
        double failed = Double.POSITIVE_INFINITY;
        for (int n = 0; n < TRIES; n++) {
            Krawczyk test = tested(centre, radius);
            if (test.reach() < REACH) {
                best = new ProvenBox(midpoint, radius, centre, test);
                if (test.spread() > AIM / 4 || radius == LARGEST) {
                    return best;
                }
            } else {
                failed = radius;
            }
            double next = Math.min(LARGEST, radius * Math.max(SHARPEST, AIM / test.spread()));
            boolean outside = next >= failed || (best != null && next <= best.radius);
            radius = rounded(outside ? between(best, failed) : next);
        }
        if (best == null) {
            throw new NotProven("no box around the refined point passes Krawczyk's test");
        }
        return best;
    }

    /** Where the spread is not proportional to the radius. */
    private static double between(@Nullable ProvenBox passed, double failed) {
        return passed == null ? failed * SHARPEST : Math.sqrt(passed.radius * failed);
    }

    /** The box of this radius around this midpoint. */
    static ProvenBox around(BallSurface surface, BigDecimal[] midpoint, double radius) throws NotProven {
        Krawczyk.Centre centre = Krawczyk.Centre.of(surface, midpoint);
        return new ProvenBox(midpoint, radius, centre, tested(centre, radius)).held();
    }

    /** A narrower one around the same midpoint. */
    ProvenBox narrowed(double factor) throws NotProven {
        double narrower = rounded(radius * factor);
        return new ProvenBox(midpoint, narrower, centre, tested(centre, narrower)).held();
    }

    private ProvenBox held() throws NotProven {
        if (!(test.reach() < REACH)) {
            throw new NotProven("no narrower box passes Krawczyk's test");
        }
        return this;
    }

    private static Krawczyk tested(Krawczyk.Centre centre, double radius) throws NotProven {
        double[] all = new double[centre.point().length];
        Arrays.fill(all, radius);
        return Krawczyk.test(centre, all);
    }

    /** The largest number of two digits that is not larger. */
    static double rounded(double radius) {
        return new BigDecimal(radius)
                .round(new MathContext(2, RoundingMode.DOWN))
                .doubleValue();
    }

    List<Double> radii() {
        return Collections.nCopies(midpoint.length, radius);
    }

    /** All points of it. */
    Ball[] points() {
        return Arrays.stream(centre.point()).map(ball -> ball.widened(radius)).toArray(Ball[]::new);
    }

    /** Chosen: far below what is known of any number, so that a radius of 0 has an interval too. */
    private static final double NARROWEST = 1e-40;

    /** Twice as wide as proven, so that other programs may be less sharp. */
    static List<BigDecimal> interval(Ball number) {
        BigDecimal half = new BigDecimal(2 * number.radius() + NARROWEST);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.min(45, half.scale() - half.precision() + 3));
        int places = unit.scale();
        return List.of(
                number.midpoint().subtract(half).setScale(places, RoundingMode.FLOOR),
                number.midpoint().add(half).setScale(places, RoundingMode.CEILING));
    }
}
