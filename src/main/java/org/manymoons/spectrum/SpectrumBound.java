package org.manymoons.spectrum;

import java.util.Arrays;

/**
 * Strict bounds of eigenvalues, whatever the eigensolver did, from its vectors q_k (the rows of Q) alone.
 *
 * <p>Let A be the exact matrix, known as M with |A - M| at most E, entry by entry. Then Q A Q^T is diag(q_k.M q_k) + F,
 * and |F_jk| is at most B_jk = |q_j|.E|q_k|, plus |q_j.M q_k| off the diagonal, plus the rounding of these products. For
 * any positive s, 2 |x_j x_k| is at most x_j^2 s_k/s_j + x_k^2 s_j/s_k, so with c_k = sum_j B_jk s_j/s_k the matrix lies
 * between diag(q_k.M q_k - c_k) and diag(q_k.M q_k + c_k), and by Weyl's inequality (Horn and Johnson 2013, theorem
 * 4.3.1) so do its eigenvalues in order. The scaling s is chosen for each eigenvalue as what bounds it best: a flat
 * direction then does not pay for the errors of steep ones (it keeps |q|.E|q| and a second-order term). By Ostrowski's
 * theorem (Horn and Johnson 2013, theorem 4.5.9) the distance of Q from an orthogonal matrix costs a relative error only.
 */
final class SpectrumBound {
    /** Unit roundoff of double precision, round to nearest (IEEE 754). */
    private static final double UNIT = 0x1p-53;

    /** Chosen: far more than the sums of positive terms in this class can lose by rounding. */
    private static final double OWN_ROUNDING = 1 + 0x1p-20;

    /** Chosen: t = 1, 4, ... to 2^54, beyond which nothing changes in double precision; any t gives a valid bound. */
    private static final int SCALINGS = 28;

    /** Chosen: floors from the largest B_jj down to 2^-120 of it; any floor gives a valid bound. */
    private static final int FLOORS = 16;

    /** Chosen: each floor is 2^-8 of the one before. */
    private static final int BETWEEN_FLOORS = 8;

    /** Roundings of q.M q beyond the two sums of as many terms as the matrix has rows: two products, two to spare. */
    private static final int PRODUCTS = 4;

    private SpectrumBound() {}

    /** Q M Q^T, for vectors as the rows of Q. */
    static double[][] rotated(double[][] matrix, double[][] vectors) {
        int size = matrix.length;
        double[][] result = new double[size][];
        for (int j = 0; j < size; j++) {
            double[] product = new double[size];
            for (int i = 0; i < size; i++) {
                product[i] = dot(matrix[i], vectors[j]);
            }
            result[j] = Arrays.stream(vectors).mapToDouble(q -> dot(q, product)).toArray();
        }
        return result;
    }

    /** How far each q_k.M q_k, ascending in k, can be from the k-th smallest eigenvalue of A. */
    static double[] bounds(double[][] matrix, double[][] errors, double[][] vectors) {
        int size = matrix.length;
        double[][] rotated = rotated(matrix, vectors);
        double[][] b = rotatedErrors(matrix, errors, vectors);
        double[] values = new double[size];
        for (int j = 0; j < size; j++) {
            values[j] = rotated[j][j];
            for (int k = 0; k < size; k++) {
                b[j][k] += j == k ? 0 : Math.max(Math.abs(rotated[j][k]), Math.abs(rotated[k][j]));
            }
        }
        double skew = orthogonalityDefect(vectors);
        double[] bounds = new double[size];
        Arrays.fill(bounds, Double.POSITIVE_INFINITY);
        if (skew < 1 && Arrays.stream(b).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            double[] best = best(values, b);
            for (int k = 0; k < size; k++) {
                bounds[k] = (best[k] + skew / (1 - skew) * (Math.abs(values[k]) + best[k])) * OWN_ROUNDING;
            }
        }
        return bounds;
    }

    /** |q_j|.(E + gamma |M|)|q_k|, where gamma covers the rounding of q_j.M q_k. */
    private static double[][] rotatedErrors(double[][] matrix, double[][] errors, double[][] vectors) {
        double gamma = (2.0 * matrix.length + PRODUCTS) * UNIT;
        double[][] total = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                total[i][j] = errors[i][j] + gamma * Math.abs(matrix[i][j]) + Double.MIN_NORMAL;
            }
        }
        double[][] absolute = Arrays.stream(vectors)
                .map(q -> Arrays.stream(q).map(Math::abs).toArray())
                .toArray(double[][]::new);
        return rotated(total, absolute);
    }

    /** For each eigenvalue the best bound over scalings s_j = max(B_jj, floor)^(-1/2), times t for the eigenvalue. */
    private static double[] best(double[] values, double[][] b) {
        double largest = 0;
        for (int j = 0; j < b.length; j++) {
            largest = Math.max(largest, b[j][j]);
        }
        double[] best = new double[values.length];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int exponent = 0; exponent < FLOORS; exponent++) {
            double floor = Math.max(Math.scalb(largest, -BETWEEN_FLOORS * exponent), Double.MIN_NORMAL);
            double[][] scaled = scaled(b, floor);
            double[] sums = Arrays.stream(scaled)
                    .mapToDouble(row -> Arrays.stream(row).sum())
                    .toArray();
            for (int k = 0; k < best.length; k++) {
                best[k] = Math.min(best[k], bound(k, values, scaled, sums));
            }
        }
        return best;
    }

    /** The terms B_jk s_k/s_j of c_j. */
    private static double[][] scaled(double[][] b, double floor) {
        double[][] scaled = new double[b.length][b.length];
        for (int j = 0; j < b.length; j++) {
            for (int k = 0; k < b.length; k++) {
                scaled[j][k] = b[j][k] * Math.sqrt(Math.max(b[j][j], floor) / Math.max(b[k][k], floor));
            }
        }
        return scaled;
    }

    private static double bound(int k, double[] values, double[][] scaled, double[] sums) {
        int size = values.length;
        double own = scaled[k][k];
        double below = Double.POSITIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        double[] low = new double[size];
        double[] high = new double[size];
        for (int step = 0; step < SCALINGS; step++) {
            double t = Math.scalb(1.0, 2 * step);
            for (int j = 0; j < size; j++) {
                double c = j == k ? own + (sums[k] - own) / t : sums[j] + scaled[j][k] * (t - 1);
                low[j] = values[j] - c;
                high[j] = values[j] + c;
            }
            Arrays.sort(low);
            Arrays.sort(high);
            below = Math.min(below, values[k] - low[k]);
            above = Math.min(above, high[k] - values[k]);
        }
        return Math.max(below, above);
    }

    /** The largest row sum of |Q Q^T - I|, with the rounding of these products. */
    private static double orthogonalityDefect(double[][] vectors) {
        double gamma = (vectors.length + 2.0) * UNIT;
        double largest = 0;
        for (double[] p : vectors) {
            double sum = 0;
            for (double[] q : vectors) {
                sum += Math.abs(dot(p, q) - (p == q ? 1 : 0)) + gamma;
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
