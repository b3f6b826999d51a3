package org.manymoons.landscape.inward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.saddle.InwardWalk;
import org.manymoons.reference.Loss;
import org.manymoons.spectrum.Eigen;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

/** Ways out of a channel whose limit is known, across to a copy of it, and back into it. */
class ChannelWaysTest {
    private static final EndState END = PlantedChannel.end();
    private static final Approach APPROACH = Approach.of(PlantedChannel.OBJECTIVE, END, () -> false);

    /** At nineteen places inside of every straight line, more and others than the way itself looked at. */
    private static double highest(List<double[]> polygon) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 1; k < polygon.size(); k++) {
            for (int i = 0; i <= 20; i++) {
                double[] p = polygon.get(k - 1).clone();
                for (int j = 0; j < p.length; j++) {
                    p[j] += i / 20.0 * (polygon.get(k)[j] - p[j]);
                }
                highest = Math.max(highest, Loss.loss(PlantedChannel.NETWORK, p, PlantedChannel.SAMPLES));
            }
        }
        return highest;
    }

    @Test
    void aWayInwardsBeginsAtTheLimitAndComesToSmallWeights() {
        assertThat(END.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        List<double[]> networks = APPROACH.networks();
        assertThat(PlantedChannel.OBJECTIVE.loss(networks.get(0))).isCloseTo(PlantedChannel.LIMIT, within(1e-6));
        assertThat(Eigen.norm(networks.get(0))).isGreaterThan(100);
        assertThat(Eigen.norm(networks.get(networks.size() - 1))).isCloseTo(InwardWalk.radius(0), within(1e-9));
        assertThat(APPROACH.heights()).isSorted();
        assertThat(highest(networks)).isCloseTo(APPROACH.heights()[networks.size() - 1], within(1e-4));
    }

    @Test
    void placesAreKnownByTheirSphere() {
        for (int sphere = 0; sphere < 20; sphere++) {
            assertThat(Eigen.norm(APPROACH.networks().get(APPROACH.on(sphere))))
                    .isCloseTo(InwardWalk.radius(sphere), within(1e-9));
        }
        assertThat(APPROACH.on(1000)).isEqualTo(-1);
    }

    /** The way joins the channel with the copy that it is said to, and nowhere costs more than it says. */
    @Test
    void aCrossingLeadsFromTheChannelToItsCopy() {
        Symmetry copy = PlantedChannel.COPY;
        FoundWay way = new Crossing(PlantedChannel.OBJECTIVE, new NetworkSurface(PlantedChannel.OBJECTIVE), () -> false)
                .between(3, APPROACH, 3, APPROACH, copy)
                .orElseThrow()
                .way();

        double[] outermost = APPROACH.networks().get(0);
        assertThat(way.oneWay()[way.oneWay().length - 1]).containsExactly(outermost);
        assertThat(way.otherWay()[way.otherWay().length - 1])
                .containsExactly(copy.apply(PlantedChannel.NETWORK, outermost));
        assertThat(way.moves()).containsExactly(((UnitMoves) copy.layers().get(0)).moves());
        assertThat(way.a()).isEqualTo(3);
        assertThat(way.b()).isEqualTo(3);
        List<double[]> whole = new ArrayList<>(List.of(way.oneWay()));
        Collections.reverse(whole);
        whole.add(way.top());
        whole.addAll(List.of(way.otherWay()));
        assertThat(highest(whole)).isCloseTo(way.cost(), within(1e-3));
        assertThat(way.cost()).isBetween(PlantedChannel.LIMIT, knowingNothing());
    }

    private static double knowingNothing() {
        double share = Arrays.stream(PlantedChannel.SAMPLES.labels()).average().orElseThrow();
        return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    }

    @Test
    void aNetworkInACopyOfTheChannelIsLedOutAlongThatCopy() {
        KnownChannel channel = new KnownChannel(END, APPROACH);
        double[] inside = PlantedChannel.COPY.apply(PlantedChannel.NETWORK, PlantedChannel.network(0.02));
        double loss = PlantedChannel.OBJECTIVE.loss(inside);

        List<double[]> way =
                channel.wayOut(PlantedChannel.OBJECTIVE, inside, loss + 1e-3).orElseThrow();
        double[] end = way.get(way.size() - 1);
        assertThat(end)
                .containsExactly(PlantedChannel.COPY.apply(
                        PlantedChannel.NETWORK, APPROACH.networks().get(0)));
        way.add(0, inside);
        assertThat(highest(way)).isLessThanOrEqualTo(loss + 1e-3);
        assertThat(channel.decision(end).parameters()).isSameAs(end);
        assertThat(channel.decision(end).channel()).isSameAs(END.channel());
    }

    /** Below the allowed cost there is no way from a network that is somewhere else. */
    @Test
    void aNetworkOutsideOfTheChannelIsNotInIt() {
        KnownChannel channel = new KnownChannel(END, APPROACH);
        double[] outside = PlantedChannel.network(0.02);
        outside[6] = -outside[6];

        assertThat(channel.wayOut(PlantedChannel.OBJECTIVE, outside, PlantedChannel.LIMIT + 0.01))
                .isEmpty();
    }
}
