package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.LimitCertificate.Certification.Unproven;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.steep.SteepUnits;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Steps and cuts in one dimension, whose best heights are logarithms of counts. */
class SteepUnitsTest {
    /** Three of four samples at -1 are of class 0, three of four at 1 of class 1, and the one between them is of class 0. */
    private static final Samples WITH_ONE_BETWEEN = new Samples(
            new double[][] {{-1}, {-1}, {-1}, {-1}, {0.5}, {1}, {1}, {1}, {1}},
            new double[] {0, 0, 0, 1, 0, 1, 1, 1, 0});

    private static double entropy(double share) {
        return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    }

    private static double logOdds(double share) {
        return Math.log(share / (1 - share));
    }

    private static Objective objective(Samples samples) {
        return Objective.of(Network.of(1, List.of(1), Activation.TANH, 0), samples);
    }

    /** A step at this place with these shares of class 1 left and right of it. */
    private static LimitState step(Samples samples, double at, double left, double right) {
        double[] pattern = new double[samples.size()];
        for (int n = 0; n < pattern.length; n++) {
            pattern[n] = samples.inputs()[n][0] > at ? 1 : -1;
        }
        double height = 0.5 * (logOdds(right) - logOdds(left));
        double constant = 0.5 * (logOdds(right) + logOdds(left));
        return Limits.state(constant, piece(new StepTerm(pattern, p(1, -at)), p(height), 0));
    }

    /** The sample at 0.5 costs log(5/2) right of the step; a line near it lets it cost less, whatever line was found. */
    @Test
    void aStepThatAWrongSampleCanBeNearestToIsNoLimit() {
        Objective objective = objective(WITH_ONE_BETWEEN);
        for (double at : new double[] {-0.9, -0.25, 0.4}) {
            LimitState limit = step(WITH_ONE_BETWEEN, at, 0.25, 0.6);
            double loss = (4 * entropy(0.25) + 5 * entropy(0.6)) / 9;
            assertThat(Limits.loss(limit, WITH_ONE_BETWEEN)).isCloseTo(loss, within(1e-15));
            double[] through = p(200, -100, limit.pieces().get(0).parameters()[0], limit.constant());
            assertThat(objective.loss(through)).isLessThan(loss - 0.01);
            assertThat(SteepUnits.areAtRest(limit, WITH_ONE_BETWEEN)).isFalse();
            assertThat(LimitCertificate.of(limit, objective, Activation.TANH, new double[4]))
                    .isNotInstanceOf(Verified.class);
        }
    }

    @Test
    void itsLineIsMovedAcrossThatSample() {
        LimitState limit = step(WITH_ONE_BETWEEN, -0.25, 0.25, 0.6);
        LimitState turned = SteepUnits.turned(limit, WITH_ONE_BETWEEN).orElseThrow();
        StepTerm step = (StepTerm) turned.pieces().get(0).term();
        assertThat(step.pattern()).containsExactly(-1, -1, -1, -1, -1, 1, 1, 1, 1);
        assertThat(step.line()[1] / step.line()[0]).isCloseTo(-0.75, within(1e-9));
        assertThat(turned.parameters()).containsExactly(limit.parameters());
        assertThat(Limits.loss(turned, WITH_ONE_BETWEEN)).isLessThan(Limits.loss(limit, WITH_ONE_BETWEEN));
    }

    /** A fifth left of the step, three quarters right of it: both samples next to it are where they should be. */
    @Test
    void aStepWithTheRightSamplesNextToItIsAtRest() {
        LimitState limit = step(WITH_ONE_BETWEEN, 0.6, 0.2, 0.75);
        assertThat(SteepUnits.areAtRest(limit, WITH_ONE_BETWEEN)).isTrue();
        assertThat(SteepUnits.turned(limit, WITH_ONE_BETWEEN)).isEmpty();
        Verified verified =
                (Verified) LimitCertificate.of(limit, objective(WITH_ONE_BETWEEN), Activation.TANH, new double[4]);
        assertThat(verified.channel().limit()).isCloseTo((5 * entropy(0.2) + 4 * entropy(0.75)) / 9, within(1e-14));
    }

    /** From a network at the end of the first step the search finds that of the second, which is 0.06 lower. */
    @Test
    void aSearchGoesOnToTheStepThatIsAnInfimum() {
        LimitState limit = step(WITH_ONE_BETWEEN, -0.25, 0.25, 0.6);
        double[] start = NearbyNetwork.of(limit, Activation.TANH, WITH_ONE_BETWEEN, 1e-4)
                .network(objective(WITH_ONE_BETWEEN).network());
        Verified verified = (Verified) ChannelSearch.from(objective(WITH_ONE_BETWEEN), start, () -> false);
        assertThat(verified.channel().limit()).isCloseTo((5 * entropy(0.2) + 4 * entropy(0.75)) / 9, within(1e-14));
    }

