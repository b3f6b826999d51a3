package org.manymoons.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.Channel;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.SixPoints;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Reasons;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Spectrum;

/** Every figure of an end state that was made up arrives under its name. */
class EndStateSummaryTest {
    private static final Network NETWORK = SixPoints.network(0);
    private static final Samples TEST = new Samples(new double[][] {{0}, {4}}, new double[] {0, 0});

    @Test
    void aMinimumHasEverythingButAChannel() {
        EndStateSummary summary = summary(end(Kind.FLAT_MINIMUM, 8, 0.125, null), TEST);

        assertThat(summary.kind()).isEqualTo(Kind.FLAT_MINIMUM);
        assertThat(summary.figures().cost()).isEqualTo(0.5);
        assertThat(summary.value()).isEqualTo(0.5);
        assertThat(summary.figures().point().gradientMaxAbs()).isEqualTo(1e-17);
        assertThat(summary.figures().point().gradientBound()).isEqualTo(1e-16);
        assertThat(summary.figures().point().hessianMinEigenvalue()).isEqualTo(-1);
        assertThat(summary.figures().point().hessianMinEigenvalueBound()).isEqualTo(0.01);
        assertThat(summary.figures().point().hessianMaxEigenvalue()).isEqualTo(7);
        assertThat(summary.figures().point().eigenvalues()).containsExactly(-1.0, 2.0, 3.0, 7.0);
        assertThat(summary.figures().point().eigenvalueBounds()).containsExactly(0.01, 0.02, 0.03, 0.04);
        assertThat(summary.figures().point().conditionNumber()).isEqualTo(8);
        assertThat(summary.figures().point().newtonStep()).isEqualTo(0.125);
        assertThat(summary.figures().iterations()).isEqualTo(42);
        assertThat(summary.figures().freeDirections()).containsExactly("free");
        assertThat(summary.figures().reasons().sentences()).containsExactly("why");
        assertThat(summary.parameters()).containsExactly(boxed(SixPoints.right()));
        assertThat(summary.figures().limit()).isNull();
        assertThat(summary.figures().limitError()).isNull();
        assertThat(summary.channel()).isNull();
        assertThat(summary.growth()).isNull();
    }

    /** The minimum on the right says class 1 up to 2, so it is wrong about the first of the six points. */
    @Test
    void accuraciesAreThoseOfTheEndState() {
        assertThat(summary(end(Kind.STRICT_MINIMUM, 8, 0, null), TEST).figures().trainingAccuracy())
                .isEqualTo(5.0 / 6);
        assertThat(summary(end(Kind.STRICT_MINIMUM, 8, 0, null), TEST).figures().testAccuracy())
                .isEqualTo(0.5);
        assertThat(summary(end(Kind.STRICT_MINIMUM, 8, 0, null), null).figures().testAccuracy())
                .isNull();
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        EndStateSummary summary = summary(end(Kind.SADDLE, Double.POSITIVE_INFINITY, Double.NaN, null), null);

        assertThat(summary.figures().point().conditionNumber()).isNull();
        assertThat(summary.figures().point().newtonStep()).isNull();
    }

    @Test
    void aChannelIsWorthItsLimitAndItsUnitsCountFromOne() {
        Channel channel = new Channel(
                List.of(
                        new Channel.UnitGroup(Channel.Way.MERGE, List.of(0, 2), 0.75, 0.5, List.of()),
                        new Channel.UnitGroup(Channel.Way.MERGE_AND_SATURATE, List.of(1), 1, 0.25, List.of())),
                List.of(new Channel.Station(2, 9), new Channel.Station(3, 9), new Channel.Station(8, 9)),
                0.25,
                1e-9,
                new double[6]);

        EndStateSummary summary = summary(end(Kind.CHANNEL_TO_INFINITY, 8, 0, channel), null);

        assertThat(summary.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(summary.figures().limit()).isEqualTo(0.25);
        assertThat(summary.figures().limitError()).isEqualTo(1e-9);
        assertThat(summary.value()).isEqualTo(0.25);
        assertThat(summary.figures().cost()).isEqualTo(0.5);
        assertThat(summary.growth()).isEqualTo(4);
        assertThat(summary.channel())
                .containsExactly(
                        new ChannelGroup(Way.MERGE, List.of(1, 3), 0.75, 0.5),
                        new ChannelGroup(Way.MERGE_AND_SATURATE, List.of(2), 1, 0.25));
    }

    @Test
    void aChannelWithoutAPathOrFromNoughtHasNoGrowth() {
        Channel noPath = new Channel(List.of(), List.of(), 0.25, 1e-9, new double[6]);
        Channel fromNought = new Channel(
                List.of(), List.of(new Channel.Station(0, 9), new Channel.Station(8, 9)), 0.25, 1e-9, new double[6]);

        assertThat(summary(end(Kind.CHANNEL_TO_INFINITY, 8, 0, noPath), null).growth())
                .isNull();
        assertThat(summary(end(Kind.CHANNEL_TO_INFINITY, 8, 0, fromNought), null)
                        .growth())
                .isNull();
    }

    private static EndStateSummary summary(EndState end, Samples test) {
        return EndStateSummary.of(end, NETWORK, SixPoints.SAMPLES, test);
    }

    private static EndState end(Kind kind, double condition, double newtonStep, Channel channel) {
        Spectrum spectrum =
                new Spectrum(new double[] {-1, 2, 3, 7}, new double[4][4], new double[] {0.01, 0.02, 0.03, 0.04});
        return new EndState(
                new EndState.Decision(
                        kind,
                        0.5,
                        1e-15,
                        1e-17,
                        1e-16,
                        condition,
                        newtonStep,
                        42,
                        List.of("free"),
                        Reasons.of("why"),
                        SixPoints.right(),
                        channel),
                spectrum);
    }

    private static Double[] boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
    }
}
