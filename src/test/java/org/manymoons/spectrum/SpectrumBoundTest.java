package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against eigenvalues known by construction: the bounds hold, and are not much wider than they must be. */
class SpectrumBoundTest {
    private static double[][] turned(double angle) {
        return new double[][] {{Math.cos(angle), Math.sin(angle)}, {-Math.sin(angle), Math.cos(angle)}};
    }

    private static double[][] unit(int size) {
        double[][] unit = new double[size][size];
        for (int k = 0; k < size; k++) {
            unit[k][k] = 1;
        }
        return unit;
    }

    @Test
    void rotatedIsTheMatrixInTheseVectors() {
        double[][] matrix = {{1, 2}, {2, -3}};
        // (1 1) M (1 1)^T = 2, (1 1) M (1 -1)^T = 4, (1 -1) M (1 -1)^T = -6
        double[][] rotated = SpectrumBound.rotated(matrix, new double[][] {{1, 1}, {1, -1}});
        assertThat(rotated[0]).containsExactly(2, 4);
        assertThat(rotated[1]).containsExactly(4, -6);
    }

    /** Vectors that are off by an angle a: q.M q is off by 3 sin^2 a, and the bound by no more than a few times that. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-3, 0.01, 0.1, -0.1, 0.4})
    void wrongVectorsAreMadeUpForToSecondOrder(double angle) {
        double[] bounds = SpectrumBound.bounds(new double[][] {{1, 0}, {0, 4}}, new double[2][2], turned(angle));
        double off = 3 * Math.sin(angle) * Math.sin(angle);
        for (double bound : bounds) {
            assertThat(bound).isBetween(off * (1 - 1e-9), 8 * off + 1e-13);
        }
    }

    @Test
    void errorsOnTheDiagonalAloneAreTheBounds() {
        double[][] errors = {{1e-3, 0, 0}, {0, 1e-6, 0}, {0, 0, 1e-2}};
        double[][] matrix = {{-1, 0, 0}, {0, 2, 0}, {0, 0, 5}};
        double[] bounds = SpectrumBound.bounds(matrix, errors, unit(3));
        for (int k = 0; k < 3; k++) {
            assertThat(bounds[k]).isBetween(errors[k][k], errors[k][k] * (1 + 2e-6) + 1e-13);
        }
    }

    /** (0 e; e 1) has the eigenvalues (1 -+ sqrt(1 + 4 e^2)) / 2, off by about e^2. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-4, 1e-2})
    void errorsOffTheDiagonalCountOnlyToSecondOrderWhereEigenvaluesAreApart(double e) {
        double[] bounds =
                SpectrumBound.bounds(new double[][] {{0, 0}, {0, 1}}, new double[][] {{0, e}, {e, 0}}, unit(2));
        double off = 2 * e * e / (1 + Math.sqrt(1 + 4 * e * e));
        for (double bound : bounds) {
            assertThat(bound).isBetween(off, 8 * off + 1e-14);
        }
    }

    /** (0 e; e 0) has the eigenvalues -+e. */
    @Test
    void errorsOffTheDiagonalCountInFullWhereEigenvaluesAreEqual() {
        for (double bound : SpectrumBound.bounds(new double[2][2], new double[][] {{0, 1e-3}, {1e-3, 0}}, unit(2))) {
            assertThat(bound).isBetween(1e-3, 1e-3 * (1 + 2e-6));
        }
    }

