package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.channel.Limits.certified;
import static org.manymoons.channel.Limits.minimised;
import static org.manymoons.channel.Limits.network;
import static org.manymoons.channel.Limits.objective;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.LimitCertificate.Certification.Undercut;
import org.manymoons.channel.LimitCertificate.Certification.Unproven;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Limits that actual networks lie below, or lead below, are none. */
class LimitCertificateUndercutTest {
    private static final double[][] POINTS = Limits.points(40, 1);

    private static Samples wanting(LimitState limit, double square) {
        Piece exponential = limit.pieces().get(0);
        double[] labels = Limits.logits(limit, Limits.unlabelled(POINTS));
        for (int n = 0; n < labels.length; n++) {
            labels[n] = Logistic.sigmoid(labels[n] + square * Math.exp(2 * exponential.affine(POINTS[n])));
        }
        return new Samples(POINTS, labels);
    }

    /**
     * Two units near minus two exponentials, of which one would be better off at a finite place though the two together lie above the limit: labels
     * that say so much more along the square of each.
     */
    @ParameterizedTest
    @CsvSource({"-0.2, -0.2, true", "-0.05, 0.03, false", "-0.3, 0.05, false"})
    void eachGroupMustGoToInfinityOnItsOwnAccount(double first, double second, boolean verified) {
        Piece one = piece(new ExponentialTerm(-1), p(0.8, -0.6, 0), 0);
        Piece other = piece(new ExponentialTerm(-1), p(-0.7, -0.5, 0), 1);
        LimitState truth = Limits.state(0.5, one, other);
        double[] labels = Limits.logits(truth, Limits.unlabelled(POINTS));
        for (int n = 0; n < labels.length; n++) {
            labels[n] = Logistic.sigmoid(labels[n]
                    + first * Math.exp(2 * one.affine(POINTS[n]))
                    + second * Math.exp(2 * other.affine(POINTS[n])));
        }
        Samples samples = new Samples(POINTS, labels);
        LimitState limit = minimised(truth, samples);
        Objective objective = objective(samples, 2, Activation.TANH);
        double[] together = network(limit, objective, 0.01);
        assertThat(objective.loss(together)).isGreaterThan(Limits.loss(limit, samples));

        Certification outcome = LimitCertificate.of(limit, objective, Activation.TANH, network(limit, objective, 0.5));

        assertThat(outcome).isInstanceOf(verified ? Verified.class : Undercut.class);
    }

    /** A network near -exp(z) is -exp(z) + c exp(2z) with a small c above 0: labels that want that make it lie below. */
    @ParameterizedTest
    @CsvSource({"-0.05, true", "0.05, false"})
    void aLimitThatIsApproachedFromBelowIsNone(double square, boolean verified) {
        LimitState truth = Limits.named("falling exponential", Activation.TANH, POINTS);
        Samples samples = wanting(truth, square);
        LimitState limit = minimised(truth, samples);
        Objective objective = objective(samples, 1, Activation.TANH);
        double excess = objective.loss(network(limit, objective, 0.01)) - Limits.loss(limit, samples);
        assertThat(excess > 0).isEqualTo(verified);
        assertThat(LimitCertificate.of(limit, objective, Activation.TANH, new double[5]))
                .isInstanceOf(verified ? Verified.class : Undercut.class);
    }

    /** The same limit is the end of a channel for a network above it, and not for one of two units below it. */
    @Test
    void aNetworkBelowATrueLimitIsNotInItsChannel() {
        LimitState truth = Limits.named("falling exponential", Activation.TANH, POINTS);
        Samples samples = wanting(truth, -0.05);
        LimitState limit = minimised(truth, samples);
        Objective objective = objective(samples, 2, Activation.TANH);
        Piece square = piece(new ExponentialTerm(-1), p(1.6, -1.2, Math.log(0.05)), 1);
        double[] below = network(Limits.state(0.5, truth.pieces().get(0), square), objective, 0.01);
        assertThat(objective.loss(below)).isLessThan(Limits.loss(limit, samples));
        assertThat(LimitCertificate.of(limit, objective, Activation.TANH, below))
                .isInstanceOf(Unproven.class);
        assertThat(LimitCertificate.of(limit, objective, Activation.TANH, new double[9]))
                .isInstanceOf(Verified.class);
    }

    /** Two fading units have a fourth power of either sign on the way: labels that want some of it lie below the limit. */
    @ParameterizedTest
    @CsvSource({"0, true", "0.1, false", "-0.1, false"})
    void aPolynomialThatIsBetterWithAFourthPowerIsNoLimit(double fourth, boolean verified) {
        LimitState truth = Limits.named("square", Activation.TANH, POINTS);
        double[] labels = Limits.logits(truth, Limits.unlabelled(POINTS));
        for (int n = 0; n < labels.length; n++) {
            double q = 1.1 * POINTS[n][0] + 0.6 * POINTS[n][1];
            labels[n] = Logistic.sigmoid(labels[n] + fourth * q * q * q * q);
        }
        Samples samples = new Samples(POINTS, labels);
        LimitState limit = minimised(truth, samples);
        assertThat(certified(limit, samples, 0.5)).isInstanceOf(verified ? Verified.class : Unproven.class);
    }

