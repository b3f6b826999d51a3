package org.manymoons.proof;

import org.manymoons.proof.ball.Ball;

/**
 * The number of negative eigenvalues of a symmetric matrix of balls, the same for every symmetric matrix in it: that of the
 * negative pivots of P A P^T = L D L^T (Sylvester's law; Golub and Van Loan 2013, section 8.1.5).
 */
final class Inertia {
    private Inertia() {}

    /** @throws NotProven if a pivot may be 0 */
    static int negativeEigenvalues(Ball[][] matrix) throws NotProven {
        int size = matrix.length;
        Ball[][] rest = new Ball[size][];
        for (int k = 0; k < size; k++) {
            rest[k] = matrix[k].clone();
        }
        int negative = 0;
        for (int k = 0; k < size; k++) {
            exchange(rest, k, largestPivot(rest, k));
            Ball pivot = rest[k][k];
            if (!pivot.isPositive() && !pivot.isNegative()) {
                throw new NotProven("a pivot of the Hessian cannot be told from 0: " + pivot.toDouble());
            }
            negative += pivot.isNegative() ? 1 : 0;
            for (int l = k + 1; l < size; l++) {
                Ball factor = rest[l][k].over(pivot);
                for (int j = k + 1; j <= l; j++) {
                    rest[l][j] = rest[l][j].minus(factor.times(rest[j][k]));
                    rest[j][l] = rest[l][j];
                }
            }
        }
        return negative;
    }

    private static int largestPivot(Ball[][] rest, int from) {
        int best = from;
        for (int k = from + 1; k < rest.length; k++) {
            best = rest[k][k].lowerAbs() > rest[best][best].lowerAbs() ? k : best;
        }
        return best;
    }

    private static void exchange(Ball[][] matrix, int a, int b) {
        Ball[] row = matrix[a];
        matrix[a] = matrix[b];
        matrix[b] = row;
        for (Ball[] line : matrix) {
            Ball ball = line[a];
            line[a] = line[b];
            line[b] = ball;
        }
    }
}
