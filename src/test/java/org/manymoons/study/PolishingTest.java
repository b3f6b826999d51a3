package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.SixPoints;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.results.SeedResult;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.study.Polishing.Polished;

class PolishingTest {
    private static final Objective DECAYED = SixPoints.objective(0.02);

    @Test
    void kinksAndSizeAreObstacles() {
        Network kinks = Network.of(2, List.of(3), Activation.HARDTANH, 0);
        Network atMost = Network.of(21, List.of(13), Activation.TANH, 0); // 13 * 23 + 1 = 300 parameters
        Network larger = Network.of(1, List.of(100), Activation.TANH, 0); // 100 * 3 + 1 = 301

        assertThat(PolishingObstacle.of(kinks)).startsWith("its activation has kinks");
        assertThat(PolishingObstacle.of(atMost)).isNull();
        assertThat(PolishingObstacle.of(larger)).isEqualTo("it has more than 300 parameters (301)");
        assertThat(PolishingObstacle.of(atMost, 299)).isEqualTo("it has more than 299 parameters (300)");
    }

    @Test
    void aRunAtAMinimumHadConverged() throws Exception {
        Polished polished = polish(0.02, SixPoints.left());

        assertThat(polished.record().converged()).isTrue();
        assertThat(polished.record().negativeEigenvalues()).isZero();
        assertThat(polished.record().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(polished.record().polished().figures().cost()).isCloseTo(SixPoints.LEFT_COST, within(1e-15));
        assertThat(polished.end().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(polished.record().censusMatch()).isNull();
    }

    /** A gradient of five times the bound of its rounding is rest, one of twenty times is not. */
    @Test
    void aRunIsAtRestWithinTenTimesTheRoundingOfItsGradient() throws Exception {
        assertThat(polish(0.02, withGradient(5)).record().converged()).isTrue();
        Polished moving = polish(0.02, withGradient(20));

        assertThat(moving.record().converged()).isFalse();
        assertThat(moving.record().negativeEigenvalues()).isZero();
        assertThat(moving.record().kind()).isEqualTo(Kind.STRICT_MINIMUM);
    }

    /** The output bias alone moved away from the minimum, by so many times the rounding of the gradient. */
    private static double[] withGradient(double multiple) {
        double[] p = SixPoints.right();
        double[] bound =
                RoundingBound.of(DECAYED.network(), p, SixPoints.SAMPLES).gradient();
        double largest = 0;
        double steepest = 0;
        for (int k = 0; k < p.length; k++) {
            largest = Math.max(largest, bound[k]);
            steepest = Math.max(steepest, Math.abs(DECAYED.hessian(p)[3][k]));
        }
        p[3] += multiple * largest / steepest;
        return p;
    }

    /** At nought the gradient vanishes, and the Hessian has the eigenvalues 0.02 - 5/12 and 0.02 + 5/12 in the weights. */
    @Test
    void aRunAtASaddleHadNotConverged() throws Exception {
        Polished polished = polish(0.02, new double[4]);

        assertThat(DECAYED.gradient(new double[4])).containsOnly(0);
        assertThat(polished.record().negativeEigenvalues()).isEqualTo(1);
        assertThat(polished.record().converged()).isFalse();
        assertThat(polished.record().kind()).isEqualTo(Kind.STRICT_MINIMUM);
    }

    @Test
    void withoutWeightDecayTheLimitIsThatOfTheBestMonotoneFunction() throws Exception {
        Polished polished = polish(0, SixPoints.left());

        assertThat(polished.record().kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(polished.record().polished().figures().limit()).isCloseTo(SixPoints.LEFT_LIMIT, within(1e-12));
    }

    @Test
    void aRunThatFailedOrHasKinksIsLeftAsItIs() throws Exception {
        SeedResult failed = SeedResult.failed(7, 3, null);
        RunPlan kinks = MadeUp.plan(MadeUp.network(Activation.HARDTANH, 0), null);
        SeedResult run = MadeUp.trained(1, new double[9]);

        assertThat(new Polishing(SixPoints.plan(0)).polish(List.of(failed), 1))
                .containsExactly(new Polished(RunRecord.of(failed), null));
        assertThat(new Polishing(kinks).polish(List.of(run), 1)).containsExactly(new Polished(RunRecord.of(run), null));
    }

    private static Polished polish(double l2, double[] parameters) throws InterruptedException {
        return new Polishing(SixPoints.plan(l2))
                .polish(List.of(MadeUp.trained(1, parameters)), 1)
                .get(0);
    }
}
