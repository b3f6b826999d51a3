package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.Outward.down;
import static org.manymoons.proof.complete.Outward.timesHigh;
import static org.manymoons.proof.complete.Outward.timesLow;
import static org.manymoons.proof.complete.Outward.up;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The interval Newton method on one box, row by row (Hansen and Walster 2004): with Y near the inverse of the middle of H(X) and m the middle of X,
 * every zero of the gradient in X fulfils Y g(m) + (Y H(X)) (x - m) = 0, row by row.
 */
final class BoxNewton {
    private final int size;
    private final OneUnitBounds there;
    private final OneUnitBounds middle;
    private final double[] gradientLow;
    private final double[] gradientHigh;

    BoxNewton(OneUnitData data) {
        there = new OneUnitBounds(data);
        middle = new OneUnitBounds(data);
        size = there.size;
        gradientLow = new double[size];
        gradientHigh = new double[size];
    }

    /** Y H with its bounds, and Y. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    private record System(double[][] inverse, double[][] low, double[][] high) {
        /** Whether every matrix in Y H is strictly diagonally dominant, so that there is at most one zero. */
        boolean isDominant() {
            for (int k = 0; k < low.length; k++) {
                double others = 0;
                for (int l = 0; l < low.length; l++) {
                    others += l == k ? 0 : Math.max(Math.abs(low[k][l]), Math.abs(high[k][l]));
                }
                if (!(low[k][k] > up(others * (1 + 0x1p-40)))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What became of a box. */
    enum Outcome {
        EMPTY,
        AT_MOST_ONE,
        OPEN
    }

    /** Contracts the box in place with the Hessian of the last {@link OneUnitBounds#compute} on it. */
    Outcome contract(Box box, OneUnitBounds bounds) {
        double[] m = new double[size];
        Arrays.setAll(m, box::middle);
        gradientAt(m);
        for (int k = 0; k < size; k++) {
            if (!mayVanish(box, bounds, m, k)) {
                return Outcome.EMPTY;
            }
        }
        System system = system(bounds);
        if (system == null) {
            return Outcome.OPEN;
        }
        boolean useful = false;
        for (int k = 0; k < size; k++) {
            useful |= system.low[k][k] > 0;
        }
        if (!useful) {
            return Outcome.OPEN;
        }
        for (int k = 0; k < size; k++) {
            if (system.low[k][k] > 0 && !cutRow(box, system, m, k)) {
                return Outcome.EMPTY;
            }
        }
        return system.isDominant() ? Outcome.AT_MOST_ONE : Outcome.OPEN;
    }

    private void gradientAt(double[] m) {
        middle.compute(m, m, false);
        for (int k = 0; k < size; k++) {
            gradientLow[k] = middle.gradientLow(k, m, m);
            gradientHigh[k] = middle.gradientHigh(k, m, m);
        }
    }

    /** Whether g_k(m) + H_k(X) (x - m) can be 0 in the box. */
    private boolean mayVanish(Box box, OneUnitBounds bounds, double[] m, int k) {
        double low = gradientLow[k];
        double high = gradientHigh[k];
        for (int l = 0; l < size; l++) {
            double from = down(box.low()[l] - m[l]);
            double to = up(box.high()[l] - m[l]);
            low = down(low + timesLow(bounds.hessianLow[k][l], bounds.hessianHigh[k][l], from, to));
            high = up(high + timesHigh(bounds.hessianLow[k][l], bounds.hessianHigh[k][l], from, to));
        }
        return low <= 0 && high >= 0;
    }

    private boolean cutRow(Box box, System system, double[] m, int k) {
        double low = 0;
        double high = 0;
        for (int l = 0; l < size; l++) {
            double y = system.inverse[k][l];
            low = down(low + timesLow(y, y, gradientLow[l], gradientHigh[l]));
            high = up(high + timesHigh(y, y, gradientLow[l], gradientHigh[l]));
            if (l != k) {
                double from = down(box.low()[l] - m[l]);
                double to = up(box.high()[l] - m[l]);
                low = down(low + timesLow(system.low[k][l], system.high[k][l], from, to));
                high = up(high + timesHigh(system.low[k][l], system.high[k][l], from, to));
            }
        }
        double a = down(1 / system.high[k][k]);
        double b = up(1 / system.low[k][k]);
        double stepLow = timesLow(low, high, Math.max(0, a), b);
        double stepHigh = timesHigh(low, high, Math.max(0, a), b);
        return box.cut(k, down(m[k] - stepHigh), up(m[k] - stepLow));
    }

    private @Nullable System system(OneUnitBounds bounds) {
        double[][] centre = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                centre[k][l] = 0.5 * bounds.hessianLow[k][l] + 0.5 * bounds.hessianHigh[k][l];
            }
        }
        double[][] y = inverse(centre);
        if (y == null) {
            return null;
        }
        double[][] low = new double[size][size];
        double[][] high = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                for (int j = 0; j < size; j++) {
                    double h = bounds.hessianLow[j][l];
                    double i = bounds.hessianHigh[j][l];
                    low[k][l] = down(low[k][l] + timesLow(y[k][j], y[k][j], h, i));
                    high[k][l] = up(high[k][l] + timesHigh(y[k][j], y[k][j], h, i));
                }
            }
        }
        return new System(y, low, high);
    }

    /** A box around a critical point near m that is proven to hold no other one, as wide as it can be; null if there is none. */
    @Nullable
    Box verified(double[] m) {
        double[] point = m.clone();
        for (int n = 0; n < 12; n++) {
            there.compute(point, point, true);
            System system = system(there);
            if (system == null) {
                return null;
            }
            gradientAt(point);
            double largest = 0;
            for (int k = 0; k < size; k++) {
                double step = 0;
                for (int l = 0; l < size; l++) {
                    step += system.inverse[k][l] * 0.5 * (gradientLow[l] + gradientHigh[l]);
                }
                point[k] -= step;
                largest = Math.max(largest, Math.abs(step));
            }
            if (!(largest < 10)) {
                return null;
            }
            if (largest < 1e-9) {
                break;
            }
        }
        for (double radius = 0.5; radius > 1e-7; radius /= 2) {
            double[] all = new double[size];
            Arrays.fill(all, radius);
            Box box = Box.around(point, all);
            if (box.low()[size - 2] > 0 && isUnique(box)) {
                return box;
            }
        }
        return null;
    }

    /** Whether the box is mapped into its own interior, so that it holds exactly one critical point. */
    boolean isUnique(Box box) {
        there.compute(box.low(), box.high(), true);
        System system = system(there);
        if (system == null || !system.isDominant()) {
            return false;
        }
        double[] m = new double[size];
        Arrays.setAll(m, box::middle);
        gradientAt(m);
        Box image = box.copy();
        for (int k = 0; k < size; k++) {
            Box whole = box.copy();
            if (!cutRow(whole, system, m, k)) {
                return false;
            }
            image.low()[k] = whole.low()[k];
            image.high()[k] = whole.high()[k];
            if (!(box.low()[k] < image.low()[k] && image.high()[k] < box.high()[k])) {
                return false;
            }
        }
        return true;
    }

    /** By Gauss-Jordan elimination with partial pivoting; null where a pivot is 0 or no number. */
    private static double @Nullable [][] inverse(double[][] a) {
        int n = a.length;
        double[][] inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            inverse[k][k] = 1;
        }
        for (int k = 0; k < n; k++) {
            int best = k;
            for (int l = k + 1; l < n; l++) {
                best = Math.abs(a[l][k]) > Math.abs(a[best][k]) ? l : best;
            }
            double[] row = a[best];
            a[best] = a[k];
            a[k] = row;
            row = inverse[best];
            inverse[best] = inverse[k];
            inverse[k] = row;
            double pivot = a[k][k];
            if (!(Math.abs(pivot) > 1e-300) || Double.isInfinite(pivot)) {
                return null;
            }
            for (int j = 0; j < n; j++) {
                a[k][j] /= pivot;
                inverse[k][j] /= pivot;
            }
            for (int l = 0; l < n; l++) {
                double factor = a[l][k];
                for (int j = 0; l != k && j < n; j++) {
                    a[l][j] -= factor * a[k][j];
                    inverse[l][j] -= factor * inverse[k][j];
                }
            }
        }
        return inverse;
    }
}
