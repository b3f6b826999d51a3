package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelTest {
    @Test
    void itIsAShareOfTheConstantPredictorsLoss() throws Exception {
        Level level = Level.below(0.9, OneUnit.data());
        assertThat(level.level()).isCloseTo(0.9 * OneUnit.CONSTANT, within(1e-15));
        assertThat(level.gap()).isLessThanOrEqualTo(0.1 * OneUnit.CONSTANT).isCloseTo(0.1 * Math.log(2), within(1e-11));
    }

    /** 3 of 12 points of class 1: -p log p - (1 - p) log(1 - p) by hand. */
    @Test
    void unequalClassesHaveALowerConstant() throws Exception {
        OneUnitData data = OneUnit.data();
        double[] y = {1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0};
        OneUnitData few = new OneUnitData(data.x(), y, data.centre(), true, 0.02);
        Level level = Level.below(0.5, few);
        double constant = 0.25 * Math.log(4) + 0.75 * Math.log(4 / 3.0);
        assertThat(level.level()).isCloseTo(0.5 * constant, within(1e-15));
        assertThat(level.largestBias())
                .isCloseTo(Math.sqrt(constant / 0.02) + 1.001 * 0.5 * constant / 0.25, within(1e-12));
    }

    @Test
    void theSpaceHoldsEveryCriticalPointAndItsMirrorImage() throws Exception {
        OneUnitData data = OneUnit.data();
        Level level = Level.below(0.99, data);
        double[] limits = level.limits(data);
        for (OneUnit.Point known : OneUnit.critical()) {
            double[] unit = known.unit(data);
            double[] other = {-unit[0], -unit[1], -unit[2]};
            List<Cone> space = Cone.around(limits, data.influence());
            assertThat(space).anyMatch(cone -> OneUnit.holds(cone, unit));
            assertThat(space).anyMatch(cone -> OneUnit.holds(cone, other));
            assertThat(Math.abs(known.parameters()[4])).isLessThan(level.largestBias());
        }
    }

    /**
     * Farther out the weights alone cost more than the level; beyond the biases the unit is so constant that its output is worth less than half of
     * the gap: |v| s / 2 with |v| = s / (2 l2) and s = 2 e^(-2 t).
     */
    @Test
    void theSpaceIsAsWideAsItMustBe() throws Exception {
        OneUnitData data = OneUnit.data();
        for (double share : new double[] {0.5, 0.9, 0.999}) {
            Level level = Level.below(share, data);
            double[] limits = level.limits(data);
            double weight = limits[0];
            assertThat(limits[1]).isEqualTo(weight);
            assertThat(0.5 * OneUnit.L2 * weight * weight).isCloseTo(level.level(), within(1e-12));
            double longest = 0;
            for (double[] x : data.x()) {
                longest = Math.max(longest, Math.hypot(x[0], x[1]));
            }
            double left = limits[2] - weight * longest;
            double worth = Math.exp(-4 * left) / data.l2();
            assertThat(worth).isLessThan(0.5 * level.gap());
            assertThat(left).isLessThan(0.5 * Math.log(2 / (data.l2() * level.gap())) + 1.1);
        }
    }
}
