package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void costsWhatScipysLinearSumAssignmentCosts() {
        // scipy.optimize.linear_sum_assignment, SciPy 1.10.1
        Map<Integer, Double> scipy = Map.of(1, 0.0, 2, 10.25, 5, 55.25, 17, 173.875, 64, 214.75);
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
    void smallCostsBesideAHugeOneAreToldApart() {
        double[][] costs = {{1e20, 3e20, 3e20}, {3e20, 2e-9, 1e-9}, {3e20, 1e-9, 2e-9}};
        assertThat(Assignment.cheapest(costs)).containsExactly(0, 2, 1);
        double[][] exchanged = {{1e20, 3e20, 3e20}, {3e20, 1e-9, 2e-9}, {3e20, 2e-9, 1e-9}};
        assertThat(Assignment.cheapest(exchanged)).containsExactly(0, 1, 2);
    }
}
