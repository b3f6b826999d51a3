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
            double[][] computed = at.hessian();
            double[][] errors = at.hessianErrors();
            double[][] rows = new double[p.length][];
            for (int m = 0; m < p.length; m++) {
                rows[m] = difference(network, p, samples, m);
            }
            for (int k = 0; k < p.length; k++) {
                assertThat(at.gradient[k]).isCloseTo(gradient[k], within(at.gradientErrors[k] + 1e-17));
                assertThat(at.gradientErrors[k]).isBetween(0.0, 1e-13);
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
        assertThat(at.gradient)
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
        assertThat(small.gradientErrors[3]).isBetween(1e-16, 1e-14);
    }

    @Test
    void onlyAUnitWithoutAnyWeightIsCutOff() {
        assertThat(onALine(0, 1, 0, 0, 0.1).isCutOff(0)).isTrue();
        assertThat(onALine(0, 1, 1, 0, 0.1).isCutOff(0)).isFalse();
        assertThat(onALine(1, 1, 0, 0, 0.1).isCutOff(0)).isFalse();
    }
}
