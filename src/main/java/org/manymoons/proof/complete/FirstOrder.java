package org.manymoons.proof.complete;

import java.util.Arrays;

/**
 * Whether the gradient can vanish over a cone of units with their optimal outputs v and c, which are enclosed by what is monotone: for a given v
 * the best c falls where any f rises, and the loss with the best c is convex in v. It holds over wider cones than an {@link Expansion}, where
 * the gradient is far from 0.
 */
final class FirstOrder {
    /** More than all rounding of a mean of numbers of at most 2, each with a relative error of 2^-40. */
    private static final double ROUNDING = 1e-11;

    private static final double FARTHER = 1.25; // chosen: than the first order says, so that it is shown at once
    private static final int TRIES = 2; // chosen

    /** Where f' u = u / cosh^2 u is the largest, from both sides, and more than its value there. */
    private static final double[] CREST = {0.7717, 0.7718, 0.4478};

    private final OneUnitData data;
    private final Level level;
    private final OutputNewton newton;
    private final double[] middle; // f
    private final double[] zLow;
    private final double[] zHigh;
    private final double[] rLow; // |r|
    private final double[] rHigh;
    private final double[] pLow; // |r| f'
    private final double[] pHigh;
    private final double ones;
    private double cLow;
    private double cHigh;
    private double slopeLow;
    private double slopeHigh;

    FirstOrder(OneUnitData data, Level level) {
        this.data = data;
        this.level = level;
        newton = new OutputNewton(data);
        int n = data.size();
        middle = new double[n];
        zLow = new double[n];
        zHigh = new double[n];
        rLow = new double[n];
        rHigh = new double[n];
        pLow = new double[n];
        pHigh = new double[n];
        ones = Arrays.stream(data.y()).sum();
    }

    /** The best v in the middle of the last cone, about. */
    double output() {
        return Math.abs(newton.v);
    }

    /** Whether no unit of the cone with its best outputs is a critical point with v of 0 or more and a loss below the level. */
    boolean isWithout(Cone cone, UnitRanges ranges) {
        for (int i = 0; i < middle.length; i++) {
            middle[i] = 0.5 * (ranges.low[i] + ranges.high[i]);
        }
        if (!newton.solve(middle)) {
            return false;
        }
        double f0 = newton.shift;
        double largest = Math.sqrt(2 * level.level() / data.l2()) * (1 + 0x1p-40);
        double v = Math.min(newton.v, largest);
        if (v <= 0) {
            v = 1e-3;
        }
        if (!at(v, v, f0, ranges)) {
            return false;
        }
        double bend = newton.bend;
        double up = Math.max(0, -slopeLow / bend);
        double down = Math.max(0, slopeHigh / bend);
        double most = largest;
        double least = 0;
        for (int n = 0; n < TRIES && most == largest; n++) {
            double trial = v + up * FARTHER * (n + 1) + 1e-9;
            if (trial < largest && at(trial, trial, f0, ranges) && slopeLow > 0) {
                most = trial;
            }
        }
        for (int n = 0; n < TRIES && least == 0; n++) {
            double trial = v - down * FARTHER * (n + 1) - 1e-9;
            if (trial > 0 && at(trial, trial, f0, ranges) && slopeHigh < 0) {
                least = trial;
            }
        }
        return at(least, most, f0, ranges) && isWithout(cone, ranges, least, most);
    }

