package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.rounding.RoundingBound;

/** Every kind of output with 1 to 4 units at several depths: derivatives against differences, bounds against more digits. */
class OutputLossTest {
    static Stream<Arguments> cases() {
        return Stream.of(OutputLoss.values())
                .flatMap(kind -> Stream.of(List.<Integer>of(), List.of(3), List.of(2, 3))
                        .flatMap(hidden -> Stream.of(1, 2, 3, 4)
                                .filter(k -> k > 1 || kind != OutputLoss.SOFTMAX_CROSS_ENTROPY)
                                .map(k -> Arguments.of(
                                        Network.of(2, hidden, Activation.TANH, kind, k, k % 2 == 0 ? 0 : 0.05)))));
    }

    private static Samples samples(Network network, int n) {
        Random random = new Random(n);
        int classes = Math.max(2, network.output().units());
        return new Samples(
                Stream.generate(() -> random.doubles(2, -2, 2).toArray())
                        .limit(n)
                        .toArray(double[][]::new),
                random.ints(n, 0, classes).asDoubleStream().toArray());
    }

    private static double[] parameters(Network network) {
        return new Random(11).doubles(network.parameterCount(), -1.5, 1.5).toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesAreDifferences(Network network) {
        Samples samples = samples(network, 17);
        double[] p = parameters(network);
        double[] gradient = Gradient.gradient(network, p, samples);
        double[][] hessian = Hessian.hessian(network, p, samples);
        double h = 1e-4;
        for (int i = 0; i < p.length; i++) {
            double[] up = p.clone();
            double[] down = p.clone();
            up[i] += h;
            down[i] -= h;
            double slope = (Loss.loss(network, up, samples) - Loss.loss(network, down, samples)) / (2 * h);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-7));
            double[] above = Gradient.gradient(network, up, samples);
            double[] below = Gradient.gradient(network, down, samples);
            for (int j = 0; j < p.length; j++) {
                assertThat(hessian[i][j]).isEqualTo(hessian[j][i]);
                assertThat(hessian[i][j]).isCloseTo((above[j] - below[j]) / (2 * h), within(2e-7));
            }
        }
    }

    /** Without hidden layers the exact loss, gradient and Hessian are short formulas, here with 40 digits. */
    @ParameterizedTest
    @EnumSource
    void noErrorExceedsItsBound(OutputLoss kind) {
        for (double size : new double[] {0.5, 5, 60}) {
            Network network = Network.of(2, List.of(), Activation.TANH, kind, 3, 0);
            Samples samples = samples(network, 9);
            double[] p = new Random(5).doubles(9, -size, size).toArray();
            RoundingBound bound = RoundingBound.of(network, p, samples);
            Exact exact = new Exact(kind, p, samples);
            assertThat(exact.loss
                            .subtract(new BigDecimal(Loss.loss(network, p, samples)))
                            .abs())
                    .isLessThanOrEqualTo(new BigDecimal(bound.loss()));
            double[] gradient = Gradient.gradient(network, p, samples);
            double[][] hessian = Hessian.hessian(network, p, samples);
            double[][] hessianBound = bound.hessian();
            for (int i = 0; i < 9; i++) {
                assertThat(exact.gradient[i]
                                .subtract(new BigDecimal(gradient[i]))
                                .abs())
                        .isLessThanOrEqualTo(new BigDecimal(bound.gradient()[i]));
                assertThat(bound.gradient()[i]).isLessThan(1e-11);
                for (int j = 0; j < 9; j++) {
                    assertThat(exact.hessian[i][j]
                                    .subtract(new BigDecimal(hessian[i][j]))
                                    .abs())
                            .isLessThanOrEqualTo(new BigDecimal(hessianBound[i][j]));
                    assertThat(hessianBound[i][j]).isLessThan(1e-11);
                }
            }
        }
    }

    @Test
    void twoClassSoftmaxIsTheSigmoidOfTheDifference() {
        double[] z = {0.3, 2.1};
        for (int label = 0; label < 2; label++) {
            assertThat(OutputLoss.SOFTMAX_CROSS_ENTROPY.loss(z, label, CrossEntropy.EXACT))
                    .isCloseTo(CrossEntropy.EXACT.loss(1.8, label), within(1e-15));
        }
        assertThat(OutputLoss.SOFTMAX_CROSS_ENTROPY.outputs(new double[] {800, -800}))
                .containsExactly(1, 0);
        assertThat(OutputLoss.SOFTMAX_CROSS_ENTROPY.loss(new double[] {800, -800}, 1, CrossEntropy.EXACT))
                .isEqualTo(1600);
    }

    /** A linear network of two inputs and three outputs; parameters W row by row, then b. */
    private static final class Exact {
        private static final MathContext DIGITS = new MathContext(60);
        BigDecimal loss = BigDecimal.ZERO;
        final BigDecimal[] gradient = zeros(9);
        final BigDecimal[][] hessian = Stream.generate(() -> zeros(9)).limit(9).toArray(BigDecimal[][]::new);

        Exact(OutputLoss kind, double[] p, Samples samples) {
            BigDecimal n = new BigDecimal(samples.size());
            for (int s = 0; s < samples.size(); s++) {
                BigDecimal[] x = {
                    new BigDecimal(samples.inputs()[s][0]), new BigDecimal(samples.inputs()[s][1]), BigDecimal.ONE
                };
                BigDecimal[] z = new BigDecimal[3];
                BigDecimal[] e = new BigDecimal[3];
                BigDecimal total = BigDecimal.ZERO;
                for (int k = 0; k < 3; k++) {
                    z[k] = new BigDecimal(p[2 * k])
                            .multiply(x[0])
                            .add(new BigDecimal(p[2 * k + 1]).multiply(x[1]))
                            .add(new BigDecimal(p[6 + k]));
                    e[k] = Digits.exp(z[k]);
                    total = total.add(e[k]);
                }
                for (int k = 0; k < 3; k++) {
                    BigDecimal t = samples.labels()[s] == k ? BigDecimal.ONE : BigDecimal.ZERO;
                    BigDecimal d;
                    BigDecimal term;
                    BigDecimal[] row = zeros(3);
                    if (kind == OutputLoss.IDENTITY_SQUARED_ERROR) {
                        BigDecimal third = BigDecimal.ONE.divide(new BigDecimal(3), DIGITS);
                        d = z[k].subtract(t).multiply(third).multiply(new BigDecimal(2));
                        term = z[k].subtract(t).pow(2).multiply(third);
                        row[k] = third.multiply(new BigDecimal(2));
                    } else {
                        boolean softmax = kind == OutputLoss.SOFTMAX_CROSS_ENTROPY;
                        BigDecimal sum = softmax ? total : BigDecimal.ONE.add(e[k]);
                        BigDecimal q = e[k].divide(sum, DIGITS);
                        d = q.subtract(t);
                        term = Digits.log(sum).subtract(t.multiply(z[k]));
                        if (softmax) {
                            term = t.signum() == 0 ? BigDecimal.ZERO : term;
                            for (int j = 0; j < 3; j++) {
                                BigDecimal other = e[j].divide(sum, DIGITS);
                                row[j] = (j == k ? q : BigDecimal.ZERO).subtract(q.multiply(other));
                            }
                        } else {
                            row[k] = q.multiply(BigDecimal.ONE.subtract(q));
                        }
                    }
                    loss = loss.add(term.divide(n, DIGITS));
                    for (int i = 0; i < 3; i++) {
                        int a = i < 2 ? 2 * k + i : 6 + k;
                        gradient[a] = gradient[a].add(d.multiply(x[i]).divide(n, DIGITS));
                        for (int j = 0; j < 3; j++) {
                            for (int m = 0; m < 3; m++) {
                                int b = m < 2 ? 2 * j + m : 6 + j;
                                hessian[a][b] = hessian[a][b].add(
                                        row[j].multiply(x[i]).multiply(x[m]).divide(n, DIGITS));
                            }
                        }
                    }
                }
            }
        }

        private static BigDecimal[] zeros(int n) {
            return Stream.generate(() -> BigDecimal.ZERO).limit(n).toArray(BigDecimal[]::new);
        }
    }
}
