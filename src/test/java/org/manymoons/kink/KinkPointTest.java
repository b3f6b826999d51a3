package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.kink.KinkPoint.Side;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.Rounding;

/** Between kinks against the reference; on a kink and in its bounds by hand. */
class KinkPointTest {
    /** The Hessian against differences of the reference's gradient; in so small a step no sample comes to a kink here. */
    @ParameterizedTest
    @CsvSource({"RELU, 0", "RELU, 0.1", "LEAKYRELU, 0.1"})
    void lossGradientAndHessianAreThoseOfTheReference(Activation activation, double l2) {
        Random random = new Random(3);
        for (int run = 0; run < 20; run++) {
            Network network = Network.of(2, List.of(3), activation, l2);
            double[][] x = new double[9][];
            double[] y = new double[9];
            for (int i = 0; i < 9; i++) {
                x[i] = random.doubles(2, -2, 2).toArray();
                y[i] = i % 2;
            }
            x[8] = x[0].clone(); // two samples of different labels at one place
            y[8] = 1;
            Samples samples = new Samples(x, y);
            double[] p = random.doubles(network.parameterCount(), -1, 1).toArray();
            KinkPoint at = new KinkPoint(new KinkedLoss(network, samples), p);

            assertThat(at.side[0]).hasSize(8).doesNotContain(Side.ON_KINK, Side.UNCLEAR);
            assertThat(at.lossValue()).isCloseTo(Loss.loss(network, p, samples), within(at.lossBound()));
            double[] gradient = Gradient.gradient(network, p, samples);
            double[][] computed = at.derivatives.hessian();
            double[][] errors = at.derivatives.hessianErrors();
            double[][] rows = new double[p.length][];
            for (int m = 0; m < p.length; m++) {
                rows[m] = difference(network, p, samples, m);
            }
            for (int k = 0; k < p.length; k++) {
                assertThat(at.derivatives.gradient[k])
                        .isCloseTo(gradient[k], within(at.derivatives.gradientErrors[k] + 1e-17));
                assertThat(at.derivatives.gradientErrors[k]).isBetween(0.0, 1e-13);
                for (int m = 0; m < p.length; m++) {
                    assertThat(computed[k][m]).isCloseTo(rows[m][k], within(2e-9));
                    assertThat(errors[k][m]).isBetween(0.0, 1e-13);
                }
            }
        }
    }

    private static double[] difference(Network network, double[] p, Samples samples, int m) {
        double[] up = p.clone();
        double[] down = p.clone();
        up[m] += 1e-5;
        down[m] -= 1e-5;
        double[] rise = Gradient.gradient(network, up, samples);
        double[] fall = Gradient.gradient(network, down, samples);
        for (int k = 0; k < rise.length; k++) {
            rise[k] = (rise[k] - fall[k]) / 2e-5;
        }
        return rise;
    }

