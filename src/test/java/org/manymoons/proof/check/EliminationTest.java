package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Inverses and inertia of matrices whose eigenvalues are known. */
class EliminationTest {
    static BigDecimal[][] matrix(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new))
                .toArray(BigDecimal[][]::new);
    }

    /** Reflections of a diagonal: the same eigenvalues. */
    static double[][] withEigenvalues(Random random, double... values) {
        int n = values.length;
        double[][] a = new double[n][n];
        for (int k = 0; k < n; k++) {
            a[k][k] = values[k];
        }
        for (int turn = 0; turn < 3; turn++) {
            double[] v = random.doubles(n, -1, 1).toArray();
            double square = Arrays.stream(v).map(x -> x * x).sum();
            double[][] h = new double[n][n];
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    h[k][l] = (k == l ? 1 : 0) - 2 * v[k] * v[l] / square;
                }
            }
            a = product(h, product(a, h));
        }
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < k; l++) {
                a[k][l] = a[l][k];
            }
        }
        return a;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a.length];
        for (int k = 0; k < a.length; k++) {
            for (int l = 0; l < a.length; l++) {
                for (int j = 0; j < a.length; j++) {
                    c[k][l] += a[k][j] * b[j][l];
                }
            }
        }
        return c;
    }

    @Test
    void theInverseTimesTheMatrixIsOne() {
        Random random = new Random(2);
        for (int n = 1; n <= 5; n++) {
            double[][] rows = new double[n][];
            for (int k = 0; k < n; k++) {
                rows[k] = random.doubles(n, -1, 1).toArray();
            }
            rows[0][0] = n > 1 ? 0 : 2; // a pivot that must be exchanged
            BigDecimal[][] a = matrix(rows);
            BigDecimal[][] inverse = GaussJordan.inverse(a);
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (int j = 0; j < n; j++) {
                        sum = sum.add(a[k][j].multiply(inverse[j][l]));
                    }
                    assertThat(sum.subtract(k == l ? BigDecimal.ONE : BigDecimal.ZERO)
                                    .abs())
                            .isLessThan(new BigDecimal("1e-45"));
                }
            }
        }
    }

    @Test
    void aSingularMatrixHasNone() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> GaussJordan.inverse(matrix(new double[][] {{1, 2}, {2, 4}})));
    }

    @Test
    void negativePivotsAreNegativeEigenvalues() {
        Random random = new Random(3);
        for (int negative = 0; negative <= 4; negative++) {
            double[] values = {1, 2, 3, 4};
            for (int k = 0; k < negative; k++) {
                values[k] *= -1;
            }
            assertThat(Pivots.negative(matrix(withEigenvalues(random, values)))).isEqualTo(negative);
        }
        assertThat(Pivots.negative(matrix(new double[][] {{-1e-30, 0}, {0, 1}})))
                .isEqualTo(1);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Pivots.negative(matrix(new double[][] {{1, 1}, {1, 1}})));
    }
}
