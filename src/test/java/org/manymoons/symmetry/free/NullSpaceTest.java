package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class NullSpaceTest {
    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** Products of random m x r and r x n matrices have rank r. */
    @ParameterizedTest
    @CsvSource({"3, 5, 2", "5, 3, 2", "4, 4, 4", "1, 6, 1", "6, 2, 0"})
    void asManyVectorsAsColumnsLessTheRank(int rows, int columns, int rank) {
        Random random = new Random(3);
        double[][] matrix = new double[rows][columns];
        for (int r = 0; r < rank; r++) {
            double[] left = random.doubles(rows, -1, 1).toArray();
            double[] right = random.doubles(columns, -1, 1).toArray();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    matrix[i][j] += left[i] * right[j];
                }
            }
        }
        List<double[]> basis = NullSpace.of(matrix, columns, 0);
        assertThat(basis).hasSize(columns - rank);
        for (double[] vector : basis) {
            for (double[] row : matrix) {
                assertThat(dot(row, vector)).isCloseTo(0, within(1e-13));
            }
            for (double[] other : basis) {
                assertThat(dot(vector, other)).isCloseTo(vector == other ? 1 : 0, within(1e-13));
            }
        }
    }

    /** Singular values 2 and 1e-6: a tolerance decides, and 1e-12 of the largest always. */
    @Test
    void whatCountsAsZero() {
        double[][] matrix = {{2, 0}, {0, 1e-6}};
        assertThat(NullSpace.of(matrix, 2, 0)).isEmpty();
        assertThat(NullSpace.of(matrix, 2, 1.1e-6)).hasSize(1);
        assertThat(NullSpace.of(matrix, 2, 0.9e-6)).isEmpty();
        assertThat(NullSpace.of(new double[][] {{2, 0}, {0, 1.9e-12}}, 2, 0)).hasSize(1);
        assertThat(NullSpace.of(new double[][] {{2, 0}, {0, 2.1e-12}}, 2, 0)).isEmpty();
        assertThat(NullSpace.of(new double[0][], 2, 0)).hasSize(2);
    }

    /** 3 and 4 in two places, of length 5; the second move of one place is added. */
    @Test
    void aTangentIsOfLengthOne() {
        Network network = Network.of(1, List.of(1), Activation.TANH, 0);
        FreeDirection found = new Tangent(network, FreeDirection.Cause.DEAD, 0, 0)
                .move(0, 1)
                .move(2, 4)
                .move(0, 2)
                .exactly("it moves", true)
                .orElseThrow();
        assertThat(found.tangent()).containsExactly(new double[] {0.6, 0, 0.8, 0}, within(1e-16));
        assertThat(found.exact()).isTrue();
        assertThat(found.keepsPenalty()).isTrue();
        FreeDirection first = new Tangent(network, FreeDirection.Cause.DEAD, 0, 0)
                .move(3, -2)
                .toFirstOrder("it moves")
                .orElseThrow();
        assertThat(first.tangent()).containsExactly(0, 0, 0, -1);
        assertThat(first.exact()).isFalse();
        assertThat(first.what()).isEqualTo("it moves (to first order only)");
        assertThat(new Tangent(network, FreeDirection.Cause.DEAD, 0, 0)
                        .move(1, 1)
                        .move(1, -1)
                        .exactly("", true))
                .isEmpty();
        assertThat(Tangent.unit(network, 0, 1)).isEqualTo("unit 2");
        assertThat(Tangent.unit(Network.of(1, List.of(2, 2), Activation.TANH, 0), 1, 0))
                .isEqualTo("unit 1 of hidden layer 2");
    }
}