    private static KinkPoint onALine(double w, double b, double v, double c, double l2) {
        return new KinkPoint(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.LEAKYRELU, l2),
                        new Line().at(-1, 1, 0).at(0.3, 0, 1).at(2, 1, 1).samples()),
                new double[] {w, b, v, c});
    }

    /** The rounding of w x + b is gamma_3 (|w x| + |b|), here 6.7e-16 for w x = -b = 1. */
    @Test
    void aPreActivationWithinFourBoundsIsOnTheKinkAndWithinAThousandUnclear() {
        double bound = Rounding.gamma(3) * 2 * 0.3;
        double w = 1;
        assertThat(onALine(w, -0.3, 1, 0, 0).side[0]).containsExactly(Side.LEFT, Side.ON_KINK, Side.RIGHT);
        assertThat(onALine(w, -0.3 + 3.7 * bound, 1, 0, 0).side[0][1]).isEqualTo(Side.ON_KINK);
        assertThat(onALine(w, -0.3 - 3.7 * bound, 1, 0, 0).side[0][1]).isEqualTo(Side.ON_KINK);
        assertThat(onALine(w, -0.3 + 4.5 * bound, 1, 0, 0).side[0][1]).isEqualTo(Side.UNCLEAR);
        assertThat(onALine(w, -0.3 - 4.5 * bound, 1, 0, 0).side[0][1]).isEqualTo(Side.UNCLEAR);
        assertThat(onALine(w, -0.3 + 990 * bound, 1, 0, 0).side[0][1]).isEqualTo(Side.UNCLEAR);
        assertThat(onALine(w, -0.3 + 1010 * bound, 1, 0, 0).side[0][1]).isEqualTo(Side.RIGHT);
        assertThat(onALine(w, -0.3 - 1010 * bound, 1, 0, 0).side[0][1]).isEqualTo(Side.LEFT);
    }

    @Test
    void onAKinkTheSlopeIsTheLeftOne() {
        KinkPoint at = onALine(1, -0.3, 2, 0.5, 0);
        assertThat(at.onKink(0)).containsExactly(1);
        assertThat(at.slope(0, 0)).isEqualTo(0.01);
        assertThat(at.slope(0, 1)).isEqualTo(0.01);
        assertThat(at.slope(0, 2)).isEqualTo(1);
        assertThat(at.incoming(0)).containsExactly(1, -0.3);
        assertThat(at.outgoing(0)).isEqualTo(2);
        assertThat(at.isEverywhere(0, Side.LEFT)).isFalse();
        assertThat(onALine(1, -9, 2, 0.5, 0).isEverywhere(0, Side.LEFT)).isTrue();
        // logits: 0.5 + 2 * 0.01 * -1.3, 0.5, 0.5 + 2 * 1.7; shares 1/4, 1/4, 1/2
        double r0 = -0.25 * sigmoid(-0.474);
        double r1 = 0.25 * sigmoid(0.5);
        double r2 = 0.25 * (sigmoid(3.9) - sigmoid(-3.9));
        assertThat(at.residuals).containsExactly(new double[] {r0, r1, r2}, within(1e-15));
        assertThat(at.derivatives.gradient)
                .containsExactly(
                        new double[] {
                            2 * (0.01 * -1 * r0 + 0.01 * 0.3 * r1 + 2 * r2),
                            2 * (0.01 * r0 + 0.01 * r1 + r2),
                            0.01 * -1.3 * r0 + 1.7 * r2,
                            r0 + r1 + r2
                        },
                        within(1e-15));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** A bound is of use where it is not far from what rounding can do: 4 operations on terms of size 1 here. */
    @Test
    void boundsGrowWithTheTermsAndNotFaster() {
        KinkPoint small = onALine(1, 0.5, 1, 0.5, 0.01);
        KinkPoint cancelled = onALine(1e6, 1e6 + 0.5, 1, 0.5, 0.01);
        assertThat(small.residualErrors[0]).isBetween(1e-17, 2e-15);
        assertThat(cancelled.residualErrors[0] / small.residualErrors[0]).isBetween(1e3, 1e6);
        assertThat(small.lossBound()).isBetween(1e-16, 1e-14);
        assertThat(small.derivatives.gradientErrors[3]).isBetween(1e-16, 1e-14);
    }

    @Test
    void onlyAUnitWithoutAnyWeightIsCutOff() {
        assertThat(onALine(0, 1, 0, 0, 0.1).isCutOff(0)).isTrue();
        assertThat(onALine(0, 1, 1, 0, 0.1).isCutOff(0)).isFalse();
        assertThat(onALine(1, 1, 0, 0, 0.1).isCutOff(0)).isFalse();
    }

    private static final double U = 0x1p-53;
    private static final double TINY = Double.MIN_NORMAL;
    private static final double FUNCTION = 8 * U;

    private static double gamma(int k) {
        return k * U / (1 - k * U);
    }

    /**
     * One sample, x = 2 of label 1, and three units: z = 1.25 on the right, z = -1.5 on the left, and one on its kink within
     * rounding. The bounds by hand, from those of a product, a sum and a function (Higham 2002, chapter 3).
     */
    @Test
    void theBoundsAreWhatTheOperationsMakeOfThem() {
        double off = 4 * Math.ulp(1.0);
        double[] p = {0.5, -1, 1, 0.25, 0.5, off - 2, 3, -2, -1.5, -1};
        KinkPoint at = new KinkPoint(
                new KinkedLoss(
                        Network.of(1, List.of(3), Activation.LEAKYRELU, 0.1),
                        new Line().at(2, 1, 0).samples()),
                p);
        assertThat(at.side[0]).containsExactly(Side.RIGHT);
        assertThat(at.side[1]).containsExactly(Side.LEFT);
        assertThat(at.side[2]).containsExactly(Side.ON_KINK);
        double e1 = gamma(3) * 1.25 + TINY;
        double e2 = gamma(3) * 2.5 + TINY;
        double e3 = gamma(3) * (4 - off) + TINY;
        double logit = -1 + 3.75 + 0.03;
        double ofLogit = 3 * e1 + 2 * e2 + 1.5 * (e3 + off) + gamma(6) * (1 + 3.75 + 0.03);
        double r = -1 / (1 + Math.exp(logit));
        double curvature = -r * (1 + r);
        double ofResidual = curvature * Math.exp(ofLogit) * ofLogit + 2 * FUNCTION * -r + TINY;
        assertThat(at.residuals[0]).isCloseTo(r, within(1e-15));
        assertThat(at.residualErrors[0]).isCloseTo(ofResidual, within(1e-9 * ofResidual));
        double gamma = gamma(1 + 10);
        double penalty = 0.05 * (0.25 + 1 + 1 + 9 + 4 + 2.25);
        double loss = Math.log1p(Math.exp(-logit));
        double bound = gamma * penalty - r * ofLogit + ofLogit * ofLogit + (gamma + 2 * FUNCTION) * loss;
        assertThat(at.lossBound()).isCloseTo(bound, within(1e-6 * bound));
        assertThat(at.lossValue()).isCloseTo(loss + penalty, within(1e-14));

        // w1: row 3 * 2; v1: row 1.25, known to e1; v2: row -0.015, known to 0.01 e2; v3: row 0, known to 0.01 e3 + 5
        // e3
        double[] rows = {6, -0.04, -0.03, 3, -0.02, -0.015, 1.25, -0.015, 0, 1};
        double[] errors = {0, 0, 0, 0, 0, 0, e1, 0.01 * e2, 5.01 * e3, 0};
        for (int k = 0; k < 10; k++) {
            boolean decays = k < 3 || k >= 6 && k < 9;
            double expected = ofResidual * (Math.abs(rows[k]) + errors[k])
                    - r * errors[k]
                    + gamma * Math.abs(r * rows[k])
                    + (decays ? gamma(3) * 0.1 * Math.abs(p[k]) : 0);
            assertThat(at.derivatives.gradientErrors[k])
                    .as("component " + k)
                    .isCloseTo(expected, within(1e-6 * expected));
        }
        double[][] hessian = at.derivatives.hessianErrors();
        double ofCurvature = curvature * (Math.expm1(ofLogit) + 2 * FUNCTION + gamma);
        double diagonal = ofCurvature * 1.25 * 1.25 + 2 * curvature * 2 * e1 * 1.25 + 4 * U * 0.1;
        assertThat(hessian[6][6]).isCloseTo(diagonal, within(1e-6 * diagonal));
        double bend = (ofResidual - gamma * r) * 2;
        double mixed = ofCurvature * 1.25 * 6 + 2 * curvature * e1 * 6 + bend;
        assertThat(hessian[6][0]).isCloseTo(mixed, within(1e-6 * mixed));
        assertThat(hessian[0][6]).isEqualTo(hessian[6][0]);
        double left = ofCurvature * 0.015 * 0.04 + 2 * curvature * 0.01 * e2 * 0.04 + 0.01 * bend;
        assertThat(hessian[7][1]).isCloseTo(left, within(1e-6 * left));
        assertThat(hessian[9][9]).isCloseTo(ofCurvature, within(1e-6 * ofCurvature));
        assertThat(hessian[3][3]).isCloseTo(ofCurvature * 9, within(1e-6 * ofCurvature * 9));
    }
}
