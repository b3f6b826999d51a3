package org.manymoons.proof.complete;

import java.util.ArrayList;
import java.util.List;

/**
 * All units s (r_1, ..., +-1, ..., r_n), w before b, with the scale s and the ratios r in a box. The larger a unit's weights, the more it is a
 * step, which its scale hardly changes; boxes of weights would have to be small in all directions there.
 *
 * @param axis which component of the unit is its scale
 * @param sign of that component, 1 or -1
 * @param box  the scale, 0 or more, in the place of the axis, and the ratios
 */
record Cone(int axis, double sign, Box box) {
    /** All units middle + sum_k xi_k directions_k with |xi_k| at most the radius, w before b. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Parallelepiped(double[] middle, double[][] directions, double[] radius) {}

    /** Chosen: a range of scales that begins at 0, or much wider than that, is not halved in its middle. */
    private static final double SHORT = 1.0 / 16;

    /** Those that together hold all units whose components are as small as these, 0 aside: each is at its axis the largest beside its limit. */
    static List<Cone> around(double[] limits, double[] weight) {
        List<Cone> cones = new ArrayList<>();
        for (int axis = 0; axis < limits.length; axis++) {
            double[] low = new double[limits.length];
            double[] high = new double[limits.length];
            for (int k = 0; k < limits.length; k++) {
                high[k] = Outward.up(weight[axis] / weight[k]);
                low[k] = -high[k];
            }
            low[axis] = 0;
            high[axis] = limits[axis];
            cones.add(new Cone(axis, 1, new Box(low, high)));
            cones.add(new Cone(axis, -1, new Box(low, high)));
        }
        return cones;
    }

    double smallest() {
        return box.low()[axis];
    }

    double largest() {
        return box.high()[axis];
    }

    /** The ratio in the middle, the sign at the axis. */
    double ratio(int k) {
        return k == axis ? sign : box.middle(k);
    }

    /** The smallest box of units that surely holds them. */
    Box units() {
        double[] low = new double[box.low().length];
        double[] high = new double[low.length];
        for (int k = 0; k < low.length; k++) {
            double from = k == axis ? sign : box.low()[k];
            double to = k == axis ? sign : box.high()[k];
            low[k] = Outward.down(Math.min(from * smallest(), from * largest()));
            high[k] = Outward.up(Math.max(to * smallest(), to * largest()));
        }
        return new Box(low, high);
    }

    /** With the middle unit m, s r = m + (s - s_m) r_m + s (r - r_m). */
    Parallelepiped around() {
        int units = box.low().length;
        double scale = box.middle(axis);
        double[] middle = new double[units];
        double[][] directions = new double[units][units];
        double[] radius = new double[units];
        for (int k = 0; k < units; k++) {
            middle[k] = scale * ratio(k);
            directions[axis][k] = ratio(k);
            directions[k][k] = k == axis ? sign : 1;
            double wide = Math.max(box.high()[k] - box.middle(k), box.middle(k) - box.low()[k]) * (1 + 0x1p-50);
            radius[k] = Outward.up(k == axis ? wide : largest() * wide + 0x1p-50 * Math.abs(middle[k]));
        }
        return new Parallelepiped(middle, directions, radius);
    }

    /**
     * Cuts off what has no component k of the parallelepiped around another cone, which held this one, between these; false if nothing is
     * left.
     */
    boolean cut(Cone other, int k, double from, double to) {
        double middle = other.box.middle(k);
        double rounding = 0x1p-48 * (Math.abs(from) + Math.abs(to) + Math.abs(middle) * (k == axis ? 1 : largest()));
        double below = from - rounding;
        double above = to + rounding;
        if (k != axis) {
            below /= below >= 0 ? largest() : smallest();
            above /= above >= 0 ? smallest() : largest();
        }
        double margin = 0x1p-48 * (Math.abs(below) + Math.abs(above) + Math.abs(middle));
        return !(below - margin > -Double.MAX_VALUE && above + margin < Double.MAX_VALUE)
                || box.cut(k, middle + below - margin, middle + above + margin);
    }

    /** How far each coordinate moves the unit's values, at most and roughly, where w and b move w.x + b so far. */
    double[] influence(double[] weight) {
        double[] influence = new double[weight.length];
        double all = 0;
        for (int k = 0; k < weight.length; k++) {
            influence[k] = largest() * box.width(k) * weight[k];
            all += Math.abs(ratio(k)) * weight[k];
        }
        influence[axis] = Math.min(box.width(axis) * all, Math.log(largest() / smallest()));
        return influence;
    }

    Cone half(int k, boolean upper) {
        double at = box.middle(k);
        if (k == axis && smallest() < SHORT * largest()) {
            at = SHORT * largest();
        } else if (k == axis) {
            at = Math.sqrt(smallest() * largest());
        }
        return new Cone(axis, sign, box.part(k, at, upper));
    }

    Cone copy() {
        return new Cone(axis, sign, box.copy());
    }

    /** The place of the largest. */
    static int largest(double[] numbers) {
        int largest = 0;
        for (int k = 1; k < numbers.length; k++) {
            largest = numbers[k] > numbers[largest] ? k : largest;
        }
        return largest;
    }

    /** The product of the widths. */
    double volume() {
        double product = 1;
        for (int k = 0; k < box.low().length; k++) {
            product *= box.width(k);
        }
        return product;
    }
}
