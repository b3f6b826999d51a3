package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.symmetry.EqualUnits.UpTo;

class EqualUnitsTest {
    private static List<double[]> vectors(double[]... vectors) {
        return List.of(vectors);
    }

    @Test
    void chainOfNeighboursIsOneGroup() {
        // 1 and 3 are farther from each other than the tolerance, 2 lies between them
        assertThat(EqualUnits.groups(
                        vectors(new double[] {1}, new double[] {9}, new double[] {3}, new double[] {2}),
                        UpTo.NOTHING,
                        1))
                .containsExactly(List.of(0, 2, 3), List.of(1));
        assertThat(EqualUnits.groups(vectors(new double[] {1}, new double[] {2}), UpTo.NOTHING, 0.99))
                .containsExactly(List.of(0), List.of(1));
    }

    @Test
    void signsAndScalesCountOnlyWhereTheyAreAskedFor() {
        List<double[]> vectors =
                vectors(new double[] {3, 4}, new double[] {-3, -4}, new double[] {6, 8}, new double[] {4, 3});
        assertThat(EqualUnits.groups(vectors, UpTo.NOTHING, 1e-9)).hasSize(4);
        assertThat(EqualUnits.groups(vectors, UpTo.SIGN, 1e-9)).containsExactly(List.of(0, 1), List.of(2), List.of(3));
        assertThat(EqualUnits.groups(vectors, UpTo.SCALE, 1e-9)).containsExactly(List.of(0, 2), List.of(1), List.of(3));
    }

    @Test
    void distancesAndFactorsByHand() {
        double[] first = {3, 4};
        double[] second = {-3, -3};
        assertThat(UpTo.NOTHING.distance(first, second)).isCloseTo(Math.sqrt(36 + 49), within(1e-15));
        assertThat(UpTo.SIGN.distance(first, second)).isEqualTo(1);
        assertThat(UpTo.SIGN.distance(first, new double[] {3, 3})).isEqualTo(1);
        assertThat(UpTo.SCALE.distance(first, new double[] {8, 6})).isCloseTo(Math.sqrt(0.08), within(1e-15));
        assertThat(UpTo.NOTHING.factor(first, second)).isEqualTo(1);
        assertThat(UpTo.SIGN.factor(first, second)).isEqualTo(-1);
        assertThat(UpTo.SIGN.factor(first, new double[] {3, 3})).isEqualTo(1);
        assertThat(UpTo.SIGN.factor(first, new double[] {-4, 3})).isEqualTo(1);
        assertThat(UpTo.SCALE.factor(first, new double[] {6, 8})).isEqualTo(0.5);
    }
}
