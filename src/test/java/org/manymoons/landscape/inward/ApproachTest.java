package org.manymoons.landscape.inward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.census.Fabricated;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.saddle.InwardWalk;
import org.manymoons.spectrum.Spectrum;

/** Ways whose places and heights are made up, on losses that are. */
class ApproachTest {
    private static final Plane FLAT = new Plane((x, y) -> 0.1);

    /** A hill of height 1 around zero. */
    private static final Plane HILL = new Plane((x, y) -> 0.1 + Math.exp(-(x * x + y * y) / 100));

    /** Ten places of a half circle of radius 20 around the hill, from (-20, 0) to (20, 0). */
    private static List<double[]> halfCircle() {
        List<double[]> places = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            places.add(Plane.place(20, Math.PI * (1 - k / 9.0)));
        }
        return places;
    }

    private static double highest(Plane plane, List<double[]> way) {
        double highest = 0;
        for (int k = 1; k < way.size(); k++) {
            for (double t = 0; t <= 1; t += 0.1) {
                double x = (1 - t) * way.get(k - 1)[0] + t * way.get(k)[0];
                double y = (1 - t) * way.get(k - 1)[1] + t * way.get(k)[1];
                highest = Math.max(highest, plane.loss(new double[] {x, y}));
            }
        }
        return highest;
    }

    @Test
    void theInnermostPlaceOfASphereCounts() {
        Approach way = new Approach(
                List.of(
                        Plane.place(InwardWalk.radius(20), 0),
                        Plane.place(InwardWalk.radius(3), 1),
                        Plane.place(InwardWalk.radius(3) * (1 + 5e-10), 2),
                        Plane.place(InwardWalk.radius(2) * (1 + 5e-9), 2)),
                new double[4]);
        assertThat(way.on(20)).isZero();
        assertThat(way.on(3)).isEqualTo(2);
        assertThat(way.on(2)).isEqualTo(-1);
        assertThat(way.on(4)).isEqualTo(-1);
    }

    @Test
    void theHighestLossIsThatBetweenThePlacesToo() {
        assertThat(Approach.highest(HILL, List.of(new double[] {-20, 0}, new double[] {20, 0})))
                .isCloseTo(1.1, within(1e-12));
        assertThat(Approach.highest(HILL, halfCircle())).isLessThan(0.13);
        Plane nowhere = new Plane((x, y) -> x > 0 ? Double.NaN : 0.1);
        assertThat(Approach.highest(nowhere, List.of(new double[] {-1, 0}, new double[] {1, 0})))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** What is skipped on the way out never leads over the hill. */
    @Test
    void theWayOutGoesAroundWhatIsTooHigh() {
        Approach approach = new Approach(halfCircle(), new double[10]);
        List<double[]> way = approach.outward(HILL, 9, 0.2);
        assertThat(way.get(0)).containsExactly(approach.networks().get(9));
        assertThat(way.get(way.size() - 1)).containsExactly(approach.networks().get(0));
        assertThat(way).hasSizeBetween(4, 9);
        assertThat(highest(HILL, way)).isLessThan(0.2);
    }

    @Test
    void itLeadsStraightOverWhatMayBeCrossed() {
        List<double[]> places = halfCircle();
        assertThat(new Approach(places, new double[10]).outward(HILL, 9, 1.2)).hasSize(2);
        double[] heights = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1.2};
        assertThat(new Approach(places, heights).outward(HILL, 9, 0.2)).hasSize(2);
        assertThat(new Approach(places, heights).outward(HILL, 0, 0.2)).hasSize(1);
    }

    @Test
    void atMost64PlacesAreSkippedAtOnce() {
        List<double[]> places = new ArrayList<>();
        for (int k = 70; k > 0; k--) {
            places.add(new double[] {k, 0});
        }
        List<double[]> way = new Approach(places, new double[70]).outward(FLAT, 69, 0.2);
        assertThat(way).hasSize(3);
        assertThat(way.get(1)).containsExactly(places.get(5));
    }

    private static EndState end(double[] parameters) {
        Spectrum none = new Spectrum(new double[] {1}, new double[][] {{1}}, new double[] {0});
        return new EndState(Fabricated.end(Kind.STRICT_MINIMUM, 0.1, parameters, 7, null), none);
    }

    /** Where the valley turns by a quarter between two spheres, the straight line leads over its side: cos 45 degrees of its depth are left. */
    @Test
    void theWayInwardsFollowsATurningValley() {
        Plane turning = new Plane((x, y) -> {
            double turned = 0.5 * Math.PI / (1 + Math.exp(6 * (Math.hypot(x, y) - 8.4)));
            return 0.3 - 0.1 * Math.cos(Math.atan2(y, x) - turned);
        });
        Approach approach = Approach.of(turning, end(Plane.place(11, 0)), () -> false);

        assertThat(approach.networks().get(0)).containsExactly(11, 0);
        double[] innermost = approach.networks().get(approach.networks().size() - 1);
        assertThat(innermost[0]).isCloseTo(0, within(1e-3));
        assertThat(innermost[1]).isCloseTo(InwardWalk.radius(0), within(1e-3));
        assertThat(approach.heights()).isSorted();
        assertThat(approach.heights()[0]).isCloseTo(0.2, within(1e-12));
        assertThat(approach.heights()[approach.heights().length - 1]).isLessThan(0.225);
    }

    @Test
    void whatIsToldToStopStaysWhereItIs() {
        assertThat(Approach.of(FLAT, end(Plane.place(11, 0)), () -> true).networks())
                .hasSize(1);
        assertThat(Approach.of(FLAT, end(Plane.place(11, 0)), () -> false).networks())
                .hasSize(10);
    }
}