    /** A vector of length 1 + d makes (1 + d)^2 of an eigenvalue. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-4, -1e-4, 0.01, -0.2})
    void vectorsThatAreNotOfLengthOneAreMadeUpFor(double d) {
        double[][] vectors = {{1 + d, 0}, {0, 1 + d}};
        double[] bounds = SpectrumBound.bounds(new double[][] {{-2, 0}, {0, 3}}, new double[2][2], vectors);
        double relative = Math.abs((1 + d) * (1 + d) - 1);
        double[] exact = {2, 3};
        for (int k = 0; k < 2; k++) {
            assertThat(bounds[k]).isBetween(relative * exact[k], 2 * relative * exact[k] + 1e-13);
        }
    }

    @Test
    void vectorsThatAreFarFromOrthogonalSayNothing() {
        double[][] matrix = {{-2, 0}, {0, 3}};
        for (double[][] vectors : new double[][][] {{{1, 0}, {1, 0}}, {{0, 0}, {0, 1}}, {{2, 0}, {0, 1}}}) {
            assertThat(SpectrumBound.bounds(matrix, new double[2][2], vectors))
                    .containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void zeroMatrixHasNextToNoError() {
        for (double bound : SpectrumBound.bounds(new double[3][3], new double[3][3], unit(3))) {
            assertThat(bound).isBetween(Double.MIN_NORMAL, 1e-300);
        }
    }

    /**
     * Of two terms q.M q is rounded 8 times, and what these vectors lack of being orthogonal is known to 4 u each of two
     * products, which counts for |q.M q| once more.
     */
    @Test
    void exactVectorsOfAnExactMatrixLeaveRounding() {
        double[] bounds = SpectrumBound.bounds(new double[][] {{-2, 0}, {0, 3}}, new double[2][2], unit(2));
        double u = 0x1p-53;
        assertThat(bounds[0] / u).isCloseTo(8 * 2 + 8 * 2, within(1e-4));
        assertThat(bounds[1] / u).isCloseTo(8 * 3 + 8 * 3, within(1e-4));
    }

    /** Vectors of length 1.1 make 1.21 of values and errors, and the defect of 0.21 counts for both by 0.21 / 0.79. */
    @Test
    void vectorsThatAreTooLongCountForTheErrorsToo() {
        double[][] vectors = {{1.1, 0}, {0, 1.1}};
        double[] bounds =
                SpectrumBound.bounds(new double[][] {{-2, 0}, {0, 3}}, new double[][] {{0.5, 0}, {0, 0.25}}, vectors);
        assertThat(bounds[0]).isCloseTo(1.21 * (0.5 + 0.21 / 0.79 * 2.5), within(1e-5));
        assertThat(bounds[1]).isCloseTo(1.21 * (0.25 + 0.21 / 0.79 * 3.25), within(1e-5));
    }

    /** Two eigenvalues of 0 known to 1e-12 beside one known to 1: in its units an error of 1e-6 between them is 1e-12. */
    @Test
    void flatDirectionsDoNotPayForTheErrorsOfSteepOnes() {
        double[][] matrix = {{0, 0, 0}, {0, 0, 0}, {0, 0, 100}};
        double[][] errors = {{1e-12, 1e-12, 1e-6}, {1e-12, 1e-12, 1e-6}, {1e-6, 1e-6, 1}};
        double[] bounds = SpectrumBound.bounds(matrix, errors, unit(3));
        assertThat(bounds[0]).isBetween(2e-12, 3.1e-12);
        assertThat(bounds[1]).isBetween(2e-12, 3.1e-12);
        assertThat(bounds[2]).isBetween(1.0, 1.1);
    }

    /** The exact eigenvalues of H diag(values) H are the values; that it is rounded is one more error of its entries. */
    @Test
    void holdForMatricesMadeOfTheirEigenvaluesAndAreNotAbsurdlyWide() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(6);
            double[] values = random.doubles(size, -1, 1)
                    .map(x -> x * Math.pow(10, -random.nextInt(6)))
                    .sorted()
                    .toArray();
            double[][] known = SymmetricMatrices.of(values, SymmetricMatrices.reflection(size, seed));
            double error = Math.pow(10, -3 - random.nextInt(8));
            double[][] errors = new double[size][size];
            for (int i = 0; i < size; i++) {
                Arrays.fill(errors[i], error + 1e-14);
                for (int j = 0; j <= i; j++) {
                    known[i][j] += error * (2 * random.nextInt(2) - 1);
                    known[j][i] = known[i][j];
                }
            }
            Spectrum spectrum = Spectrum.of(known, errors);
            for (int k = 0; k < size; k++) {
                assertThat(spectrum.eigenvalues()[k])
                        .as("seed %d, eigenvalue %d", seed, k)
                        .isCloseTo(values[k], within(spectrum.bounds()[k]));
                // the norm of the errors is size * error, of their absolute values turned at most size times as much
                assertThat(spectrum.bounds()[k]).isLessThan(size * size * (error + 1e-13));
            }
        }
    }
}
