package org.manymoons.proof.complete;

import java.util.Arrays;

/** All parameter vectors between two, inclusive. */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record Box(double[] low, double[] high) {

    double width(int k) {
        return high[k] - low[k];
    }

    double middle(int k) {
        return 0.5 * low[k] + 0.5 * high[k];
    }

    boolean holds(Box other) {
        for (int k = 0; k < low.length; k++) {
            if (!(low[k] <= other.low[k] && other.high[k] <= high[k])) {
                return false;
            }
        }
        return true;
    }

    /** The part below or above the middle of component k. */
    Box half(int k, boolean upper) {
        double[] newLow = low.clone();
        double[] newHigh = high.clone();
        (upper ? newLow : newHigh)[k] = middle(k);
        return new Box(newLow, newHigh);
    }

    /** Its widest side. */
    double widest() {
        double widest = 0;
        for (int k = 0; k < low.length; k++) {
            widest = Math.max(widest, width(k));
        }
        return widest;
    }

    /** The component whose side is the widest when each is multiplied by its weight. */
    int widest(double[] weight) {
        int widest = 0;
        for (int k = 1; k < low.length; k++) {
            widest = width(k) * weight[k] > width(widest) * weight[widest] ? k : widest;
        }
        return widest;
    }

    Box copy() {
        return new Box(low.clone(), high.clone());
    }

    /** Cuts component k to what lies between these; false if nothing is left. */
    boolean cut(int k, double from, double to) {
        low[k] = Math.max(low[k], from);
        high[k] = Math.min(high[k], to);
        return low[k] <= high[k];
    }

    static Box around(double[] point, double[] radius) {
        double[] low = new double[point.length];
        double[] high = new double[point.length];
        Arrays.setAll(low, k -> Outward.down(point[k] - radius[k]));
        Arrays.setAll(high, k -> Outward.up(point[k] + radius[k]));
        return new Box(low, high);
    }
}
