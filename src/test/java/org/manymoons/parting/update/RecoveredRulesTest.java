package org.manymoons.parting.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * A logistic regression trained by updates that are written out here as PyTorch's documentation has them, the gradient with them: the
 * numbers of the recipe come back within what is said of their errors.
 */
class RecoveredRulesTest {
    private static final double UNIT = 0x1p-53;
    private static final int UPDATES = 12;
    private static final Network NETWORK = Network.of(4, List.of(), Activation.TANH, 0);
    private static final Samples SAMPLES = samples();
    private static final double[] START = {0.3, -0.7, 0.2, 0.9, -0.4};

    private static Samples samples() {
        Random random = new Random(4);
        double[][] x = new double[30][];
        double[] y = new double[30];
        for (int n = 0; n < x.length; n++) {
            x[n] = random.doubles(4, -2, 2).toArray();
            y[n] = n % 2;
        }
        return new Samples(x, y);
    }

    private static double[] gradient(double[] p) {
        double[] g = new double[5];
        for (int n = 0; n < SAMPLES.size(); n++) {
            double[] x = SAMPLES.inputs()[n];
            double z = p[4];
            for (int j = 0; j < 4; j++) {
                z += p[j] * x[j];
            }
            double r = (1 / (1 + Math.exp(-z)) - SAMPLES.labels()[n]) / SAMPLES.size();
            for (int j = 0; j < 4; j++) {
                g[j] += r * x[j];
            }
            g[4] += r;
        }
        return g;
    }

    /** What is added to the parameters, of the gradient and of what the updater remembers. */
    private interface Update {
        double[] step(double[] gradient, double[][] memory, int t);
    }

    private static Steps trained(double l2, double l2OfBias, Update update) {
        double[][] rows = new double[UPDATES + 1][];
        double[][] memory = new double[2][5];
        double[] p = START.clone();
        rows[0] = p.clone();
        for (int t = 0; t < UPDATES; t++) {
            double[] g = gradient(p);
            for (int k = 0; k < 5; k++) {
                g[k] += (k < 4 ? l2 : l2OfBias) * p[k];
            }
            double[] step = update.step(g, memory, t);
            for (int k = 0; k < 5; k++) {
                p[k] += step[k];
            }
            rows[t + 1] = p.clone();
        }
        Trajectory trajectory = new Trajectory(
                "made up", IntStream.rangeClosed(0, UPDATES).asLongStream().toArray(), rows);
        return new Steps(
                trajectory, new GradientSource(NETWORK, SAMPLES, Criterion.OF_THE_OUTPUTS, BatchPlan.full(SAMPLES)));
    }

    /** buf = m buf + g; p -= lr buf, or of nesterov's p -= lr (g + m buf). */
    private static Update sgd(double rate, double momentum, boolean nesterov) {
        return (g, memory, t) -> {
            double[] step = new double[5];
            for (int k = 0; k < 5; k++) {
                memory[0][k] = momentum * memory[0][k] + g[k];
                step[k] = -rate * (nesterov ? g[k] + momentum * memory[0][k] : memory[0][k]);
            }
            return step;
        };
    }

