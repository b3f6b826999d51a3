package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Objective;

/** Two samples, (1, 0) of label 1 and (0, 2) of label 0, whose ranges and residuals are written down. */
class FirstOrderByHandTest {
    private static final double ROUNDING = OutputRange.rounding(2);

    private final OneUnitData data =
            new OneUnitData(new double[][] {{1, 0}, {0, 2}}, new double[] {1, 0}, new double[2], true, 0.1);
    private final FirstOrder derivatives = new FirstOrder(data, Level.below(0.9, data));
    private final UnitRanges ranges = new UnitRanges(data);

    private void sample(int i, double from, double to, double least, double most) {
        ranges.uLow[i] = from;
        ranges.uHigh[i] = to;
        ranges.low[i] = Math.tanh(from);
        ranges.high[i] = Math.tanh(to);
        derivatives.outputs.least[i] = least;
        derivatives.outputs.most[i] = most;
    }

    private static double inward(double u) {
        return u / Math.pow(Math.cosh(u), 2);
    }

    /** f' u rises up to 0.77 and falls behind it; label 1 pulls along it, label 0 against it. */
    @Test
    void thePullOfEachSampleIsThatOfItsEnds() {
        sample(0, 0.25, 0.5, 0.125, 0.5);
        sample(1, 1, 2, 0.25, 0.75);
        double[] pull = derivatives.pull(ranges);
        double low = (0.125 * inward(0.25) - 0.75 * inward(1)) / 2;
        double high = (0.5 * inward(0.5) - 0.25 * inward(2)) / 2;
        assertThat(pull[0]).isCloseTo(low - 10 * ROUNDING, within(1e-15));
        assertThat(pull[1]).isCloseTo(high + 10 * ROUNDING, within(1e-15));
        sample(0, -0.5, -0.25, 0.125, 0.5);
        sample(1, -2, 50, 0.25, 0.75);
        double[] wide = derivatives.pull(ranges);
        double crest = inward(0.771703);
        assertThat(wide[0]).isCloseTo((-0.5 * inward(0.5) - 0.75 * crest) / 2, within(1e-4));
        assertThat(wide[1]).isCloseTo((-0.125 * inward(0.25) + 0.75 * crest) / 2, within(1e-4));
        assertThat(wide[0]).isLessThan((-0.5 * inward(0.5) - 0.75 * crest) / 2);
        assertThat(wide[1]).isGreaterThan((-0.125 * inward(0.25) + 0.75 * crest) / 2);
    }

    /** Just beside the crest the ends count, on it the crest. */
    @Test
    void theCrestCountsWhereItMayBe() {
        sample(1, 0, 0, 0, 0);
        for (double[] range : new double[][] {{0.7719, 0.9}, {0.7, 0.7716}, {0.7, 0.9}, {-0.9, -0.7}}) {
            sample(0, range[0], range[1], 1, 1);
            double[] pull = derivatives.pull(ranges);
            double most = Math.max(inward(range[0]), inward(range[1]));
            double least = Math.min(inward(range[0]), inward(range[1]));
            boolean crest = range[0] == 0.7;
            boolean reaches = crest && range[1] == 0.9;
            assertThat(2 * pull[1]).isCloseTo((reaches ? 0.4478 : most) + 20 * ROUNDING, within(1e-12));
            assertThat(2 * pull[0]).isCloseTo((range[0] == -0.9 ? -0.4478 : least) - 20 * ROUNDING, within(1e-12));
        }
    }

    @Test
    void squaresOfWeightsAreThoseOfTheNearestAndTheFarthest() {
        assertThat(derivatives.squares(new Box(new double[] {1, -3, 5}, new double[] {2, -2, 6})))
                .containsExactly(1 + 4, 4 + 9);
        assertThat(derivatives.squares(new Box(new double[] {-1, 0, 5}, new double[] {2, 3, 6})))
                .containsExactly(0, 4 + 9);
        assertThat(derivatives.squares(new Box(new double[] {0.5, -4, 5}, new double[] {2, 0, 6})))
                .containsExactly(0.25, 4 + 16);
        assertThat(derivatives.squares(new Box(new double[] {-4, -2, 5}, new double[] {-3, 1, 6})))
                .containsExactly(9, 16 + 4);
    }

