package org.manymoons.landscape.inward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.census.Fabricated;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.spectrum.Spectrum;

/** A channel along the first axis on a flat loss, its places at the distances 8, 4 and 1 and their heights made up. */
class KnownChannelTest {
    private static final double FLAT = 0.25;
    private static final Plane PLANE = new Plane((x, y) -> FLAT);

    private static KnownChannel channel(double... heights) {
        List<double[]> networks = List.of(new double[] {8, 0}, new double[] {4, 0}, new double[] {1, 0});
        Spectrum none = new Spectrum(new double[] {1}, new double[][] {{1}}, new double[] {0});
        EndState end = new EndState(Fabricated.end(Kind.FLAT_MINIMUM, FLAT, networks.get(0), 7, null), none);
        return new KnownChannel(end, new Approach(networks, heights));
    }

    @Test
    void theWayOutBeginsAtThePlaceOfTheNearestNorm() {
        KnownChannel channel = channel(FLAT, FLAT, FLAT);
        assertThat(channel.wayOut(PLANE, new double[] {0, 1.5}, FLAT)
                        .orElseThrow()
                        .get(0))
                .containsExactly(1, 0);
        assertThat(channel.wayOut(PLANE, new double[] {0, 3}, FLAT)
                        .orElseThrow()
                        .get(0))
                .containsExactly(4, 0);
        assertThat(channel.wayOut(PLANE, new double[] {0, 99}, FLAT).orElseThrow())
                .containsExactly(new double[] {8, 0});
    }

    /** Twice the one and half of the other: the outer one. */
    @Test
    void betweenTwoTheOuterOneIsTaken() {
        assertThat(channel(FLAT, FLAT, FLAT)
                        .wayOut(PLANE, new double[] {0, 2}, FLAT)
                        .orElseThrow()
                        .get(0))
                .containsExactly(4, 0);
    }

    /** What is just as high as allowed is allowed. */
    @Test
    void aWayThatIsTooHighSomewhereIsNone() {
        double[] network = {0, 4};
        assertThat(channel(0, 0.5, 0).wayOut(PLANE, network, 0.5)).isPresent();
        assertThat(channel(0, 0.5, 0).wayOut(PLANE, network, Math.nextDown(0.5)))
                .isEmpty();
        assertThat(channel(0, 0, 0.5).wayOut(PLANE, network, FLAT)).isPresent();
        assertThat(channel(0, 0, 0).wayOut(PLANE, network, Math.nextDown(FLAT))).isEmpty();
    }
}
