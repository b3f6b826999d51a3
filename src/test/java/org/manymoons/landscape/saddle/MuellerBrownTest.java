package org.manymoons.landscape.saddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.manymoons.landscape.saddle.RoughPath.Top;

class MuellerBrownTest {
    private static final Offset<Double> PRINTED = within(6e-4);

    private final MuellerBrown surface = new MuellerBrown();

    @Test
    void aRoughPathFromTheDeepestMinimumToTheRightPassesBothSaddles() {
        RoughPath path = RoughPath.between(surface, MuellerBrown.DEEPEST, MuellerBrown.RIGHT);

        List<Top> tops = path.tops();
        assertThat(tops).hasSize(2);
        assertIsNear(saddle(tops.get(0)), MuellerBrown.HIGHEST_SADDLE);
        assertIsNear(saddle(tops.get(1)), MuellerBrown.LOWER_SADDLE);
    }

    private double[] saddle(Top top) {
        return EigenvectorFollowing.from(surface, top.parameters(), top.direction())
                .orElseThrow();
    }

    @Test
    void atTheSaddlesTheLossIsThePrintedOne() {
        double[] highest = climb(MuellerBrown.HIGHEST_SADDLE);
        double[] lower = climb(MuellerBrown.LOWER_SADDLE);

        assertThat(surface.loss(highest)).isCloseTo(-40.665, PRINTED);
        assertThat(surface.loss(lower)).isCloseTo(-72.249, PRINTED);
        assertThat(Vectors.norm(surface.gradient(highest))).isLessThan(1e-10);
        assertThat(Vectors.norm(surface.gradient(lower))).isLessThan(1e-10);
    }

    private double[] climb(double[] near) {
        return EigenvectorFollowing.from(surface, near, new double[] {1, 0}).orElseThrow();
    }

    @Test
    void theWaysDownFromTheSaddlesReachTheMinimaBeside() {
        double[] highest = climb(MuellerBrown.HIGHEST_SADDLE);
        double[] lower = climb(MuellerBrown.LOWER_SADDLE);

        assertIsNear(down(highest, -0.01), MuellerBrown.DEEPEST);
        assertIsNear(down(highest, 0.01), MuellerBrown.MIDDLE);
        assertIsNear(down(lower, -0.01), MuellerBrown.MIDDLE);
        assertIsNear(down(lower, 0.01), MuellerBrown.RIGHT);
    }

    private double[] down(double[] saddle, double right) {
        double slope = saddle[0] < 0 ? -1 : 0; // of the way over the highest one, which goes down to the right
        List<double[]> way =
                Downhill.from(surface, new double[] {saddle[0] + right, saddle[1] + slope * right}, () -> false);
        assertThat(way.stream().map(surface::loss)).isSortedAccordingTo(Comparator.reverseOrder());
        return way.get(way.size() - 1);
    }

    @Test
    void uphillFromAMinimumAlongItsSoftestModeIsASaddle() {
        Optional<double[]> saddle = EigenvectorFollowing.from(
                surface, new double[] {MuellerBrown.RIGHT[0] - 0.02, MuellerBrown.RIGHT[1]}, new double[] {-1, 0});

        assertThat(saddle).isPresent();
        assertIsNear(saddle.get(), MuellerBrown.LOWER_SADDLE);
    }

    @Test
    void aPolygonIsSampledAtEqualDistances() {
        List<double[]> polygon = List.of(new double[] {0, 0}, new double[] {3, 0}, new double[] {3, 1});

        assertThat(RoughPath.sampled(polygon, 4)).isDeepEqualTo(new double[][] {{1, 0}, {2, 0}, {3, 0}, {3, 1}});
    }

    @Test
    void aWayDownThatIsToldToStopStaysWhereItIs() {
        double[] start = {0, 1};

        assertThat(Downhill.from(surface, start, () -> true)).containsExactly(start);
    }

    private static void assertIsNear(double[] found, double[] printed) {
        assertThat(found[0]).isCloseTo(printed[0], PRINTED);
        assertThat(found[1]).isCloseTo(printed[1], PRINTED);
    }
}
