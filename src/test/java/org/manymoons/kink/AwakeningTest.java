package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** The largest |sum r f(w.x + b)| with |w| = 1: by hand on a line, against a fine grid of directions in the plane. */
class AwakeningTest {
    private static KinkedLoss loss(Activation activation, double[][] x) {
        double[] y = new double[x.length];
        return new KinkedLoss(Network.of(x[0].length, List.of(1), activation, 0), new Samples(x, y));
    }

    private static double sum(KinkedLoss loss, double[] residuals, double[] direction) {
        double sum = 0;
        for (int i = 0; i < residuals.length; i++) {
            double z = KinkedLoss.dot(direction, loss.points[i]);
            sum += residuals[i] * loss.slope(z > 0) * z;
        }
        return sum;
    }

    /** Over w = 1 the sums at the thresholds -2, -1, 1, 2 are -2/8, -1/8, -1/8, 0; over w = -1 they are 0, 1/8, 1/8, 2/8. */
    @Test
    void onALineItIsFoundAmongTheThresholds() {
        KinkedLoss loss = new KinkedLoss(
                Network.of(1, List.of(1), Activation.RELU, 0), Line.balanced().samples());
        double eighth = 0.125;
        Awakening found = Awakening.of(loss, new double[] {eighth, -eighth, eighth, -eighth});

        assertThat(found.slope()).isEqualTo(0.25);
        assertThat(found.isLargest()).isTrue();
        assertThat(Math.abs(found.direction()[0])).isEqualTo(1);
        double sum = sum(loss, new double[] {eighth, -eighth, eighth, -eighth}, found.direction());
        assertThat(Math.abs(sum)).isEqualTo(0.25);
        assertThat(found.sign()).isEqualTo(sum > 0 ? -1 : 1);
    }

    /** Only sample 1 at 1 has a residual; the best threshold for w = -1 is at 2, where the sum is its distance. */
    @Test
    void bothDirectionsOfALineAreTried() {
        KinkedLoss loss = loss(Activation.RELU, new double[][] {{-1}, {1}, {5}});
        Awakening toTheLeft = Awakening.of(loss, new double[] {0, 0.5, 0});
        assertThat(toTheLeft.slope()).isEqualTo(2);
        assertThat(toTheLeft.direction()).containsExactly(-1, 5);
        assertThat(toTheLeft.sign()).isEqualTo(-1);

        Awakening toTheRight =
                Awakening.of(loss(Activation.RELU, new double[][] {{-5}, {1}, {2}}), new double[] {0, -0.5, 0});
        assertThat(toTheRight.slope()).isEqualTo(3);
        assertThat(toTheRight.direction()).containsExactly(1, 5);
        assertThat(toTheRight.sign()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU", "LEAKYRELU"})
    void inThePlaneNoDirectionHasALargerSum(Activation activation) {
        Random random = new Random(11);
        for (int run = 0; run < 20; run++) {
            double[][] x = new double[7][];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.doubles(2, -1, 1).toArray();
            }
            x[1] = new double[] {x[0][0], x[0][1] + 0.5}; // straight above each other
            x[2] = new double[] {x[0][0] - 0.5, x[0][1]};
            double[] residuals = balanced(random.doubles(x.length, -1, 1).toArray());
            KinkedLoss loss = loss(activation, x);
            Awakening found = Awakening.of(loss, residuals);

            double largest = 0;
            for (int a = 0; a < 720; a++) {
                double[] w = {Math.cos(Math.PI * a / 360), Math.sin(Math.PI * a / 360), 0};
                for (double[] point : x) {
                    w[2] = -w[0] * point[0] - w[1] * point[1];
                    largest = Math.max(largest, Math.abs(sum(loss, residuals, w)));
                }
            }
            assertThat(found.isLargest()).isTrue();
            assertThat(found.slope()).isBetween(largest - 1e-12, largest * (1 + 1e-3));
            double sum = sum(loss, residuals, found.direction());
            assertThat(Math.abs(sum)).isCloseTo(found.slope(), within(1e-12));
            assertThat(found.sign()).isEqualTo(sum > 0 ? -1 : 1);
            assertThat(Math.hypot(found.direction()[0], found.direction()[1])).isCloseTo(1, within(1e-15));
        }
    }

    /** The sum of residuals is 0 where the output's bias is at its best: only then is a largest sum reached at a threshold. */
    private static double[] balanced(double[] residuals) {
        double mean = 0;
        for (double r : residuals) {
            mean += r / residuals.length;
        }
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= mean;
        }
        return residuals;
    }

    @Test
    void withThreeFeaturesItIsOnlySaidToReachSoMuch() {
        Random random = new Random(4);
        double[][] x = new double[8][];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.doubles(3, -1, 1).toArray();
        }
        double[] residuals = balanced(random.doubles(x.length, -1, 1).toArray());
        KinkedLoss loss = loss(Activation.RELU, x);
        Awakening found = Awakening.of(loss, residuals);

        assertThat(found.isLargest()).isFalse();
        assertThat(Math.abs(sum(loss, residuals, found.direction()))).isCloseTo(found.slope(), within(1e-12));
        double best = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            double[] w = random.doubles(3, -1, 1).toArray();
            double norm = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
            double[] point = x[trial % x.length];
            double[] direction = {w[0] / norm, w[1] / norm, w[2] / norm, 0};
            direction[3] = -direction[0] * point[0] - direction[1] * point[1] - direction[2] * point[2];
            best = Math.max(best, Math.abs(sum(loss, residuals, direction)));
        }
        assertThat(found.slope()).isGreaterThan(best);
    }
}
