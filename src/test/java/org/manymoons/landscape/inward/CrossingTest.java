package org.manymoons.landscape.inward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.landscape.saddle.InwardWalk;
import org.manymoons.spectrum.Eigen;
import org.manymoons.symmetry.Symmetry;

/** Crossings between ways that are made up, on losses that are: along the first axis, and along the second. */
class CrossingTest {
    private static final Symmetry NOTHING = new Symmetry(List.of());

    private static Approach along(double angle, double height, int... spheres) {
        List<double[]> networks = new ArrayList<>();
        for (int sphere : spheres) {
            networks.add(Plane.place(InwardWalk.radius(sphere), angle));
        }
        double[] heights = new double[spheres.length];
        Arrays.fill(heights, height);
        return new Approach(networks, heights);
    }

    private static int[] from(int outermost, int innermost) {
        return IntStream.iterate(outermost, k -> k >= innermost, k -> k - 1).toArray();
    }

    private static Optional<FoundWay> between(Plane plane, Approach first, Approach second) {
        return new Crossing(plane, new NetworkSurface(plane), () -> false)
                .between(3, first, 5, second, NOTHING)
                .map(Crossing.Crossed::way);
    }

    private static double sphere(double[] place) {
        return Math.log(Eigen.norm(place) / InwardWalk.radius(0)) / Math.log(1.1);
    }

    private static final Plane FLAT = new Plane((x, y) -> 0.1);

    /** On a flat loss the first crossing is the one, and the highest place of it its first. */
    @Test
    void theFirstCrossingIsOnTheLargestSphereUpToTheThirteenthThatBothComeTo() {
        for (int[] spheres : new int[][] {from(20, 0), {13, 12}, {5, 3}, {4, 2}, {0}}) {
            FoundWay way = between(FLAT, along(0, 0, spheres), along(1, 0, from(20, 0)))
                    .orElseThrow();
            int expected = Arrays.stream(spheres).filter(s -> s <= 12).max().orElseThrow();
            assertThat(sphere(way.top())).isCloseTo(expected, within(1e-9));
            assertThat(sphere(way.otherWay()[17])).isCloseTo(expected, within(1e-9));
            assertThat(way.otherWay()[17]).containsExactly(Plane.place(InwardWalk.radius(expected), 1), within(1e-9));
            assertThat(way.a()).isEqualTo(3);
            assertThat(way.b()).isEqualTo(5);
        }
        FoundWay other =
                between(FLAT, along(0, 0, from(20, 0)), along(1, 0, 6, 4)).orElseThrow();
        assertThat(sphere(other.top())).isCloseTo(6, within(1e-9));
    }

    @Test
    void withoutASphereInCommonThereIsNone() {
        assertThat(between(FLAT, along(0, 0, 7, 5, 3), along(1, 0, 6, 4, 2))).isEmpty();
        assertThat(between(FLAT, along(0, 0, 20, 14), along(1, 0, 20, 14))).isEmpty();
    }

    @Test
    void whatIsToldToStopFindsNone() {
        assertThat(new Crossing(FLAT, new NetworkSurface(FLAT), () -> true)
                        .between(0, along(0, 0, from(20, 0)), 0, along(1, 0, from(20, 0)), NOTHING))
                .isEmpty();
    }

    /** What was highest on the ways inwards counts: it is less farther out, and the crossing is carried to the outermost sphere. */
    @Test
    void itIsCarriedOutwardsAsLongAsItGetsLower() {
        int[] spheres = from(48, 0);
        double[] falling =
                IntStream.of(spheres).mapToDouble(s -> 0.4 - 0.005 * s).toArray();
        Approach first = new Approach(along(0, 0, spheres).networks(), falling);
        FoundWay way = between(FLAT, first, along(1.2, 0, spheres)).orElseThrow();

        assertThat(way.cost()).isCloseTo(0.2, within(1e-12));
        assertThat(sphere(way.top())).isCloseTo(40, within(1e-9));
        assertThat(way.oneWay()[way.oneWay().length - 1])
                .containsExactly(Plane.place(InwardWalk.radius(48), 0), within(1e-9));
        assertThat(way.otherWay()[way.otherWay().length - 1])
                .containsExactly(Plane.place(InwardWalk.radius(48), 1.2), within(1e-9));
    }

    /** From sphere 20 on it would be higher again: the lowest of the first, the second and the third is kept. */
    @Test
    void itEndsWhereItGetsHigher() {
        int[] spheres = from(48, 0);
        double[] bent = IntStream.of(spheres)
                .mapToDouble(s -> 0.2 + 0.01 * Math.abs(s - 17))
                .toArray();
        Approach second = new Approach(along(0, 0, spheres).networks(), bent);
        FoundWay way = between(FLAT, along(1.2, 0, spheres), second).orElseThrow();

        assertThat(way.cost()).isCloseTo(0.21, within(1e-12));
        assertThat(sphere(way.top())).isCloseTo(16, within(1e-9));
    }

    /** A ridge of height 0.2 where both coordinates are equal: its top is the way's, and on either side the way falls. */
    @Test
    void itsTopPartsTheWay() {
        Plane ridge = new Plane((x, y) -> 0.1 + 0.1 * Math.exp(-(x - y) * (x - y) / 20));
        FoundWay way = between(ridge, along(0, 0, from(12, 0)), along(Math.PI / 2, 0, from(12, 0)))
                .orElseThrow();

        assertThat(way.cost()).isCloseTo(0.2, within(1e-3));
        assertThat(way.top()[0]).isCloseTo(way.top()[1], within(1e-3));
        assertThat(Arrays.stream(way.oneWay())).allMatch(p -> p[0] > p[1]);
        assertThat(Arrays.stream(way.otherWay())).allMatch(p -> p[0] < p[1]);
        assertThat(Arrays.stream(way.oneWay()).limit(9).mapToDouble(ridge::loss).toArray())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(Arrays.stream(way.otherWay())
                        .limit(9)
                        .mapToDouble(ridge::loss)
                        .toArray())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    /** The best constant for one label of 1 in four costs log 4 - 3/4 log 3 = 0.562335. */
    @Test
    void aWayThatCostsAsMuchAsKnowingNothingIsNone() {
        double constant = 0.5623351446188083;
        Approach flat = along(1, 0, from(20, 0));
        assertThat(between(FLAT, along(0, constant - 1e-9, from(20, 0)), flat)
                        .orElseThrow()
                        .cost())
                .isEqualTo(constant - 1e-9);
        assertThat(between(FLAT, flat, along(0, constant - 1e-9, from(20, 0)))
                        .orElseThrow()
                        .cost())
                .isEqualTo(constant - 1e-9);
        assertThat(between(FLAT, along(0, constant + 1e-9, from(20, 0)), flat)).isEmpty();
        assertThat(between(FLAT, flat, along(0, constant + 1e-9, from(20, 0)))).isEmpty();
    }
}
