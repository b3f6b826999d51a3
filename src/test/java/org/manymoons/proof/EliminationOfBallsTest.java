package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.ball.Ball;

/** Inertia and inverse of matrices of balls. */
class EliminationOfBallsTest {
    private static Ball[][] balls(double radius, double[]... rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row)
                        .mapToObj(x -> radius == 0 ? Ball.of(x) : Ball.of(x).widened(radius))
                        .toArray(Ball[]::new))
                .toArray(Ball[][]::new);
    }

    /** 2 +- 1 on the diagonal, and all ones beside it but for a shift: eigenvalues shift + 4 and shift - 1 three times, by hand. */
    private static double[][] shifted(double shift) {
        double[][] rows = new double[4][4];
        for (int k = 0; k < 4; k++) {
            Arrays.fill(rows[k], 1);
            rows[k][k] = 1 + shift;
        }
        return rows;
    }

    /** The matrix of ones has the eigenvalues 4 and 0, 0, 0. */
    @Test
    void negativePivotsAreNegativeEigenvalues() throws NotProven {
        assertThat(Inertia.negativeEigenvalues(balls(0, shifted(0.5)))).isZero();
        assertThat(Inertia.negativeEigenvalues(balls(0, shifted(-0.5)))).isEqualTo(3);
        assertThat(Inertia.negativeEigenvalues(balls(0, shifted(-5)))).isEqualTo(4);
        assertThat(Inertia.negativeEigenvalues(balls(1e-6, shifted(-0.5)))).isEqualTo(3);
        assertThat(Inertia.negativeEigenvalues(
                        balls(0, new double[] {1, 0, 0}, new double[] {0, -2, 0}, new double[] {0, 0, 3})))
                .isEqualTo(1);
    }

    @Test
    void aPivotThatMayBeZeroProvesNothing() {
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> Inertia.negativeEigenvalues(balls(0, shifted(0))))
                .withMessageContaining("cannot be told from 0");
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> Inertia.negativeEigenvalues(balls(0.6, shifted(0.5))));
    }

    @Test
    void theInverseTimesTheMatrixIsOne() throws NotProven {
        Random random = new Random(2);
        for (int n = 1; n <= 5; n++) {
            double[][] rows = new double[n][];
            for (int k = 0; k < n; k++) {
                rows[k] = random.doubles(n, -1, 1).toArray();
            }
            rows[0][0] = n > 1 ? 0 : 2;
            Ball[][] inverse = ApproximateInverse.of(balls(0, rows));
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    Ball sum = Ball.ZERO;
                    for (int j = 0; j < n; j++) {
                        assertThat(inverse[j][l].radius()).isZero();
                        sum = sum.plus(Ball.of(rows[k][j]).times(inverse[j][l]));
                    }
                    assertThat(sum.minus(k == l ? Ball.ONE : Ball.ZERO).toDouble())
                            .isCloseTo(0, within(1e-44));
                }
            }
        }
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> ApproximateInverse.of(balls(0, new double[] {1, 2}, new double[] {2, 4})));
    }
}