    /** Left of the line one of four at -2 and the one at -1 are of class 1, right of it all. */
    private static final Samples TO_CUT =
            new Samples(new double[][] {{-2}, {-2}, {-2}, {-2}, {-1}, {1}}, new double[] {0, 0, 0, 1, 1, 1});

    private static LimitState cut(double at, double share) {
        boolean[] beyond = new boolean[TO_CUT.size()];
        for (int n = 0; n < beyond.length; n++) {
            beyond[n] = TO_CUT.inputs()[n][0] > at;
        }
        return Limits.withCuts(Limits.state(logOdds(share)), new Cut(0, p(1, -at), beyond, 1));
    }

    @Test
    void aCutThatMoreOfItsClassCanBeNearestToIsNoLimit() {
        LimitState limit = cut(0.5, 0.4);
        assertThat(Limits.loss(limit, TO_CUT)).isCloseTo(5 * entropy(0.4) / 6, within(1e-15));
        assertThat(SteepUnits.areAtRest(limit, TO_CUT)).isFalse();
        assertThat(LimitCertificate.of(limit, objective(TO_CUT), Activation.TANH, new double[4]))
                .isInstanceOf(Unproven.class);
        Cut turned = SteepUnits.turned(limit, TO_CUT).orElseThrow().cuts().get(0);
        assertThat(turned.beyond()).containsExactly(false, false, false, false, true, true);
        assertThat(turned.line()[1] / turned.line()[0]).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void aCutWithTheOtherClassNextToItIsAtRest() {
        LimitState limit = cut(-1.5, 0.25);
        assertThat(SteepUnits.areAtRest(limit, TO_CUT)).isTrue();
        Verified verified = (Verified) LimitCertificate.of(limit, objective(TO_CUT), Activation.TANH, new double[4]);
        assertThat(verified.channel().limit()).isCloseTo(4 * entropy(0.25) / 6, within(1e-14));
    }

    /** At -1 one of each class: the mean pulls up, but one of them would cost infinitely much beyond the line. */
    @Test
    void aPlaceOfBothClassesIsNotCutOff() {
        Samples samples = new Samples(
                new double[][] {{-2}, {-2}, {-2}, {-2}, {-1}, {-1}, {1}}, new double[] {0, 0, 0, 0, 0, 1, 1});
        boolean[] beyond = {false, false, false, false, false, false, true};
        LimitState limit = Limits.withCuts(Limits.state(logOdds(1 / 6.0)), new Cut(0, p(1, 0), beyond, 1));
        assertThat(SteepUnits.areAtRest(limit, samples)).isFalse();
        assertThat(SteepUnits.turned(limit, samples)).isEmpty();
    }

    /** What another cut takes care of makes no limit less of one; but before it, it had better be left of the step as well, near to it if need be. */
    @Test
    void samplesThatAreCutOffCountOnlyForThePlaceOfALine() {
        LimitState step = step(WITH_ONE_BETWEEN, -0.25, 0.25, 0.75);
        boolean[] beyond = {false, false, false, false, true, false, false, false, false};
        LimitState limit = Limits.withCuts(step, new Cut(1, p(1, 0), beyond, -1));
        assertThat(SteepUnits.areAtRest(limit, WITH_ONE_BETWEEN)).isTrue();
        StepTerm widened = (StepTerm)
                SteepUnits.placed(step, WITH_ONE_BETWEEN).pieces().get(0).term();
        assertThat(widened.line()[1] / widened.line()[0]).isCloseTo(0.25, within(1e-9));
        StepTerm free = (StepTerm)
                SteepUnits.placed(limit, WITH_ONE_BETWEEN).pieces().get(0).term();
        assertThat(free.line()[1] / free.line()[0]).isCloseTo(-501 / 1001.0, within(1e-9));
    }

    /**
     * Samples of class 1 at 0.6 and 2 are certain without the cut at 1.5; the one at 1 is not. The cut can only reach it
     * past the certain one at 1.2, which it does not need.
     */
    @Test
    void aCutPassesSamplesThatAreCertainWithoutIt() {
        Samples samples = new Samples(new double[][] {{-1}, {0}, {1}, {1.2}, {2}}, new double[] {0, 0, 1, 1, 1});
        double[] certain = {-20, -20, 1, 20, 20};
        double[] pattern = {-1, -1, 0.05, 1, 1};
        LimitState limit = new LimitState(
                List.of(piece(new StepTerm(pattern, p(1, -0.5)), p(20), 1)),
                0,
                List.of(new Cut(0, p(1, -1.5), new boolean[] {false, false, false, false, true}, 1)));
        assertThat(limit.model(samples).logits(limit.parameters())).containsExactly(certain);
        List<LimitState> past = SteepUnits.turnedPastSettled(limit, samples);
        assertThat(past).anySatisfy(turned -> {
            assertThat(turned.cuts())
                    .singleElement()
                    .satisfies(cut -> assertThat(cut.beyond()[2]).isTrue());
            assertThat(Limits.loss(turned, samples)).isLessThan(Limits.loss(limit, samples) - 0.05);
        });
    }
}
