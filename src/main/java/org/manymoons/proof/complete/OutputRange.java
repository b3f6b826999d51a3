package org.manymoons.proof.complete;

import java.util.Arrays;

/**
 * Encloses the best outputs v and c of all units of a cone, and the residuals, by what is monotone: for a given v the best c falls where any
 * value f of the unit rises, and the loss with the best c is convex in v. That holds over cones too wide for an {@link Expansion}.
 */
final class OutputRange {
    private static final double FARTHER = 1.25; // chosen: than the first order says, so that it is shown at once
    private static final int TRIES = 2; // chosen: to show a bound of v
    private static final double LITTLE = 1e-9; // chosen: a least distance of v from its bounds
    private static final double SMALL = 1e-3; // chosen: v to start at where the best in the middle is negative
    private static final double LARGEST = 1e3; // chosen: of |c'|, where the logistic function has long become 0 or 1
    private static final int STEPS = 40; // chosen: of Newton's method for c'
    private static final double LONGEST = 1.5; // chosen: of its steps
    private static final double LEAST_SLOPE = 1e-12; // chosen: so that its steps are finite
    private static final double CLOSE = 1e-2; // chosen: how near the best c' a bound of it is

    final double[] least; // |r|
    final double[] most;
    private final OneUnitData data;
    private final OutputNewton newton;
    private final double rounding;
    private final double largest; // v below the level
    private final double ones;
    private final double[] middle; // f
    private final double[] low; // v (f - f0)
    private final double[] high;
    private double from;
    private double to;
    private double slopeLow;
    private double slopeHigh;

    OutputRange(OneUnitData data, Level level) {
        this.data = data;
        newton = new OutputNewton(data);
        int n = data.size();
        least = new double[n];
        most = new double[n];
        middle = new double[n];
        low = new double[n];
        high = new double[n];
        rounding = rounding(n);
        largest = Math.sqrt(2 * level.level() / data.l2()) * (1 + 0x1p-40);
        ones = Arrays.stream(data.y()).sum();
    }

    /** More than all rounding of a mean of so many numbers of at most 1, each with a relative error of 2^-40. */
    static double rounding(int n) {
        return 1e-11 + n * 0x1p-50;
    }

    /** The best v in the middle of the last cone, about. */
    double output() {
        return Math.abs(newton.v);
    }

    /** At least 0; the best v of a unit may be less only where it is negative. */
    double from() {
        return from;
    }

    /** The best v of a unit may be more only where the loss is above the level. */
    double to() {
        return to;
    }

    /** As if the best v were the one in the middle for all units that have these ranges; false where not even that can be computed. */
    boolean guess(UnitRanges ranges) {
        for (int i = 0; i < middle.length; i++) {
            middle[i] = 0.5 * (ranges.low[i] + ranges.high[i]);
        }
        if (!newton.solve(middle)) {
            return false;
        }
        from = newton.v > 0 ? Math.min(newton.v, largest) : SMALL;
        to = from;
        return at(from, to, ranges);
    }

    /** After a guess: for all units that have these ranges; false where nothing could be enclosed. */
    boolean over(UnitRanges ranges) {
        double v = from;
        double up = Math.max(0, -slopeLow / newton.bend);
        double down = Math.max(0, slopeHigh / newton.bend);
        to = largest;
        from = 0;
        for (int n = 1; n <= TRIES && to == largest; n++) {
            double trial = v + up * FARTHER * n + LITTLE;
            to = trial < largest && at(trial, trial, ranges) && slopeLow > 0 ? trial : largest;
        }
        for (int n = 1; n <= TRIES && from == 0; n++) {
            double trial = v - down * FARTHER * n - LITTLE;
            from = trial > 0 && at(trial, trial, ranges) && slopeHigh < 0 ? trial : 0;
        }
        return at(from, to, ranges);
    }

    /** Encloses the residuals for these v with the best c' = c + v f0, and where both are one the derivative of the loss by v. */
    private boolean at(double vLow, double vHigh, UnitRanges ranges) {
        double f0 = newton.shift;
        for (int i = 0; i < low.length; i++) {
            double down = Outward.down(ranges.low[i] - f0);
            double up = Outward.up(ranges.high[i] - f0);
            low[i] = Outward.down(down * (down > 0 ? vLow : vHigh));
            high[i] = Outward.up(up * (up > 0 ? vHigh : vLow));
        }
        double start = newton.c + newton.v * f0;
        double above = bias(low, start, 1);
        double below = bias(high, start, -1);
        if (!(above < LARGEST) || !(below > -LARGEST)) {
            return false;
        }
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < low.length; i++) {
            double down = Outward.down(low[i] + below);
            double up = Outward.up(high[i] + above);
            boolean one = data.y()[i] == 1;
            least[i] = one ? Outward.logisticLow(-up) : Outward.logisticLow(down);
            most[i] = one ? Outward.logisticHigh(-down) : Outward.logisticHigh(up);
            double sign = one ? -1 : 1;
            double a = sign * (ranges.low[i] - f0);
            double b = sign * (ranges.high[i] - f0);
            double smaller = Math.min(a, b);
            double larger = Math.max(a, b);
            sumLow += smaller * (smaller > 0 ? least[i] : most[i]);
            sumHigh += larger * (larger > 0 ? most[i] : least[i]);
        }
        int n = low.length;
        slopeLow = sumLow / n + data.l2() * vLow * (1 - 0x1p-40) - 2 * rounding;
        slopeHigh = sumHigh / n + data.l2() * vHigh * (1 + 0x1p-40) + 2 * rounding;
        return true;
    }

    /**
     * A c' beyond the best ones: with mean s(z + c') above the share of ones where the side is 1, below it where it is -1; not finite if
     * Newton's method does not come near.
     */
    double bias(double[] z, double start, double side) {
        double c = start;
        int n = z.length;
        for (int step = 0; step < STEPS; step++) {
            double sum = 0;
            double slope = 0;
            for (double each : z) {
                double a = each + c;
                double e = Math.abs(a) > 500 ? 0 : Outward.exp(-Math.abs(a));
                double s = 1 / (1 + e);
                sum += a >= 0 ? s : e * s;
                slope += e * s * s;
            }
            slope = Math.max(slope / n, LEAST_SLOPE);
            double excess = side * (sum - ones) / n;
            double aim = 4 * rounding + 0.3 * CLOSE * slope;
            if (excess > rounding && excess < 100 * rounding + CLOSE * slope) {
                return c;
            }
            c -= side * Math.max(-LONGEST, Math.min(LONGEST, (excess - aim) / slope));
        }
        return side * Double.POSITIVE_INFINITY;
    }
}
