package org.manymoons.landscape.saddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.descent.Surface;
import org.manymoons.landscape.saddle.RoughPath.Top;

/** Paths on surfaces whose valleys are known, and tops of losses that are written out. */
class RoughPathTest {
    private static List<double[]> along(double... x) {
        return Arrays.stream(x).mapToObj(at -> new double[] {at, 0}).toList();
    }

    private static RoughPath path(double... losses) {
        double[] x = new double[losses.length];
        Arrays.setAll(x, k -> 2 * k);
        return new RoughPath(along(x), losses);
    }

    /** Through 1, 3, 2 goes a parabola with its top a sixth of a step beyond the middle: -0.5 (2 - 1)/(1 - 6 + 2). */
    @Test
    void aTopIsThatOfTheParabolaThroughThreeImages() {
        List<Top> tops = path(1, 3, 2).tops();

        assertThat(tops).hasSize(1);
        assertThat(tops.get(0).parameters()).containsExactly(new double[] {2 + 2 / 6.0, 0}, within(1e-15));
        assertThat(tops.get(0).direction()).containsExactly(1, 0);
        assertThat(tops.get(0).loss()).isEqualTo(3);
    }

    @Test
    void theHighestTopComesFirstAndEndsAreNone() {
        assertThat(path(9, 1, 4, 2, 5, 3, 9).tops()).extracting(Top::loss).containsExactly(5.0, 4.0);
        assertThat(path(1, 2, 3).tops()).isEmpty();
        assertThat(path(3, 2, 1).tops()).isEmpty();
        assertThat(path(1, 3, 3, 1).tops())
                .hasSize(1)
                .extracting(top -> top.parameters()[0])
                .containsExactly(3.0);
        assertThat(path(1, 1, 1).tops()).isEmpty();
    }

    /** The valley is y = 0: a straight line beside it slides down, and its ends stay. */
    @Test
    void aPathSlidesIntoTheValleyAndItsEndsStay() {
        double[] a = {-1, 0.5};
        double[] b = {1, 0.5};

        RoughPath path = RoughPath.between(Formula.doubleWell(3), a, b);

        assertThat(path.images()).hasSize(19);
        assertThat(path.images().get(0)).containsExactly(a);
        assertThat(path.images().get(18)).containsExactly(b);
        assertThat(path.images().get(9)).containsExactly(new double[] {0, 0}, within(0.02));
        assertThat(path.losses()[9]).isCloseTo(0.25, within(1e-3));
        for (int k = 6; k < 13; k++) {
            assertThat(path.images().get(k)[1]).isCloseTo(0, within(0.02));
        }
        double spacing =
                Vectors.norm(Vectors.minus(path.images().get(1), path.images().get(0)));
        for (int k = 1; k < 19; k++) {
            assertThat(Vectors.norm(
                            Vectors.minus(path.images().get(k), path.images().get(k - 1))))
                    .isCloseTo(spacing, within(0.3 * spacing));
        }
    }

    /** Half a circle of radius 1 is the bottom: the loss is (r - 1)^2 / 2, nought all along it. */
    @Test
    void aPathBendsWithItsValley() {
        Surface ring = new Formula(
                p -> (Math.hypot(p[0], p[1]) - 1) * (Math.hypot(p[0], p[1]) - 1) / 2,
                p -> {
                    double r = Math.hypot(p[0], p[1]);
                    return new double[] {(1 - 1 / r) * p[0], (1 - 1 / r) * p[1]};
                },
                p -> {
                    double r3 = Math.pow(Math.hypot(p[0], p[1]), 3);
                    return new double[][] {
                        {1 - p[1] * p[1] / r3, p[0] * p[1] / r3}, {p[0] * p[1] / r3, 1 - p[0] * p[0] / r3}
                    };
                });

        RoughPath path = RoughPath.between(ring, new double[] {-1, 0}, new double[] {0.8, 0.6});

        for (int k = 0; k < 19; k++) {
            assertThat(path.losses()[k]).isLessThan(1e-3);
        }
    }

    @Test
    void whereNumbersAreNoneImagesStayOnTheStraightLine() {
        Surface broken =
                new Formula(p -> 0, p -> new double[] {1, 1}, p -> new double[][] {{Double.NaN, 0}, {0, Double.NaN}});

        RoughPath path = RoughPath.between(broken, new double[] {0, 0}, new double[] {18, 0});

        for (int k = 0; k < 19; k++) {
            assertThat(path.images().get(k)).containsExactly(new double[] {k, 0}, within(1e-12));
        }
    }

    @Test
    void samplesOfAPolygonWithPlacesTwiceAreStillAtEqualDistances() {
        List<double[]> polygon = along(0, 0, 1, 1, 4, 4);

        assertThat(RoughPath.sampled(polygon, 4)).isDeepEqualTo(new double[][] {{1, 0}, {2, 0}, {3, 0}, {4, 0}});
        assertThat(RoughPath.sampled(along(2, 2), 2)).isDeepEqualTo(new double[][] {{2, 0}, {2, 0}});
    }

    /** log cosh 20 y: from y = 0.1 a whole Newton step goes to -0.6, higher on the other side. */
    private static final Surface GROOVE =
            new Formula(p -> Math.log(Math.cosh(20 * p[1])), p -> new double[] {0, 20 * Math.tanh(20 * p[1])}, p ->
                    new double[][] {{0, 0}, {0, 400 / Math.pow(Math.cosh(20 * p[1]), 2)}});

    @Test
    void aCarefulPathNeverStepsUpwards() {
        List<double[]> polygon = List.of(new double[] {-9, 0.1}, new double[] {0, 0.1}, new double[] {9, 0.1});

        RoughPath path = RoughPath.along(GROOVE, polygon);

        assertThat(path.images().get(0)).containsExactly(-9, 0.1);
        assertThat(path.images().get(18)).containsExactly(9, 0.1);
        assertThat(path.losses()[0]).isCloseTo(Math.log(Math.cosh(2)), within(1e-12));
        for (int k = 2; k < 17; k++) {
            assertThat(path.losses()[k]).isLessThan(1e-3);
        }
    }

    /** Two sides of a triangle: the path begins on them, and where nothing is to be gained it stays. */
    @Test
    void aCarefulPathBeginsOnItsPolygon() {
        Surface level = new Formula(p -> 1, p -> new double[2], p -> new double[][] {{1, 0}, {0, 1}});

        RoughPath path =
                RoughPath.along(level, List.of(new double[] {0, 0}, new double[] {9, 9}, new double[] {18, 0}));

        for (int k = 0; k < 19; k++) {
            assertThat(path.images().get(k)).containsExactly(new double[] {k, 9 - Math.abs(k - 9)}, within(1e-12));
        }
    }
}
