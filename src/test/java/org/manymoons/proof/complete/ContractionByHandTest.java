package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * Linear systems that are written down instead of an expansion, in coordinates x, q: of g + H (x, q) within a rest, with x the distance from the middle
 * of a cone along its scale and its ratio. Around (scale, ratio) = (2, 0) with a scale of exactly 2 the ratio's distance is x_2 / 2.
 */
class ContractionByHandTest {
    private static final Network NETWORK = Network.of(1, java.util.List.of(1), Activation.TANH, 0.1);

    private static Expansion linear(double[] gradient, double[][] hessian, double[] rest, double[] radius)
            throws Exception {
        OneUnitData data = OneUnitData.of(NETWORK, new Samples(new double[][] {{1}, {-1}}, new double[] {0, 1}));
        Expansion at = new Expansion(data);
        System.arraycopy(gradient, 0, at.gradient, 0, 4);
        System.arraycopy(rest, 0, at.rest, 0, 4);
        System.arraycopy(radius, 0, at.radius, 0, 4);
        for (int k = 0; k < 4; k++) {
            System.arraycopy(hessian[k], 0, at.hessian[k], 0, 4);
        }
        return at;
    }

    /** A scale from 1 to 3 and a ratio of one weight to the bias from -1/2 to 1/2. */
    private static Cone cone() {
        return new Cone(0, 1, new Box(new double[] {1, -0.5}, new double[] {3, 0.5}));
    }

    private static double[][] diagonal(double... d) {
        double[][] matrix = new double[4][4];
        for (int k = 0; k < 4; k++) {
            matrix[k][k] = d[k];
        }
        return matrix;
    }

    /** By the rounding of what was computed, and no more. */
    private static void isJustBelow(double bound, double exact) {
        assertThat(bound).isLessThan(exact).isGreaterThan(exact - 1e-10);
    }

    private static void isJustAbove(double bound, double exact) {
        assertThat(bound).isGreaterThan(exact).isLessThan(exact + 1e-10);
    }

    private static final double[] RADIUS = {1, 1.5, 0.1, 0.1};

    /** -0.3 + 2 x = 0 within 0.1: x from 0.1 to 0.2; the ratio keeps its range, since its equation says 0 + 0 within 1. */
    @Test
    void anEquationOfOneUnknownCutsItToItsInterval() throws Exception {
        Cone cone = cone();
        Expansion at = linear(new double[] {-0.3, 0, 0, 0}, diagonal(2, 0, 1, 1), new double[] {0.1, 1, 0, 0}, RADIUS);
        assertThat(new Contraction(at).cut(cone)).isTrue();
        assertThat(cone.smallest()).satisfies(low -> isJustBelow(low, 2.1));
        assertThat(cone.largest()).satisfies(high -> isJustAbove(high, 2.2));
        assertThat(cone.box().low()[1]).isEqualTo(-0.5);
        assertThat(cone.box().high()[1]).isEqualTo(0.5);
    }

    /** 0.4 + y = 0 within 0.05: the ratio's part of the unit is from -0.45 to -0.35, over scales of 1 to 3 the ratio from -0.45 to -0.35 / 3. */
    @Test
    void theRatioIsCutByTheScalesThatThereAre() throws Exception {
        Cone cone = cone();
        Expansion at = linear(new double[] {0, 0.4, 0, 0}, diagonal(0, 1, 1, 1), new double[] {1, 0.05, 0, 0}, RADIUS);
        assertThat(new Contraction(at).cut(cone)).isTrue();
        assertThat(cone.box().low()[1]).satisfies(low -> isJustBelow(low, -0.45));
        assertThat(cone.box().high()[1]).satisfies(high -> isJustAbove(high, -0.35 / 3));
        assertThat(cone.smallest()).isEqualTo(1);
        assertThat(cone.largest()).isEqualTo(3);
    }

    /** What exceeds |H x| and the rest together cannot vanish: 3.11 > 2 + 0.1 + 1 but not 3.09. */
    @Test
    void nothingIsLeftWhereTheConstantIsTooLarge() throws Exception {
        double[] rest = {0.1, 5, 0, 0};
        double[][] hessian = diagonal(2, 0, 1, 1);
        hessian[0][1] = hessian[1][0] = 2.0 / 3; // over 1.5: 1
        for (double constant : new double[] {3.09, 3.11, -3.09, -3.11}) {
            Expansion at = linear(new double[] {constant, 0, 0, 0}, hessian, rest, RADIUS);
            assertThat(new Contraction(at).cut(cone())).as("%s", constant).isEqualTo(Math.abs(constant) < 3.1);
        }
    }

