package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Objective;

/** The ranges of derivatives over cones: they hold the reference's at units within, and are no wider than the samples' own ranges make them. */
class FirstOrderRangesTest {
    private static final Objective OBJECTIVE = Objective.of(OneUnit.NETWORK, OneUnit.SAMPLES);

    private final OneUnitData data = data();
    private final Level level = Level.below(0.999, data);
    private final FirstOrder derivatives = new FirstOrder(data, level);
    private final UnitRanges ranges = new UnitRanges(data);
    private final Random random = new Random(8);

    private static OneUnitData data() {
        try {
            return OneUnit.data();
        } catch (org.manymoons.proof.NotProven e) {
            throw new AssertionError(e);
        }
    }

    /** The middle of a cone and others of its units. */
    private double[] inside(Cone cone, int m) {
        double[] at = new double[3];
        Arrays.setAll(
                at,
                k -> cone.box().low()[k]
                        + (m == 0 ? 0.5 : random.nextDouble()) * cone.box().width(k));
        double scale = at[cone.axis()];
        double[] unit = new double[3];
        Arrays.setAll(unit, k -> scale * (k == cone.axis() ? cone.sign() : at[k]));
        return unit;
    }

    private double logit(double[] unit, int i) {
        return unit[0] * data.x()[i][0] + unit[1] * data.x()[i][1] + unit[2];
    }

    /** The outputs that are best for a unit, null where v is negative or the loss above the level. */
    private double[] best(double[] unit) {
        OutputNewton newton = new OutputNewton(data);
        double[] f = new double[data.size()];
        Arrays.setAll(f, i -> Math.tanh(logit(unit, i)));
        newton.solve(f);
        newton.solve(f);
        double[] p = {unit[0], unit[1], unit[2], newton.v, newton.c};
        p[2] -= unit[0] * data.centre()[0] + unit[1] * data.centre()[1];
        return newton.v < 0 || OBJECTIVE.loss(p) > level.level() ? new double[0] : p;
    }

    /** By w and b of the unit around the centre. */
    private double[] gradient(double[] p) {
        double[] g = Arrays.copyOf(OBJECTIVE.gradient(p), 3);
        g[0] -= data.centre()[0] * g[2];
        g[1] -= data.centre()[1] * g[2];
        return g;
    }