    private static FittedRule fitted(Steps steps) {
        return FittedRule.of(steps.source().weights(), steps.sample(0, steps.count()), UNIT);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0, false, 0, 0, NONE",
        "0.5, 0, false, 0.01, 0, NONE",
        "0.5, 0, false, 0.01, 0.01, NONE",
        "0.25, 0.9, false, 0, 0, HEAVY_BALL",
        "0.25, 0.9, false, 0.02, 0, HEAVY_BALL",
        "0.25, 0.5, true, 0, 0, NESTEROV",
        "0.25, 0.5, true, 0.02, 0, NESTEROV",
        "0.25, 0.5, true, 0.02, 0.03, NESTEROV"
    })
    void theSimplestRuleThatExplainsTheUpdatesIsTheOneThatMadeThem(
            double rate, double momentum, boolean nesterov, double l2, double l2OfBias, Momentum kind) {
        FittedRule fitted = fitted(trained(l2, l2OfBias, sgd(rate, momentum, nesterov)));

        assertThat(fitted.explains()).isTrue();
        assertThat(fitted.rule().kind()).isEqualTo(kind);
        assertThat(fitted.rule().learningRate())
                .isCloseTo(rate, within(fitted.worst().learningRate()));
        assertThat(fitted.rule().l2()).isCloseTo(l2, within(fitted.worst().l2()));
        assertThat(fitted.rule().l2OfBiases())
                .isCloseTo(l2OfBias, within(fitted.worst().l2OfBiases()));
        assertThat(fitted.rule().momentum())
                .isCloseTo(momentum, within(fitted.worst().momentum()));
        assertThat(fitted.worst().learningRate()).isLessThan(1e-9);
        assertThat(fitted.worst().l2()).isLessThan(1e-9);
    }

    /** A learning rate that changes by a millionth from update to update is none of these rules. */
    @Test
    void whatNoRuleMadeIsNotExplained() {
        Steps steps = trained(
                0, 0, (g, memory, t) -> sgd(0.5 * (1 + 1e-6 * t * t), 0, false).step(g, memory, t));

        FittedRule fitted = fitted(steps);

        assertThat(fitted == null || !fitted.explains()).isTrue();
        assertThat(Explanation.of(steps.trajectory(), NETWORK, SAMPLES, Criterion.OF_THE_OUTPUTS, UNIT)
                        .isWhole())
                .isFalse();
    }

    /** Kingma and Ba's algorithm 1, with epsilon after the correction, or before it as DL4J has it. */
    private static Update adam(double rate, double beta1, double beta2, double epsilon, boolean corrected) {
        return (g, memory, t) -> {
            double[] step = new double[5];
            double first = 1 - Math.pow(beta1, t + 1.0);
            double second = 1 - Math.pow(beta2, t + 1.0);
            for (int k = 0; k < 5; k++) {
                memory[0][k] = beta1 * memory[0][k] + (1 - beta1) * g[k];
                memory[1][k] = beta2 * memory[1][k] + (1 - beta2) * g[k] * g[k];
                step[k] = corrected
                        ? -rate * memory[0][k] / first / (Math.sqrt(memory[1][k] / second) + epsilon)
                        : -rate * Math.sqrt(second) / first * memory[0][k] / (Math.sqrt(memory[1][k]) + epsilon);
            }
            return step;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.9, 0.999, 1e-8, true",
        "0.01, 0.9, 0.999, 1e-8, false",
        "0.002, 0.8, 0.99, 1e-5, true",
        "0.05, 0.5, 0.9, 1e-4, false"
    })
    void adamIsRecoveredWithItsNumbers(double rate, double beta1, double beta2, double epsilon, boolean corrected) {
        AdamRule rule = AdamRule.of(trained(0, 0, adam(rate, beta1, beta2, epsilon, corrected)), UNIT);

        assertThat(rule).isNotNull();
        assertThat(rule.beta1()).isEqualTo(beta1);
        assertThat(rule.beta2()).isEqualTo(beta2);
        assertThat(rule.epsilon()).isEqualTo(epsilon);
        assertThat(rule.biasCorrected()).isEqualTo(corrected);
        assertThat(rule.learningRate()).isCloseTo(rate, within(rule.error()));
        assertThat(rule.error()).isLessThan(1e-9);
        assertThat(rule.explained()).isEqualTo(UPDATES);
        assertThat(rule.misfit()).isLessThanOrEqualTo(1);
    }

    @Test
    void gradientDescentIsNoAdamAndAdamIsNoGradientDescent() {
        assertThat(AdamRule.of(trained(0, 0, sgd(0.5, 0.9, false)), UNIT)).isNull();
        FittedRule fitted = fitted(trained(0, 0, adam(0.01, 0.9, 0.999, 1e-8, true)));
        assertThat(fitted == null || !fitted.explains()).isTrue();
    }

    /** Numbers that nobody uses are not guessed. */
    @Test
    void otherNumbersOfAdamAreNotRecovered() {
        assertThat(AdamRule.of(trained(0, 0, adam(0.01, 0.87, 0.999, 1e-8, true)), UNIT))
                .isNull();
    }
}