    /**
     * Encloses c' = c + v f0, the residuals, and the derivative of the loss by v with the best c.
     *
     * @return false if c' could not be enclosed
     */
    private boolean at(double vLow, double vHigh, double f0, UnitRanges ranges) {
        for (int i = 0; i < zLow.length; i++) {
            double low = Outward.down(ranges.low[i] - f0);
            double high = Outward.up(ranges.high[i] - f0);
            zLow[i] = Outward.down(low * (low > 0 ? vLow : vHigh));
            zHigh[i] = Outward.up(high * (high > 0 ? vHigh : vLow));
        }
        double start = newton.c + newton.v * f0;
        cHigh = bias(zLow, start, 1);
        cLow = bias(zHigh, start, -1);
        if (!(cHigh < 1e3) || !(cLow > -1e3)) {
            return false;
        }
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < zLow.length; i++) {
            boolean one = data.y()[i] == 1;
            double a = Outward.logisticLow(Outward.down(zLow[i] + cLow));
            double b = Outward.logisticHigh(Outward.up(zHigh[i] + cHigh));
            if (one) {
                rLow[i] = Outward.logisticLow(Outward.down(-zHigh[i] - cHigh));
                rHigh[i] = Outward.logisticHigh(Outward.up(-zLow[i] - cLow));
            } else {
                rLow[i] = a;
                rHigh[i] = b;
            }
            double low = ranges.low[i] - f0;
            double high = ranges.high[i] - f0;
            double from = one ? -rHigh[i] : rLow[i];
            double to = one ? -rLow[i] : rHigh[i];
            sumLow += Math.min(Math.min(from * low, from * high), Math.min(to * low, to * high));
            sumHigh += Math.max(Math.max(from * low, from * high), Math.max(to * low, to * high));
        }
        int n = zLow.length;
        slopeLow = sumLow / n + data.l2() * vLow * (1 - 0x1p-40) - 2 * ROUNDING;
        slopeHigh = sumHigh / n + data.l2() * vHigh * (1 + 0x1p-40) + 2 * ROUNDING;
        return true;
    }

    /** A c' at or beyond the best one for these z: with mean s(z + c') at least the share of ones where the side is 1, at most where it is -1. */
    private double bias(double[] z, double start, double side) {
        double c = start;
        int n = z.length;
        double margin = 4 * ROUNDING;
        for (int step = 0; step < 40; step++) {
            double sum = 0;
            double slope = 0;
            for (double each : z) {
                double a = each + c;
                double e = Math.abs(a) > 500 ? 0 : Outward.exp(-Math.abs(a));
                sum += (a >= 0 ? 1 : e) / (1 + e);
                slope += e / ((1 + e) * (1 + e));
            }
            double excess = side * (sum - ones) / n;
            if (excess > ROUNDING && excess < 100 * margin + 1e-4 * slope / n) {
                return c;
            }
            double move = (excess - margin - 3e-5 * slope / n) / Math.max(slope / n, 1e-12);
            c -= side * Math.max(-1.5, Math.min(1.5, move));
        }
        return side * Double.POSITIVE_INFINITY;
    }

    private boolean isWithout(Cone cone, UnitRanges ranges, double vLow, double vHigh) {
        Box units = cone.units();
        if (isRadiallyWithout(units, ranges, vLow, vHigh)) {
            return true;
        }
        if (vLow <= 0) {
            return false;
        }
        int units_ = data.inputs() + 1;
        double[] gradient = weighted(ranges, vLow, vHigh, units);
        double[] one = new double[units_];
        for (int k = 0; k < units_; k++) {
            one[k] = 1;
            if (isWithout(one, units, vLow, vHigh)) {
                return true;
            }
            one[k] = 0;
        }
        return isWithout(gradient, units, vLow, vHigh);
    }

    /** Encloses |r| f', and returns a gradient with these at their means. */
    private double[] weighted(UnitRanges ranges, double vLow, double vHigh, Box units) {
        int inputs = data.inputs();
        double[] gradient = new double[inputs + 1];
        for (int i = 0; i < middle.length; i++) {
            double a = 1 - ranges.low[i] * ranges.low[i];
            double b = 1 - ranges.high[i] * ranges.high[i];
            double most = ranges.low[i] <= 0 && ranges.high[i] >= 0 ? 1 : Math.max(a, b);
            pLow[i] = Math.min(a, b) * rLow[i];
            pHigh[i] = most * rHigh[i];
            double p = 0.5 * (pLow[i] + pHigh[i]) * (data.y()[i] == 1 ? -1 : 1) / middle.length;
            for (int j = 0; j < inputs; j++) {
                gradient[j] += p * data.x()[i][j];
            }
            gradient[inputs] += p;
        }
        for (int j = 0; j < inputs; j++) {
            gradient[j] += data.l2() * (units.middle(j)) / (0.5 * (vLow + vHigh));
        }
        return gradient;
    }

    /** The derivative along a direction d: l2 d.w / v + mean (r f' d.(x, 1)). */
    private boolean isWithout(double[] d, Box units, double vLow, double vHigh) {
        int inputs = data.inputs();
        double low = 0;
        double high = 0;
        double length = Math.abs(d[inputs]);
        for (int j = 0; j < inputs; j++) {
            double a = d[j] * units.low()[j] * data.l2();
            double b = d[j] * units.high()[j] * data.l2();
            low += Math.min(a, b);
            high += Math.max(a, b);
            length += Math.abs(d[j]) * (data.longest() + 1);
        }
        low /= low > 0 ? vHigh : vLow;
        high /= high > 0 ? vLow : vHigh;
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < middle.length; i++) {
            double[] x = data.x()[i];
            double along = d[inputs];
            for (int j = 0; j < inputs; j++) {
                along += d[j] * x[j];
            }
            double term = data.y()[i] == 1 ? -along : along;
            sumLow += term * (term > 0 ? pLow[i] : pHigh[i]);
            sumHigh += term * (term > 0 ? pHigh[i] : pLow[i]);
        }
        int n = middle.length;
        double rounding = ROUNDING * (length + Math.abs(low) + Math.abs(high));
        return sumLow / n + low > rounding || sumHigh / n + high < -rounding;
    }

    /** The derivative by the unit's scale: l2 |w|^2 / v + mean (r f' u). */
    private boolean isRadiallyWithout(Box units, UnitRanges ranges, double vLow, double vHigh) {
        int inputs = data.inputs();
        double squaresLow = 0;
        double squaresHigh = 0;
        for (int j = 0; j < inputs; j++) {
            double a = units.low()[j];
            double b = units.high()[j];
            double least = a <= 0 && b >= 0 ? 0 : Math.min(Math.abs(a), Math.abs(b));
            double most = Math.max(Math.abs(a), Math.abs(b));
            squaresLow += least * least;
            squaresHigh += most * most;
        }
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < middle.length; i++) {
            double a = (1 - ranges.low[i] * ranges.low[i]) * ranges.uLow[i];
            double b = (1 - ranges.high[i] * ranges.high[i]) * ranges.uHigh[i];
            double least = Math.min(a, b);
            double most = Math.max(a, b);
            if (ranges.uLow[i] < CREST[1] && ranges.uHigh[i] > CREST[0]) {
                most = CREST[2];
            }
            if (ranges.uLow[i] < -CREST[0] && ranges.uHigh[i] > -CREST[1]) {
                least = -CREST[2];
            }
            double sign = data.y()[i] == 1 ? 1 : -1; // of -r
            double from = sign > 0 ? least : -most;
            double to = sign > 0 ? most : -least;
            sumLow += from * (from > 0 ? rLow[i] : rHigh[i]);
            sumHigh += to * (to > 0 ? rHigh[i] : rLow[i]);
        }
        int n = middle.length;
        double low = sumLow / n - ROUNDING * 10;
        double high = sumHigh / n + ROUNDING * 10;
        return data.l2() * squaresLow * (1 - 0x1p-40) > vHigh * high
                || vLow > 0 && data.l2() * squaresHigh * (1 + 0x1p-40) < vLow * low;
    }
}