    /** Of x + q = 0.5 and x - q = 0.1, with q the first output's equation -x + q + 0.2 = 0: q is eliminated, 2 x = 0.7 within the rests. */
    @Test
    void theOutputsEquationsAreUsed() throws Exception {
        double[][] hessian = diagonal(1, 0, 1, 1);
        hessian[0][2] = 1;
        hessian[2][0] = -1;
        Expansion at = linear(
                new double[] {-0.5, 0, 0.2, 0}, hessian, new double[] {0.01, 9, 0.02, 0}, new double[] {1, 1.5, 5, 0.1
                });
        Cone cone = cone();
        assertThat(new Contraction(at).cut(cone)).isTrue();
        // q = x - 0.2 within 0.02, x + q = 0.5 within 0.01: 2 x = 0.7 within 0.03
        assertThat(cone.smallest()).satisfies(low -> isJustBelow(low, 2 + 0.335));
        assertThat(cone.largest()).satisfies(high -> isJustAbove(high, 2 + 0.365));
    }

    /** x + y = 0.3 and x - y = 0.1 within 0.001: neither alone cuts much, their half sum and difference do. */
    @Test
    void newtonsCombinationsCutWhatNoneAloneDoes() throws Exception {
        double[][] hessian = diagonal(1, -1, 1, 1);
        hessian[0][1] = hessian[1][0] = 1;
        Expansion at =
                linear(new double[] {-0.3, -0.1, 0, 0}, hessian, new double[] {0.001, 0.001, 0, 0}, new double[] {
                    1, 1, 0.1, 0.1
                });
        Cone cone = cone();
        assertThat(new Contraction(at).cut(cone)).isTrue();
        assertThat(cone.smallest()).satisfies(low -> isJustBelow(low, 2.199));
        assertThat(cone.largest()).satisfies(high -> isJustAbove(high, 2.201));
        assertThat(cone.box().low()[1]).satisfies(low -> isJustBelow(low, 0.099 / 2.201));
        assertThat(cone.box().high()[1]).satisfies(high -> isJustAbove(high, 0.101 / 2.199));
    }

    /** Beyond the range: x = 1.2 where it is at most 1, though 1.2 < 1 + 0.1 + 0.15 could still vanish. */
    @Test
    void anIntervalOutsideTheConeLeavesNothing() throws Exception {
        Expansion within =
                linear(new double[] {-2.2, 0, 0, 0}, diagonal(2, 0, 1, 1), new double[] {0.25, 1, 0, 0}, RADIUS);
        Cone narrow = cone();
        assertThat(new Contraction(within).cut(narrow)).isTrue();
        assertThat(narrow.largest()).isEqualTo(3);
        assertThat(narrow.smallest()).satisfies(low -> isJustBelow(low, 2.975));
        Cone cut = new Cone(0, 1, new Box(new double[] {1, -0.5}, new double[] {3, 0.5}));
        cut.box().cut(0, 1, 2.9);
        Expansion at =
                linear(new double[] {-1.96, 0, 0, 0}, diagonal(2, 0, 1, 1), new double[] {0.01, 1, 0, 0}, RADIUS);
        assertThat(new Contraction(at).cut(cut)).isFalse();
    }

    /** An equation that says next to nothing, and one with a singular Hessian, cut nothing away. */
    @Test
    void whatSaysNothingCutsNothing() throws Exception {
        Cone cone = cone();
        Expansion weak =
                linear(new double[] {0.1, 0.1, 0, 0}, diagonal(1, 1, 1, 1), new double[] {1, 1.5, 0, 0}, RADIUS);
        assertThat(new Contraction(weak).cut(cone)).isTrue();
        Expansion singular = linear(new double[] {0, 0, 0, 0}, diagonal(0, 0, 1, 1), new double[] {1, 1, 0, 0}, RADIUS);
        assertThat(new Contraction(singular).cut(cone)).isTrue();
        Expansion nearly =
                linear(new double[] {0, 0, 0, 0}, diagonal(1e-200, 1, 1, 1), new double[] {1, 9, 0, 0}, RADIUS);
        assertThat(new Contraction(nearly).cut(cone)).isTrue();
        assertThat(Arrays.equals(cone.box().low(), cone().box().low())).isTrue();
        assertThat(Arrays.equals(cone.box().high(), cone().box().high())).isTrue();
    }
}
