package org.manymoons.kink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight way downhill from scaled units, walked kink by kink in the order in which they come, to the first place where the
 * loss stops falling: between two kinks, or on one, which then holds.
 */
final class Ray {
    /** Chosen: a loss that still falls at so many times the direction falls forever, as far as numbers tell. */
    private static final double FARTHEST = 0x1p20;

    /** Chosen: halvings and Newton steps to find where the slope vanishes; the latter need some six. */
    private static final int REFINEMENTS = 80;

    private final ScaledUnits at;
    private final KinkedLoss loss;
    private final double[] direction;
    private final int block;

    /** Logits along the ray, with the sides of the present stretch, are offset + t rate. */
    private final double[] offset;

    private final double[] rate;
    private final List<Crossing> crossings = new ArrayList<>();

    /** A kink on the way, at {@code t}; {@code velocity} is that of the unit's pre-activation. */
    private record Crossing(double t, int unit, int point, double velocity) {}

    private Ray(ScaledUnits at, double[] direction) {
        this.at = at;
        this.direction = direction;
        loss = at.loss;
        block = loss.inputs + 1;
        offset = at.logits();
        rate = new double[offset.length];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = direction[direction.length - 1];
        }
        for (int j = 0; j < loss.units; j++) {
            if (at.isLive(j)) {
                prepare(j);
            }
        }
        crossings.sort(Comparator.comparingDouble(Crossing::t)
                .thenComparingInt(Crossing::unit)
                .thenComparingInt(Crossing::point));
    }

    private void prepare(int j) {
        for (int i = 0; i < rate.length; i++) {
            if (at.isHeld(j, i)) {
                continue;
            }
            double velocity = 0;
            for (int k = 0; k < block; k++) {
                velocity += direction[j * block + k] * loss.points[i][k];
            }
            rate[i] += at.sign[j] * loss.slope(at.right[j][i]) * velocity;
            if (at.right[j][i] ? velocity < 0 : velocity > 0) {
                double t = at.isOnKink(j, i) ? 0 : Math.max(0, -at.preActivation(j, i) / velocity);
                crossings.add(new Crossing(t, j, i, velocity));
            }
        }
    }

    /** What a walk came to. */
    enum Stop {
        /** The loss does not fall in this direction. */
        UPHILL,
        /** It would but for a kink at the very beginning, which now holds. */
        BLOCKED,
        /** It stops falling at a place without a kink, or on one. */
        MINIMUM,
        /** It falls as far as was looked. */
        NONE
    }

    /** Walks downhill and moves the units there. */
    static Stop walk(ScaledUnits at, double[] direction) {
        return new Ray(at, direction).walk();
    }

    private Stop walk() {
        if (!(slope(0) < 0)) {
            return Stop.UPHILL;
        }
        double from = 0;
        for (Crossing crossing : crossings) {
            if (crossing.t > FARTHEST) {
                break;
            }
            double before = slope(crossing.t);
            if (!(before < 0)) {
                move(vanishing(from, crossing.t));
                return Stop.MINIMUM;
            }
            if (!(cross(crossing, before) < 0)) {
                move(crossing.t);
                hold(crossing);
                return crossing.t > 0 ? Stop.MINIMUM : Stop.BLOCKED;
            }
            from = crossing.t;
        }
        for (double to = Math.max(1, 2 * from); to <= FARTHEST; to *= 2) {
            if (!(slope(to) < 0)) {
                move(vanishing(from, to));
                return Stop.MINIMUM;
            }
            from = to;
        }
        move(from);
        return Stop.NONE;
    }

    /** Goes over a kink; the slope behind it. */
    private double cross(Crossing crossing, double before) {
        int i = crossing.point;
        int j = crossing.unit;
        double jump = at.sign[j] * (loss.right - loss.left) * (crossing.velocity > 0 ? 1 : -1);
        double residual = loss.residual(i, offset[i] + crossing.t * rate[i]);
        rate[i] += jump * crossing.velocity;
        offset[i] -= jump * crossing.velocity * crossing.t;
        at.right[j][i] = crossing.velocity > 0;
        return before + residual * jump * crossing.velocity;
    }

    /** Where as many kinks hold as there are features, a unit can only grow and shrink: one kink more is where it vanishes. */
    private void hold(Crossing crossing) {
        if (at.held.get(crossing.unit).size() == loss.inputs) {
            at.role[crossing.unit] = ScaledUnits.Role.APEX;
            at.clear(crossing.unit);
            return;
        }
        List<double[]> rows = new ArrayList<>();
        at.held.get(crossing.unit).forEach(i -> Orthonormal.extend(rows, loss.points[i], 0));
        if (Orthonormal.extend(rows, loss.points[crossing.point], DEPENDENT)) {
            at.held.get(crossing.unit).add(crossing.point);
            at.settle(crossing.unit);
        }
    }

    /** Chosen: a row with a smaller part of its own depends on the others. */
    private static final double DEPENDENT = 1e-10;

    private void move(double t) {
        for (int j = 0; j < loss.units; j++) {
            for (int k = 0; k < block && at.isLive(j); k++) {
                at.u[j][k] += t * direction[j * block + k];
            }
            at.settle(j);
        }
        at.c += t * direction[direction.length - 1];
    }

    /** d loss / dt. */
    private double slope(double t) {
        double sum = 0;
        for (int i = 0; i < rate.length; i++) {
            sum += loss.residual(i, offset[i] + t * rate[i]) * rate[i];
        }
        return sum + decay(t);
    }

    private double decay(double t) {
        double sum = 0;
        for (int j = 0; j < loss.units && loss.l2 > 0; j++) {
            double square = 0;
            double along = 0;
            for (int k = 0; k < loss.inputs; k++) {
                double there = at.u[j][k] + t * direction[j * block + k];
                square += there * there;
                along += there * direction[j * block + k];
            }
            sum += square > 0 && at.isLive(j) ? loss.l2 * along / Math.sqrt(square) : 0;
        }
        return sum;
    }

    /** Where the slope, negative at one end and not at the other, vanishes: regula falsi (Illinois), halving where that is slow. */
    private double vanishing(double below, double above) {
        double a = below;
        double b = above;
        double slopeA = slope(a);
        double slopeB = slope(b);
        for (int k = 0; k < REFINEMENTS && b - a > 4 * Math.ulp(b); k++) {
            double middle = k % 3 == 2 || !(slopeB > slopeA) ? (a + b) / 2 : a - slopeA * (b - a) / (slopeB - slopeA);
            if (!(middle > a && middle < b)) {
                middle = (a + b) / 2;
            }
            double slope = slope(middle);
            if (slope < 0) {
                a = middle;
                slopeA = slope;
            } else {
                b = middle;
                slopeB = slope;
            }
        }
        return (a + b) / 2;
    }
}
