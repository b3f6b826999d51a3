package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrthonormalTest {
    @Test
    void theComplementIsAnOrthonormalBasisOfWhatIsOrthogonalToTheRows() {
        Random random = new Random(2);
        for (int size = 1; size <= 5; size++) {
            for (int count = 0; count <= size; count++) {
                List<double[]> rows = new ArrayList<>();
                for (int k = 0; k < count; k++) {
                    rows.add(random.doubles(size, -1, 1).toArray());
                }
                List<double[]> complement = Orthonormal.complement(rows, size);

                assertThat(complement).hasSize(size - count);
                for (double[] q : complement) {
                    assertThat(rows).allMatch(row -> Math.abs(KinkedLoss.dot(q, row)) < 1e-13);
                    for (double[] other : complement) {
                        assertThat(KinkedLoss.dot(q, other)).isCloseTo(q == other ? 1 : 0, within(1e-13));
                    }
                }
            }
        }
    }

    /** Läuchli's matrix: one pass of Gram and Schmidt leaves the last two at 60 degrees. */
    @Test
    void nearlyDependentRowsStayOrthogonal() {
        double e = 1e-8;
        List<double[]> basis = new ArrayList<>();
        for (int k = 1; k <= 3; k++) {
            double[] row = new double[4];
            row[0] = 1;
            row[k] = e;
            assertThat(Orthonormal.extend(basis, row, 0)).isTrue();
        }
        assertThat(KinkedLoss.dot(basis.get(1), basis.get(2))).isCloseTo(0, within(1e-15));
    }

    @Test
    void aVectorWhoseRestIsTooShortIsNotAdded() {
        List<double[]> basis = new ArrayList<>();
        assertThat(Orthonormal.extend(basis, new double[] {2, 0}, 0.1)).isTrue();
        assertThat(Orthonormal.extend(basis, new double[] {2, 0.1}, 0.1)).isFalse();
        assertThat(Orthonormal.extend(basis, new double[] {2, 0.11}, 0.1)).isTrue();
        assertThat(basis.get(1)).containsExactly(0, 1);
    }

    @Test
    void theRestIsWhatIsOrthogonal() {
        assertThat(Orthonormal.rest(new double[] {3, 4}, List.of(new double[] {1, 0})))
                .containsExactly(0, 4);
    }
}
