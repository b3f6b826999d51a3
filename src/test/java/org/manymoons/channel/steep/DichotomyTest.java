package org.manymoons.channel.steep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Limits;

/** Lines that split samples in one way: by hand, and by the angles at which a sample sees the others. */
class DichotomyTest {
    private static final double[][] POINTS = {{-1, 1}, {1, 1}, {0, 2}, {0, -1}, {0, 0.5}};

    /**
     * On x = 0 a line that is negative at -1 and 0 at 2 is negative at 1 too, but positive there if it is at (-1, 1) and
     * (1, 1). Where it does not matter on which side (0, -1) is, a line through (0, 2) may have all others above it.
     */
    @ParameterizedTest
    @CsvSource({"0, -1, true", "1, -1, true", "2, -1, false", "3, -1, true", "2, 0, true", "4, 0, true"})
    void aSampleBehindOthersCannotBeTouched(int sample, double below, boolean possible) {
        Dichotomy split = new Dichotomy(POINTS, new double[] {1, 1, 1, below, 0});
        assertThat(split.canTouch(sample)).isEqualTo(possible);
    }

    @Test
    void onALineOnlyTheSamplesNextToTheSplitCanBeTouched() {
        double[][] x = {{-3}, {-1}, {-1}, {2}, {5}};
        Dichotomy split = new Dichotomy(x, new double[] {-1, -1, -1, 1, 1});
        assertThat(split.canTouch(0)).isFalse();
        assertThat(split.canTouch(1)).isTrue();
        assertThat(split.canTouch(2)).isTrue();
        assertThat(split.canTouch(3)).isTrue();
        assertThat(split.canTouch(4)).isFalse();
        assertThat(split.flipped(1).sides()).containsExactly(-1, 1, 1, 1, 1);
    }

    /** A line through a sample keeps all others on their sides if the directions to them, turned by side, fit in a half circle. */
    @Test
    void itIsAsTheAnglesSay() {
        Random random = new Random(3);
        int touchable = 0;
        for (int trial = 0; trial < 20; trial++) {
            double[][] points = Limits.points(60, trial);
            double[] line = {random.nextGaussian(), random.nextGaussian(), 0.3 * random.nextGaussian()};
            double[] sides = Arrays.stream(points)
                    .mapToDouble(x -> Limits.affine(line, x) > 0 ? 1 : -1)
                    .toArray();
            Dichotomy split = new Dichotomy(points, sides);
            for (int m = 0; m < points.length; m++) {
                boolean possible = widestAngle(points, sides, m) > Math.PI;
                assertThat(split.canTouch(m)).isEqualTo(possible);
                touchable += possible ? 1 : 0;
            }
        }
        assertThat(touchable).isBetween(40, 160); // about four facets each
    }

    /** The widest angle between neighbouring directions. */
    private static double widestAngle(double[][] points, double[] sides, int m) {
        double[] angles = new double[points.length - 1];
        int next = 0;
        for (int n = 0; n < points.length; n++) {
            if (n != m) {
                double u = sides[n] * (points[n][0] - points[m][0]);
                double v = sides[n] * (points[n][1] - points[m][1]);
                angles[next++] = Math.atan2(v, u);
            }
        }
        Arrays.sort(angles);
        double widest = angles[0] + 2 * Math.PI - angles[angles.length - 1];
        for (int k = 1; k < angles.length; k++) {
            widest = Math.max(widest, angles[k] - angles[k - 1]);
        }
        return widest;
    }

    @Test
    void theWidestLineIsInTheMiddle() {
        double[] line = new Dichotomy(new double[][] {{-1}, {3}, {7}, {1.2}}, new double[] {-1, 1, 1, 0})
                .widest()
                .orElseThrow();
        assertThat(line[1] / line[0]).isCloseTo(-1, within(1e-9));
        assertThat(line[0]).isPositive();
        double[] level = new Dichotomy(
                        new double[][] {{100, 1}, {102, 1}, {100, -3}, {102, -3}}, new double[] {-1, -1, 1, 1})
                .widest()
                .orElseThrow();
        assertThat(level[1]).isNegative();
        assertThat(level[0] / level[1]).isCloseTo(0, within(1e-9));
        assertThat(level[2] / level[1]).isCloseTo(1, within(1e-7));
    }

    @Test
    void thereIsNoWidestLineWhereNoneSplitsOrNothingIsSplit() {
        double[][] x = {{-1}, {0}, {1}};
        assertThat(new Dichotomy(x, new double[] {1, -1, 1}).widest()).isEmpty();
        assertThat(new Dichotomy(x, new double[] {1, 1, 0}).widest()).isEmpty();
    }
}
