package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vectors against plain Java, and where they say that a number is too large for them. */
class VectorFunctionsTest {
    private static final int N = 64;

    @Test
    void agreeWithPlainJavaToAFewRoundings() {
        double[] z = new Random(2).doubles(N, -30, 30).toArray();
        ScalarLoops scalar = new ScalarLoops(N);
        double[] value = new double[N];
        double[] derivative = new double[N];
        double[] expected = new double[N];
        double[] expectedDerivative = new double[N];
        assertThat(VectorFunctions.tanh(z, value, derivative, N)).isTrue();
        scalar.tanh(z, expected, expectedDerivative, N);
        expectAgreement(value, expected);
        expectAgreement(derivative, expectedDerivative);
        assertThat(VectorFunctions.sigmoid(z, value, derivative, N)).isTrue();
        scalar.sigmoid(z, expected, expectedDerivative, N);
        expectAgreement(value, expected);
        expectAgreement(derivative, expectedDerivative);
        assertThat(VectorFunctions.softplus(z, value, N)).isTrue();
        scalar.softplus(z, expected, N);
        expectAgreement(value, expected);
    }

    private static void expectAgreement(double[] actual, double[] expected) {
        for (int i = 0; i < N; i++) {
            assertThat(actual[i] / expected[i]).isCloseTo(1, within(2e-15));
        }
    }

    /** |z| up to 353 for tanh, twice as much for the others; anywhere in the row. */
    @Test
    void anyNumberOutOfRangeIsNoticed() {
        for (int i : new int[] {0, 1, 2, 3, 4, 7, N - 1}) {
            double[] z = new double[N];
            for (double side : new double[] {-1, 1}) {
                z[i] = 353 * side;
                assertThat(VectorFunctions.tanh(z, new double[N], new double[N], N))
                        .isTrue();
                z[i] = 353.1 * side;
                assertThat(VectorFunctions.tanh(z, new double[N], new double[N], N))
                        .isFalse();
                assertThat(VectorFunctions.sigmoid(z, new double[N], new double[N], N))
                        .isTrue();
                assertThat(VectorFunctions.softplus(z, new double[N], N)).isTrue();
                z[i] = 706.1 * side;
                assertThat(VectorFunctions.sigmoid(z, new double[N], new double[N], N))
                        .isFalse();
                assertThat(VectorFunctions.softplus(z, new double[N], N)).isFalse();
            }
        }
    }
}
