package org.manymoons.symmetry.align;

import java.util.stream.IntStream;

/**
 * Squared distances of all pairs of two large lists of vectors by their products, ||u - s u'||^2 = ||u||^2 + ||u'||^2 - 2 s u.u',
 * block by block on all processors; s = 1, or the better of 1 and -1. Where two vectors nearly coincide it is known to some
 * roundings of their squared norms only, {@link #ERROR}.
 */
final class GramCosts {
    /** Of ||u||^2 + ||u'||^2, generously: sums of at most some 10^5 products. */
    static final double ERROR = 1e-11;

    /** Chosen: with the next, a block of doubles that stays in a core's cache (1 MB). */
    private static final int COLUMNS = 512;

    /** Chosen: likewise. */
    private static final int DEPTH = 256;

    /** Chosen: rows that share one pass over a block. */
    private static final int ROWS = 4;

    private GramCosts() {}

    /**
     * The costs of u and u', both of n vectors, a row each.
     *
     * @param signs whether u' may be negated
     */
    static double[][] of(double[][] u, double[][] other, boolean signs) {
        int n = u.length;
        double[][] transposed = new double[u[0].length][n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < transposed.length; k++) {
                transposed[k][j] = other[j][k];
            }
        }
        double[] squares = squares(u);
        double[] otherSquares = squares(other);
        double[][] costs = new double[n][n];
        IntStream.range(0, (n + ROWS - 1) / ROWS).parallel().forEach(block -> {
            int first = block * ROWS;
            int last = Math.min(n, first + ROWS);
            for (int from = 0; from < n; from += COLUMNS) {
                int to = Math.min(n, from + COLUMNS);
                for (int k = 0; k < transposed.length; k += DEPTH) {
                    addProducts(u, transposed, first, last, k, Math.min(transposed.length, k + DEPTH), from, to, costs);
                }
            }
            for (int i = first; i < last; i++) {
                for (int j = 0; j < n; j++) {
                    double product = signs ? Math.abs(costs[i][j]) : costs[i][j];
                    costs[i][j] = Math.max(0, squares[i] + otherSquares[j] - 2 * product);
                }
            }
        });
        return costs;
    }

    private static double[] squares(double[][] u) {
        double[] squares = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            for (double x : u[i]) {
                squares[i] += x * x;
            }
        }
        return squares;
    }

    private static void addProducts(
            double[][] u,
            double[][] transposed,
            int first,
            int last,
            int low,
            int high,
            int from,
            int to,
            double[][] products) {
        if (last - first < ROWS) {
            for (int i = first; i < last; i++) {
                for (int k = low; k < high; k++) {
                    add(u[i][k], transposed[k], products[i], from, to);
                }
            }
            return;
        }
        double[] p0 = products[first];
        double[] p1 = products[first + 1];
        double[] p2 = products[first + 2];
        double[] p3 = products[first + 3];
        for (int k = low; k < high; k++) {
            add(
                    u[first][k],
                    u[first + 1][k],
                    u[first + 2][k],
                    u[first + 3][k],
                    transposed[k],
                    p0,
                    p1,
                    p2,
                    p3,
                    from,
                    to);
        }
    }

    private static void add(double a, double[] x, double[] y, int from, int to) {
        for (int j = from; j < to; j++) {
            y[j] += a * x[j];
        }
    }

    private static void add(
            double a0,
            double a1,
            double a2,
            double a3,
            double[] x,
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            double b = x[j];
            y0[j] += a0 * b;
            y1[j] += a1 * b;
            y2[j] += a2 * b;
            y3[j] += a3 * b;
        }
    }
}
