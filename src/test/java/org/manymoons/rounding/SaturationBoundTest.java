package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** By hand, and against a program that computes saturated derivatives with as much cancellation as DL4J. */
class SaturationBoundTest {
    /** Two spacings of doubles at 1. */
    private static final double S = 0x1p-51;

    private static void close(double[] actual, double... spacings) {
        assertThat(actual).hasSameSizeAs(spacings);
        for (int k = 0; k < spacings.length; k++) {
            assertThat(actual[k] / S).as("parameter %d", k).isCloseTo(spacings[k], within(1e-12 * spacings[k]));
        }
    }

    private static double s(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void theErrorSignalOfTheOutputIsOffByTwoSpacings() {
        Network line = Network.of(2, List.of(), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{-3, 5}, {1, 0}}, new double[] {0, 1});
        close(SaturationBound.gradient(line, new double[] {1, 2, 3}, samples, CrossEntropy.EXACT), 2, 2.5, 1);
    }

    /** Below a saturated unit the signal e w is multiplied by a derivative off by two spacings; d w by the derivative. */
    @Test
    void errorsArePropagatedAsTheSignalIs() {
        Network network = Network.of(1, List.of(2), Activation.TANH, 0);
        // W1, b1, W2, b2
        double[] p = {2, -1, 0.5, 0.25, 3, -4, 0.125};
        double x = -1.5;
        double a = Math.tanh(2 * x + 0.5);
        double b = Math.tanh(-x + 0.25);
        double e = s(3 * a - 4 * b + 0.125);
        double first = 3 * (1 - a * a) + 3 * e;
        double second = 4 * (1 - b * b) + 4 * e;
        close(
                SaturationBound.gradient(
                        network, p, new Samples(new double[][] {{x}}, new double[1]), CrossEntropy.EXACT),
                1.5 * first,
                1.5 * second,
                first,
                second,
                Math.abs(a),
                Math.abs(b),
                1);
    }

    @Test
    void throughTwoHiddenLayersToo() {
        Network network = Network.of(1, List.of(2, 1), Activation.SIGMOID, 0);
        // W1, b1, W2, b2, W3, b3
        double[] p = {2, -1, 0.5, 0.25, 3, -4, 0.75, -2, 0.125};
        double x = 0.5;
        double a = s(2 * x + 0.5);
        double b = s(-x + 0.25);
        double c = s(3 * a - 4 * b + 0.75);
        double e = 1 - s(-2 * c + 0.125);
        double slope = c * (1 - c);
        double d2 = 2 * slope + 2 * e;
        double e2 = 2 * e * slope;
        double first = 3 * d2 * a * (1 - a) + 3 * e2;
        double second = 4 * d2 * b * (1 - b) + 4 * e2;
        close(
                SaturationBound.gradient(
                        network, p, new Samples(new double[][] {{x}}, new double[] {1}), CrossEntropy.EXACT),
                x * first,
                x * second,
                first,
                second,
                a * d2,
                b * d2,
                d2,
                c,
                1);
    }

    /** At the logits 20 and -20 s(z) is 1e-9 from its end and clipped to 1/8 and 7/8: dL/dp = (p - y) / (p (1 - p)). */
    @Test
    void aSpacingIsAmplifiedWhereTheProbabilityIsClipped() {
        Network line = Network.of(1, List.of(), Activation.TANH, 0);
        CrossEntropy clipping = new CrossEntropy(0.125);
        double[][] points = {{-20}, {1}};
        double[] p = {1, 0};
        // -20 is wrong for label 1, off by 7/8 of 7/64; 1 is not clipped
        close(
                SaturationBound.gradient(line, p, new Samples(points, new double[] {1, 1}), clipping),
                (9 * 20 + 1) / 2.0,
                5);
        double right = 1 + 0.125 / (0.875 * 0.125);
        close(
                SaturationBound.gradient(line, p, new Samples(points, new double[] {0, 1}), clipping),
                (right * 20 + 1) / 2,
                (right + 1) / 2);
    }

    /** tanh' as 1 - tanh^2 and s - y for the logit, where every other thing is as the reference computes it. */
    @Test
    void aProgramThatCancelsStaysWithinTheBound() {
        Network network = Network.of(2, List.of(3), Activation.TANH, 0);
        Random random = new Random(2);
        double largest = 0;
        for (int n = 0; n < 50; n++) {
            double[] p = random.doubles(13, -12, 12).toArray();
            double[] x = random.doubles(2, -1, 1).toArray();
            Samples one = new Samples(new double[][] {x}, new double[] {n % 2});
            double[] bound = SaturationBound.gradient(network, p, one, CrossEntropy.EXACT);
            double[] expected = Gradient.gradient(network, p, one);
            double[] cancelled = cancelled(p, x, n % 2);
            for (int k = 0; k < 13; k++) {
                double rounding = 1e-15 * Math.abs(expected[k]);
                double error = Math.abs(cancelled[k] - expected[k]);
                assertThat(error).as("parameter %d", k).isLessThanOrEqualTo(bound[k] + rounding);
                largest = Math.max(largest, (error - rounding) / bound[k]);
            }
        }
        assertThat(largest).as("share of the bound that is used").isGreaterThan(0.1);
    }

    private static double[] cancelled(double[] p, double[] x, double y) {
        double[] gradient = new double[13];
        double logit = p[12];
        double[] a = new double[3];
        for (int i = 0; i < 3; i++) {
            a[i] = Math.tanh(p[2 * i] * x[0] + p[2 * i + 1] * x[1] + p[6 + i]);
            logit += p[9 + i] * a[i];
        }
        double e = s(logit) - y;
        for (int i = 0; i < 3; i++) {
            double d = e * p[9 + i] * (1 - a[i] * a[i]);
            gradient[2 * i] = d * x[0];
            gradient[2 * i + 1] = d * x[1];
            gradient[6 + i] = d;
            gradient[9 + i] = e * a[i];
        }
        gradient[12] = e;
        return gradient;
    }

    @Test
    void otherOutputsAreRefused() {
        Network two = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        Samples samples = new Samples(new double[][] {{1}}, new double[1]);
        assertThatThrownBy(() -> SaturationBound.gradient(two, new double[4], samples, CrossEntropy.EXACT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one sigmoid output");
    }
}
