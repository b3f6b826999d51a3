package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against the least losses of given units, by mpmath: golden/one-unit.json. */
class LossBoundTest {
    private static final double POINT = 1e-10;

    private static boolean isAbove(OneUnitData data, Level level, Cone cone) {
        UnitRanges ranges = new UnitRanges(data);
        ranges.over(cone);
        return new LossBound(data, level).isAbove(cone, ranges);
    }

    private static Level level(double loss) {
        return new Level(loss, OneUnit.CONSTANT - loss, 20);
    }

    @Test
    void aUnitIsAboveWhatIsBelowItsLeastLossAndNothingElse() throws Exception {
        OneUnitData data = OneUnit.data();
        for (OneUnit.Point known : OneUnit.units()) {
            double[] unit = known.unit(data);
            double[] other = {-unit[0], -unit[1], -unit[2]};
            double[] best = known.parameters()[3] > 0 ? unit : other;
            for (double radius : new double[] {POINT, 0.05}) {
                Cone box = OneUnit.cone(best, radius);
                assertThat(isAbove(data, level(known.loss() + 1e-5), box)).isFalse();
            }
            assertThat(isAbove(data, level(known.loss() - 1e-5), OneUnit.cone(best, POINT)))
                    .isTrue();
        }
    }

    /** The bound is for output weights of 0 or more: the least loss is then the constant predictor's, and the decay of the unit's weights. */
    @Test
    void whereTheOutputWeightWouldBeNegativeTheConstantPredictorIsTheBest() throws Exception {
        OneUnitData data = OneUnit.data();
        for (OneUnit.Point known : OneUnit.units()) {
            double[] unit = known.unit(data);
            double sign = known.parameters()[3] > 0 ? -1 : 1;
            double[] worse = {sign * unit[0], sign * unit[1], sign * unit[2]};
            double least = OneUnit.CONSTANT + 0.5 * OneUnit.L2 * (unit[0] * unit[0] + unit[1] * unit[1]);
            Cone box = OneUnit.cone(worse, POINT);
            assertThat(isAbove(data, level(least + 1e-5), box)).isFalse();
            assertThat(isAbove(data, level(least - 1e-5), box)).isTrue();
        }
    }

    @Test
    void theDecayAloneIsEnoughFarOut() throws Exception {
        OneUnitData data = OneUnit.data();
        double far = Math.sqrt(2 * 0.7 / OneUnit.L2);
        Level level = level(0.6);
        assertThat(isAbove(data, level, new Cone(0, 1, new Box(new double[] {far, -1, -9}, new double[] {far + 1, 1, 9
                }))))
                .isTrue();
        assertThat(isAbove(data, level, new Cone(1, -1, new Box(new double[] {-1, far, -9}, new double[] {1, far + 1, 9
                }))))
                .isTrue();
        assertThat(isAbove(data, level, new Cone(0, 1, new Box(new double[] {0, -1, -9}, new double[] {far, 1, 9}))))
                .isFalse();
    }

    /** A sum of residuals is known to its rounding only, which a bias that may be huge makes count. */
    @Test
    void aHugeBiasLowersTheBound() throws Exception {
        OneUnitData data = OneUnit.data();
        OneUnit.Point known = OneUnit.critical().get(0);
        Cone box = OneUnit.cone(known.unit(data), POINT);
        double loss = known.loss() - 1e-5;
        assertThat(isAbove(data, new Level(loss, 0.1, 0), box)).isTrue();
        assertThat(isAbove(data, new Level(loss, 0.1, 1e12), box)).isFalse();
    }
}
