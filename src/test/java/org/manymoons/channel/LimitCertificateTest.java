package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.certified;
import static org.manymoons.channel.Limits.minimised;
import static org.manymoons.channel.Limits.network;
import static org.manymoons.channel.Limits.objective;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;
import static org.manymoons.channel.Limits.units;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.Channel.Way;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.LimitCertificate.Certification.Unproven;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.endstate.Landscapes;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.RoundingBound;

/** True limits are certified, and fabricated ones, each wrong in one respect, are not. */
class LimitCertificateTest {
    private static final double[][] POINTS = Limits.points(40, 1);

    @ParameterizedTest
    @CsvSource({
        "dipole, TANH, MERGE",
        "dipole, SOFTPLUS, MERGE",
        "tripole up, TANH, MERGE",
        "tripole down, SIGMOID, MERGE",
        "falling exponential, TANH, SATURATE",
        "rising exponential, SIGMOID, SATURATE",
        "saturated dipole, TANH, MERGE_AND_SATURATE",
        "line, TANH, FADE",
        "square, TANH, FADE",
        "other cube, TANH, FADE",
        "step, TANH, SHARPEN"
    })
    void theInfimumOfAllFunctionsIsTheEndOfAChannel(String name, Activation activation, Way way) {
        LimitState limit = Limits.named(name, activation, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, units(limit), activation);
        double[] start = network(limit, objective, 0.5);
        Verified verified = (Verified) LimitCertificate.of(limit, objective, activation, start);
        Channel channel = verified.channel();
        double entropy = Landscapes.entropy(samples);
        assertThat(channel.limit()).isCloseTo(entropy, within(1e-14));
        assertThat(channel.limitError()).isBetween(1e-17, 1e-13);
        assertThat(channel.predictions()).containsExactly(samples.labels(), within(1e-14));
        UnitGroup group = channel.groups().get(0);
        assertThat(channel.groups()).hasSize(1);
        assertThat(group.way()).isEqualTo(way);
        assertThat(group.units()).isEqualTo(limit.pieces().get(0).units());
        assertThat(objective.loss(verified.network()))
                .isLessThan(objective.loss(start))
                .isGreaterThan(entropy);
        assertThat(verified.network()).containsExactly(network(limit, objective, 0.4), within(0.0));
        assertThat(channel.path()).hasSizeGreaterThan(1).hasSameSizeAs(group.growth());
        for (int k = 1; k < channel.path().size(); k++) {
            double excess = channel.path().get(k).loss() - entropy;
            assertThat((channel.path().get(k - 1).loss() - entropy) / excess).isGreaterThan(1.8);
            assertThat(excess).isPositive();
            assertThat(channel.path().get(k).norm())
                    .isGreaterThan(channel.path().get(k - 1).norm());
        }
    }

