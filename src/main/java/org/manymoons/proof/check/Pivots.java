package org.manymoons.proof.check;

import java.math.BigDecimal;

/** Pivots of L D L^T of a symmetric matrix: as many negative ones as eigenvalues (Sylvester's law of inertia). */
final class Pivots {
    private Pivots() {}

    /** @throws ArithmeticException if a pivot cannot be told from 0 */
    static int negative(BigDecimal[][] matrix) {
        int n = matrix.length;
        DecimalInterval[][] a = new DecimalInterval[n][n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                a[k][l] = new DecimalInterval(matrix[k][l], matrix[k][l]);
            }
        }
        boolean[] done = new boolean[n];
        int negative = 0;
        for (int step = 0; step < n; step++) {
            int p = largest(a, done);
            if (a[p][p].holdsZero()) {
                throw new ArithmeticException("a pivot of the Hessian cannot be told from 0");
            }
            negative += a[p][p].high().signum() < 0 ? 1 : 0;
            done[p] = true;
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    if (!done[k] && !done[l]) {
                        a[k][l] = a[k][l].minus(a[k][p].times(a[p][l]).over(a[p][p]));
                    }
                }
            }
        }
        return negative;
    }

    private static int largest(DecimalInterval[][] a, boolean[] done) {
        int best = -1;
        for (int k = 0; k < a.length; k++) {
            if (!done[k] && (best < 0 || a[k][k].size().compareTo(a[best][best].size()) > 0)) {
                best = k;
            }
        }
        return best;
    }
}
