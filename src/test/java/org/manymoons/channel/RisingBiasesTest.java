package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.channel.Channel.Way;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.LimitCertificate.Certification.Undercut;
import org.manymoons.channel.LimitCertificate.Certification.Unproven;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/**
 * One unit at infinity is a linear classifier u.x + c at a decay of l2 |u|, since 0.5 l2 (|w|^2 + v^2) with v w = u is
 * least there: its minimum is found here by plain gradient descent.
 */
class RisingBiasesTest {
    private static final double L2 = 0.02;
    private static final Samples SAMPLES = samples();
    private static final double[] CLASSIFIER = descended();

    private static Samples samples() {
        Random random = new Random(8);
        double[][] inputs = new double[60][];
        double[] labels = new double[60];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = n % 2;
            inputs[n] = new double[] {random.nextGaussian() + labels[n], random.nextGaussian() - 0.5 * labels[n]};
        }
        return new Samples(inputs, labels);
    }

    /** u and c, then the loss. */
    private static double[] linearClassifier() {
        return CLASSIFIER.clone();
    }

    private static double[] descended() {
        double[] u = {0.5, -0.2};
        double c = 0;
        for (int step = 0; step < 40_000; step++) {
            double norm = Math.hypot(u[0], u[1]);
            double[] g = {L2 * u[0] / norm, L2 * u[1] / norm, 0};
            for (int n = 0; n < 60; n++) {
                double[] x = SAMPLES.inputs()[n];
                double r = 1 / (1 + Math.exp(-u[0] * x[0] - u[1] * x[1] - c)) - SAMPLES.labels()[n];
                g[0] += r * x[0] / 60;
                g[1] += r * x[1] / 60;
                g[2] += r / 60;
            }
            u[0] -= g[0];
            u[1] -= g[1];
            c -= g[2];
        }
        double loss = L2 * Math.hypot(u[0], u[1]);
        for (int n = 0; n < 60; n++) {
            double z = u[0] * SAMPLES.inputs()[n][0] + u[1] * SAMPLES.inputs()[n][1] + c;
            loss += Math.log1p(Math.exp(SAMPLES.labels()[n] == 1 ? -z : z)) / 60;
        }
        return new double[] {u[0], u[1], c, loss};
    }

    /** w, b, v, c of one unit that does what the classifier does, its bias this large. */
    private static double[] near(double bias, double sign) {
        double[] best = linearClassifier();
        double v = sign * Math.sqrt(Math.hypot(best[0], best[1]));
        return new double[] {best[0] / v, best[1] / v, bias, v, best[2] - v * bias};
    }

    private static Certification from(Activation activation, double bias, double sign) {
        return RisingBiases.from(objective(activation), near(bias, sign));
    }

    private static Objective objective(Activation activation) {
        return Objective.of(Network.of(2, List.of(1), activation, L2), SAMPLES);
    }

    /** The sign of v mean(r exp(-w.x)), from the classifier. */
    private static double pull(double rate, double sign) {
        double[] p = near(0, sign);
        double sum = 0;
        for (int n = 0; n < 60; n++) {
            double wx = p[0] * SAMPLES.inputs()[n][0] + p[1] * SAMPLES.inputs()[n][1];
            double r = 1 / (1 + Math.exp(-p[3] * wx - p[4])) - SAMPLES.labels()[n];
            sum += p[3] * r * Math.exp(-rate * wx);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(names = {"SOFTPLUS", "SWISH", "GELU"})
    void aLimitIsAnInfimumWhereNetworksBeforeItLieAboveAndElseADescentPassesIt(Activation activation) {
        double limit = linearClassifier()[3];
        double rate = activation == Activation.GELU ? 1.702f : 1;
        double tail = activation == Activation.SOFTPLUS ? 1 : -1;
        for (double sign : new double[] {1, -1}) {
            if (tail * pull(rate, sign) > 0) {
                Certification found = from(activation, 20, sign);
                Verified verified = (Verified) found;
                assertThat(verified.channel().limit()).isCloseTo(limit, within(1e-10));
                assertThat(verified.channel().groups())
                        .singleElement()
                        .satisfies(group -> assertThat(group.way()).isEqualTo(Way.LINEARISE));
                assertThat(objective(activation).loss(verified.network()))
                        .isLessThanOrEqualTo(objective(activation).loss(near(20, sign)) + 1e-15);
                assertThat(verified.channel().path())
                        .allSatisfy(station -> assertThat(station.loss()).isGreaterThan(limit));
            } else {
                Certification stalled = from(activation, 42, sign);
                assertThat(((Undercut) stalled).loss()).isLessThan(limit - 1e-9);
            }
        }
    }

    /** w1, w2, b, v for each unit and c, in the order of a network of two. */
    private static double[] two(double[] first, double[] second, double c) {
        return new double[] {first[0], first[1], second[0], second[1], first[2], second[2], first[3], second[3], c};
    }

    private static Certification from(Activation activation, double[] first, double[] second, double c) {
        Objective objective = Objective.of(Network.of(2, List.of(2), activation, L2), SAMPLES);
        Certification found = RisingBiases.from(objective, two(first, second, c));
        if (found instanceof Undercut lower) {
            assertThat(objective.loss(lower.network())).isEqualTo(lower.loss());
        }
        return found;
    }

    /** Whether networks before the limit lie above it, however its v w is shared between a unit and one of either sign. */
    private static boolean isInfimum(Activation activation, double sign) {
        double rate = activation == Activation.GELU ? 1.702f : 1;
        double tail = activation == Activation.SOFTPLUS ? 1 : -1;
        boolean infimum = tail * pull(rate, sign) > 0;
        for (int k = 1; k <= 16; k++) {
            double root = Math.sqrt(k / 16.0);
            // w and v times the root: the same as a smaller rate
            infimum &= tail * pull(root * rate, sign) > 0 && tail * pull(root * rate, -sign) > 0;
        }
        return infimum;
    }

    private static void isWhatTheTailsSay(Certification found, Activation activation, double sign) {
        double limit = linearClassifier()[3];
        if (isInfimum(activation, sign)) {
            assertThat(((Verified) found).channel().limit()).isCloseTo(limit, within(1e-10));
        } else {
            assertThat(((Undercut) found).loss()).isLessThan(limit - 1e-9);
        }
    }

    /** A unit that dies can take a part of the ramp over with either sign. */
    @ParameterizedTest
    @EnumSource(names = {"SOFTPLUS", "SWISH", "GELU"})
    void aUnitThatDiesMayTakeAPartOver(Activation activation) {
        for (double sign : new double[] {1, -1}) {
            double[] p = near(isInfimum(activation, sign) ? 20 : 42, sign);
            double[] rising = {p[0], p[1], p[2], p[3]};
            for (double size : new double[] {0, 0.01}) {
                double[] dying = {size, -size, 0, size};
                isWhatTheTailsSay(from(activation, rising, dying, p[4] - size * activation.value(0)), activation, sign);
            }
        }
        assertThat(isInfimum(Activation.SOFTPLUS, 1)).isTrue();
        assertThat(isInfimum(Activation.SWISH, 1)).isFalse();
    }

    /** Two units of half the v w each are the limit of one: the weight decay of both together is the same. */
    @ParameterizedTest
    @EnumSource(names = {"SOFTPLUS", "SWISH", "GELU"})
    void twoRisingUnitsAreOneRamp(Activation activation) {
        double half = Math.sqrt(0.5);
        for (double sign : new double[] {1, -1}) {
            double[] p = near(40, sign);
            double[] unit = {half * p[0], half * p[1], p[2], half * p[3]};
            isWhatTheTailsSay(
                    from(activation, unit, unit, p[4] + p[3] * p[2] - 2 * half * p[3] * p[2]), activation, sign);
        }
    }

    /** A third unit that bends stays as it is: with it the limit is below that of a classifier, and the ramp is still one. */
    @Test
    void aUnitThatBendsIsNoPartOfTheRamp() {
        double[] p = near(20, 1);
        double[] bending = {1.5, -1, 0.2, 1};
        assertThat(from(Activation.SOFTPLUS, new double[] {p[0], p[1], p[2], p[3]}, bending, p[4]))
                .isInstanceOf(Unproven.class);
    }

    @Test
    void aUnitThatSomeSampleSeesBendIsNotRising() {
        assertThat(from(Activation.SOFTPLUS, 4, 1)).isInstanceOf(Unproven.class);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void onlyActivationsWithATailAboveTheirRampGoThere(Activation activation) {
        boolean goes =
                List.of(Activation.SOFTPLUS, Activation.SWISH, Activation.GELU).contains(activation);
        assertThat(RisingBiases.apply(Network.of(2, List.of(2), activation, L2)))
                .isEqualTo(goes);
        assertThat(RisingBiases.apply(Network.of(2, List.of(2), activation, 0))).isFalse();
        assertThat(RisingBiases.apply(Network.of(2, List.of(2, 2), activation, L2)))
                .isFalse();
    }
}
