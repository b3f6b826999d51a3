package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.SixPoints;
import org.manymoons.reference.Objective;

/** Between a minimum of six points and its flipped copy: aligned there is nothing between, as they stand there is zero. */
class LineBarriersTest {
    private static final Objective OBJECTIVE = SixPoints.objective(0.02);

    @Test
    void theLineToACopyRisesAndTheAlignedOneDoesNot() {
        double[] p = SixPoints.right();
        double[] flipped = {-p[0], -p[1], -p[2], p[3]};
        LineBarriers lines = LineBarriers.between(3, 5, OBJECTIVE, SixPoints.objective(0), p, flipped);
        assertThat(lines.a()).isEqualTo(3);
        assertThat(lines.b()).isEqualTo(5);
        double norm = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
        assertThat(lines.distance()).isCloseTo(2 * norm, within(1e-12));
        assertThat(lines.alignedDistance()).isCloseTo(0, within(1e-12));
        assertThat(lines.aligned()).isCloseTo(0, within(1e-12));
        // halfway all is zero but the output's bias, -0.9715: at least as high as that
        double zero = OBJECTIVE.loss(new double[] {0, 0, 0, p[3]});
        assertThat(lines.raw()).isBetween(zero - SixPoints.RIGHT_COST - 1e-12, 1.0);
        assertThat(lines.raw()).isEqualTo(Barrier.between(OBJECTIVE, p, flipped).height());
        assertThat(lines.rawTest())
                .isEqualTo(Barrier.between(SixPoints.objective(0), p, flipped).height());
        assertThat(lines.alignedTest()).isCloseTo(0, within(1e-12));
        LineBarriers untested = LineBarriers.between(0, 1, OBJECTIVE, null, p, SixPoints.left());
        assertThat(untested.rawTest()).isNull();
        assertThat(untested.alignedTest()).isNull();
        assertThat(untested.aligned()).isPositive();
    }
}
