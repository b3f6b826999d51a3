package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.symmetry.Norm;

/** Linear independence and null spaces, by hand. */
class IndependentVectorsTest {
    @Test
    void takesWhatIsNewAndRefusesWhatDepends() {
        IndependentVectors span = new IndependentVectors(3);
        assertThat(span.add(new double[] {1, 1, 0})).isTrue();
        assertThat(span.add(new double[] {-2, -2, 0})).isFalse();
        assertThat(span.add(new double[] {1, -1, 0})).isTrue();
        assertThat(span.add(new double[] {5, 7, 0})).isFalse();
        assertThat(span.add(new double[] {5, 7, 1e-3})).isTrue();
        assertThat(span.add(new double[] {0, 0, 1})).isFalse();
    }

    @Test
    void newPartMustBeMoreThanTheRoundingOfTheVectorsLength() {
        for (double length : new double[] {1e-6, 1, 1e6}) {
            IndependentVectors span = new IndependentVectors(3);
            span.add(new double[] {1, 0, 0});
            assertThat(span.add(new double[] {length, 0.9e-10 * length, 0})).isFalse();
            assertThat(span.add(new double[] {length, 1.1e-10 * length, 0})).isTrue();
            assertThat(span.add(new double[] {0, 1, 0})).isFalse();
        }
    }

    @Test
    void nullSpaceOfASum() {
        List<double[]> basis = NullSpace.of(new double[][] {{1, 1, 1}}, 3, 1e-9);
        assertThat(basis).hasSize(2);
        for (double[] x : basis) {
            assertThat(x[0] + x[1] + x[2]).isCloseTo(0, within(1e-15));
            assertThat(Norm.of(x)).isCloseTo(1, within(1e-15));
        }
        assertThat(basis.get(0)[0] * basis.get(1)[0]
                        + basis.get(0)[1] * basis.get(1)[1]
                        + basis.get(0)[2] * basis.get(1)[2])
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void smallSingularValuesCountAsZeroUpToTheTolerance() {
        assertThat(NullSpace.of(new double[][] {{1, 0}, {0, 1e-6}}, 2, 0.9e-6)).isEmpty();
        assertThat(NullSpace.of(new double[][] {{1, 0}, {0, 1e-6}}, 2, 1.1e-6)).hasSize(1);
        assertThat(NullSpace.of(new double[][] {{1e8, 0}, {0, 0.9e-4}}, 2, 0)).hasSize(1);
        assertThat(NullSpace.of(new double[][] {{1e8, 0}, {0, 1.1e-4}}, 2, 0)).isEmpty();
        assertThat(NullSpace.of(new double[0][], 2, 0)).hasSize(2);
    }
}
