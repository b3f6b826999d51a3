package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Two units on the points -2, -1, 1, 2 of a line; parameters are w1, w2, b1, b2, v1, v2, c. */
class CommonCellTest {
    private static final Objective LINE = Objective.of(
            Network.of(1, List.of(2), Activation.RELU, 0.01),
            new Samples(new double[][] {{-2}, {-1}, {1}, {2}}, new double[] {0, 1, 0, 1}));

    private static boolean together(double[] a, double[] b) {
        return CommonCell.holds(LINE, a, b);
    }

    @Test
    void theOrderOfUnitsAndTheirLengthDoNotMatter() {
        double[] a = {1, -1, 0, 0.5, 1, -1, 0};
        assertThat(together(a, new double[] {-2, 3, 1, 0.3, -1, 4, 9})).isTrue();
        assertThat(together(a, new double[] {1, -1, 0, 0.5, -1, -1, 0})).isFalse();
        assertThat(together(a, new double[] {1, -1, -1.5, 0.5, 1, -1, 0})).isFalse();
    }

    @Test
    void aPointOnAKinkIsOnEitherSide() {
        double[] a = {1, -1, 0, 0.5, 1, -1, 0};
        assertThat(together(a, new double[] {1, -1, 1, 0.5, 1, -1, 0})).isTrue();
        assertThat(together(a, new double[] {1, -1, 1.5, 0.5, 1, -1, 0})).isFalse();
    }

    @Test
    void unitsOfOneSignAndCellCountAsOneAndDeadOnesNotAtAll() {
        double[] two = {1, 2, 0, 0.5, 1, 1, 0};
        assertThat(together(two, new double[] {0, 3, -1, 0, 0, 2, 0})).isTrue();
        assertThat(together(two, new double[] {0, 3, -1, 0, 0, -2, 0})).isFalse();
        assertThat(together(two, new double[] {-1, 3, 0, 0, 1, 2, 0})).isFalse();
    }
}
