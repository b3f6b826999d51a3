package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** On functions of two parameters whose scales are far apart. */
class SaddleFreeNewtonTest {
    /** (a x)^2 / 2 + y^4 / 4 - y^2 / 2: minima at (0, 1) and (0, -1), a saddle at 0. */
    private static class DoubleWell implements WrittenOut {
        private final double a;

        DoubleWell(double a) {
            this.a = a;
        }

        @Override
        public double loss(double[] p) {
            return a * a * p[0] * p[0] / 2 + Math.pow(p[1], 4) / 4 - p[1] * p[1] / 2;
        }

        @Override
        public double[] gradient(double[] p) {
            return new double[] {a * a * p[0], Math.pow(p[1], 3) - p[1]};
        }

        @Override
        public double[][] hessian(double[] p) {
            return new double[][] {{a * a, 0}, {0, 3 * p[1] * p[1] - 1}};
        }

        @Override
        public Rounding rounding(double[] p) {
            return new Rounding(0, new double[2]);
        }
    }

    @Test
    void parametersOfVeryDifferentScalesArriveTogether() {
        double[] end = SaddleFreeNewton.descend(new DoubleWell(1e-7), new double[] {3e6, 2}, 60);
        assertThat(end[0]).isCloseTo(0, within(1.0));
        assertThat(end[1]).isCloseTo(1, within(1e-6));
    }

    @Test
    void aSaddleIsLeftDownhill() {
        double[] end = SaddleFreeNewton.descend(new DoubleWell(10), new double[] {1, 1e-3}, 60);
        assertThat(end[1]).isCloseTo(1, within(1e-6));
    }

    /** A slope of 1e-8 without curvature would be followed to 1e146 at once. */
    @Test
    void whatHasNoCurvatureMovesAFewTimesItsSize() {
        Surface slope = new DoubleWell(0) {
            @Override
            public double loss(double[] p) {
                return super.loss(p) - 1e-8 * p[0];
            }

            @Override
            public double[] gradient(double[] p) {
                return new double[] {-1e-8, super.gradient(p)[1]};
            }
        };
        assertThat(SaddleFreeNewton.descend(slope, new double[] {4, 1}, 1)[0]).isEqualTo(4 + 10 * 5);
    }

    @Test
    void noStepIsTakenUphillOrFromAMinimum() {
        double[] start = {0, -1};
        assertThat(SaddleFreeNewton.descend(new DoubleWell(1), start, 60)).isEqualTo(start);
        assertThat(SaddleFreeNewton.descend(new DoubleWell(1), new double[] {1, 1}, 0))
                .containsExactly(1, 1);
    }
}
