package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.search.SearchTask.Curve;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.align.Alignment;

/** Curves between runs as training left them. */
class CurvesTest {
    private static final Network NETWORK = Network.of(1, List.of(2), Activation.TANH, 0.01);
    private static final Samples LINE = new Samples(
            new double[][] {{-2}, {-1.5}, {-1}, {-0.5}, {0}, {0.4}, {0.9}, {1.3}, {1.8}, {2.2}},
            new double[] {0, 1, 0, 0, 1, 1, 0, 1, 1, 0});
    private static final double[] A = {1.2, -0.8, 0.3, 0.7, 1.5, -0.9, 0.2};

    /** The first with its units exchanged and one of them flipped, and some way off. */
    private static final double[] B = {0.5, 1.1, -0.4, -0.9, 1.4, 2.1, -0.3};

    private static LandscapePlan plan(int runs, int searches) {
        List<TrainedRun> trained =
                List.of(new TrainedRun(7, A), new TrainedRun(9, B), new TrainedRun(11, new double[7]));
        List<GivenEnd> ends =
                List.of(new GivenEnd(Kind.STRICT_MINIMUM, 0.5, 1, A), new GivenEnd(Kind.STRICT_MINIMUM, 0.6, 1, B));
        return new LandscapePlan(NETWORK, LINE, null, ends, trained.subList(0, runs), searches);
    }

    @Test
    void theAgendaHasEachPairOfRunsOnce() {
        assertThat(Agenda.of(plan(3, 100)).stream().filter(task -> task instanceof Curve))
                .containsExactly(new Curve(0, 1), new Curve(0, 2), new Curve(1, 2));
        assertThat(Agenda.of(plan(0, 100)).stream().filter(task -> task instanceof Curve))
                .isEmpty();
        assertThat(Agenda.of(plan(3, 100))).hasSize(Agenda.size(plan(3, 100)));
        assertThat(Agenda.of(plan(3, 2))).hasSize(2);
    }

    @Test
    void noTwoTasksShareANumber() {
        assertThat(Agenda.of(plan(3, 100)).stream().map(SearchTask::number)).doesNotHaveDuplicates();
    }

    @Test
    void aCurveRisesNoHigherThanTheLineAndNoLowerThanItsEnds() {
        Curve task = new Curve(0, 1);

        CurvedConnection curve =
                Objects.requireNonNull(new TaskWork(plan(2, 100), Map.of(task.number(), task), List.of())
                        .apply(task.number())
                        .curve());

        assertThat(curve.a()).isEqualTo(7);
        assertThat(curve.b()).isEqualTo(9);
        double ends = Math.max(Loss.loss(NETWORK, A, LINE), Loss.loss(NETWORK, B, LINE));
        assertThat(curve.curved()).isLessThanOrEqualTo(curve.straight() + 1e-12);
        assertThat(curve.curved()).isGreaterThanOrEqualTo(ends - 1e-12);
        double[] aligned = Alignment.between(NETWORK, A, B).symmetry().apply(NETWORK, B);
        assertThat(highest(A, curve.middle(), aligned)).isCloseTo(curve.curved(), within(1e-12));
    }

    private static double highest(double[] a, double[] middle, double[] b) {
        double highest = 0;
        for (int n = 0; n <= 100; n++) {
            double t = n / 100.0;
            double[] p = new double[a.length];
            for (int k = 0; k < p.length; k++) {
                p[k] = (1 - t) * (1 - t) * a[k] + 2 * t * (1 - t) * middle[k] + t * t * b[k];
            }
            highest = Math.max(highest, Loss.loss(NETWORK, p, LINE));
        }
        return highest;
    }
}
