package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Against matrices and logistic regressions whose largest eigenvalue is known. */
class SharpnessTest {
    private static Objective regression(double[]... inputs) {
        Network network = Network.of(inputs[0].length, List.of(), Activation.TANH, 0);
        return Objective.of(network, new Samples(inputs, new double[inputs.length]));
    }

    /** At zero parameters the Hessian is mean((x, 1) (x, 1)^T) / 4, for x = 0 and 2: (2 1; 1 1) / 4. */
    @Test
    void ofLogisticRegressionByHand() {
        assertThat(Sharpness.of(regression(new double[] {0}, new double[] {2}), new double[2]))
                .hasValueCloseTo((3 + Math.sqrt(5)) / 8, within(1e-15));
    }

    /** For x = +-a_j e_j the Hessian is diagonal: a_j^2 / d, and 1 for the bias, over 4. */
    @Test
    void aboveAHundredParametersItIsThatOfLanczos() {
        for (int inputs : new int[] {99, 100, 150}) {
            double[][] x = new double[2 * inputs][inputs];
            for (int j = 0; j < inputs; j++) {
                double a = j == 7 ? 3 : 1 + 1.5 * j / inputs;
                x[2 * j][j] = a * Math.sqrt(inputs);
                x[2 * j + 1][j] = -a * Math.sqrt(inputs);
            }
            assertThat(Sharpness.of(regression(x), new double[inputs + 1])).hasValueCloseTo(9.0 / 4, within(1e-9));
        }
    }

    /** Up to a hundred parameters the whole Hessian is asked for once, above never. */
    @Test
    void wholeHessianIsFormedUpToAHundredParametersOnly() {
        for (int inputs : new int[] {1, 98, 99, 100, 150}) {
            Objective plain = regression(new double[inputs]);
            int[] hessians = {0};
            Objective counting = new Objective() {
                @Override
                public Network network() {
                    return plain.network();
                }

                @Override
                public Samples samples() {
                    return plain.samples();
                }

                @Override
                public double loss(double[] parameters) {
                    return plain.loss(parameters);
                }

                @Override
                public double[] gradient(double[] parameters) {
                    return plain.gradient(parameters);
                }

                @Override
                public double[][] hessian(double[] parameters) {
                    hessians[0]++;
                    return plain.hessian(parameters);
                }
            };
            // x = 0: only the bias counts, with 1/4
            assertThat(Sharpness.of(counting, new double[inputs + 1])).hasValueCloseTo(0.25, within(1e-9));
            assertThat(hessians[0]).isEqualTo(inputs + 1 <= 100 ? 1 : 0);
        }
    }

    @Test
    void thereIsNoneWhereTheHessianIsNotFinite() {
        for (int inputs : new int[] {1, 150}) {
            double[] parameters = new double[inputs + 1];
            parameters[inputs] = Double.NaN;
            assertThat(Sharpness.of(regression(new double[inputs]), parameters)).isEmpty();
        }
    }

    @Test
    void curvaturesWhoseSquaresUnderflowHaveASharpnessAllTheSame() {
        // s'(-460) (x, 1) (x, 1)^T for x = 1 has the eigenvalues 0 and 2 s'(-460), and exp(-460) = 1.78e-200
        double slope = Math.exp(-460);
        assertThat(Sharpness.of(regression(new double[] {1}), new double[] {0, -460})
                                .orElseThrow()
                        / slope)
                .isCloseTo(2, within(1e-12));
        // for 150 inputs that are all 1, 151 s'(-460)
        double[] ones = new double[150];
        Arrays.fill(ones, 1);
        double[] parameters = new double[151];
        parameters[150] = -460;
        assertThat(Sharpness.of(regression(ones), parameters).orElseThrow() / slope)
                .isCloseTo(151, within(1e-9));
    }

    @Test
    void lanczosFindsTheLargestOfEigenvaluesWhoseSquaresUnderflow() {
        for (double scale : new double[] {0x1p-665, 0x1p-1000, 0x1p600}) {
            double[] values = {-2 * scale, scale, 3 * scale, 5 * scale};
            double[][] matrix = SymmetricMatrices.of(values, SymmetricMatrices.reflection(4, 3));
            assertThat(Sharpness.lanczos(4, v -> SymmetricMatrices.product(matrix, v))
                                    .orElseThrow()
                            / scale)
                    .isCloseTo(5, within(1e-13));
        }
    }

    @Test
    void lanczosFindsTheLargestEigenvalueAlsoBesideALargerNegativeOne() {
        for (int seed = 0; seed < 20; seed++) {
            double[] values = new Random(seed).doubles(30, -8, 5).toArray();
            values[0] = 5.5;
            values[1] = -9;
            double[][] matrix = SymmetricMatrices.of(values, SymmetricMatrices.reflection(30, seed));
            assertThat(Sharpness.lanczos(30, v -> SymmetricMatrices.product(matrix, v)))
                    .hasValueCloseTo(5.5, within(1e-9));
        }
    }

    @Test
    void lanczosStopsWhereTheDirectionsAreExhausted() {
        int[] products = {0};
        OptionalDouble value = Sharpness.lanczos(300, v -> {
            products[0]++;
            return Arrays.stream(v).map(x -> 0.25 * x).toArray();
        });
        assertThat(value).hasValueCloseTo(0.25, within(1e-15));
        assertThat(products[0]).isEqualTo(1);
        double[][] small = {{2, 1}, {1, 2}};
        assertThat(Sharpness.lanczos(2, v -> SymmetricMatrices.product(small, v)))
                .hasValueCloseTo(3.0, within(1e-14));
    }

    /** One eigenvalue of 1 before 299 that come nearer and nearer to it. */
    @Test
    void lanczosTakesAHundredStepsAtMost() {
        int[] products = {0};
        OptionalDouble value = Sharpness.lanczos(300, v -> {
            products[0]++;
            double[] w = v.clone();
            for (int k = 0; k < 300; k++) {
                w[k] *= 1 - 1e-7 * k;
            }
            return w;
        });
        assertThat(products[0]).isLessThanOrEqualTo(100);
        assertThat(value.orElseThrow()).isBetween(1 - 1e-7, 1 + 1e-14);
    }

    /** Three different eigenvalues, whatever their size: three directions hold all. */
    @Test
    void lanczosMeasuresItsErrorByTheEigenvalues() {
        for (double size : new double[] {1e-9, 1, 1e9}) {
            int[] products = {0};
            OptionalDouble value = Sharpness.lanczos(60, v -> {
                products[0]++;
                double[] w = v.clone();
                for (int k = 0; k < 60; k++) {
                    w[k] *= size * (k % 3 - 1.5);
                }
                return w;
            });
            assertThat(value.orElseThrow() / size).isCloseTo(0.5, within(1e-12));
            assertThat(products[0]).isEqualTo(3);
        }
    }

    /**
     * One eigenvalue of 1000, the others between 0 and 1: each product brings it nearer by about 4 times 1000 (Chebyshev
     * bound of Kaniel and Paige), so that a few are enough for 1e-10, though the directions are far from exhausted.
     */
    @Test
    void lanczosStopsWhenTheLargestIsFound() {
        int[] products = {0};
        OptionalDouble value = Sharpness.lanczos(300, v -> {
            products[0]++;
            double[] w = v.clone();
            for (int k = 0; k < 300; k++) {
                w[k] *= k == 7 ? 1000 : k / 300.0;
            }
            return w;
        });
        assertThat(value).hasValueCloseTo(1000.0, within(1e-9));
        assertThat(products[0]).isLessThanOrEqualTo(8);
    }
}
