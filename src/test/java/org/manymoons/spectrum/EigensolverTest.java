package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices with known eigenvalues, times powers of two. */
class EigensolverTest {
    private static final double[] VALUES = {-2, -0.5, 0, 0.25, 3};

    @ParameterizedTest
    @ValueSource(ints = {0, -1000, 1000, -520, 520})
    void eigenvaluesAreThoseOfTheMatrixTimesItsPowerOfTwo(int exponent) {
        double[][] reflection = SymmetricMatrices.reflection(5, 2);
        double[] values =
                Arrays.stream(VALUES).map(x -> Math.scalb(x, exponent)).toArray();
        double[][] matrix = SymmetricMatrices.of(values, reflection);
        Eigensolver solver = Eigensolver.of(matrix);
        Eigensolver alone = Eigensolver.ofValues(matrix);
        assertThat(IntStream.range(0, 5)
                        .mapToDouble(k -> Math.scalb(solver.value(k), -exponent))
                        .sorted()
                        .toArray())
                .containsExactly(VALUES, within(1e-14));
        assertThat(IntStream.range(0, 5)
                        .mapToDouble(k -> Math.scalb(alone.value(k), -exponent))
                        .sorted()
                        .toArray())
                .containsExactly(VALUES, within(1e-14));
        for (int k = 0; k < 5; k++) {
            double[] v = solver.vector(k);
            double[] image = SymmetricMatrices.product(matrix, v);
            double square = 0;
            for (int i = 0; i < 5; i++) {
                assertThat(Math.scalb(image[i] - solver.value(k) * v[i], -exponent))
                        .isCloseTo(0, within(1e-13));
                square += v[i] * v[i];
            }
            assertThat(square).isCloseTo(1, within(1e-13));
            v[0] = 7;
            assertThat(solver.vector(k)[0]).isNotEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.9, -1.5})
    void theExponentIsThatOfTheLargest(double x) {
        assertThat(Eigensolver.exponent(new double[] {0.1, x}, new double[] {-0.9, 0}))
                .isZero();
        assertThat(Eigensolver.exponent(new double[] {0.1, 8 * x})).isEqualTo(3);
        assertThat(Eigensolver.exponent(new double[] {x / 1024})).isEqualTo(-10);
        assertThat(Eigensolver.exponent(new double[2], new double[2])).isZero();
    }
}
