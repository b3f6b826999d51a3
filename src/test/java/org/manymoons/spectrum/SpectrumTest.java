package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Objective;
import tools.jackson.databind.JsonNode;

/** Eigenvalues and their bounds against values computed by mpmath with 40 to 160 digits. */
class SpectrumTest {
    static Stream<JsonNode> cases() {
        return Stream.of("rounding.json", "minima-high-precision.json")
                .flatMap(file -> Golden.json(file).get("cases").valueStream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noEigenvalueIsFartherFromTheExactOneThanItsBound(JsonNode node) {
        Spectrum spectrum = spectrum(node);
        JsonNode exact = node.get("eigenvalues");
        assertThat(spectrum.eigenvalues()).hasSize(exact.size()).isSorted();
        for (int k = 0; k < exact.size(); k++) {
            assertThat(Golden.distance(spectrum.eigenvalues()[k], exact.get(k)))
                    .as("eigenvalue %d", k)
                    .isLessThanOrEqualTo(spectrum.bounds()[k]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eigenvectorsAreOrthonormalAndBelongToTheirEigenvalues(JsonNode node) {
        double[] parameters = Golden.vector(node.get("parameters"));
        Objective objective = Objective.of(Golden.network(node), Golden.samples(node));
        Spectrum spectrum = Spectrum.of(objective, parameters);
        double[][] hessian = objective.hessian(parameters);
        double scale =
                Arrays.stream(spectrum.eigenvalues()).map(Math::abs).max().orElseThrow();
        for (int k = 0; k < hessian.length; k++) {
            double[] q = spectrum.eigenvectors()[k];
            for (int i = 0; i < hessian.length; i++) {
                assertThat(dot(hessian[i], q)).isCloseTo(spectrum.eigenvalues()[k] * q[i], within(1e-14 * scale));
                assertThat(dot(spectrum.eigenvectors()[i], q)).isCloseTo(i == k ? 1 : 0, within(1e-14));
            }
        }
    }

    @Test
    void flattestDirectionOfTheFourUnitMinimumIsCertifiedToCurveUpwards() {
        JsonNode minimum =
                Golden.json("minima-high-precision.json").get("cases").get(1);
        Spectrum spectrum = spectrum(minimum);
        assertThat(spectrum.eigenvalues()[0]).isCloseTo(1.4918765519867e-11, within(1e-16));
        assertThat(spectrum.bounds()[0]).isLessThan(5e-14);
        assertThat(spectrum.eigenvalues()[16]).isCloseTo(18.11341943117490, within(1e-12));
        assertThat(spectrum.bounds()[16]).isLessThan(1e-10);
    }

    @Test
    void boundsHoldForEveryMatrixWithinTheErrors() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(6);
            double[][] matrix = gradedMatrix(random, size);
            double[][] errors = new double[size][size];
            double[][] perturbed = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    errors[i][j] = Math.abs(matrix[i][j]) * 1e-3 + 1e-12;
                    errors[j][i] = errors[i][j];
                    perturbed[i][j] = matrix[i][j] + errors[i][j] * (random.nextBoolean() ? 1 : -1);
                    perturbed[j][i] = perturbed[i][j];
                }
            }
            Spectrum spectrum = Spectrum.of(matrix, errors);
            double[] moved = Spectrum.of(perturbed, new double[size][size]).eigenvalues();
            for (int k = 0; k < size; k++) {
                assertThat(moved[k])
                        .as("seed %d, eigenvalue %d", seed, k)
                        .isCloseTo(
                                spectrum.eigenvalues()[k],
                                within(spectrum.bounds()[k] + 1e-15 * Math.abs(moved[size - 1])));
            }
        }
    }

    @Test
    void smallEigenvaluesOfAGradedMatrixDoNotPayForLargeOnes() {
        double[][] matrix = {{1e-12, 1e-13, 0}, {1e-13, 1, 0}, {0, 0, 1e6}};
        double[][] errors = {{1e-20, 1e-16, 1e-15}, {1e-16, 1e-12, 1e-10}, {1e-15, 1e-10, 1e-6}};
        Spectrum spectrum = Spectrum.of(matrix, errors);
        assertThat(spectrum.eigenvalues()[0]).isCloseTo(1e-12, within(1e-18));
        assertThat(spectrum.bounds()[0]).isLessThan(1e-18);
        assertThat(spectrum.bounds()[2]).isBetween(1e-6, 1e-5);
    }

    /** v v^T for whole numbers v is exact in doubles, and its eigenvalues are 0 and v.v, exactly. */
    @Test
    void boundsCoverTheRoundingOfTheEigenvaluesOfAnExactMatrix() {
        for (int seed = 0; seed < 100; seed++) {
            int size = 8;
            double[] v = new Random(seed).ints(size, 1, 10_000).asDoubleStream().toArray();
            double[][] matrix = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    matrix[i][j] = v[i] * v[j];
                }
            }
            Spectrum spectrum = Spectrum.of(matrix, new double[size][size]);
            for (int k = 0; k < size; k++) {
                double exact = k == size - 1 ? dot(v, v) : 0;
                assertThat(spectrum.eigenvalues()[k])
                        .as("seed %d, eigenvalue %d", seed, k)
                        .isCloseTo(exact, within(spectrum.bounds()[k]));
                assertThat(spectrum.bounds()[k]).isLessThan(1e-13 * dot(v, v));
            }
        }
    }

    @Test
    void equalEigenvaluesHaveBoundsToo() {
        double[][] identity = {{1, 0}, {0, 1}};
        double[][] errors = {{1e-10, 1e-10}, {1e-10, 1e-10}};
        for (double bound : Spectrum.of(identity, errors).bounds()) {
            assertThat(bound).isBetween(1.99e-10, 2.1e-10);
        }
    }

    @Test
    void unknownEntriesLeaveNoFiniteBound() {
        double[][] identity = {{1, 0}, {0, 1}};
        double[][] errors = {{0, 0}, {0, Double.POSITIVE_INFINITY}};
        assertThat(Spectrum.of(identity, errors).bounds()).containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void hessianThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> Spectrum.of(new double[][] {{Double.NaN}}, new double[][] {{0}}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not finite");
    }

    /** The eigenvalues of (2 -1 0; -1 2 -1; 0 -1 2) are 2 and 2 +- sqrt(2), those of a multiple the multiples of these. */
    @Test
    void numbersWhoseSquaresUnderflowHaveTheirEigenvaluesAllTheSame() {
        for (double scale : new double[] {1, 0x1p-665, 0x1p600}) {
            double[][] matrix = {{2 * scale, -scale, 0}, {-scale, 2 * scale, -scale}, {0, -scale, 2 * scale}};
            Spectrum spectrum = Spectrum.of(matrix, new double[3][3]);
            double[] exact = {2 - Math.sqrt(2), 2, 2 + Math.sqrt(2)};
            for (int k = 0; k < 3; k++) {
                assertThat(spectrum.eigenvalues()[k] / scale).isCloseTo(exact[k], within(1e-14));
                assertThat(spectrum.bounds()[k] / scale).isBetween(Double.MIN_VALUE, 1e-13);
            }
            assertThat(Math.abs(spectrum.eigenvectors()[0][1])).isCloseTo(Math.sqrt(0.5), within(1e-14));
        }
    }

    private static Spectrum spectrum(JsonNode node) {
        return Spectrum.of(
                Objective.of(Golden.network(node), Golden.samples(node)), Golden.vector(node.get("parameters")));
    }

    private static double[][] gradedMatrix(Random random, int size) {
        double[] scale = random.doubles(size, -3, 1).map(e -> Math.pow(10, e)).toArray();
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian() * scale[i] * scale[j];
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
