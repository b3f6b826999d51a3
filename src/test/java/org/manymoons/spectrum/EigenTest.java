package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against matrices whose eigenvalues and eigenvectors are known beforehand. */
class EigenTest {
    @Test
    void twoByTwoByHand() {
        // (x + 3)(x - 2) = x^2 + x - 6, with (1, -2) and (2, 1)
        Eigen eigen = Eigen.of(new double[][] {{1, 2}, {2, -2}});
        assertThat(eigen.values()).containsExactly(new double[] {-3, 2}, within(1e-15));
        double root = Math.sqrt(5);
        assertThat(eigen.vectors()[0]).containsExactly(new double[] {-1 / root, 2 / root}, within(1e-15));
        assertThat(eigen.vectors()[1]).containsExactly(new double[] {2 / root, 1 / root}, within(1e-15));
    }

    @Test
    void findsTheEigenvaluesAndEigenvectorsThatTheMatrixWasMadeFrom() {
        double[] values = {-7, -1, 0, 2, 2.5, 11};
        double[][] reflection = SymmetricMatrices.reflection(6, 1);
        Eigen eigen = Eigen.of(SymmetricMatrices.of(values, reflection));
        assertThat(eigen.values()).containsExactly(values, within(1e-14));
        for (int k = 0; k < 6; k++) {
            double[] found = eigen.vectors()[k];
            double largest = Arrays.stream(found).max().orElseThrow();
            assertThat(largest).isEqualTo(Eigen.maxAbs(found));
            double sign = Math.signum(found[0] * reflection[k][0]);
            double[] expected = Arrays.stream(reflection[k]).map(x -> sign * x).toArray();
            assertThat(found).containsExactly(expected, within(1e-14));
        }
    }

    @Test
    void anOrderOfMagnitudeChangesNothingButTheEigenvalues() {
        double[][] matrix = SymmetricMatrices.of(new double[] {-3, 0.5, 4}, SymmetricMatrices.reflection(3, 2));
        Eigen eigen = Eigen.of(matrix);
        for (int exponent : new int[] {-1000, -600, 600, 1000}) {
            double[][] scaled = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    scaled[i][j] = Math.scalb(matrix[i][j], exponent);
                }
            }
            Eigen other = Eigen.of(scaled);
            for (int k = 0; k < 3; k++) {
                assertThat(other.values()[k]).isEqualTo(Math.scalb(eigen.values()[k], exponent));
                assertThat(other.vectors()[k]).isEqualTo(eigen.vectors()[k]);
            }
        }
    }

    @Test
    void nothingHasEigenvaluesOfZero() {
        Eigen eigen = Eigen.of(new double[2][2]);
        assertThat(eigen.values()).containsExactly(0, 0);
        assertThat(Eigen.norm(eigen.vectors()[0])).isEqualTo(1);
    }

    @Test
    void componentsAlongTheEigenvectorsMakeUpTheVector() {
        // rows (0.6, 0.8) and (-0.8, 0.6)
        Eigen eigen = new Eigen(new double[] {1, 2}, new double[][] {{0.6, 0.8}, {-0.8, 0.6}});
        assertThat(eigen.dot(0, new double[] {1, 2})).isCloseTo(2.2, within(1e-15));
        assertThat(eigen.dot(1, new double[] {1, 2})).isCloseTo(0.4, within(1e-15));
        assertThat(eigen.combine(new double[] {2.2, 0.4})).containsExactly(new double[] {1, 2}, within(1e-15));
    }

    @Test
    void normsByHand() {
        assertThat(Eigen.norm(new double[] {3, -4, 12})).isEqualTo(13);
        assertThat(Eigen.maxAbs(new double[] {3, -4, 1})).isEqualTo(4);
        assertThat(Eigen.maxAbs(new double[0])).isZero();
    }

    @Test
    void oneNumberThatIsNotFiniteIsEnough() {
        assertThat(Eigen.isFinite(new double[][] {{1, 2}, {2, -2}})).isTrue();
        assertThat(Eigen.isFinite(new double[][] {{1, 2}, {2, Double.NaN}})).isFalse();
        assertThat(Eigen.isFinite(new double[][] {{1, Double.NEGATIVE_INFINITY}, {2, 1}}))
                .isFalse();
    }
}
