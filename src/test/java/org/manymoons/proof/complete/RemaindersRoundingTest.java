package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallFunctions;
import org.manymoons.proof.ball.BallSum;
import org.manymoons.proof.complete.Cone.Parallelepiped;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * Expansions over boxes of radius 0, whose remainders are rounding alone: the gradient in doubles is within them of the one in balls, and they are what
 * the errors of the unit's values, the residuals and the sums make of it. Few or many samples, a unit whose terms cancel, a large bias, a large decay.
 */
class RemaindersRoundingTest {
    private static Expansion expansion(int n, double offset, double l2, double balance) throws Exception {
        Random random = new Random(n + 1);
        double[][] x = new double[n][];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = new double[] {
                random.nextGaussian() + offset * (i % 3 - 1), random.nextGaussian() + offset * (i % 3 - 1)
            };
            y[i] = random.nextDouble() < balance ? 1 : 0;
        }
        y[0] = 1;
        y[1] = 0;
        OneUnitData data = OneUnitData.of(Network.of(2, List.of(1), Activation.TANH, l2), new Samples(x, y));
        Expansion at = new Expansion(data);
        double[][] directions = {{1, -0.5, 0.25}, {0.5, 1, 0}, {-0.25, 0.125, 1}};
        at.over(new Parallelepiped(new double[] {1, -1.0625, 0.3}, directions, new double[3]));
        Arrays.fill(at.radius, 0);
        new Remainders(data, at).compute();
        check(at, data, directions);
        return at;
    }

    private static void check(Expansion at, OneUnitData data, double[][] directions) {
        double[] rest = at.rest.clone();
        Ball[] exact = gradient(at, data, directions);
        for (int k = 0; k < 5; k++) {
            double off = Math.abs(exact[k].minus(Ball.of(at.gradient[k])).toDouble());
            assertThat(off).as("component " + k).isLessThan(rest[k]);
        }
    }

    /** With numbers as the expansion has them, f0 included. */
    private static Ball[] gradient(Expansion at, OneUnitData data, double[][] directions) {
        BallSum[] sums = new BallSum[5];
        Arrays.setAll(sums, k -> new BallSum());
        Ball v = Ball.of(at.middle[3]);
        for (int i = 0; i < data.size(); i++) {
            double[] x = data.x()[i];
            Ball u = Ball.of(at.middle[2]);
            for (int j = 0; j < 2; j++) {
                u = u.plus(Ball.of(at.middle[j]).times(Ball.of(x[j])));
            }
            Ball f = BallFunctions.tanh(u);
            Ball value = f.minus(Ball.of(at.shift()));
            Ball z = v.times(value).plus(Ball.of(at.middle[4]));
            Ball r = BallFunctions.logistic(z).minus(Ball.of(data.y()[i]));
            Ball inward = r.times(v).times(Ball.ONE.minus(f.times(f)));
            for (int k = 0; k < 3; k++) {
                Ball along = Ball.of(directions[k][2]);
                for (int j = 0; j < 2; j++) {
                    along = along.plus(Ball.of(directions[k][j]).times(Ball.of(x[j])));
                }
                sums[k].add(inward, along);
            }
            sums[3].add(r, value);
            sums[4].add(r);
        }
        Ball[] g = new Ball[5];
        Ball l2 = Ball.of(data.l2());
        for (int k = 0; k < 5; k++) {
            g[k] = sums[k].total().over(Ball.of(data.size()));
        }
        g[3] = g[3].plus(l2.times(v));
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 2; j++) {
                g[k] = g[k].plus(l2.times(Ball.of(directions[k][j])).times(Ball.of(at.middle[j])));
            }
            g[k] = g[k].plus(Ball.of(at.follow[0][k]).times(g[3]))
                    .plus(Ball.of(at.follow[1][k]).times(g[4]));
        }
        return g;
    }

    @ParameterizedTest
    @CsvSource({
        "12, 0, 0.03, 0.5",
        "2000, 0, 0.03, 0.5",
        "12, 1e6, 0.01, 0.5",
        "30, 1e8, 0.01, 0.9",
        "40, 0, 1000, 0.5",
        "300, 0, 0.001, 0.99"
    })
    void whatEachErrorMakesOfIt(int n, double offset, double l2, double balance) throws Exception {
        Expansion at = expansion(n, offset, l2, balance);
        double v = Math.abs(at.middle[3]);
        double c = Math.abs(at.middle[4]);
        double[] size = new double[3];
        double outSize = 0;
        double outError = 0;
        double biasSize = 0;
        double biasError = 0;
        double inwardError = 0;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double blur = at.values.blur[i];
            double f1 = at.values.most[i];
            double own = Math.abs(at.values.f[i] - at.shift()) + 0x1p-40;
            double change = f1 * blur;
            double value = own + change;
            double ofZ = v * (0x1p-44 + f1 * blur) + (v + c) * 0x1p-50;
            double s = 1 / (1 + Math.exp(-Math.abs(at.logit[i]) + ofZ));
            double s1 = s * (1 - s);
            double r = Math.abs(at.residual[i]) + s1 * ofZ;
            double moved = v * change + ofZ;
            double inward = v * f1 * (s1 * moved + r) + 2 * r * v * change;
            for (int k = 0; k < 3; k++) {
                size[k] += at.values.size[i][k] * inward / n;
            }
            inwardError = Math.max(inwardError, v * f1 * (r * (0x1p-42 + 2 * blur) + s1 * ofZ));
            outSize += (s1 * moved * value + r * (change + value)) / n;
            outError += (value * (r * 0x1p-42 + s1 * ofZ) + r * (0x1p-45 + f1 * blur)) / n;
            biasSize += (s1 * moved + r) / n;
            biasError += (r * 0x1p-42 + s1 * ofZ) / n;
            largest = Math.max(largest, blur + ofZ);
        }
        double relative = 0x1p-40 + 8 * largest + (n + 30) * 0x1p-52;
        double ofV = relative * outSize + outError + 0x1p-48 * l2 * v;
        double ofC = relative * biasSize + biasError;
        isAbout(at.rest[3], ofV);
        isAbout(at.rest[4], ofC);
        double[][] weights = {{1, 0.5}, {0.5, 1}, {0.25, 0.125}}; // of the directions, absolute
        for (int k = 0; k < 3; k++) {
            double decay = 0x1p-48 * l2 * (weights[k][0] * 1 + weights[k][1] * 1.0625);
            double outputs = Math.abs(at.follow[0][k]) * ofV + Math.abs(at.follow[1][k]) * ofC;
            isAbout(at.rest[k], relative * size[k] + inwardError * at.values.longest[k] + outputs + decay);
        }
    }

    private static void isAbout(double bound, double expected) {
        assertThat(bound).isBetween(expected * (1 - 1e-6), expected * (1 + 2e-3) + 1e-59);
    }
}
