package org.manymoons.landscape.saddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BezierCurveTest {
    private final MuellerBrown surface = new MuellerBrown();

    /** No continuous way between these two minima stays below the lower saddle, whose loss the paper prints. */
    @Test
    void aCurveBendsRoundTheHillAndNotBelowTheSaddle() {
        BezierCurve curve = BezierCurve.between(surface, MuellerBrown.MIDDLE, MuellerBrown.RIGHT, () -> false);

        assertThat(curve.curved()).isBetween(-72.26, -71.0);
        assertThat(curve.straight()).isGreaterThan(curve.curved());
    }

    @Test
    void theStraightLineIsLookedAtFromEndToEnd() {
        BezierCurve curve = BezierCurve.between(surface, MuellerBrown.DEEPEST, MuellerBrown.RIGHT, () -> true);

        double highest = Double.NEGATIVE_INFINITY;
        for (double t = 0; t <= 1; t += 0.01) {
            double[] there =
                    Vectors.plus(MuellerBrown.DEEPEST, t, Vectors.minus(MuellerBrown.RIGHT, MuellerBrown.DEEPEST));
            highest = Math.max(highest, surface.loss(there));
        }
        assertThat(curve.straight()).isCloseTo(highest, within(1e-6));
        assertThat(curve.curved()).isEqualTo(curve.straight());
    }

    /** (y - 1 + x^2)^2, nought on a parabola: from (-1, 0) to (1, 0) the curve with its middle at (0, 2) is that parabola. */
    @Test
    void aCurveThatIsTheBottomItselfIsFoundExactly() {
        Formula parabola = new Formula(
                p -> Math.pow(p[1] - 1 + p[0] * p[0], 2),
                p -> {
                    double r = p[1] - 1 + p[0] * p[0];
                    return new double[] {4 * p[0] * r, 2 * r};
                },
                p -> {
                    double r = p[1] - 1 + p[0] * p[0];
                    return new double[][] {{4 * r + 8 * p[0] * p[0], 4 * p[0]}, {4 * p[0], 2}};
                });

        BezierCurve curve = BezierCurve.between(parabola, new double[] {-1, 0}, new double[] {1, 0}, () -> false);

        assertThat(curve.middle()).containsExactly(new double[] {0, 2}, within(1e-12));
        assertThat(curve.straight()).isCloseTo(1, within(1e-15));
        assertThat(curve.curved()).isCloseTo(0, within(1e-24));
    }

    /** Beyond the end the loss is higher than anywhere before it. */
    @Test
    void nothingIsLookedAtBeyondTheEnd() {
        Formula slope = new Formula(p -> p[0], p -> new double[] {1, 0}, p -> new double[2][2]);

        assertThat(BezierCurve.between(slope, new double[] {-1, 0}, new double[] {1, 0}, () -> true)
                        .straight())
                .isCloseTo(1, within(1e-15));
    }
}
