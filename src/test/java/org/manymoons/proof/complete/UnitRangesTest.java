package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** One cone by hand. */
class UnitRangesTest {
    private static UnitRanges over(Cone cone, double[]... x) {
        double[] y = new double[x.length];
        y[0] = 1;
        OneUnitData data = new OneUnitData(x, y, new double[] {0, 0}, true, 0.1);
        UnitRanges ranges = new UnitRanges(data);
        ranges.over(cone);
        return ranges;
    }

    /** s (x1 + r x2 + b) with s from 2 to 4, r from -1 to 1, b from 0.5 to 1.5, on (1, 2), (-5, 2), (3, 0.5). */
    @Test
    void endsAreThoseOfTheCornersAndSlightlyOutside() {
        Cone cone = new Cone(0, 1, new Box(new double[] {2, -1, 0.5}, new double[] {4, 1, 1.5}));
        UnitRanges ranges = over(cone, new double[] {1, 2}, new double[] {-5, 2}, new double[] {3, 0.5});
        // inner sums: -0.5 to 4.5; -6.5 to -1.5; 3 to 5
        double[] low = {-2, -26, 6};
        double[] high = {18, -3, 20};
        for (int i = 0; i < 3; i++) {
            assertThat(ranges.uLow[i]).isLessThan(low[i]).isCloseTo(low[i], within(3e-13));
            assertThat(ranges.uHigh[i]).isGreaterThan(high[i]).isCloseTo(high[i], within(3e-13));
            assertThat(ranges.low[i])
                    .isLessThanOrEqualTo(Math.tanh(low[i]))
                    .isCloseTo(Math.tanh(low[i]), within(1e-13));
            assertThat(ranges.high[i]).isCloseTo(Math.tanh(high[i]), within(1e-13));
        }
    }

    /** 2^-52 for each of some 8 operations on terms of 2^40 that cancel, and not much more. */
    @Test
    void roundingIsThatOfTheTermsNotOfTheSum() {
        double large = 0x1p40;
        Cone cone = new Cone(0, -1, new Box(new double[] {1, 1, 0}, new double[] {1, 1, 0}));
        UnitRanges ranges = over(cone, new double[] {large, large}, new double[] {0, 0});
        assertThat(ranges.uHigh[0] - ranges.uLow[0])
                .isBetween(2 * 8 * 2 * large * 0x1p-53, 2 * 8 * 2 * large * 0x1p-51);
        assertThat(ranges.uLow[0]).isNegative();
        assertThat(ranges.uHigh[0]).isPositive();
        assertThat(ranges.uHigh[1] - ranges.uLow[1]).isLessThan(1e-290);
    }
}
