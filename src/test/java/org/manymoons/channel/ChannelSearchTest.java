package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.Channel.Way;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.LimitCertificate.Certification.Undercut;
import org.manymoons.channel.LimitCertificate.Certification.Unproven;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.endstate.Landscapes;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** From a network on its way to a known limit the search finds it; from one that is not, it finds none. */
class ChannelSearchTest {
    private static final double[][] POINTS = Limits.points(40, 1);

    private static Objective objective(Samples samples, int units) {
        return Objective.of(Network.of(2, List.of(units), Activation.TANH, 0), samples);
    }

    /** Channels are known for one tanh-like layer, one sigmoid output and no weight decay. */
    @Test
    void otherNetworksAreNotSearched() {
        assertThat(ChannelSearch.applies(Network.of(2, List.of(3), Activation.TANH, 0)))
                .isTrue();
        assertThat(ChannelSearch.applies(Network.of(2, List.of(3), Activation.TANH, 1e-9)))
                .isFalse();
        assertThat(ChannelSearch.applies(Network.of(2, List.of(3, 3), Activation.TANH, 0)))
                .isFalse();
        assertThat(ChannelSearch.applies(Network.of(2, List.of(), Activation.TANH, 0)))
                .isFalse();
        Network softmax = Network.of(2, List.of(3), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        assertThat(ChannelSearch.applies(softmax)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "dipole, MERGE",
        "falling exponential, SATURATE",
        "rising exponential, SATURATE",
        "saturated dipole, MERGE_AND_SATURATE",
        "line, FADE",
        "square, FADE",
        "step, SHARPEN",
        "tripole down, MERGE"
    })
    void fromANetworkOnTheWayTheLimitIsFound(String name, Way way) {
        LimitState limit = Limits.named(name, Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, limit.pieces().get(0).units().size());
        double[] start = NearbyNetwork.of(limit, Activation.TANH, samples, 0.3).network(objective.network());
        Channel channel = ((Verified) ChannelSearch.from(objective, start, () -> false)).channel();
        assertThat(channel.groups()).extracting(UnitGroup::way).containsExactly(way);
        assertThat(channel.limit()).isCloseTo(Landscapes.entropy(samples), within(1e-13));
    }

    /** Labels that a finite network says, with that network: nothing lies below it. */
    @Test
    void fromAMinimumThereIsNoChannel() {
        LimitState truth = Limits.state(
                0.2,
                piece(new UnitTerm(Activation.TANH), p(1.7, 1.8, -0.3, 1.5), 0),
                piece(new UnitTerm(Activation.TANH), p(2.2, 1.2, -0.1, -1.1), 1));
        Samples samples = Limits.saying(truth, POINTS);
        Objective objective = objective(samples, 2);
        assertThat(ChannelSearch.from(objective, truth.network(objective.network()), () -> false))
                .isInstanceOf(Unproven.class);
    }

    /** A limit that networks near it lead below: the search hands back the lowest of these. */
    @Test
    void aLimitThatIsNoneLeadsToALowerNetwork() {
        Piece unit = piece(new UnitTerm(Activation.TANH), p(0.9, 0.5, 0.6, 1.5), 0);
        Samples samples = Limits.saying(Limits.state(0.2, unit), POINTS);
        Objective objective = objective(samples, 1);
        double[] start = {0.05, 0.03, 0, 20, 0};
        Certification outcome = ChannelSearch.from(objective, start, () -> false);
        assertThat(outcome).isInstanceOf(Undercut.class);
        assertThat(((Undercut) outcome).loss())
                .isLessThan(objective.loss(start))
                .isEqualTo(objective.loss(((Undercut) outcome).network()));
    }

    @Test
    void aSearchThatIsToldToStopFindsNothing() {
        LimitState limit = Limits.named("falling exponential", Activation.TANH, POINTS);
        Samples samples = Limits.saying(limit, POINTS);
        Objective objective = objective(samples, 1);
        double[] start = NearbyNetwork.of(limit, Activation.TANH, samples, 0.3).network(objective.network());
        assertThat(ChannelSearch.from(objective, start, () -> true)).isInstanceOf(Unproven.class);
    }
}
