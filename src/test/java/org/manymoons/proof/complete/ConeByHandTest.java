package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.complete.Cone.Parallelepiped;

/** Scales from 2 to 4, ratios -1 to 1 and 0.5 to 1.5, the unit (scale, scale r_1, scale r_2) or its mirror at the axis. */
class ConeByHandTest {
    private static Cone cone(double sign) {
        return new Cone(0, sign, new Box(new double[] {2, -1, 0.5}, new double[] {4, 1, 1.5}));
    }

    /** Just below what is exact, but by no more than rounding. */
    private static void isJustBelow(double bound, double exact) {
        assertThat(bound).isLessThan(exact).isCloseTo(exact, within(1e-13));
    }

    private static void isJustAbove(double bound, double exact) {
        assertThat(bound).isGreaterThan(exact).isCloseTo(exact, within(1e-13));
    }

    @Test
    void theScaleIsCutAtItsDistanceFromTheMiddle() {
        Cone cone = cone(-1);
        assertThat(cone.cut(cone(-1), 0, -0.25, 0.5)).isTrue();
        isJustBelow(cone.smallest(), 2.75);
        isJustAbove(cone.largest(), 3.5);
        assertThat(cone.box().low()[1]).isEqualTo(-1);
        assertThat(cone(1).cut(cone(1), 0, 1.1, 2)).isFalse();
    }

    /** s (r - r_m) from -0.5 to 1: r - r_m at least -0.5 / 2 and at most 1 / 2; from 0.5 to 1 at least 0.5 / 4. */
    @Test
    void aRatioIsCutByTheScaleThatLeavesTheMost() {
        Cone cone = cone(1);
        assertThat(cone.cut(cone(1), 1, -0.5, 1)).isTrue();
        isJustBelow(cone.box().low()[1], -0.25);
        isJustAbove(cone.box().high()[1], 0.5);
        Cone above = cone(1);
        assertThat(above.cut(cone(1), 2, 0.5, 1)).isTrue();
        isJustBelow(above.box().low()[2], 1 + 0.125);
        assertThat(above.box().high()[2]).isEqualTo(1.5);
        Cone below = cone(1);
        assertThat(below.cut(cone(1), 2, -1, -0.5)).isTrue();
        isJustAbove(below.box().high()[2], 1 - 0.125);
        assertThat(below.cut(cone(1), 2, 1.6, 2)).isFalse();
    }

    /** Of all sizes, with exact decimal numbers: nothing is lost, and little more is kept than doubles can tell. */
    @Test
    void roundingNeverCutsTooMuch() {
        Random random = new Random(5);
        MathContext digits = new MathContext(40);
        for (int n = 0; n < 500; n++) {
            double middle = random.nextGaussian() * Math.pow(10, 6 * random.nextInt(3) - 6);
            double width = Math.pow(10, 3 * random.nextInt(3) - 3);
            double smallest = Math.pow(10, 3 * random.nextInt(3) - 3) * (1 + random.nextDouble());
            double largest = smallest * (1 + 9 * random.nextDouble());
            boolean isScale = n % 5 == 0;
            Cone cone = isScale
                    ? new Cone(1, 1, new Box(new double[] {-1, smallest}, new double[] {1, largest}))
                    : new Cone(
                            0, 1, new Box(new double[] {smallest, middle - width}, new double[] {largest, middle + width
                            }));
            Cone other = cone.copy();
            double at = other.box().middle(1);
            double from = (isScale ? at - smallest : largest * width) * 0.5 * random.nextGaussian();
            double to = from + Math.abs(random.nextGaussian()) * (isScale ? largest - smallest : largest * width);
            cone.cut(other, 1, from, to);
            double low = isScale ? 1 : from >= 0 ? largest : smallest;
            double high = isScale ? 1 : to >= 0 ? smallest : largest;
            BigDecimal exactLow = new BigDecimal(at).add(new BigDecimal(from).divide(new BigDecimal(low), digits));
            BigDecimal exactHigh = new BigDecimal(at).add(new BigDecimal(to).divide(new BigDecimal(high), digits));
            double slack = 0x1p-44
                    * (Math.abs(at) * (isScale ? 1 : largest / smallest)
                            + (Math.abs(from) + Math.abs(to)) / Math.min(low, high));
            double start = other.box().low()[1];
            double end = other.box().high()[1];
            if (cone.box().low()[1] != start) {
                assertThat(exactLow.subtract(new BigDecimal(cone.box().low()[1]))
                                .doubleValue())
                        .isBetween(0.0, slack);
            } else {
                assertThat(exactLow.doubleValue()).isLessThan(start + slack);
            }
            if (cone.box().high()[1] != end) {
                assertThat(new BigDecimal(cone.box().high()[1])
                                .subtract(exactHigh)
                                .doubleValue())
                        .isBetween(0.0, slack);
            } else {
                assertThat(exactHigh.doubleValue()).isGreaterThan(end - slack);
            }
        }
    }

