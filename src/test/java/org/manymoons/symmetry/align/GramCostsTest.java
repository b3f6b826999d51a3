package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the sums of squares of the differences, with sizes around those of the blocks: 4 rows, 512 columns, 256 deep. */
class GramCostsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "4, 256", "5, 257", "7, 600", "511, 3", "513, 2", "515, 5"})
    void squaredDistancesOfAllPairs(int n, int size) {
        Random random = new Random(n);
        double[][] u = new double[n][];
        double[][] other = new double[n][];
        for (int i = 0; i < n; i++) {
            u[i] = random.doubles(size, -1, 1).toArray();
            other[i] = random.doubles(size, -1, 1).toArray();
        }
        other[n - 1] = u[0].clone();
        double[][] plain = GramCosts.of(u, other, false);
        double[][] signed = GramCosts.of(u, other, true);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double minus = 0;
                double plus = 0;
                double squares = 0;
                for (int k = 0; k < size; k++) {
                    minus += Math.pow(u[i][k] - other[j][k], 2);
                    plus += Math.pow(u[i][k] + other[j][k], 2);
                    squares += u[i][k] * u[i][k] + other[j][k] * other[j][k];
                }
                assertThat(Math.abs(plain[i][j] - minus)).isLessThan(GramCosts.ERROR * squares);
                assertThat(Math.abs(signed[i][j] - Math.min(minus, plus))).isLessThan(GramCosts.ERROR * squares);
                assertThat(plain[i][j]).isNotNegative();
            }
        }
        assertThat(plain[0][n - 1]).isLessThan(1e-11 * size);
    }
}
