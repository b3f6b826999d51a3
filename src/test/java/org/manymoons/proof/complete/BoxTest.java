package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxTest {
    private static Box box(double... ends) {
        int n = ends.length / 2;
        double[] low = new double[n];
        double[] high = new double[n];
        for (int k = 0; k < n; k++) {
            low[k] = ends[2 * k];
            high[k] = ends[2 * k + 1];
        }
        return new Box(low, high);
    }

    @Test
    void widthMiddleAndParts() {
        Box box = box(-1, 3, 0, 1);
        assertThat(box.width(0)).isEqualTo(4);
        assertThat(box.middle(0)).isEqualTo(1);
        assertThat(box.part(0, 1.5, true).low()).containsExactly(1.5, 0);
        assertThat(box.part(0, 1.5, true).high()).containsExactly(3, 1);
        assertThat(box.part(0, 1.5, false).low()).containsExactly(-1, 0);
        assertThat(box.part(0, 1.5, false).high()).containsExactly(1.5, 1);
        assertThat(box.low()).containsExactly(-1, 0);
    }

    @Test
    void aBoxHoldsWhatLiesWithinItsEnds() {
        Box box = box(-1, 3, 0, 1);
        assertThat(box.holds(box)).isTrue();
        assertThat(box.holds(box(0, 1, 0.5, 0.75))).isTrue();
        assertThat(box.holds(box(-1.01, 1, 0.5, 0.75))).isFalse();
        assertThat(box.holds(box(0, 1, 0.5, 1.01))).isFalse();
    }

    @Test
    void whatIsCutAwayIsGone() {
        Box box = box(-1, 3, 0, 1);
        assertThat(box.cut(0, 0, 9)).isTrue();
        assertThat(box.low()).containsExactly(0, 0);
        assertThat(box.high()).containsExactly(3, 1);
        assertThat(box.cut(0, 3, 9)).isTrue();
        assertThat(box.copy().cut(0, 4, 9)).isFalse();
        assertThat(box.low()).containsExactly(3, 0);
        assertThat(box.cut(1, -9, -1)).isFalse();
    }

    @Test
    void aroundAPointTheEndsAreOutside() {
        Box box = Box.around(new double[] {0.1, -3}, new double[] {0.2, 0.1});
        assertThat(box.low()[0]).isLessThan(-0.1);
        assertThat(box.high()[0]).isGreaterThan(0.30000000000000004);
        assertThat(box.low()[1]).isLessThan(-3.1);
        assertThat(box.high()[1]).isGreaterThan(-2.9);
        assertThat(box.width(0)).isLessThan(0.4 + 1e-14);
    }
}
