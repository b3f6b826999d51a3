package org.manymoons.landscape.saddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.manymoons.descent.Surface;

/** Ways down on surfaces that are written out. */
class DownhillTest {
    private static List<double[]> way(Surface surface, double x, double y) {
        return Downhill.from(surface, new double[] {x, y}, () -> false);
    }

    private static double[] last(List<double[]> way) {
        return way.get(way.size() - 1);
    }

    @Test
    void eachSideOfASaddleLeadsToItsMinimumInShortSteps() {
        for (int side : new int[] {-1, 1}) {
            List<double[]> way = way(Formula.doubleWell(3), 0.01 * side, 0.2);

            assertThat(last(way)).containsExactly(new double[] {side, 0}, within(1e-14));
            assertThat(way.get(0)).containsExactly(0.01 * side, 0.2);
            for (int k = 1; k < way.size(); k++) {
                double[] step = Vectors.minus(way.get(k), way.get(k - 1));
                assertThat(Vectors.norm(step))
                        .isLessThanOrEqualTo(0.05 * Math.max(1, Vectors.norm(way.get(k - 1))) + 1e-12);
            }
            assertThat(way).hasSizeBetween(20, 60);
        }
    }

    /** (x^2 - 1)^2 / 4 narrowed 20 times: the valleys are a tenth apart, two of the longest steps. */
    @Test
    void theNextValleyIsNotJumpedInto() {
        double c = 20;
        Formula well = Formula.doubleWell(3);
        Surface narrow = new Formula(
                p -> well.loss(new double[] {c * p[0], p[1]}),
                p -> {
                    double[] g = well.gradient(new double[] {c * p[0], p[1]});
                    return new double[] {c * g[0], g[1]};
                },
                p -> {
                    double[][] h = well.hessian(new double[] {c * p[0], p[1]});
                    return new double[][] {{c * c * h[0][0], 0}, {0, h[1][1]}};
                });

        assertThat(last(way(narrow, 0.001, 0.5))[0]).isCloseTo(1 / c, within(1e-14));
        assertThat(last(way(narrow, -0.001, 0.5))[0]).isCloseTo(-1 / c, within(1e-14));
        assertThat(last(way(narrow, 0.09, 0))[0]).isCloseTo(1 / c, within(1e-14));
    }

    @Test
    void atAMinimumTheWayIsOneNewtonStep() {
        List<double[]> way = way(Formula.quadratic(2, 3, 0.25, 0.5), 0.25 + 1e-6, 0.5);

        assertThat(way).hasSize(2);
        assertThat(last(way)).containsExactly(new double[] {0.25, 0.5}, within(1e-15));
    }

    /** The loss falls for ever: after 300 steps somebody else has to judge. */
    @Test
    void whatFallsForEverIsHandedOver() {
        Surface slope = new Formula(p -> -p[0], p -> new double[] {-1, 0}, p -> new double[2][2]);

        List<double[]> way = way(slope, 0, 0);

        assertThat(way).hasSize(301);
        assertThat(last(way)[0]).isGreaterThan(300 * 0.05);
    }

    @Test
    void atASaddleAndWhereNumbersAreNoneThereIsNoWay() {
        Surface broken = new Formula(p -> 0, p -> new double[] {1, 1}, p -> new double[][] {{Double.NaN, 0}, {0, 1}});

        assertThat(way(Formula.quadratic(-1, 1, 0, 0), 0, 0)).hasSize(1);
        assertThat(way(broken, 0, 0)).hasSize(1);
    }

    @Test
    void aWayThatIsToldToStopEndsThere() {
        AtomicInteger asked = new AtomicInteger();

        List<double[]> way =
                Downhill.from(Formula.doubleWell(3), new double[] {0.01, 0}, () -> asked.incrementAndGet() > 4);

        assertThat(way).hasSize(5);
    }

    /** A twentieth of the norm where that is more than 1. */
    @Test
    void theFirstStepIsAsLongAsItMayBe() {
        double[] near = {0.5, 0};
        double[] far = {10, 0};

        double[] small = way(Formula.quadratic(1, 1, 1, 0), near[0], near[1]).get(1);
        double[] large = way(Formula.quadratic(1, 1, 12, 0), far[0], far[1]).get(1);

        assertThat(small).containsExactly(new double[] {0.55, 0}, within(1e-12));
        assertThat(large).containsExactly(new double[] {10.5, 0}, within(1e-12));
    }

    /** h = 2 and g = -1/16: the step is 2 (1/16) / (2 + sqrt(4 + 4/256)). */
    @Test
    void aShortStepIsTakenWhole() {
        double[] next = way(Formula.quadratic(2, 1, 1 / 32.0, 0), 0, 0).get(1);

        assertThat(next[0]).isCloseTo(0.125 / (2 + Math.sqrt(4 + 1 / 64.0)), within(1e-15));
    }

    /** From 1/2, a twentieth of the norm, halved until less than 1e-8 is left: 26 times. */
    @Test
    void whereNothingIsLowerEveryHalfIsTriedDownToAShortOne() {
        AtomicInteger asked = new AtomicInteger();
        Surface level = new Formula(
                p -> {
                    asked.incrementAndGet();
                    return 1;
                },
                p -> new double[] {-2, 0},
                p -> new double[][] {{0.5, 0}, {0, 1}});

        assertThat(way(level, 10, 0)).hasSize(1);
        assertThat(asked).hasValue(1 + 26);
    }

    /** The whole step of 1/2 ends lower, but half of it does not. */
    @Test
    void aStepOverSomethingThatIsNoLowerIsNotTaken() {
        Surface stairs = new Formula(p -> p[0] < 10.3 ? 1 : 0, p -> new double[] {-2, 0}, p ->
                new double[][] {{0.5, 0}, {0, 1}});

        assertThat(way(stairs, 10, 0)).hasSize(1);
    }

    /** 5e-4 is near where the norm is 10, and not where it is 1. */
    @Test
    void whatIsNearGoesWithTheNorm() {
        assertThat(way(Formula.quadratic(1, 1, 10 + 5e-4, 0), 10, 0)).hasSize(2);
        assertThat(way(Formula.quadratic(1, 1, 1 + 5e-4, 0), 1, 0)).hasSize(3);
    }
}
