package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/** On a softmax over one input; with two classes the parameters are w1, w2, b1, b2. */
class QuotientTest {
    private static final double ROOT = Math.sqrt(0.5);

    private static Quotient quotient(int classes, double l2) {
        return Quotient.of(Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, classes, l2));
    }

    @Test
    void differencesOfTwoClassesByHand() {
        assertThat(quotient(2, 0).vector(new double[] {1, 4, 2, -6}))
                .containsExactly(new double[] {-3 * ROOT, 8 * ROOT}, within(1e-15));
        assertThat(quotient(2, 0.1).vector(new double[] {1, 4, 2, -6}))
                .containsExactly(new double[] {8 * ROOT, 1, 4}, within(1e-15));
    }

    @Test
    void differencesOfThreeClassesByHand() {
        // (x1 - x2) / sqrt(2) and (x1 + x2 - 2 x3) / sqrt(6)
        assertThat(quotient(3, 0).vector(new double[] {1, 3, 8, 0, 0, 3}))
                .containsExactly(new double[] {-2 * ROOT, -12 / Math.sqrt(6), 0, -6 / Math.sqrt(6)}, within(1e-14));
    }

    @Test
    void matrixAndItsErrorsByHand() {
        double[][] matrix = {{1, 2, 3, 4}, {2, 5, 6, 7}, {3, 6, 8, 9}, {4, 7, 9, 10}};
        // (1 - 2 * 2 + 5) / 2, (3 - 4 - 6 + 7) / 2, (8 - 2 * 9 + 10) / 2
        double[][] reduced = quotient(2, 0).matrix(matrix);
        assertThat(reduced[0]).containsExactly(new double[] {1, 0}, within(1e-14));
        assertThat(reduced[1]).containsExactly(new double[] {0, 0}, within(1e-14));
        double[][] errors = quotient(2, 0).errors(new double[4][4], matrix);
        assertThat(errors[0]).containsExactly(new double[] {5, 10}, within(1e-13));
        assertThat(errors[1]).containsExactly(new double[] {10, 18}, within(1e-13));
    }

    /** 20 operations at 4 parameters: gamma = 20 u / (1 - 20 u) for each of them, of (1 + 2 + 2 + 5) / 2. */
    @Test
    void roundingOfTheProductsCounts() {
        double[][] matrix = {{1, -2, 0, 0}, {-2, 5, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
        double[][] errors = quotient(2, 0).errors(matrix, new double[4][4]);
        assertThat(errors[0][0]).isCloseTo(20 * 0x1p-53 * 5, within(1e-20));
        assertThat(errors[1][1]).isZero();
        double[][] known = {{1e-3, 0, 0, 0}, {0, 1e-3, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
        assertThat(quotient(2, 0).errors(new double[4][4], known)[0][0]).isGreaterThan(1e-3 * (1 + 30 * 0x1p-53));
    }

    @Test
    void spectrumHasEigenvectorsOfTheWholeMatrixOrthogonalToTheShifts() {
        // A (x) (I - 1 1^T / 3) vanishes along the shifts of three classes and has the eigenvalues -3, 2, twice each
        double[][] a = {{1, 2}, {2, -2}};
        double[][] matrix = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                matrix[i][j] = a[i / 3][j / 3] * ((i % 3 == j % 3 ? 1 : 0) - 1.0 / 3);
            }
        }
        Spectrum spectrum = quotient(3, 0).spectrum(matrix, new double[6][6]);
        assertThat(spectrum.eigenvalues()).containsExactly(new double[] {-3, -3, 2, 2}, within(1e-14));
        for (int k = 0; k < 4; k++) {
            double[] q = spectrum.eigenvectors()[k];
            assertThat(Eigen.norm(q)).isCloseTo(1, within(1e-14));
            double[] product = SymmetricMatrices.product(matrix, q);
            for (int i = 0; i < 6; i++) {
                assertThat(product[i]).isCloseTo(spectrum.eigenvalues()[k] * q[i], within(1e-13));
            }
            assertThat(q[0] + q[1] + q[2]).isCloseTo(0, within(1e-14));
            assertThat(q[3] + q[4] + q[5]).isCloseTo(0, within(1e-14));
            assertThat(spectrum.bounds()[k]).isBetween(1e-16, 1e-12);
        }
    }

    @Test
    void withoutShiftsNothingIsTaken() {
        Quotient whole = Quotient.of(Network.of(2, List.of(2), Activation.TANH, 0));
        double[] vector = new Random(1).doubles(9).toArray();
        double[][] matrix = {{1}};
        double[][] errors = {{2}};
        assertThat(whole.vector(vector)).isSameAs(vector);
        assertThat(whole.matrix(matrix)).isSameAs(matrix);
        assertThat(whole.errors(matrix, errors)).isSameAs(errors);
        assertThat(whole.spectrum(matrix, errors).eigenvalues()).containsExactly(1);
    }
}
