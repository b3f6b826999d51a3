package org.manymoons.proof;

import java.math.BigInteger;
import org.manymoons.proof.ball.Ball;

/**
 * The inverse of a matrix of midpoints by Gauss-Jordan elimination with partial pivoting, without any claim to its accuracy:
 * Krawczyk's operator and Newton's steps may use any matrix, a good one serves them better.
 */
final class ApproximateInverse {
    private ApproximateInverse() {}

    /**
     * A matrix of balls of radius 0.
     *
     * @throws NotProven if a pivot is 0
     */
    static Ball[][] of(Ball[][] matrix) throws NotProven {
        int size = matrix.length;
        BigInteger[][] rows = new BigInteger[size][2 * size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                rows[k][l] = matrix[k][l].mid();
                rows[k][size + l] = k == l ? Ball.ONE.mid() : BigInteger.ZERO;
            }
        }
        for (int k = 0; k < size; k++) {
            int pivot = k;
            for (int l = k + 1; l < size; l++) {
                pivot = rows[l][k].abs().compareTo(rows[pivot][k].abs()) > 0 ? l : pivot;
            }
            BigInteger[] row = rows[pivot];
            rows[pivot] = rows[k];
            rows[k] = row;
            if (row[k].signum() == 0) {
                throw new NotProven("the Hessian cannot be inverted: it has a zero pivot");
            }
            divide(row, row[k]);
            for (int l = 0; l < size; l++) {
                if (l != k) {
                    subtract(rows[l], row, rows[l][k]);
                }
            }
        }
        Ball[][] inverse = new Ball[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                inverse[k][l] = new Ball(rows[k][size + l], 0);
            }
        }
        return inverse;
    }

    private static void divide(BigInteger[] row, BigInteger divisor) {
        for (int l = 0; l < row.length; l++) {
            row[l] = row[l].shiftLeft(Ball.BITS).divide(divisor);
        }
    }

    private static void subtract(BigInteger[] row, BigInteger[] other, BigInteger factor) {
        for (int l = 0; l < row.length; l++) {
            row[l] = row[l].subtract(other[l].multiply(factor).shiftRight(Ball.BITS));
        }
    }
}
