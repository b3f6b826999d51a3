package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.lockstep.Lockstep;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.SeedResult.Disagreement;
import org.manymoons.results.SeedResult.LockstepDifference;
import org.manymoons.results.SeedResult.LockstepSummary;

/**
 * Updates that were made up, of a logistic regression on one sample. The check's gradient is zero unless said otherwise, so
 * that whatever an update changes is the difference.
 */
class LockstepCheckTest {
    private static final Network NETWORK = Network.of(1, List.of(), Activation.TANH, 0);
    private static final Samples SAMPLE = new Samples(new double[][] {{1}}, new double[] {1});
    private static final Samples OF_CLASS_0 = new Samples(new double[][] {{1}}, new double[] {0});
    private static final double TOLERANCE = 1e-12;

    private final LockstepCheck check = check(10, 0);

    @Test
    void beforeTheFirstUpdateEverythingAgrees() {
        assertThat(check.summary())
                .isEqualTo(new LockstepSummary(0, 0, TOLERANCE, TOLERANCE, true, 0, null, List.of()));
        assertThat(check.maxAbsolute()).isZero();
    }

    @Test
    void aDifferenceOfTheToleranceAgrees() {
        assertThat(check.accept(step(0, 0, TOLERANCE))).isTrue();

        assertThat(check.summary().agrees()).isTrue();
        assertThat(check.summary().disagreement()).isNull();
        assertThat(check.summary().maxDifference()).isEqualTo(TOLERANCE);
    }

    @Test
    void aLargerDifferenceRaisesTheAlarm() {
        assertThat(check.accept(step(0, 0, 1.001 * TOLERANCE))).isTrue();

        assertThat(check.summary().agrees()).isFalse();
        assertThat(check.summary().disagreement()).isEqualTo(new Disagreement(1, 0, 1.001 * TOLERANCE, TOLERANCE));
    }

    @Test
    void theFirstDisagreementIsKeptAndTheLargestDifferences() {
        check.accept(step(0, 0, 0));
        check.accept(step(1, 0, 2e-12));
        check.accept(step(2, 0, 4e-12));
        check.accept(step(3, 0, 1e-13));

        LockstepSummary summary = check.summary();

        assertThat(summary.steps()).isEqualTo(4);
        assertThat(summary.maxDifference()).isEqualTo(4e-12);
        assertThat(summary.maxAllowed()).isEqualTo(TOLERANCE);
        assertThat(summary.agrees()).isFalse();
        assertThat(summary.disagreement()).isEqualTo(new Disagreement(2, 0, 2e-12, TOLERANCE));
        assertThat(summary.differences())
                .containsExactly(
                        new LockstepDifference(1, 0),
                        new LockstepDifference(2, 2e-12),
                        new LockstepDifference(3, 4e-12),
                        new LockstepDifference(4, 1e-13));
    }

    /** Relative to a parameter of 4; absolutely it is four times as large. */
    @Test
    void differencesAreRelativeToLargeParameters() {
        check.accept(step(0, 4, 0x1p-40));
        check.accept(step(1, 4, 0x1p-41));

        assertThat(check.summary().maxDifference()).isCloseTo(0x1p-42, within(1e-24));
        assertThat(check.maxAbsolute()).isEqualTo(0x1p-40);
    }

    @Test
    void updatesThatAreNotPlannedAreNotChecked() {
        LockstepCheck sparse = check(3000, 0);

        assertThat(sparse.accept(step(1, 0, 1))).isTrue();

        assertThat(sparse.summary().steps()).isZero();
        assertThat(sparse.summary().agrees()).isTrue();
    }

    @Test
    void anUpdateToNoFiniteNumberIsLeftToTheTraining() {
        assertThat(check.accept(step(0, 0, Double.POSITIVE_INFINITY))).isTrue();
        assertThat(check.accept(
                        new ObservedUpdate(0, SAMPLE, new double[2], none(), new double[] {0, Double.NaN}, none())))
                .isTrue();

        assertThat(check.summary().steps()).isZero();
    }

