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

    /** The part with component k below or above a number. */
    Box part(int k, double at, boolean above) {
        double[] newLow = low.clone();
        double[] newHigh = high.clone();
        (above ? newLow : newHigh)[k] = at;
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
