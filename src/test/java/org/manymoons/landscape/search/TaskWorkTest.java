package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.landscape.search.SearchTask.Curve;
import org.manymoons.landscape.search.SearchTask.Line;
import org.manymoons.landscape.search.SearchTask.Mode;
import org.manymoons.landscape.search.SearchTask.Pair;
import org.manymoons.landscape.search.SearchTask.Smaller;
import org.manymoons.models.Fabricated;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;

/** Each kind of search on losses whose minima and passes are known. */
class TaskWorkTest {
    /** Of two tanh units on exclusive or with l2 0.01 SciPy's BFGS finds this as the lowest cost, from 33 of 60 Gaussian starts. */
    private static final double TWO_UNITS_COST = 0.20654278234979034;

    private static final Network TWO = Network.of(2, List.of(2), Activation.TANH, 0.01);

    private static LandscapePlan plan(Samples test, TrainedRun... runs) {
        List<GivenEnd> given = ThreeMinima.ends().stream()
                .map(end -> new GivenEnd(end.kind(), end.loss(), 1, end.parameters()))
                .toList();
        return new LandscapePlan(ThreeMinima.NETWORK, ThreeMinima.SAMPLES, test, given, List.of(runs), 9);
    }

    private static TaskEnd done(LandscapePlan plan, List<EndState> ends, SearchTask task) {
        Map<Long, SearchTask> tasks = new HashMap<>(Map.of(task.number(), task));
        return new TaskWork(plan, tasks, ends).apply(task.number());
    }

    private static TaskEnd done(SearchTask task) {
        return done(plan(null), ThreeMinima.ends(), task);
    }

    private static double[] sides(FoundSaddle saddle) {
        double[] costs = {saddle.oneSide().loss(), saddle.otherSide().loss()};
        Arrays.sort(costs);
        return costs;
    }

    @Test
    void aPairIsJoinedOverItsPassAndItsLinesAreMeasured() {
        LandscapePlan plan = plan(null);
        Pair pair = new Pair(0, 1);

        TaskEnd end = done(plan, ThreeMinima.ends(), pair);

        assertThat(end.seed()).isEqualTo(pair.number());
        assertThat(end.of()).isEqualTo(plan.fingerprint());
        assertThat(end.curve()).isNull();
        assertThat(end.saddles()).anySatisfy(saddle -> {
            assertThat(saddle.cost()).isCloseTo(ThreeMinima.LOWER_PASS, within(1e-14));
            assertThat(sides(saddle))
                    .containsExactly(new double[] {ThreeMinima.LOWEST_COST, ThreeMinima.MIDDLE_COST}, within(1e-14));
        });
        assertThat(end.lines().a()).isZero();
        assertThat(end.lines().b()).isEqualTo(1);
        assertThat(end.lines().rawTest()).isNull();
        assertThat(end.lines().aligned()).isGreaterThan(ThreeMinima.LOWER_PASS - ThreeMinima.MIDDLE_COST);
    }

    /** With the training samples as its test set the rise on both is the same. */
    @Test
    void onATestSetTheLinesAreMeasuredToo() {
        LineBarriers lines = done(plan(ThreeMinima.SAMPLES), ThreeMinima.ends(), new Pair(0, 1))
                .lines();

        assertThat(lines.rawTest()).isEqualTo(lines.raw()).isPositive();
        assertThat(lines.alignedTest()).isEqualTo(lines.aligned());
    }

    /** The copy of the lowest minimum is its flipped unit. */
    @Test
    void copiesOfOneEndHaveNoLinesOfTheirOwn() {
        TaskEnd end = done(new Pair(0, 0));

        assertThat(end.lines()).isNull();
        assertThat(end.saddles())
                .allSatisfy(saddle -> assertThat(saddle.negativeEigenvalue()).isNegative());
    }

    /** Of the highest minimum the softest mode leads over its only pass, to one side; to the other away from it. */
    @Test
    void uphillAlongAModeLiesAPass() {
        List<FoundSaddle> found =
                List.of(new Mode(2, 0, 1), new Mode(2, 0, -1), new Mode(2, 1, 1), new Mode(2, 1, -1)).stream()
                        .flatMap(mode -> done(mode).saddles().stream())
                        .toList();

        assertThat(found).anySatisfy(saddle -> {
            assertThat(saddle.cost()).isCloseTo(ThreeMinima.HIGHER_PASS, within(1e-14));
            assertThat(sides(saddle))
                    .containsExactly(new double[] {ThreeMinima.MIDDLE_COST, ThreeMinima.HIGHEST_COST}, within(1e-14));
        });
    }