    /** The parameters before, 1e308 and 1e308, add up to an infinite logit, whose label is 0. */
    @Test
    void anInfiniteLossEndsTheRunWithoutAnAlarm() {
        LockstepCheck failing = check(10, Double.NaN);

        assertThat(failing.accept(new ObservedUpdate(
                        0, OF_CLASS_0, new double[] {1e308, 1e308}, none(), new double[] {1, 1}, none())))
                .isFalse();

        assertThat(failing.summary().steps()).isZero();
        assertThat(failing.summary().agrees()).isTrue();
    }

    @Test
    void aGradientThatIsNoNumberWhereTheLossIsOneDisagrees() {
        LockstepCheck failing = check(10, Double.NaN);

        assertThat(failing.accept(step(4, 0, 0))).isTrue();

        assertThat(failing.summary().steps()).isEqualTo(1);
        assertThat(failing.summary().maxDifference()).isZero();
        assertThat(failing.summary().differences()).isEmpty();
        assertThat(failing.summary().disagreement()).isEqualTo(new Disagreement(5, 0, null, TOLERANCE));
    }

    /** Wrong with a probability that is clipped, the loss is so steep that its rounding is allowed on top. */
    @Test
    void clippedSamplesAreCountedAndWhatTheyAllowIsKept() {
        ObservedUpdate clipped = clipped(0, 1e-9);
        double allowed = lockstep(0).check(clipped).allowed();

        check.accept(clipped);
        check.accept(step(1, 0, 0));
        check.accept(clipped(2, 0));

        assertThat(check.summary().clippedSamples()).isEqualTo(2);
        assertThat(check.summary().agrees()).isTrue();
        assertThat(check.summary().maxAllowed()).isEqualTo(allowed).isGreaterThan(1e-11);
    }

    /** An update of a quarter of the true gradient, (sigmoid(0) - 1) x = -1/2, as sigmoid cross-entropy has it. */
    @Test
    void theReferencesOwnGradientIsTheOneChecked() {
        LockstepCheck real = new LockstepCheck(
                NETWORK,
                new Lockstep(NETWORK, new Updater.Sgd(0.25), CrossEntropy.EXACT, TOLERANCE),
                new LockstepPlan(10),
                TOLERANCE);

        real.accept(new ObservedUpdate(0, SAMPLE, new double[2], none(), new double[] {0.125, 0.125}, none()));
        assertThat(real.summary().agrees()).isTrue();
        real.accept(new ObservedUpdate(1, SAMPLE, new double[2], none(), new double[] {0.125, 0.12500001}, none()));

        assertThat(real.summary().agrees()).isFalse();
        assertThat(real.summary().disagreement().parameter()).isEqualTo(1);
        assertThat(real.summary().disagreement().difference()).isCloseTo(1e-8, within(1e-15));
    }

    private static LockstepCheck check(int iterations, double gradient) {
        return new LockstepCheck(NETWORK, lockstep(gradient), new LockstepPlan(iterations), TOLERANCE);
    }

    private static Lockstep lockstep(double gradient) {
        return new Lockstep(
                NETWORK,
                new Updater.Sgd(1),
                new CrossEntropy(1e-10),
                TOLERANCE,
                (network, parameters, samples, crossEntropy) -> new double[] {gradient, gradient});
    }

    private static ObservedUpdate clipped(long iteration, double change) {
        return new ObservedUpdate(
                iteration, OF_CLASS_0, new double[] {40, 0}, none(), new double[] {40 + change, 0}, none());
    }

    private static ObservedUpdate step(long iteration, double weight, double change) {
        return new ObservedUpdate(
                iteration, SAMPLE, new double[] {weight, 0}, none(), new double[] {weight + change, 0}, none());
    }

    private static double[] none() {
        return new double[0];
    }
}