    /** The path of a channel from 0.4 on by halves: its second station is at 0.2, the first whose excess has a forerunner. */
    @Test
    void growthIsThatOfTheLargestWeightsOfTheGroup() {
        Piece pair = piece(new DipoleTerm(Activation.TANH), p(1.1, 0.7, 0.3, 1.5, 1.2, -2, 0.5), 1, 2);
        Samples samples = Limits.saying(Limits.state(0.4, pair), POINTS);
        LimitState limit = Limits.state(0.4, pair);
        Objective objective = objective(samples, 3, Activation.TANH);
        Verified verified =
                (Verified) LimitCertificate.of(limit, objective, Activation.TANH, network(limit, objective, 0.5));
        UnitGroup group = verified.channel().groups().get(0);
        for (int k = 0; k < 3; k++) {
            LimitState state = NearbyNetwork.of(limit, Activation.TANH, samples, Math.scalb(0.2, -k));
            double incoming = 0;
            double bias = 0;
            double outgoing = 0;
            double square = state.constant() * state.constant();
            for (Piece unit : state.pieces()) {
                double[] q = unit.parameters();
                incoming = Math.max(incoming, Math.hypot(q[0], q[1]));
                bias = Math.max(bias, Math.abs(q[2]));
                outgoing = Math.max(outgoing, Math.abs(q[3]));
                square += q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3];
            }
            assertThat(group.growth().get(k).incoming()).isCloseTo(incoming, within(1e-12));
            assertThat(group.growth().get(k).bias()).isCloseTo(bias, within(1e-12));
            assertThat(group.growth().get(k).outgoing()).isCloseTo(outgoing, within(1e-9));
            assertThat(verified.channel().path().get(k).norm()).isCloseTo(Math.sqrt(square), within(1e-9));
        }
        double[] a = NearbyNetwork.of(limit, Activation.TANH, samples, 0.4)
                .pieces()
                .get(0)
                .parameters();
        double[] b = NearbyNetwork.of(limit, Activation.TANH, samples, 0.4)
                .pieces()
                .get(1)
                .parameters();
        assertThat(group.cosineOfWeights()).isCloseTo(cosine(a, b, 2), within(1e-14));
        assertThat(group.cosineOfWeightsAndBias()).isCloseTo(cosine(a, b, 3), within(1e-14));
    }

    private static double cosine(double[] a, double[] b, int size) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < size; k++) {
            ab += a[k] * b[k];
            aa += a[k] * a[k];
            bb += b[k] * b[k];
        }
        return Math.abs(ab) / Math.sqrt(aa * bb);
    }

    /** Samples right of 0.5 are all of class 1, the others say 0.6 and 0.7, which a constant cannot do better than 0.65. */
    @Test
    void aUnitThatCutsOffItsClassIsTheEndOfAChannel() {
        Samples samples = new Samples(new double[][] {{0}, {0.2}, {1}, {2}}, new double[] {0.7, 0.6, 1, 1});
        Cut cut = new Cut(0, p(1, -0.5), new boolean[] {false, false, true, true}, 1);
        LimitState limit = minimised(Limits.withCuts(Limits.state(0.6), cut), samples);
        Verified verified = (Verified) certified(limit, samples, 0.5);
        Channel channel = verified.channel();
        UnitGroup group = channel.groups().get(0);
        assertThat(channel.groups()).hasSize(1);
        assertThat(group.way()).isEqualTo(Way.CUT_OFF);
        assertThat(group.units()).containsExactly(0);
        assertThat(group.growth()).hasSameSizeAs(channel.path());
        assertThat(List.of(group.cosineOfWeights(), group.cosineOfWeightsAndBias()))
                .containsExactly(1.0, 1.0);
        assertThat(channel.predictions()).containsExactly(new double[] {0.65, 0.65, 1, 1}, within(1e-12));
        double loss = -(1.3 * Math.log(0.65) + 0.7 * Math.log(0.35)) / 4;
        assertThat(channel.limit()).isCloseTo(loss, within(1e-14));
    }

    @Test
    void aLimitAboveTheNetworkIsNone() {
        LimitState limit = Limits.named("falling exponential", Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, 2, Activation.TANH);
        double[] below = network(limit, objective, 0.01);
        LimitState higher = minimised(Limits.named("rising exponential", Activation.TANH, POINTS), samples);
        assertThat(Limits.loss(higher, samples)).isGreaterThan(objective.loss(below) + 1e-6);
        assertThat(LimitCertificate.of(higher, objective, Activation.TANH, below))
                .isInstanceOf(Unproven.class);
    }

    /** Within the rounding of its own loss a network may be as low as its limit. */
    @Test
    void aNetworkAtTheRoundingOfItsLimitIsStillInTheChannel() {
        LimitState limit = Limits.named("line", Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, 1, Activation.TANH);
        double[] start = network(limit, objective, 1e-5);
        Verified verified = (Verified) LimitCertificate.of(limit, objective, Activation.TANH, start);
        assertThat(verified.network()).isSameAs(start);
    }

    /** Softplus has one side to saturate on only, so that it makes no step. */
    @Test
    void aLimitThatTheActivationCannotReachIsNone() {
        LimitState limit = Limits.named("step", Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, 1, Activation.SOFTPLUS);
        assertThat(LimitCertificate.of(limit, objective, Activation.SOFTPLUS, new double[5]))
                .isInstanceOf(Unproven.class);
    }

    /** A step aside of 1e-10 in one parameter is no critical point, one of rounding is. */
    @ParameterizedTest
    @CsvSource({"0, 1e-10, false", "2, 1e-10, false", "3, -1e-10, false", "0, 0, true", "3, 1e-17, true"})
    void aLimitModelThatIsNotAtItsMinimumIsNoLimit(int parameter, double aside, boolean verified) {
        LimitState limit = Limits.named("falling exponential", Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        double[] moved = limit.parameters();
        moved[parameter] += aside;
        Certification outcome = certified(limit.at(moved), samples, 0.5);
        assertThat(outcome).isInstanceOf(verified ? Verified.class : Unproven.class);
    }

    /** At a maximum along the height of the step nothing pulls either way: a constant, with a unit that does nothing. */
    @Test
    void aCriticalPointThatIsNotAStrictMinimumIsNoLimit() {
        Piece idle = piece(new UnitTerm(Activation.TANH), p(0.5, 0.5, 0.1, 0), 1);
        LimitState limit = Limits.named("falling exponential", Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        LimitState flat = Limits.state(limit.constant(), limit.pieces().get(0), idle);
        assertThat(certified(flat, samples, 0.5)).isInstanceOf(Unproven.class);
    }

    /** At x within 1e-8 of a step's line even the first network has weights beyond 1e7: no network leads to the limit. */
    @ParameterizedTest
    @CsvSource({"1e-8, false", "1e-6, true"})
    void aLimitThatOnlyEnormousWeightsComeNearIsNone(double nearest, boolean verified) {
        Piece step = piece(new StepTerm(new double[] {1, 1, -1, -1}, p(1, 0)), p(0.7), 0);
        LimitState limit = Limits.state(0.2, step);
        Samples samples = Limits.saying(limit, new double[][] {{nearest}, {1}, {-1}, {-2}});
        assertThat(LimitCertificate.of(limit, objective(samples, 1, Activation.TANH), Activation.TANH, new double[4]))
                .isInstanceOf(verified ? Verified.class : Unproven.class);
    }

    /** The smaller the exponential, the fewer networks can be told from the limit: three leave two falls, which is enough. */
    @ParameterizedTest
    @CsvSource({"-7, 4", "-9, 3", "-10.5, 2"})
    void twoStationsThatCanBeToldFromTheLimitAreEnough(double bias, int expected) {
        LimitState limit = Limits.state(0.5, piece(new ExponentialTerm(-1), p(0.8, -0.6, bias), 0));
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, 1, Activation.TANH);
        int told = 0;
        double bound = 0;
        double excess = Double.POSITIVE_INFINITY;
        while (excess > 10 * bound) {
            double[] network = network(limit, objective, Math.scalb(0.4, -told));
            bound = RoundingBound.of(objective.network(), network, samples).loss();
            excess = objective.loss(network) - Limits.loss(limit, samples);
            told += excess > 10 * bound ? 1 : 0;
        }
        assertThat(told).isEqualTo(expected);
        Certification outcome = LimitCertificate.of(limit, objective, Activation.TANH, new double[5]);
        assertThat(outcome).isInstanceOf(told > 2 ? Verified.class : Unproven.class);
        if (outcome instanceof Verified verified) {
            assertThat(verified.channel().path()).hasSize(told - 1);
        }
    }
}
