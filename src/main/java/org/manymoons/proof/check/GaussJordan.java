package org.manymoons.proof.check;

import java.math.BigDecimal;
import java.math.MathContext;

/** An inverse to some 50 digits, of which nothing is claimed. */
final class GaussJordan {
    private static final MathContext DIGITS = new MathContext(50);

    private GaussJordan() {}

    /** @throws ArithmeticException if a pivot is 0 */
    static BigDecimal[][] inverse(BigDecimal[][] matrix) {
        int n = matrix.length;
        BigDecimal[][] a = new BigDecimal[n][];
        BigDecimal[][] inverse = new BigDecimal[n][n];
        for (int k = 0; k < n; k++) {
            a[k] = matrix[k].clone();
            for (int l = 0; l < n; l++) {
                inverse[k][l] = k == l ? BigDecimal.ONE : BigDecimal.ZERO;
            }
        }
        for (int k = 0; k < n; k++) {
            int best = k;
            for (int l = k + 1; l < n; l++) {
                best = a[l][k].abs().compareTo(a[best][k].abs()) > 0 ? l : best;
            }
            exchange(a, k, best);
            exchange(inverse, k, best);
            BigDecimal pivot = a[k][k];
            for (int j = 0; j < n; j++) {
                a[k][j] = a[k][j].divide(pivot, DIGITS);
                inverse[k][j] = inverse[k][j].divide(pivot, DIGITS);
            }
            for (int l = 0; l < n; l++) {
                BigDecimal factor = a[l][k];
                for (int j = 0; l != k && j < n; j++) {
                    a[l][j] = a[l][j].subtract(factor.multiply(a[k][j]), DIGITS);
                    inverse[l][j] = inverse[l][j].subtract(factor.multiply(inverse[k][j]), DIGITS);
                }
            }
        }
        return inverse;
    }

    private static void exchange(BigDecimal[][] rows, int a, int b) {
        BigDecimal[] row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }
}
