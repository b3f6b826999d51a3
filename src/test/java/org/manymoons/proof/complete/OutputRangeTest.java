package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.Proven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Random cones, units in them, and the outputs at which the reference's gradient by them vanishes. */
class OutputRangeTest {
    private static final Samples SAMPLES = Proven.clouds();
    private static final Network NETWORK = Network.of(2, List.of(1), Activation.TANH, 0.02);
    private static final Random RANDOM = new Random(11);

    private static OneUnitData data() throws Exception {
        return OneUnitData.of(NETWORK, SAMPLES);
    }

    private static double[] inside(Cone cone) {
        double[] at = new double[3];
        Arrays.setAll(
                at, k -> cone.box().low()[k] + RANDOM.nextDouble() * cone.box().width(k));
        double scale = at[cone.axis()];
        double[] unit = new double[3];
        Arrays.setAll(unit, k -> scale * (k == cone.axis() ? cone.sign() : at[k]));
        return unit;
    }

    private static double[] values(OneUnitData data, double[] unit) {
        return Arrays.stream(data.x())
                .mapToDouble(x -> Math.tanh(unit[0] * x[0] + unit[1] * x[1] + unit[2]))
                .toArray();
    }

    @Test
    void unitsAndTheirBestOutputsLieWithinTheirRanges() throws Exception {
        OneUnitData data = data();
        Objective objective = Objective.of(NETWORK, SAMPLES);
        UnitRanges ranges = new UnitRanges(data);
        OutputRange outputs = new OutputRange(data, Level.below(0.99, data));
        int bounded = 0;
        for (int n = 0; n < 300; n++) {
            Cone cone = OneUnit.cone(RANDOM.doubles(3, -3, 3).toArray(), Math.pow(10, -3 * RANDOM.nextDouble() - 0.5));
            ranges.over(cone);
            assertThat(outputs.guess(ranges)).isTrue();
            assertThat(outputs.from()).isEqualTo(outputs.to());
            boolean enclosed = outputs.over(ranges);
            bounded += enclosed && outputs.from() > 0 && outputs.to() < 1.5 * outputs.from() ? 1 : 0;
            for (int m = 0; m < 4; m++) {
                double[] unit = inside(cone);
                double[] f = values(data, unit);
                for (int i = 0; i < f.length; i++) {
                    assertThat(f[i]).isBetween(ranges.low[i], ranges.high[i]);
                    double u = unit[0] * data.x()[i][0] + unit[1] * data.x()[i][1] + unit[2];
                    assertThat(u).isBetween(ranges.uLow[i], ranges.uHigh[i]);
                }
                OutputNewton newton = new OutputNewton(data);
                assertThat(newton.solve(f) && newton.solve(f)).isTrue();
                double[] parameters = {unit[0], unit[1], unit[2], newton.v, newton.c};
                parameters[2] -= unit[0] * data.centre()[0] + unit[1] * data.centre()[1];
                double[] gradient = objective.gradient(parameters);
                assertThat(Math.abs(gradient[3]) + Math.abs(gradient[4])).isLessThan(1e-10);
                if (enclosed
                        && newton.v >= 0
                        && objective.loss(parameters) < Level.below(0.99, data).level()) {
                    holds(outputs, data, f, newton);
                }
            }
        }
        assertThat(bounded).isGreaterThan(50);
    }

    private static void holds(OutputRange outputs, OneUnitData data, double[] f, OutputNewton best) {
        assertThat(best.v).isBetween(outputs.from() - 1e-9, outputs.to() + 1e-9);
        for (int i = 0; i < f.length; i++) {
            double s = 1 / (1 + Math.exp(-best.v * f[i] - best.c));
            assertThat(Math.abs(s - data.y()[i])).isBetween(outputs.least[i] - 1e-9, outputs.most[i] + 1e-9);
        }
    }

    /** Of one unit alone the range is that of its best outputs. */
    @Test
    void ofAPointTheRangeIsNarrow() throws Exception {
        OneUnitData data = data();
        UnitRanges ranges = new UnitRanges(data);
        OutputRange outputs = new OutputRange(data, Level.below(0.99, data));
        double[] unit = {1.5, -0.7, 0.3};
        ranges.over(OneUnit.cone(unit, 1e-9));
        OutputNewton newton = new OutputNewton(data);
        newton.solve(values(data, unit));
        if (newton.v < 0) {
            ranges.over(OneUnit.cone(new double[] {-1.5, 0.7, -0.3}, 1e-9));
        }

        assertThat(outputs.guess(ranges) && outputs.over(ranges)).isTrue();

        assertThat(outputs.to() - outputs.from()).isLessThan(0.2);
        for (int i = 0; i < outputs.least.length; i++) {
            assertThat(outputs.most[i] - outputs.least[i]).isBetween(0.0, 0.1);
        }
        assertThat(outputs.output()).isBetween(outputs.from(), outputs.to());
    }

    /** With mean s(z + c) above the share of ones by more than rounding and less than a hundredth of its slope and some roundings, or below it. */
    @Test
    void aBiasIsJustBeyondTheBest() throws Exception {
        OneUnitData data = data();
        OutputRange outputs = new OutputRange(data, Level.below(0.99, data));
        double rounding = OutputRange.rounding(data.size());
        assertThat(rounding).isBetween(1e-11, 1e-10);
        assertThat(OutputRange.rounding(1 << 20)).isBetween(9e-10, 1e-9);
        double ones = Arrays.stream(data.y()).average().orElseThrow();
        for (int n = 0; n < 200; n++) {
            double width = Math.pow(10, 2 * RANDOM.nextDouble() - 1);
            double[] z = RANDOM.doubles(data.size(), -width, width).toArray();
            for (double side : new double[] {1, -1}) {
                double c = outputs.bias(z, 3 * RANDOM.nextGaussian(), side);
                double mean = 0;
                double slope = 0;
                for (double each : z) {
                    double s = 1 / (1 + Math.exp(-each - c));
                    mean += s / z.length;
                    slope += s * (1 - s) / z.length;
                }
                double excess = side * (mean - ones);
                assertThat(excess).isBetween(rounding, 101 * rounding + 1.01e-2 * slope);
            }
        }
    }

    /** Where all samples lie so far out that no bias helps, nothing is enclosed. */
    @Test
    void aBiasThatIsNotFoundIsInfinite() throws Exception {
        OneUnitData data = data();
        OutputRange outputs = new OutputRange(data, Level.below(0.99, data));
        double[] far = new double[data.size()];
        Arrays.fill(far, 900);
        assertThat(outputs.bias(far, 0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(outputs.bias(far, 0, -1)).isEqualTo(Double.NEGATIVE_INFINITY);
        UnitRanges ranges = new UnitRanges(data);
        Arrays.fill(ranges.low, Double.NaN);
        Arrays.fill(ranges.high, Double.NaN);
        assertThat(outputs.guess(ranges)).isFalse();
    }

    /** Beyond the level's largest output weight, sqrt(2 level / l2), nothing is looked for. */
    @Test
    void theOutputWeightIsAtMostWhatTheLevelAllows() throws Exception {
        OneUnitData data = data();
        Level level = Level.below(0.99, data);
        OutputRange outputs = new OutputRange(data, level);
        UnitRanges ranges = new UnitRanges(data);
        ranges.over(OneUnit.cone(new double[] {0.02, -0.02, 0.01}, 0.015));
        if (outputs.guess(ranges)) {
            outputs.over(ranges);
        }
        double most = Math.sqrt(2 * level.level() / 0.02);
        assertThat(outputs.to()).isBetween(most, most * (1 + 1e-11));
    }
}