    private boolean encloses(Cone cone) {
        ranges.over(cone);
        return derivatives.outputs.guess(ranges) && derivatives.outputs.over(ranges);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, 0.03, 0.3})
    void theyHoldTheReferencesDerivatives(double radius) {
        int held = 0;
        for (int n = 0; n < 40; n++) {
            Cone cone = OneUnit.cone(random.doubles(3, -2.5, 2.5).toArray(), radius);
            Box units = cone.units();
            if (!encloses(cone) || derivatives.outputs.from() <= 0) {
                continue;
            }
            derivatives.gradient(ranges, units);
            double[] d = random.doubles(3, -1, 1).toArray();
            double[] along = derivatives.along(d, units);
            double[] pull = derivatives.pull(ranges);
            double[] squares = derivatives.squares(units);
            for (int m = 0; m < 5; m++) {
                double[] unit = inside(cone, m);
                double[] p = best(unit);
                if (p.length > 0) {
                    double[] g = gradient(p);
                    double square = unit[0] * unit[0] + unit[1] * unit[1];
                    double byScale = g[0] * unit[0] + g[1] * unit[1] + g[2] * unit[2];
                    double exact = (d[0] * g[0] + d[1] * g[1] + d[2] * g[2]) / p[3];
                    assertThat(square).isBetween(squares[0] - 1e-14, squares[1] + 1e-14);
                    assertThat((OneUnit.L2 * square - byScale) / p[3]).isBetween(pull[0], pull[1]);
                    assertThat(exact).isBetween(along[0], along[1]);
                    held++;
                    if (radius < 1e-6) {
                        assertThat(pull[1] - pull[0]).isLessThan(0.1);
                        assertThat(along[1] - along[0]).isLessThan(0.2);
                    }
                }
            }
        }
        assertThat(held).isGreaterThan(15);
    }

    /** Each sample's extremes by a thousand values of its u; |r| is at an end. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.03, 0.3, 0.8})
    void theyAreNoWiderThanTheSamplesMakeThem(double radius) {
        int compared = 0;
        for (int n = 0; n < 12; n++) {
            double[] middle = random.doubles(3, -2.5, 2.5).toArray();
            if (Arrays.stream(middle).map(Math::abs).max().orElse(0) <= 2 * radius) {
                continue;
            }
            Cone cone = OneUnit.cone(middle, radius);
            Box units = cone.units();
            if (!encloses(cone)) {
                continue;
            }
            compared++;
            double low = 0;
            double high = 0;
            for (int i = 0; i < data.size(); i++) {
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int m = 0; m <= 1000; m++) {
                    double u = ranges.uLow[i] + m / 1000.0 * (ranges.uHigh[i] - ranges.uLow[i]);
                    double pull = (data.y()[i] == 1 ? u : -u) / Math.pow(Math.cosh(u), 2);
                    for (double r : new double[] {derivatives.outputs.least[i], derivatives.outputs.most[i]}) {
                        least = Math.min(least, r * pull);
                        most = Math.max(most, r * pull);
                    }
                }
                low += least / data.size();
                high += most / data.size();
            }
            double[] pull = derivatives.pull(ranges);
            assertThat(pull[0]).isBetween(low - 1e-4, low + 1e-9);
            assertThat(pull[1]).isBetween(high - 1e-9, high + 1e-4);
            if (derivatives.outputs.from() > 0) {
                along(units);
            }
        }
        assertThat(compared).isGreaterThan(2);
    }

    private void along(Box units) {
        derivatives.gradient(ranges, units);
        double[] d = random.doubles(3, -1, 1).toArray();
        double low = 0;
        double high = 0;
        for (int i = 0; i < data.size(); i++) {
            double[] x = data.x()[i];
            double term = (d[0] * x[0] + d[1] * x[1] + d[2]) * (data.y()[i] == 1 ? -1 : 1);
            double flat = 1;
            double steep = 0;
            for (int m = 0; m <= 1000; m++) {
                double u = ranges.uLow[i] + m / 1000.0 * (ranges.uHigh[i] - ranges.uLow[i]);
                flat = Math.min(flat, 1 / Math.pow(Math.cosh(u), 2));
                steep = Math.max(steep, 1 / Math.pow(Math.cosh(u), 2));
            }
            double[] ends = {term * flat * derivatives.outputs.least[i], term * steep * derivatives.outputs.most[i]};
            low += Math.min(ends[0], ends[1]) / data.size();
            high += Math.max(ends[0], ends[1]) / data.size();
        }
        double decayLow = Double.POSITIVE_INFINITY;
        double decayHigh = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            double v = (corner & 4) == 0 ? derivatives.outputs.from() : derivatives.outputs.to();
            double decay = 0;
            for (int j = 0; j < 2; j++) {
                decay += OneUnit.L2 * d[j] * ((corner >> j & 1) == 0 ? units.low()[j] : units.high()[j]) / v;
            }
            decayLow = Math.min(decayLow, decay);
            decayHigh = Math.max(decayHigh, decay);
        }
        double[] along = derivatives.along(d, units);
        double slack = 1e-4 * (1 + Math.abs(decayLow) + Math.abs(decayHigh));
        assertThat(along[0]).isBetween(low + decayLow - slack, low + decayLow + 1e-9);
        assertThat(along[1]).isBetween(high + decayHigh - 1e-9, high + decayHigh + slack);
    }

    /** Which is the best direction to look along. */
    @Test
    void inTheMiddleItIsTheReferencesGradient() {
        int compared = 0;
        for (int n = 0; n < 100; n++) {
            double[] unit = random.doubles(3, -2, 2).toArray();
            Cone cone = OneUnit.cone(unit, 1e-9);
            double[] p = best(unit);
            if (p.length > 0 && encloses(cone) && derivatives.outputs.from() > 0) {
                double[] found = derivatives.gradient(ranges, cone.units());
                double[] g = gradient(p);
                for (int k = 0; k < 3; k++) {
                    assertThat(found[k]).isCloseTo(g[k] / p[3], within(0.02));
                }
                assertThat(derivatives.output()).isCloseTo(p[3], within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(15);
    }

    /** Where the best v may be 0 or less only the derivative by the scale can decide: far out it does, by the decay alone. */
    @Test
    void whereTheOutputMayVanishTheScaleDecides() {
        boolean decided = false;
        for (int n = 0; n < 200; n++) {
            double[] unit = random.doubles(3, -6, 6).toArray();
            Cone cone = OneUnit.cone(unit, 0.2);
            if (encloses(cone) && derivatives.outputs.from() <= 0) {
                double[] squares = derivatives.squares(cone.units());
                double[] pull = derivatives.pull(ranges);
                boolean expected = OneUnit.L2 * squares[0] > derivatives.outputs.to() * pull[1] * (1 + 1e-9);
                ranges.over(cone);
                FirstOrder fresh = new FirstOrder(data, level);
                if (!expected) {
                    assertThat(fresh.isWithout(cone, ranges)).isFalse();
                } else {
                    decided |= fresh.isWithout(cone, ranges);
                }
            }
        }
        assertThat(decided).isTrue();
    }
}
