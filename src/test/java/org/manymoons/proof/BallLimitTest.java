package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.proof.ball.Ball;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Limit models in balls against differences of their loss, and their excess against that of real networks. */
class BallLimitTest {
    private static final Samples CLOUDS = Proven.clouds();

    private static BallLimit model(LimitShape shape, Activation activation) throws NotProven {
        Network network = Network.of(2, List.of(shape.units()), activation, 0);
        return new BallLimit(
                List.of(new ChannelCertificate.Term(shape, shape == LimitShape.EXPONENTIAL ? -1 : 1)),
                BallData.of(network, CLOUDS));
    }

    private static double[] parameters(LimitShape shape) {
        return new Random(5).doubles(shape.size(2) + 1, -0.8, 0.8).toArray();
    }

    private static Ball loss(BallLimit model, double[] p) {
        return model.loss(BallData.balls(p));
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfTheLoss(LimitShape shape) throws NotProven {
        BallLimit model = model(shape, Activation.SIGMOID);
        double[] p = parameters(shape);
        BallDerivatives there = model.derivatives(BallData.balls(p), true);
        double e = 0x1p-20;
        for (int k = 0; k < p.length; k++) {
            double[] up = p.clone();
            double[] down = p.clone();
            up[k] += e;
            down[k] -= e;
            assertThat(there.gradient()[k].toDouble())
                    .isCloseTo(loss(model, up).minus(loss(model, down)).toDouble() / (2 * e), within(1e-9));
            Ball[] above = model.derivatives(BallData.balls(up), false).gradient();
            Ball[] below = model.derivatives(BallData.balls(down), false).gradient();
            for (int l = 0; l < p.length; l++) {
                assertThat(there.hessian()[k][l].toDouble())
                        .isCloseTo(above[l].minus(below[l]).toDouble() / (2 * e), within(1e-9));
            }
        }
    }

    /** Where units are a small step from the limit, the loss of the network exceeds that of the limit by the step times the excess. */
    @ParameterizedTest
    @EnumSource(names = {"DIPOLE", "EXPONENTIAL", "SATURATED_DIPOLE"})
    void theExcessIsThatOfNetworks(LimitShape shape) throws NotProven {
        for (Activation activation : List.of(Activation.TANH, Activation.SIGMOID)) {
            BallLimit model = model(shape, activation);
            double[] p = parameters(shape);
            double excess = model.excess(BallData.balls(p)).get(0).toDouble();
            double step = shape == LimitShape.SATURATED_DIPOLE ? 1e-3 : 1e-4;
            double[] network = network(shape, activation == Activation.TANH, p, step);
            Network of = Network.of(2, List.of(shape.units()), activation, 0);
            Ball above = BallData.of(of, CLOUDS).loss(BallData.balls(network)).minus(loss(model, p));

            assertThat(above.toDouble() / step).isCloseTo(excess, within(0.05 * Math.abs(excess)));
        }
    }

    /** Units as the Javadoc of {@link LimitShape} has them; order W1, b1, W2, b2. */
    private static double[] network(LimitShape shape, boolean tanh, double[] p, double step) {
        double rate = tanh ? 2 : 1; // tanh(y) = -1 + 2 (e^(2 y) - e^(4 y) + ...), s(y) = e^y - e^(2 y) + ...
        double scale = tanh ? 2 : 1;
        return switch (shape) {
            case UNIT -> p;
            case DIPOLE -> {
                double d = Math.sqrt(step);
                double[] w = {p[0] + d * p[4], p[1] + d * p[5], p[0] - d * p[4], p[1] - d * p[5]};
                double[] b = {p[2] + d * p[6], p[2] - d * p[6]};
                double[] v = {p[3] / 2 + 1 / (2 * d), p[3] / 2 - 1 / (2 * d)};
                yield new double[] {w[0], w[1], w[2], w[3], b[0], b[1], v[0], v[1], p[7]};
            }
            case EXPONENTIAL -> {
                double v = -1 / (step * scale);
                double constant = p[3] + (tanh ? v : 0);
                yield new double[] {p[0] / rate, p[1] / rate, (p[2] + Math.log(step)) / rate, v, constant};
            }
            case SATURATED_DIPOLE -> saturated(p, rate, scale, tanh, step);
        };
    }

    /** With S the sum and D the difference of the scaled output weights: k = step^2 S, r = step (S + D eta). */
    private static double[] saturated(double[] p, double rate, double scale, boolean tanh, double step) {
        double sum = p[5] / (step * step);
        double difference = 1 / Math.pow(step, 4);
        double[] eta = {p[2] / step / difference, p[3] / step / difference, (p[4] / step - sum) / difference};
        double log = Math.log(step);
        double[] v = {(sum + difference) / 2 / scale, (sum - difference) / 2 / scale};
        return new double[] {
            (p[0] + eta[0]) / rate,
            (p[1] + eta[1]) / rate,
            (p[0] - eta[0]) / rate,
            (p[1] - eta[1]) / rate,
            (log + eta[2]) / rate,
            (log - eta[2]) / rate,
            v[0],
            v[1],
            p[6] + (tanh ? v[0] + v[1] : 0)
        };
    }
}
