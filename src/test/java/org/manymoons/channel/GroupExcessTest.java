package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Samples;

/**
 * From which side networks approach a limit. A unit near -exp(z) is -exp(z) + c exp(2z) with a small c above 0, so that
 * labels which say more than the limit where exp(2z) is large have networks below it, and those that say less do not.
 */
class GroupExcessTest {
    private static final double[][] POINTS = Limits.points(40, 1);

    private static boolean positive(LimitState limit, Samples samples) {
        return GroupExcess.arePositive(limit, Activation.TANH, samples);
    }

    @ParameterizedTest
    @CsvSource({
        "dipole",
        "tripole up",
        "tripole down",
        "falling exponential",
        "rising exponential",
        "saturated dipole",
        "line",
        "square",
        "other cube",
        "step"
    })
    void aLimitThatNoFunctionBeatsIsApproachedFromAbove(String name) {
        LimitState limit = Limits.named(name, Activation.TANH, POINTS);
        assertThat(positive(limit, Limits.saying(limit, POINTS))).isTrue();
    }

    /** Labels that are off along exp(2z) by so much, and so much more. */
    @ParameterizedTest
    @CsvSource({"-0.1, true", "0.1, false", "0.01, false", "-0.01, true"})
    void theSideIsThatOfTheLabels(double square, boolean above) {
        LimitState limit = Limits.named("falling exponential", Activation.TANH, POINTS);
        assertThat(positive(limit, moved(limit, square, 0))).isEqualTo(above);
    }

    private static final Piece FIRST = piece(new ExponentialTerm(-1), p(0.8, -0.6, 0), 0);
    private static final Piece SECOND = piece(new ExponentialTerm(-1), p(-0.7, -0.5, 0), 1);

    /** One of the two would be better off at a finite place, though together they lie above the limit. */
    @ParameterizedTest
    @CsvSource({"-0.2, -0.2, true", "-0.2, 0.1, false", "0.1, -0.2, false", "0.1, 0.1, false"})
    void eachGroupIsAskedByItself(double first, double second, boolean above) {
        LimitState limit = Limits.state(0.5, FIRST, SECOND);
        Samples samples = moved(limit, first, second);
        assertThat(slope(limit, samples, FIRST) > 0).isEqualTo(first < 0);
        assertThat(slope(limit, samples, SECOND) > 0).isEqualTo(second < 0);
        assertThat(positive(limit, samples)).isEqualTo(above);
    }

    /** Labels that this state says when so much of exp(2z) of two exponentials is added to it. */
    private static Samples moved(LimitState limit, double first, double second) {
        double[] logits = Limits.logits(limit, Limits.unlabelled(POINTS));
        double[] labels = new double[logits.length];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = Logistic.sigmoid(logits[n] + first * square(FIRST, n) + second * square(SECOND, n));
        }
        return new Samples(POINTS, labels);
    }

    /** The slope of the loss along exp(2z). */
    private static double slope(LimitState limit, Samples samples, Piece piece) {
        double[] logits = Limits.logits(limit, samples);
        double slope = 0;
        for (int n = 0; n < logits.length; n++) {
            slope += (Logistic.sigmoid(logits[n]) - samples.labels()[n]) * square(piece, n);
        }
        return slope;
    }

    private static double square(Piece exponential, int n) {
        return Math.exp(2 * exponential.affine(POINTS[n]));
    }

    /** The samples beyond cost delta^2 on the way; the one before the line is moved by delta^4, as it likes or not. */
    @ParameterizedTest
    @CsvSource({"0.5", "0.65", "0.8"})
    void aCutIsApproachedFromAboveBecauseOfTheSamplesBeyond(double label) {
        Samples samples = new Samples(new double[][] {{0}, {0.2}, {1}, {2}}, new double[] {0.65, label, 1, 1});
        Cut cut = new Cut(0, p(1, -0.5), new boolean[] {false, false, true, true}, 1);
        LimitState limit = Limits.withCuts(Limits.state(Math.log(0.65 / 0.35)), cut);
        assertThat(positive(limit, samples)).isTrue();
    }

    /** Beyond the line all are of the other class: no excess, but a loss that grows with the weights. */
    @Test
    void aCutOfTheWrongClassIsNoLimit() {
        Samples samples = new Samples(new double[][] {{0}, {0.2}, {1}, {2}}, new double[] {0.65, 0.65, 0, 0});
        Cut cut = new Cut(0, p(1, -0.5), new boolean[] {false, false, true, true}, 1);
        LimitState limit = Limits.withCuts(Limits.state(Math.log(0.65 / 0.35)), cut);
        assertThat(positive(limit, samples)).isFalse();
    }

    /**
     * A step of height 1 is missed by 2 delta^2 at the sample nearest to it, and by delta^4 at one twice as far. Where the
     * nearest wants to be high by a little and the other to be low by much, networks farther from the limit lie below it
     * and nearer ones above: they come from above all the same.
     */
    @ParameterizedTest
    @CsvSource({"0.01, -0.5, true", "1e-9, -0.5, false", "-0.01, 0.1, false", "-0.01, -0.5, false", "0.01, 0, true"})
    void whatCountsIsTheSideNearTheLimit(double nearest, double farther, boolean above) {
        assertThat(positive(STEP, stepSamples(nearest, farther))).isEqualTo(above);
    }

    static final LimitState STEP =
            Limits.state(0, piece(new StepTerm(new double[] {1, 1, 1, 1, 1, -1, -1}, p(1, 0)), p(1), 0));

    /** Labels so much above what the step says at the samples nearest to it and twice as far; three make up for them. */
    static Samples stepSamples(double nearest, double farther) {
        double up = Logistic.sigmoid(1);
        double rest = up - (nearest + farther) / 3;
        double[] labels = {up + nearest, up + farther, rest, rest, rest, 1 - up, 1 - up};
        return new Samples(new double[][] {{1}, {2}, {5}, {6}, {7}, {-5}, {-7}}, labels);
    }

    @Test
    void aNetworkHasNoGroups() {
        LimitState network = Limits.state(0, piece(new UnitTerm(Activation.TANH), p(1, 2, 3, 4), 0));
        assertThat(positive(network, Limits.saying(network, POINTS))).isTrue();
    }
}
