package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.results.MadeUp;
import org.manymoons.symmetry.align.Alignment;

/** Between a minimum of six points and its copy with the unit flipped: only as they stand there is something in between. */
class LinesTest {
    private static final Objective OBJECTIVE = SixPoints.objective(0.02);
    private static final double[] A = SixPoints.right();
    private static final double[] B = {-A[0], -A[1], -A[2], A[3]};

    @Test
    void theAlignedLineIsThatToTheAlignedCopy() {
        Alignment alignment = Alignment.between(OBJECTIVE.network(), A, B);
        Lines lines = Objects.requireNonNull(Lines.between(OBJECTIVE, A, B, alignment));
        assertThat(lines.raw().height()).isGreaterThan(0.1);
        assertThat(lines.raw().losses()).containsExactly(Barrier.losses(OBJECTIVE, A, B, Barrier.POINTS));
        assertThat(Objects.requireNonNull(lines.aligned()).height()).isCloseTo(0, within(1e-14));
        assertThat(lines.isOfAll()).isTrue();
    }

    /** Six are affordable. */
    @Test
    void ofSomeSamplesAsManyAsAreAffordableAreTaken() {
        Alignment alignment = Alignment.between(OBJECTIVE.network(), A, B);
        Lines lines = Objects.requireNonNull(Lines.ofSome(OBJECTIVE.network(), SixPoints.SAMPLES, A, B, alignment));
        assertThat(lines.samples()).isEqualTo(6);
        assertThat(lines.isOfAll()).isTrue();
        assertThat(lines.raw().height())
                .isCloseTo(Barrier.between(OBJECTIVE, A, B).height(), within(1e-15));
    }

    @Test
    void identityLayersPermuteNothing() {
        Network identity = Network.of(1, List.of(2), Activation.IDENTITY, 0.1);
        Samples samples = SixPoints.SAMPLES;
        Objective objective = Objective.of(identity, samples);
        double[] a = {1, 2, 0.1, 0.2, 0.5, -0.5, 0};
        double[] b = {2, 1, 0.3, 0.2, 0.5, 0.5, 0.1};
        Lines lines = Objects.requireNonNull(Lines.between(objective, a, b, Alignment.between(identity, a, b)));
        assertThat(lines.aligned()).isNull();
        assertThat(lines.raw().losses()).hasSize(Barrier.POINTS);
    }

    @Test
    void onHeldOutSamplesWhereThereAreAny() {
        PredictionDifference training = new PredictionDifference(0.1, 0.2, null, null);
        PredictionDifference test = new PredictionDifference(0.3, 0.4, null, null);
        assertThat(result(training, test).held()).isSameAs(test);
        assertThat(result(training, null).held()).isSameAs(training);
    }

    private static PairResult result(PredictionDifference training, PredictionDifference test) {
        return MadeUp.pair(PairVerdict.UNDECIDED, training, test);
    }
}