    /** From a scale of 0 a ratio cannot be told. */
    @Test
    void withAScaleOfZeroARatioIsCutByWhatIsFinite() {
        Cone cone = new Cone(0, 1, new Box(new double[] {0, -1}, new double[] {4, 1}));
        assertThat(cone.cut(cone.copy(), 1, -0.5, 0.5)).isTrue();
        assertThat(cone.box().low()[1]).isEqualTo(-1);
        assertThat(cone.box().high()[1]).isEqualTo(1);
    }

    /** s r = m + (s - 3) r_m + s (r - r_m), with r_m = (0, 1). */
    @Test
    void theParallelepipedHasTheScaleAndTheRatiosAsDirections() {
        Parallelepiped around = cone(-1).around();
        assertThat(around.middle()).containsExactly(-3, 0, 3);
        assertThat(around.directions()).isDeepEqualTo(new double[][] {{-1, 0, 1}, {0, 1, 0}, {0, 0, 1}});
        isJustAbove(around.radius()[0], 1);
        isJustAbove(around.radius()[1], 4);
        isJustAbove(around.radius()[2], 2);
    }

    /** Ratios move by 4 times their width, times the weight; the scale by all of the middle's, or the logarithm of its ends if that is less. */
    @Test
    void influenceByHand() {
        double[] weight = {0.5, 0.25, 1};
        assertThat(cone(1).influence(weight))
                .containsExactly(new double[] {Math.log(2), 4 * 2 * 0.25, 4}, within(1e-15));
        Cone narrow = new Cone(0, 1, new Box(new double[] {0.5, -1, 0.5}, new double[] {0.75, 1, 1.5}));
        // 1/4 (1 * 0.5 + 0 + 1 * 1) = 0.375 < log 1.5 = 0.405
        assertThat(narrow.influence(weight)[0]).isCloseTo(0.375, within(1e-15));
    }

    @Test
    void halvesOfScalesAreOfOneRatioOrASixteenth() {
        Cone cone = new Cone(0, 1, new Box(new double[] {1, 0}, new double[] {9, 1}));
        assertThat(cone.half(0, true).smallest()).isEqualTo(3);
        assertThat(cone.half(0, false).largest()).isEqualTo(3);
        Cone wide = new Cone(0, 1, new Box(new double[] {0.4, 0}, new double[] {8, 1}));
        assertThat(wide.half(0, true).smallest()).isEqualTo(0.5);
        Cone atTheBorder = new Cone(0, 1, new Box(new double[] {0.5, 0}, new double[] {8, 1}));
        assertThat(atTheBorder.half(0, true).smallest()).isEqualTo(2);
        assertThat(wide.half(1, true).box().low()[1]).isEqualTo(0.5);
    }

    @Test
    void theVolumeIsTheProductOfTheWidths() {
        assertThat(cone(1).volume()).isEqualTo(2 * 2 * 1);
        assertThat(Cone.largest(new double[] {3, 5, 5, 1})).isEqualTo(1);
        assertThat(cone(-1).ratio(0)).isEqualTo(-1);
        assertThat(cone(-1).ratio(2)).isEqualTo(1);
    }
}
