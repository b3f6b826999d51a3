package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the critical points that SciPy and mpmath know: golden/one-unit.json. */
class FirstOrderTest {
    private static boolean isWithout(OneUnitData data, Cone cone) {
        UnitRanges ranges = new UnitRanges(data);
        ranges.over(cone);
        return new FirstOrder(data, Level.below(0.999, data)).isWithout(cone, ranges);
    }

    @Test
    void noConeOfACriticalPointIsSaidToBeWithout() throws Exception {
        OneUnitData data = OneUnit.data();
        Random random = new Random(2);
        for (OneUnit.Point known : OneUnit.critical()) {
            for (int n = 0; n < 60; n++) {
                double radius = 0.5 * Math.pow(10, -6 * random.nextDouble());
                double[] middle = known.unit(data);
                for (int k = 0; k < 3; k++) {
                    middle[k] += 0.99 * radius * (2 * random.nextDouble() - 1);
                }
                assertThat(isWithout(data, OneUnit.cone(middle, radius))).isFalse();
            }
        }
    }

    @Test
    void mostUnitsAreSaidToBeWithoutOneNearby() throws Exception {
        OneUnitData data = OneUnit.data();
        Random random = new Random(3);
        int without = 0;
        for (int n = 0; n < 100; n++) {
            double[] unit = random.doubles(3, -3, 3).toArray();
            without += isWithout(data, OneUnit.cone(unit, 0.02)) ? 1 : 0;
        }
        assertThat(without).isGreaterThan(70);
    }

    /** Far out the decay pulls the weights back, however the samples lie. */
    @Test
    void largeWeightsAreCriticalNowhere() throws Exception {
        OneUnitData data = OneUnit.data();
        Random random = new Random(4);
        int without = 0;
        for (int n = 0; n < 100; n++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double[] unit = {7 * Math.cos(angle), 7 * Math.sin(angle), 4 * random.nextGaussian()};
            without += isWithout(data, OneUnit.cone(unit, 0.3)) ? 1 : 0;
        }
        assertThat(without).isGreaterThan(70);
    }
}