    /** By the bias alone: -|r| f' of the first, |r| f' of the second, f' being 1 where 0 lies in the range. */
    @Test
    void theDerivativeByTheBias() {
        double[] unit = {1, -1, 0.5};
        ranges.over(OneUnit.cone(unit, 0.01));
        assertThat(derivatives.outputs.guess(ranges)).isTrue();
        sample(0, 0.5, 1, 0.25, 0.5);
        sample(1, -0.25, 1.5, 0.125, 0.375);
        Box units = OneUnit.cone(unit, 0.01).units();
        double[] gradient = derivatives.gradient(ranges, units);
        double[] along = derivatives.along(new double[] {0, 0, 1}, units);
        double flat = 1 / Math.pow(Math.cosh(1), 2);
        double steep = 1 / Math.pow(Math.cosh(0.5), 2);
        double far = 1 / Math.pow(Math.cosh(1.5), 2);
        assertThat(along[0]).isCloseTo((-0.5 * steep + 0.125 * far) / 2 - ROUNDING, within(1e-15));
        assertThat(along[1]).isCloseTo((-0.25 * flat + 0.375) / 2 + ROUNDING, within(1e-15));
        assertThat(gradient[2]).isCloseTo((-(0.25 * flat + 0.5 * steep) + 0.125 * far + 0.375) / 4, within(1e-15));
        // of (1, 0): the first sample's 1, and the decay l2 w / v; rounding for a length of 1 + 2 and the decay
        double v = derivatives.outputs.from();
        double decay = 0.1 * units.low()[0] / v;
        double[] byWeight = derivatives.along(new double[] {1, 0, 0}, units);
        assertThat(byWeight[0]).isCloseTo(-0.5 * steep / 2 + decay - 3.2 * ROUNDING, within(0.5 * ROUNDING));
        assertThat(gradient[0]).isCloseTo(-(0.25 * flat + 0.5 * steep) / 4 + 0.1 * units.middle(0) / v, within(1e-12));
    }

    /** Of a unit alone: wherever the gradient with the best outputs is not small it says so, and at the critical points nothing. */
    @Test
    void ofUnitsAloneTheReferencesGradientDecides() throws Exception {
        OneUnitData known = OneUnit.data();
        Level level = Level.below(0.999, known);
        Objective objective = Objective.of(OneUnit.NETWORK, OneUnit.SAMPLES);
        UnitRanges there = new UnitRanges(known);
        Random random = new Random(5);
        int decided = 0;
        for (int n = 0; n < 200; n++) {
            double[] unit = random.doubles(3, -2, 2).toArray();
            OutputNewton newton = new OutputNewton(known);
            double[] f = new double[known.size()];
            for (int i = 0; i < f.length; i++) {
                f[i] = Math.tanh(unit[0] * known.x()[i][0] + unit[1] * known.x()[i][1] + unit[2]);
            }
            newton.solve(f);
            double[] p = {unit[0], unit[1], unit[2], newton.v, newton.c};
            p[2] -= unit[0] * known.centre()[0] + unit[1] * known.centre()[1];
            double[] g = objective.gradient(p);
            double largest = Math.abs(g[2]);
            for (int j = 0; j < 2; j++) {
                largest = Math.max(largest, Math.abs(g[j] - known.centre()[j] * g[2]));
            }
            if (newton.v > 0.3 && largest / newton.v > 0.05) {
                Cone cone = OneUnit.cone(unit, 1e-8);
                there.over(cone);
                assertThat(new FirstOrder(known, level).isWithout(cone, there)).isTrue();
                decided++;
            }
        }
        assertThat(decided).isGreaterThan(30);
    }
}
