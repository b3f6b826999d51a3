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
}
