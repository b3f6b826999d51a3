package org.manymoons.parting.update;

import org.jspecify.annotations.Nullable;

/**
 * Least squares of few unknowns by a QR decomposition (modified Gram-Schmidt, each column made orthogonal twice: Giraud et al.
 * 2005), with what an error of 1 in every equation can do to each unknown.
 *
 * @param solution the unknowns
 * @param worst    largest change of each where every right-hand side is off by at most 1
 * @param spread   standard deviation of each as the residuals tell, which need not be alike in all equations (White 1980)
 * @param misfit   length of the residual, of that of the right-hand side
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record LeastSquares(double[] solution, double[] worst, double[] spread, double misfit) {
    private static final double DEPENDENT =
            1e-11; // chosen: of a column's length, beyond which nothing is left of its digits

    /** Solves it; null where the columns do not tell the unknowns apart. */
    public static @Nullable LeastSquares of(double[][] columns, double[] right) {
        int unknowns = columns.length;
        int equations = right.length;
        double[][] q = new double[unknowns][];
        double[][] r = new double[unknowns][unknowns];
        for (int j = 0; j < unknowns; j++) {
            q[j] = columns[j].clone();
            double length = Math.sqrt(dot(q[j], q[j]));
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < j; i++) {
                    double part = dot(q[i], q[j]);
                    r[i][j] += part;
                    add(-part, q[i], q[j]);
                }
            }
            r[j][j] = Math.sqrt(dot(q[j], q[j]));
            if (!(r[j][j] > DEPENDENT * length)) {
                return null;
            }
            for (int e = 0; e < equations; e++) {
                q[j][e] /= r[j][j];
            }
        }
        return solved(columns, q, r, right);
    }

    /** The rows of the pseudo-inverse are R^-1 Q^T. */
    private static LeastSquares solved(double[][] columns, double[][] q, double[][] r, double[] right) {
        int unknowns = q.length;
        double[] solution = new double[unknowns];
        double[] worst = new double[unknowns];
        double[] spread = new double[unknowns];
        for (int j = unknowns - 1; j >= 0; j--) {
            for (int i = j + 1; i < unknowns; i++) {
                add(-r[j][i], q[i], q[j]);
            }
            for (int e = 0; e < right.length; e++) {
                q[j][e] /= r[j][j];
                worst[j] += Math.abs(q[j][e]);
            }
            solution[j] = dot(q[j], right);
        }
        double[] residual = right.clone();
        for (int j = 0; j < unknowns; j++) {
            add(-solution[j], columns[j], residual);
        }
        double mean = dot(residual, residual) / right.length;
        for (int j = 0; j < unknowns; j++) {
            double robust = 0;
            for (int e = 0; e < right.length; e++) {
                robust += q[j][e] * q[j][e] * residual[e] * residual[e];
            }
            spread[j] = Math.sqrt(Math.max(robust, mean * dot(q[j], q[j])));
        }
        return new LeastSquares(solution, worst, spread, Math.sqrt(dot(residual, residual) / dot(right, right)));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int e = 0; e < a.length; e++) {
            sum += a[e] * b[e];
        }
        return sum;
    }

    private static void add(double factor, double[] a, double[] to) {
        for (int e = 0; e < a.length; e++) {
            to[e] += factor * a[e];
        }
    }
}
