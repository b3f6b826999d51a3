package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Diagonal matrices, reflected, so that all eigenvalues and eigenvectors are known. */
class LanczosTest {
    private static final double[] VALUES = {-3, 0.5, 0.75, 1, 4, 2, 2, -1};

    private static Optional<ExtremeEigenvalues> extremes(double[] values, int most, double enough) {
        double[][] matrix = SymmetricMatrices.of(values, SymmetricMatrices.reflection(values.length, 3));
        return Lanczos.extremes(
                v -> SymmetricMatrices.product(matrix, v),
                Lanczos.start(values.length),
                most,
                found -> Math.max(found.smallestError(), found.largestError()) <= enough);
    }

    /** Seven different eigenvalues: after seven products the space holds all of them. */
    @Test
    void afterAsManyProductsAsThereAreDifferentEigenvaluesBothEndsAreExact() {
        ExtremeEigenvalues ends = extremes(VALUES, 8, 1e-9).orElseThrow();
        assertThat(ends.products()).isEqualTo(7);
        assertThat(ends.smallest()).isCloseTo(-3, within(1e-13));
        assertThat(ends.largest()).isCloseTo(4, within(1e-13));
    }

    /** Ritz values lie inside, move outwards with each product, and an eigenvalue is within the error that is said. */
    @Test
    void theErrorsHoldAfterEveryProduct() {
        double[] values =
                IntStream.range(0, 40).mapToDouble(k -> Math.cos(k) * k).toArray();
        ExtremeEigenvalues before = extremes(values, 1, 0).orElseThrow();
        assertThat(before.smallest()).isEqualTo(before.largest());
        for (int most = 2; most <= 40; most++) {
            ExtremeEigenvalues ends = extremes(values, most, 0).orElseThrow();
            assertThat(ends.products()).isEqualTo(most);
            assertThat(distance(values, ends.smallest())).isLessThan(ends.smallestError() + 1e-12);
            assertThat(distance(values, ends.largest())).isLessThan(ends.largestError() + 1e-12);
            assertThat(ends.smallest()).isLessThan(before.smallest() + 1e-12);
            assertThat(ends.largest()).isGreaterThan(before.largest() - 1e-12);
            before = ends;
        }
        assertThat(before.smallest()).isCloseTo(Arrays.stream(values).min().orElseThrow(), within(1e-12));
        assertThat(before.largest()).isCloseTo(Arrays.stream(values).max().orElseThrow(), within(1e-12));
        assertThat(before.smallestError()).isLessThan(1e-9);
    }

    /** After one product it is Rayleigh's quotient, and the error the length of what is left of A q. */
    @Test
    void theFirstErrorIsTheResidual() {
        double[] q = Lanczos.start(3);
        double square = q[0] * q[0] + q[1] * q[1] + q[2] * q[2];
        double[] values = {1, 2, 5};
        double quotient = (q[0] * q[0] + 2 * q[1] * q[1] + 5 * q[2] * q[2]) / square;
        double rest = 0;
        for (int k = 0; k < 3; k++) {
            rest += Math.pow((values[k] - quotient) * q[k], 2) / square;
        }
        ExtremeEigenvalues ends = Lanczos.extremes(
                        v -> new double[] {v[0], 2 * v[1], 5 * v[2]}, Lanczos.start(3), 1, found -> false)
                .orElseThrow();
        assertThat(ends.smallest()).isCloseTo(quotient, within(1e-14));
        assertThat(ends.largestError()).isCloseTo(Math.sqrt(rest), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {-900, 900})
    void neitherHugeNorTinyMatricesAreLost(int exponent) {
        double[] values =
                Arrays.stream(VALUES).map(x -> Math.scalb(x, exponent)).toArray();
        ExtremeEigenvalues ends = extremes(values, 8, 0).orElseThrow();
        assertThat(Math.scalb(ends.smallest(), -exponent)).isCloseTo(-3, within(1e-12));
        assertThat(Math.scalb(ends.largest(), -exponent)).isCloseTo(4, within(1e-12));
        assertThat(Math.scalb(ends.largestError(), -exponent)).isLessThan(1e-9);
    }

    @Test
    void nothingIsSaidWhereAProductIsNotFinite() {
        AtomicInteger products = new AtomicInteger();
        assertThat(Lanczos.extremes(
                        v -> {
                            double[] w = {v[0], 3 * v[1], -v[2]};
                            w[1] = products.incrementAndGet() == 2 ? Double.NaN : w[1];
                            return w;
                        },
                        Lanczos.start(3),
                        3,
                        found -> false))
                .isEmpty();
        assertThat(products).hasValue(2);
    }

    /** It must have a part in every eigenvector of matrices that come up: of coordinates, and sums and differences of them. */
    @Test
    void theStartIsOrthogonalToNoDirectionThatIsWrittenDownEasily() {
        double[] q = Lanczos.start(50);
        for (int k = 0; k < 50; k++) {
            assertThat(q[k]).isBetween(0.5, 1.5);
            for (int l = 0; l < k; l++) {
                assertThat(Math.abs(q[k] - q[l])).isGreaterThan(1e-4);
            }
        }
    }

    private static double distance(double[] values, double x) {
        return Arrays.stream(values).map(value -> Math.abs(value - x)).min().orElseThrow();
    }
}