    /** Near the limit networks lie above it; on the way, where the nearest sample weighs less, some may lie below. */
    @ParameterizedTest
    @CsvSource({"0, true", "-0.5, false"})
    void aLimitThatANetworkOnTheWayLiesBelowIsUnproven(double farther, boolean verified) {
        Samples samples = GroupExcessTest.stepSamples(0.01, farther);
        Objective objective = objective(samples, 1, Activation.TANH);
        LimitState limit = GroupExcessTest.STEP;
        assertThat(GroupExcess.arePositive(limit, Activation.TANH, samples)).isTrue();
        assertThat(objective.loss(network(limit, objective, 0.4)) > Limits.loss(limit, samples))
                .isEqualTo(verified);
        assertThat(LimitCertificate.of(limit, objective, Activation.TANH, network(limit, objective, 0.05)))
                .isInstanceOf(verified ? Verified.class : Unproven.class);
    }

    /** Labels that one finite unit says: an exponential fits them less well, and the network near it leads there. */
    @Test
    void aLimitWhoseNetworksLeadBelowItIsUndercut() {
        Piece unit = piece(new UnitTerm(Activation.TANH), p(1.7, 1.8, -0.3, 1.5), 0);
        Samples samples = Limits.saying(Limits.state(0.2, unit), POINTS);
        LimitState limit = minimised(Limits.named("rising exponential", Activation.TANH, POINTS), samples);
        Objective objective = objective(samples, 1, Activation.TANH);
        for (double delta : new double[] {0.4, 0.2, 0.1, 0.05}) {
            assertThat(objective.loss(network(limit, objective, delta))).isGreaterThan(Limits.loss(limit, samples));
        }
        Undercut undercut = (Undercut) certified(limit, samples, 0.5);
        assertThat(undercut.loss())
                .isLessThan(Limits.loss(limit, samples))
                .isEqualTo(objective.loss(undercut.network()));
    }

    /** The same of a fading unit: bent, a line fits better where the samples are not symmetric. */
    @Test
    void aLineThatIsBetterBentIsUndercutByABentOne() {
        Piece unit = piece(new UnitTerm(Activation.TANH), p(0.9, 0.5, 0.6, 1.5), 0);
        Samples samples = Limits.saying(Limits.state(0.2, unit), POINTS);
        LimitState limit = minimised(Limits.named("line", Activation.TANH, POINTS), samples);
        Objective objective = objective(samples, 1, Activation.TANH);
        double[] start =
                NearbyNetwork.of(limit, Activation.TANH, samples, 0.01, -0.5).network(objective.network());
        assertThat(objective.loss(start)).isGreaterThan(Limits.loss(limit, samples));
        Undercut undercut = (Undercut) LimitCertificate.of(limit, objective, Activation.TANH, start);
        assertThat(undercut.loss())
                .isLessThan(Limits.loss(limit, samples) - 1e-4)
                .isEqualTo(objective.loss(undercut.network()));
        assertThat(LimitCertificate.of(limit, objective, Activation.TANH, undercut.network()))
                .isInstanceOf(Unproven.class);
    }

    /** Whatever the state is: the first network on the way to it that is lower than the start is taken. */
    @Test
    void onTheWayToAnyStateTheFirstLowerNetworkIsTaken() {
        LimitState limit = Limits.named("falling exponential", Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, 1, Activation.TANH);
        Undercut found = (Undercut)
                LimitCertificate.undercut(limit, objective, Activation.TANH, network(limit, objective, 0.15));
        assertThat(found.network()).containsExactly(network(limit, objective, 0.1));
        assertThat(found.loss()).isEqualTo(objective.loss(found.network()));
        assertThat(LimitCertificate.undercut(limit, objective, Activation.TANH, network(limit, objective, 1e-4)))
                .isInstanceOf(Unproven.class);
        assertThat(LimitCertificate.undercut(limit, objective, Activation.TANH, network(limit, objective, 0.0015)))
                .isInstanceOf(Unproven.class);
        assertThat(LimitCertificate.undercut(limit, objective, Activation.TANH, network(limit, objective, 0.0017)))
                .isInstanceOf(Undercut.class);
    }

    /** Weights beyond 1e7 are not handed on, and no network is near a step of an activation that has none. */
    @Test
    void enormousNetworksAndImpossibleOnesAreNotTaken() {
        Piece step = piece(new StepTerm(new double[] {1, 1, -1, -1}, p(1, 0)), p(0.7), 0);
        LimitState limit = Limits.state(0.2, step);
        Samples samples = Limits.saying(limit, new double[][] {{1e-8}, {1}, {-1}, {-2}});
        Objective objective = objective(samples, 1, Activation.TANH);
        assertThat(LimitCertificate.undercut(limit, objective, Activation.TANH, new double[4]))
                .isInstanceOf(Unproven.class);
        Samples farther = Limits.saying(limit, new double[][] {{1e-6}, {1}, {-1}, {-2}});
        assertThat(LimitCertificate.undercut(
                        limit, objective(farther, 1, Activation.TANH), Activation.TANH, new double[4]))
                .isInstanceOf(Undercut.class);
        assertThat(LimitCertificate.undercut(
                        limit, objective(farther, 1, Activation.SOFTPLUS), Activation.SOFTPLUS, new double[4]))
                .isInstanceOf(Unproven.class);
    }
}
