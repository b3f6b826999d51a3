package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.network;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.Channel.Station;
import org.manymoons.channel.LimitCertificate.Certification.Undercut;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.descent.Descent;
import org.manymoons.descent.LinearFit;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** What the networks on the way to a limit say of it. */
class LimitCertificateWayTest {
    private static Objective objective(Samples samples) {
        return Objective.of(Network.of(samples.features(), List.of(1), Activation.TANH, 0), samples);
    }

    /**
     * A step is missed by delta^2 at the nearest sample, delta^4 at one twice and delta^5 at six 2.5 times as far: by how
     * much the labels are off there, the excess falls from 0.4 to 0.2, rises at 0.1 and falls by four from then on.
     */
    @Test
    void afterASlowFallThePathBeginsAnew() {
        double up = Logistic.sigmoid(1);
        double[][] x = new double[22][1];
        double[] labels = new double[22];
        for (int n = 0; n < 22; n++) {
            x[n][0] = n == 0 ? 1 : n == 1 ? 2 : n < 8 ? 2.5 : n < 20 ? 9 : -n / 2.5;
            double off = n == 0 ? 0.0055 : n == 1 ? -0.44 : 0.105;
            labels[n] = n < 8 ? up + off : n < 20 ? up - (0.0055 - 0.44 + 6 * 0.105) / 12 : 1 - up;
        }
        double[] pattern =
                Arrays.stream(x).mapToDouble(row -> Math.signum(row[0])).toArray();
        LimitState limit = Limits.state(0, piece(new StepTerm(pattern, p(1, 0)), p(1), 0));
        Objective objective = objective(new Samples(x, labels));
        double[] excess = new double[5];
        for (int i = 0; i < 5; i++) {
            excess[i] = objective.loss(network(limit, objective, Math.scalb(0.4, -i)))
                    - Limits.loss(limit, objective.samples());
        }
        assertThat(excess[0] / excess[1]).isGreaterThan(2);
        assertThat(excess[1]).isBetween(0.0, 0.9 * excess[2]);
        assertThat(excess[2] / excess[3]).isGreaterThan(2);
        double[] start = network(limit, objective, 0.03); // beyond the rise, so that downhill is outward
        Verified verified = (Verified) LimitCertificate.of(limit, objective, Activation.TANH, start);
        List<Station> path = verified.channel().path();
        assertThat(path.get(0).loss()).isEqualTo(objective.loss(network(limit, objective, 0.05)));
        assertThat(path).hasSameSizeAs(verified.channel().groups().get(0).growth());
        assertThat(verified.channel().groups().get(0).growth().get(0).incoming())
                .isCloseTo(-Math.log(0.05), within(1e-14));
    }

    /** Inputs in units of 2^-24, slopes in units of 2^24: the Newton step that is left is as small beside the parameters. */
    @Test
    void theUnitsOfTheInputsDoNotMatter() {
        double[][] points = Limits.points(40, 1);
        LimitState limit = Limits.named("line", Activation.TANH, points);
        Samples samples = Limits.saying(limit, points);
        for (int power : new int[] {0, 24}) {
            double[][] scaled = Arrays.stream(points)
                    .map(x -> p(Math.scalb(x[0], -power), Math.scalb(x[1], -power)))
                    .toArray(double[][]::new);
            LimitState other = Limits.state(
                    0.3, piece(new LinearTerm(false), p(Math.scalb(1.4, power), Math.scalb(-0.9, power)), 0));
            assertThat(LimitCertificate.of(
                            other, objective(new Samples(scaled, samples.labels())), Activation.TANH, new double[5]))
                    .isInstanceOf(Verified.class);
        }
    }

    /**
     * Labels that want a cube besides the line r = x / 10. A unit with tanh(b) = T is r - T e r^2 + (T^2 - 1/3) e^2 r^3: the
     * cube is of the wrong sign without a bias and of the right one with T near 1, where it is worth more than the square.
     */
    @Test
    void aLineThatGainsByItsCubeWhenBentIsUndercut() {
        double[][] x = {{3}, {1}, {1}, {1}, {-3}, {-1}, {-1}, {-1}};
        double far = Logistic.sigmoid(0.3) + 0.3;
        double near = Logistic.sigmoid(0.1) - 0.3; // 3 x 0.3 at 1 against 3 x 0.3 at 3: no slope
        Samples samples = new Samples(x, new double[] {far, near, near, near, 1 - far, 1 - near, 1 - near, 1 - near});
        LimitState limit = Limits.state(0, piece(new LinearTerm(false), p(0.1), 0));
        assertThat(GroupExcess.arePositive(limit, Activation.TANH, samples)).isTrue();
        Objective objective = objective(samples);
        for (double delta : new double[] {0.4, 0.1}) {
            assertThat(objective.loss(network(limit, objective, delta))).isGreaterThan(Limits.loss(limit, samples));
        }
        Undercut undercut = (Undercut) LimitCertificate.of(limit, objective, Activation.TANH, new double[4]);
        assertThat(undercut.loss())
                .isLessThan(Limits.loss(limit, samples))
                .isEqualTo(objective.loss(undercut.network()));
        assertThat(Math.abs(Math.tanh(undercut.network()[1]))).isCloseTo(0.95, within(1e-12));
    }

    /** Labels that one finite unit says: the best output weights for the hidden unit of the first network are not enough. */
    @Test
    void theProbeIsCarriedFartherThanToTheBestOutputWeights() {
        double[][] points = Limits.points(40, 1);
        Samples samples = Limits.saying(
                Limits.state(0.2, piece(new UnitTerm(Activation.TANH), p(1.7, 1.8, -0.3, 1.5), 0)), points);
        LimitState start = Limits.named("rising exponential", Activation.TANH, points);
        Descent descent = new Descent(start.model(samples), start.parameters(), () -> false);
        descent.projected(20);
        descent.finish();
        LimitState limit = start.at(descent.parameters());
        Objective objective = objective(samples);
        double[] fitted = network(limit, objective, 0.4);
        double[] output = LinearFit.solveFromAnywhere(
                new NetworkSurface(objective).regression(fitted), p(fitted[3], fitted[4]), 50);
        fitted[3] = output[0];
        fitted[4] = output[1];
        assertThat(objective.loss(fitted)).isLessThan(Limits.loss(limit, samples));
        Undercut undercut =
                (Undercut) LimitCertificate.of(limit, objective, Activation.TANH, network(limit, objective, 0.5));
        assertThat(undercut.loss()).isLessThan(objective.loss(fitted) - 1e-5);
    }
}