    @Test
    void aCurveIsLaidBetweenRunsAsTrainingLeftThem() {
        TrainedRun one = new TrainedRun(17, ThreeMinima.lowest());
        TrainedRun other = new TrainedRun(19, ThreeMinima.flipped(ThreeMinima.middle()));

        TaskEnd end = done(plan(null, one, other), ThreeMinima.ends(), new Curve(0, 1));

        assertThat(end.saddles()).isEmpty();
        assertThat(end.lines()).isNull();
        assertThat(end.curve().a()).isEqualTo(17);
        assertThat(end.curve().b()).isEqualTo(19);
        assertThat(end.curve().curved())
                .isGreaterThan(ThreeMinima.LOWER_PASS - 1e-4)
                .isLessThanOrEqualTo(end.curve().straight());
    }

    /**
     * The minimum of one unit on exclusive or beside a dead one is a pass of two: in the dead unit's weights and its output the Hessian is
     * l2 on the diagonal and mean(r x) beside it, so that l2 - |mean(r x)| is its negative eigenvalue; the dead unit's bias is free.
     */
    @Test
    void aSmallerNetworksMinimumIsAPassOfTheLarger() {
        double[] start = {1, 1, -1, -1, -1, -1, 2, 2, 1};
        EndState end = Polisher.polish(Objective.of(TWO, Fabricated.XOR), start);
        LandscapePlan plan = new LandscapePlan(
                TWO, Fabricated.XOR, null, List.of(new GivenEnd(end.kind(), end.loss(), 1, start)), List.of(), 9);

        List<FoundSaddle> saddles = done(plan, List.of(end), new Smaller(0, 0)).saddles();

        assertThat(saddles).hasSize(1);
        FoundSaddle saddle = saddles.get(0);
        assertThat(saddle.cost()).isCloseTo(Fabricated.XOR_COST, within(1e-14));
        assertThat(saddle.negativeEigenvalue()).isCloseTo(0.01 - meanResidualTimesInput(), within(1e-13));
        assertThat(saddle.flatDirections()).isEqualTo(1);
        assertThat(saddle.oneSide().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(saddle.oneSide().loss()).isCloseTo(TWO_UNITS_COST, within(1e-14));
        assertThat(saddle.otherSide().loss()).isCloseTo(TWO_UNITS_COST, within(1e-14));
    }

    /** The norm of the mean of r x at the minimum of one unit. */
    private static double meanResidualTimesInput() {
        double[] p = Fabricated.xorMinimum(1);
        double[] mean = new double[2];
        for (int n = 0; n < 4; n++) {
            double[] x = Fabricated.XOR.inputs()[n];
            double z = p[3] * Math.tanh(p[0] * x[0] + p[1] * x[1] + p[2]) + p[4];
            double r = 1 / (1 + Math.exp(-z)) - Fabricated.XOR.labels()[n];
            mean[0] += r * x[0] / 4;
            mean[1] += r * x[1] / 4;
        }
        return Math.hypot(mean[0], mean[1]);
    }

    @Test
    void whatIsNoTaskIsRefused() {
        TaskWork work = new TaskWork(plan(null), Map.of(), ThreeMinima.ends());

        assertThatThrownBy(() -> work.apply(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no task has this number: 7");
    }

    @Test
    void aThreadThatIsInterruptedFindsNothingMore() {
        Thread.currentThread().interrupt();
        try {
            assertThat(done(new Pair(0, 1)).saddles()).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** From the lowest minimum the pass lies to one side along the softest mode, and the way there begins to that side. */
    @Test
    void aModeIsFollowedToTheSideThatIsAsked() {
        double[] end = ThreeMinima.lowest();
        double[] mode = Eigen.of(ThreeMinima.objective().hessian(end)).vectors()[0];
        double towards = 0;
        for (int k = 0; k < end.length; k++) {
            towards += mode[k] * (ThreeMinima.lowerPass()[k] - end[k]);
        }

        List<FoundSaddle> found = done(new Mode(0, 0, towards > 0 ? 1 : -1)).saddles();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).cost()).isCloseTo(ThreeMinima.LOWER_PASS, within(1e-14));
        assertThat(found.get(0).parameters()).containsExactly(ThreeMinima.lowerPass(), within(1e-12));
        assertThat(done(new Mode(0, 0, towards > 0 ? -1 : 1)).saddles()).isEmpty();
    }

    @Test
    void aLineAloneIsMeasuredWithoutASearch() {
        TaskEnd end = done(new Line(1, 2));

        assertThat(end.saddles()).isEmpty();
        assertThat(end.lines().a()).isEqualTo(1);
        assertThat(end.lines().b()).isEqualTo(2);
        assertThat(end.lines().aligned()).isGreaterThan(ThreeMinima.HIGHER_PASS - ThreeMinima.HIGHEST_COST);
    }
}
