package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.Channel;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.Channel.Way;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Spectrum;

/** End states as results name them and journals give them back, and networks that have none. */
class ReadingEndsTest {
    @Test
    void groupsCountTheirUnitsFromOne() {
        Channel channel = new Channel(
                List.of(
                        new UnitGroup(Way.MERGE, List.of(0, 2), 0.75, 0.5, List.of()),
                        new UnitGroup(Way.FADE, List.of(1), 1, 1, List.of())),
                List.of(),
                0.25,
                0,
                new double[0]);
        assertThat(ChannelGroup.of(channel))
                .containsExactly(
                        new ChannelGroup(Way.MERGE, List.of(1, 3), 0.75, 0.5),
                        new ChannelGroup(Way.FADE, List.of(2), 1, 1));
        assertThat(Way.MERGE_AND_SATURATE.label()).isEqualTo("merge_and_saturate");
    }

    @Test
    void whatCannotBePolishedIsSaidWithItsReason() {
        Network tanh = Network.of(2, List.of(4), Activation.TANH, 0); // 17 parameters
        assertThat(PolishingObstacle.of(tanh)).isNull();
        assertThat(PolishingObstacle.of(tanh, 17)).isNull();
        assertThat(PolishingObstacle.of(tanh, 16)).isEqualTo("it has more than 16 parameters (17)");
        assertThat(PolishingObstacle.of(Network.of(2, List.of(75), Activation.TANH, 0)))
                .isEqualTo("it has more than 300 parameters (301)");
        assertThat(PolishingObstacle.of(Network.of(2, List.of(4), Activation.HARDTANH, 0)))
                .startsWith("its activation has kinks");
        assertThat(PolishingObstacle.of(Network.of(2, List.of(4), Activation.RELU, 0)))
                .isNull();
    }

    /** The spectrum is not in the journal: it is that of the Hessian there, along the kinks where there are some. */
    @Test
    void anEndStateThatWasReadHasTheSpectrumOfItsPlace() {
        double[] p = {0.4, 0.5, -0.3, 0.2};
        Objective tanh = Objective.of(Network.of(1, List.of(1), Activation.TANH, 0.1), MadeUp.TWO);
        EndState inspected = Polisher.inspect(tanh, p);
        assertThat(EndState.of(tanh, inspected.decision()).spectrum().eigenvalues())
                .containsExactly(Spectrum.of(tanh, p).eigenvalues(), within(1e-15));
        Samples samples = new Samples(
                new double[][] {{-1}, {-1}, {-1}, {0.5}, {1.5}, {1.5}, {1.5}, {1.5}},
                new double[] {1, 0, 0, 0, 1, 1, 1, 0});
        Objective relu = Objective.of(Network.of(1, List.of(1), Activation.RELU, 0.01), samples);
        double c = Math.log(0.27 / 0.73);
        double v = Math.sqrt(-2 * c);
        EndState kinked = Polisher.inspect(relu, new double[] {v, -v / 2, v, c});
        // one sample on the kink: three directions of four
        assertThat(EndState.of(relu, kinked.decision()).spectrum().eigenvalues())
                .hasSize(3);
    }
}
