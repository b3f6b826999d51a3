package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.channel.Limits.p;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.LimitCertificate.Certification.Undercut;
import org.manymoons.channel.LimitCertificate.Certification.Unproven;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.endstate.MadeUp;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.RoundingBound;

/**
 * True limits, with losses of the networks near them that are made up, so that each can be put at the last double that
 * decides. The networks on the way lie above the limit by delta^2.
 */
class LimitCertificateThresholdsTest {
    private static final double[][] POINTS = Limits.points(40, 1);
    private static final Network NETWORK = Network.of(2, List.of(1), Activation.TANH, 0);

    /** Its logits are in the thousands, so that its loss rounds by more than all others. */
    private static final double[] LARGE = {1, 1, 0, 3000, 0};

    private final LimitState exponential = Limits.named("falling exponential", Activation.TANH, POINTS);
    private final LimitState line = Limits.named("line", Activation.TANH, POINTS);

    private LimitState limit = exponential;
    private Samples samples = Limits.saying(limit, POINTS);
    private double[] start = LARGE;
    private double current = 1;
    private double elsewhere = 1;
    private double[] tilted = {};
    private double tiltedLoss;

    private void use(LimitState other) {
        limit = other;
        samples = Limits.saying(other, POINTS);
    }

    private double loss() {
        return Limits.loss(limit, samples);
    }

    private double bound() {
        return limit.model(samples).rounding(limit.parameters()).loss();
    }

    private double rounding(double[] parameters) {
        return RoundingBound.of(NETWORK, parameters, samples).loss();
    }

    private double[] way(double delta) {
        return NearbyNetwork.of(limit, Activation.TANH, samples, delta).network(NETWORK);
    }

    private double[] tilted(double delta, double tilt) {
        return NearbyNetwork.of(limit, Activation.TANH, samples, delta, tilt).network(NETWORK);
    }

    private Certification outcome() {
        double[][] way = new double[12][];
        double[] excess = new double[12];
        for (int i = 0; i < way.length; i++) {
            way[i] = way(Math.scalb(0.4, -i));
            excess[i] = Math.scalb(0.01, -2 * i);
        }
        double limitLoss = loss();
        ToDoubleFunction<double[]> loss = p -> {
            for (int i = 0; i < way.length; i++) {
                if (Arrays.equals(p, way[i])) {
                    return limitLoss + excess[i];
                }
            }
            return Arrays.equals(p, start) ? current : Arrays.equals(p, tilted) ? tiltedLoss : elsewhere;
        };
        MadeUp objective = new MadeUp(NETWORK, samples, loss, p -> new double[5], p -> MadeUp.diagonal(1, 1, 1, 1, 1));
        return LimitCertificate.of(limit, objective, Activation.TANH, start);
    }

    private Certification outcome(double[] network, double loss) {
        tilted = network;
        tiltedLoss = loss;
        return outcome();
    }

    @Test
    void aLimitMustLieBelowTheStartAndItsRounding() {
        double resolution = rounding(start);
        current = loss() - resolution;
        while (current + resolution < loss()) {
            current = Math.nextUp(current);
        }
        while (current + resolution > loss()) {
            current = Math.nextDown(current);
        }
        assertThat(current + resolution).isEqualTo(loss());
        assertThat(outcome()).isInstanceOf(Unproven.class);
        current += resolution / 2;
        assertThat(((Verified) outcome()).network()).isSameAs(start);
    }

    @Test
    void ofNineNetworksAllButTheFirstFall() {
        Verified verified = (Verified) outcome();
        assertThat(verified.channel().path()).hasSize(8);
        assertThat(verified.network()).containsExactly(way(0.4));
    }

    @Test
    void theNetworkHandedOnLiesBelowTheStart() {
        current = loss() + 0.01;
        assertThat(((Verified) outcome()).network()).containsExactly(way(0.2));
        current = Math.nextUp(current);
        assertThat(((Verified) outcome()).network()).containsExactly(way(0.4));
    }

    /** By ten bounds of the limit's rounding and once that of the start. */
    @Test
    void aProbeMustLieClearlyBelowTheLimit() {
        elsewhere = loss() - 10 * bound() - rounding(start);
        assertThat(outcome()).isInstanceOf(Verified.class);
        elsewhere = Math.nextDown(elsewhere);
        assertThat(((Undercut) outcome()).loss()).isEqualTo(elsewhere);
    }

    @Test
    void aProbeMustLieClearlyBelowTheStartToo() {
        double resolution = rounding(start);
        assertThat(bound()).isLessThan(0.02 * resolution);
        current = loss() - 0.5 * resolution;
        elsewhere = current - resolution;
        assertThat(elsewhere).isLessThan(loss() - 10 * bound() - resolution);
        assertThat(outcome()).isInstanceOf(Unproven.class);
        elsewhere = Math.nextDown(elsewhere);
        assertThat(((Undercut) outcome()).loss()).isEqualTo(elsewhere);
    }

    /** The one with a bias to either side, on each rung. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.95, -0.5, 0.5, 0.95})
    void aBentNetworkMustLieClearlyBelowTheLimit(double tilt) {
        use(line);
        for (double delta : new double[] {0.4, 0.4 / 256}) {
            double[] bent = tilted(delta, tilt);
            double least = loss() - bound() - rounding(bent);
            assertThat(outcome(bent, least)).isInstanceOf(Verified.class);
            assertThat(((Undercut) outcome(bent, Math.nextDown(least))).network())
                    .containsExactly(bent);
        }
        assertThat(outcome(tilted(0.4 / 512, tilt), 0)).isInstanceOf(Verified.class);
    }

    @Test
    void aBentNetworkMustLieClearlyBelowTheStartToo() {
        use(line);
        double[] bent = tilted(0.4, 0.5);
        double low = loss() - 2 * (bound() + rounding(bent));
        double resolution = rounding(start);
        current = low + 0.9 * resolution;
        assertThat(loss()).isLessThan(current + resolution);
        assertThat(outcome(bent, low)).isInstanceOf(Unproven.class);
        current = low + 1.1 * resolution;
        assertThat(((Undercut) outcome(bent, low)).loss()).isEqualTo(low);
    }

    /** Where the limit model is not at its minimum the start alone is what a bent network must lie below. */
    @Test
    void besideTheMinimumABentNetworkMustLieClearlyBelowTheStart() {
        use(line);
        limit = line.at(p(line.parameters()[0] + 0.1, line.parameters()[1], line.parameters()[2]));
        assertThat(outcome()).isInstanceOf(Unproven.class);
        for (double delta : new double[] {0.4, 0.4 / 256}) {
            double[] bent = tilted(delta, -0.5);
            double least = current - rounding(start) - rounding(bent);
            assertThat(outcome(bent, least)).isInstanceOf(Unproven.class);
            assertThat(((Undercut) outcome(bent, Math.nextDown(least))).network())
                    .containsExactly(bent);
        }
        assertThat(outcome(tilted(0.4 / 512, -0.5), 0)).isInstanceOf(Unproven.class);
    }
}
