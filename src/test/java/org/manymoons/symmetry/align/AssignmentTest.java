package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void costsWhatScipysLinearSumAssignmentCosts() {
        // scipy.optimize.linear_sum_assignment, SciPy 1.10.1
        Map<Integer, Double> scipy = Map.of(1, 0.0, 2, 10.25, 5, 55.25, 17, 173.875, 64, 214.75, 300, 188.375);
        scipy.forEach((n, expected) -> {
            double[][] costs = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    costs[i][j] = (i * i * 31 + j * 17 * (i + 3) + i * j * j * 7) % 1009 / 8.0;
                }
            }
            int[] columns = Assignment.cheapest(costs);
            assertThat(Arrays.stream(columns).sorted().toArray())
                    .isEqualTo(IntStream.range(0, n).toArray());
            double total =
                    IntStream.range(0, n).mapToDouble(i -> costs[i][columns[i]]).sum();
            assertThat(total).isEqualTo(expected);
        });
    }

    @Test
    void smallCostsBesideHugeOnesAreToldApartAsInExactArithmetic() {
        Random random = new Random(1);
        for (int n = 0; n < 2000; n++) {
            double[][] costs = new double[5][5];
            for (double[] row : costs) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (random.nextInt(3) == 0 ? 1 : 1e17) * (1 + random.nextDouble());
                }
            }
            int[] columns = Assignment.cheapest(costs);
            BigDecimal total = BigDecimal.ZERO;
            for (int i = 0; i < columns.length; i++) {
                total = total.add(new BigDecimal(costs[i][columns[i]]));
            }
            assertThat(total).isEqualByComparingTo(exactLeast(costs, 0, 0));
        }
    }

    /** The cheapest way to place the rows from {@code row} on, by trying all; bit j of {@code used} is a taken column. */
    private static BigDecimal exactLeast(double[][] costs, int row, int used) {
        if (row == costs.length) {
            return BigDecimal.ZERO;
        }
        return IntStream.range(0, costs.length)
                .filter(j -> (used >> j & 1) == 0)
                .mapToObj(j -> new BigDecimal(costs[row][j]).add(exactLeast(costs, row + 1, used | 1 << j)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
