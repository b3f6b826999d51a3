package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.data.DataException;
import org.manymoons.parting.update.Trajectory;

/** Rows of two numbers, by hand. */
class CommonRowsTest {
    private static final double UNIT = 0x1p-53;

    private static Trajectory of(String name, double[][] rows, long... iterations) {
        return new Trajectory(name, iterations, rows);
    }

    /** From iteration 0 on; the first number is 1 in A and 1 + these in B. */
    static CommonRows apart(double... differences) {
        double[][] a = new double[differences.length][];
        double[][] b = new double[differences.length][];
        long[] iterations = new long[differences.length];
        for (int k = 0; k < a.length; k++) {
            iterations[k] = k;
            a[k] = new double[] {1, 0};
            b[k] = new double[] {1 + differences[k], 0};
        }
        return new CommonRows(of("a", a, iterations), of("b", b, iterations));
    }

    @Test
    void onlyIterationsOfBothCount() {
        double[][] a = {{1, 2}, {1, 3}, {1, 4}, {-9, 5}};
        double[][] b = {{7, 7}, {1, 3.5}, {2, 5}, {-9, 5}};
        CommonRows rows = new CommonRows(of("a", a, 0, 2, 4, 6), of("b", b, 1, 2, 6, 8));

        assertThat(rows.gaps())
                .containsExactly(new CommonRows.Gap(2, 1, 1, 0.5, 3.5), new CommonRows.Gap(6, 3, 2, 11, 9));
        assertThat(rows.first().iteration()).isEqualTo(2);
        assertThat(rows.last().iteration()).isEqualTo(6);
    }

    @Test
    void withoutACommonIterationThereIsNothingToCompare() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new CommonRows(of("a", new double[2][2], 0, 2), of("b", new double[2][2], 1, 3)))
                .withMessage("a has iterations 0 to 2, b 1 to 3, none in common; record the same iterations of both");
    }

    /** Eight roundings of the largest parameter in each update, and as many to begin with. */
    @Test
    void roundingGrowsWithTheUpdates() {
        CommonRows rows = apart(0, 0, 0, 0);
        assertThat(rows.rounding(rows.first(), UNIT)).isCloseTo(8 * UNIT, within(1e-20));
        assertThat(rows.rounding(rows.last(), UNIT)).isCloseTo(32 * UNIT, within(1e-20));
        CommonRows later = new CommonRows(
                of("a", new double[][] {{4, 1}, {4, 1}}, 10, 13), of("b", new double[][] {{4, 1}, {4, 1}}, 10, 13));
        assertThat(later.rounding(later.last(), UNIT)).isCloseTo(4 * 32 * UNIT, within(1e-20));
    }

    @Test
    void theyPartWhereTheyDifferByMoreThanThat() {
        double eight = 16 * UNIT; // 2^-49, at the first row just allowed: its size is 1 + 2^-49
        assertThat(apart(8 * UNIT, 0, 0).startsAlike(UNIT)).isTrue();
        assertThat(apart(eight, 0, 0).startsAlike(UNIT)).isFalse();
        assertThat(apart(0, eight, 1e-3, 0).partsAt(UNIT)).isEqualTo(2);
        assertThat(apart(0, 2 * eight, 1e-3, 0).partsAt(UNIT)).isEqualTo(1);
        assertThat(apart(0, 0, 0).partsAt(UNIT)).isEqualTo(3);
    }
}
