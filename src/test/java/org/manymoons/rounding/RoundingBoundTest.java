package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Hessian;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** The bounds against values computed by mpmath with 40 to 160 digits. */
class RoundingBoundTest {
    static Stream<JsonNode> cases() {
        return Stream.of("rounding.json", "minima-high-precision.json")
                .flatMap(file -> Golden.json(file).get("cases").valueStream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noErrorExceedsItsBound(JsonNode node) {
        Network network = Golden.network(node);
        Samples samples = Golden.samples(node);
        double[] parameters = Golden.vector(node.get("parameters"));
        RoundingBound bound = RoundingBound.of(network, parameters, samples);

        double loss = Loss.loss(network, parameters, samples);
        double[] gradient = Gradient.gradient(network, parameters, samples);
        double[][] hessian = Hessian.hessian(network, parameters, samples);
        double[][] hessianBound = bound.hessian();

        assertThat(Golden.distance(loss, node.get("loss"))).isLessThanOrEqualTo(bound.loss());
        for (int i = 0, entry = 0; i < parameters.length; i++) {
            assertThat(Golden.distance(gradient[i], node.get("gradient").get(i)))
                    .as("gradient %d", i)
                    .isLessThanOrEqualTo(bound.gradient()[i]);
            for (int j = 0; j <= i; j++, entry++) {
                assertThat(Golden.distance(
                                hessian[i][j], node.get("hessian_lower").get(entry)))
                        .as("Hessian %d, %d", i, j)
                        .isLessThanOrEqualTo(hessianBound[i][j]);
                assertThat(hessianBound[j][i]).isEqualTo(hessianBound[i][j]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void boundsAreNotAbsurdlyLarge(JsonNode node) {
        Network network = Golden.network(node);
        Samples samples = Golden.samples(node);
        double[] parameters = Golden.vector(node.get("parameters"));
        RoundingBound bound = RoundingBound.of(network, parameters, samples);
        double[] gradient = Gradient.gradient(network, parameters, samples);
        List<Double> ratios = new ArrayList<>();
        for (int k = 0; k < gradient.length; k++) {
            double error = Golden.distance(gradient[k], node.get("gradient").get(k));
            if (error > 0) {
                ratios.add(bound.gradient()[k] / error);
            }
        }
        Collections.sort(ratios);
        // errors of many samples cancel by chance, bounds may not count on it
        assertThat(ratios.get(ratios.size() / 2)).isLessThan(200 * Math.sqrt(samples.size()));
    }

    @ParameterizedTest
    @EnumSource
    void anotherOrderOfUnitsAndSamplesStaysWithinTheBounds(Activation f) {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Network network = Network.of(2, List.of(5), f, 0.01);
            double[] parameters = random.doubles(network.parameterCount(), -1, 1)
                    .map(p -> p * Math.pow(10, random.nextInt(4)))
                    .toArray();
            Samples samples = samples(random, 700);
            Samples reversed = new Samples(reversed(samples.inputs()), reversed(samples.labels()));
            double[] swapped = reversedUnits(network, parameters);
            RoundingBound bound = RoundingBound.of(network, parameters, samples);

            assertThat(Loss.loss(network, swapped, reversed))
                    .isCloseTo(Loss.loss(network, parameters, samples), within(2 * bound.loss()));
            double[] gradient = Gradient.gradient(network, parameters, samples);
            double[] other = reversedUnits(network, Gradient.gradient(network, swapped, reversed));
            for (int k = 0; k < gradient.length; k++) {
                assertThat(other[k]).as("%s %d", f, k).isCloseTo(gradient[k], within(2 * bound.gradient()[k]));
            }
        }
    }

    /** The worst that an activation good to 4 ulp can do, all errors in the same direction, where outputs cancel. */
    @ParameterizedTest
    @ValueSource(doubles = {-0x1p-50, 0x1p-50})
    void activationsThatAreAllWrongByFourUlpStayWithinTheBounds(double bias) {
        JsonNode minimum =
                Golden.json("minima-high-precision.json").get("cases").get(1);
        Network network = Golden.network(minimum);
        double[] parameters = Golden.vector(minimum.get("parameters"));
        Samples samples = Golden.moons();
        RoundingBound bound = RoundingBound.of(network, parameters, samples);
        double[] gradient = biasedGradient(parameters, samples, bias * 0.9);
        double largest = 0;
        for (int k = 0; k < gradient.length; k++) {
            double error = Golden.distance(gradient[k], minimum.get("gradient").get(k));
            assertThat(error).as("gradient %d", k).isLessThanOrEqualTo(bound.gradient()[k]);
            largest = Math.max(largest, error / bound.gradient()[k]);
        }
        assertThat(largest).as("share of the bound that is used").isGreaterThan(0.02);
    }

    /** The gradient of a 2-4-1 tanh network whose activations are tanh(z) (1 + bias). */
    private static double[] biasedGradient(double[] p, Samples samples, double bias) {
        double[] sum = new double[17];
        for (int n = 0; n < samples.size(); n++) {
            double[] x = samples.inputs()[n];
            double[] a = new double[4];
            double logit = p[16];
            for (int i = 0; i < 4; i++) {
                a[i] = Math.tanh(p[2 * i] * x[0] + p[2 * i + 1] * x[1] + p[8 + i]) * (1 + bias);
                logit += p[12 + i] * a[i];
            }
            double e = CrossEntropy.EXACT.derivative(logit, samples.labels()[n]);
            for (int i = 0; i < 4; i++) {
                double z = p[2 * i] * x[0] + p[2 * i + 1] * x[1] + p[8 + i];
                double delta = e * p[12 + i] * Activation.TANH.derivative(z);
                sum[2 * i] += delta * x[0];
                sum[2 * i + 1] += delta * x[1];
                sum[8 + i] += delta;
                sum[12 + i] += e * a[i];
            }
            sum[16] += e;
        }
        return Arrays.stream(sum).map(s -> s / samples.size()).toArray();
    }

    @Test
    void boundsScaleWithTheUnitOfTheData() {
        Network network = Network.of(2, List.of(3), Activation.TANH, 0);
        double[] parameters = new Random(3).doubles(13, -1, 1).toArray();
        double[] rescaled = parameters.clone();
        for (int k = 0; k < 6; k++) {
            rescaled[k] *= 0x1p-13;
        }
        Samples samples = samples(new Random(4), 50);
        Samples unscaled = new Samples(
                Arrays.stream(samples.inputs())
                        .map(row -> Arrays.stream(row).map(x -> 0x1p13 * x).toArray())
                        .toArray(double[][]::new),
                samples.labels());
        RoundingBound expected = RoundingBound.of(network, parameters, samples);
        RoundingBound bound = RoundingBound.of(network, rescaled, unscaled);
        assertThat(bound.loss()).isEqualTo(expected.loss());
        assertThat(bound.gradient()[0]).isCloseTo(0x1p13 * expected.gradient()[0], withinPercentage(1e-6));
        assertThat(bound.gradient()[6]).isCloseTo(expected.gradient()[6], withinPercentage(1e-6));
        assertThat(bound.hessian()[0][1]).isCloseTo(0x1p26 * expected.hessian()[0][1], withinPercentage(1e-6));
    }

    @Test
    void boundsCountTheAdditionsOfManySamples() {
        Network network = Network.of(1, List.of(1), Activation.TANH, 0);
        double[] parameters = {0.5, 0.1, 0.7, 0.2};
        double[][] x = new double[5000][];
        Arrays.fill(x, new double[] {1.5});
        RoundingBound many = RoundingBound.of(network, parameters, new Samples(x, new double[5000]));
        Samples one = new Samples(new double[][] {{1.5}}, new double[1]);
        RoundingBound single = RoundingBound.of(network, parameters, one);
        double unit = 0x1p-53;
        double[] gradient = Gradient.gradient(network, parameters, one);
        double[][] hessian = Hessian.hessian(network, parameters, one);
        assertThat(many.loss() - single.loss()).isGreaterThan(250 * unit * Loss.loss(network, parameters, one));
        for (int i = 0; i < 4; i++) {
            assertThat(many.gradient()[i] - single.gradient()[i]).isGreaterThan(250 * unit * Math.abs(gradient[i]));
            for (int j = 0; j < 4; j++) {
                assertThat(many.hessian()[i][j] - single.hessian()[i][j])
                        .isGreaterThan(250 * unit * Math.abs(hessian[i][j]));
            }
        }
    }

    @Test
    void whatOverflowsHasNoFiniteBound() {
        Network network = Network.of(1, List.of(1), Activation.IDENTITY, 0);
        double[] parameters = {1e200, 0, 1e200, 0};
        Samples samples = new Samples(new double[][] {{1e10}}, new double[] {0});
        RoundingBound bound = RoundingBound.of(network, parameters, samples);
        assertThat(bound.loss()).isInfinite();
        assertThat(bound.gradient()).contains(Double.POSITIVE_INFINITY).doesNotContain(Double.NaN);
    }

    private static Samples samples(Random random, int n) {
        double[][] x = new double[n][];
        Arrays.setAll(x, i -> new double[] {random.nextGaussian(), 10 * random.nextGaussian()});
        return new Samples(x, random.ints(n, 0, 2).asDoubleStream().toArray());
    }

    private static double[][] reversed(double[][] rows) {
        double[][] reversed = new double[rows.length][];
        Arrays.setAll(reversed, i -> rows[rows.length - 1 - i]);
        return reversed;
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    private static double[] reversedUnits(Network network, double[] parameters) {
        double[] result = parameters.clone();
        Network.Layer hidden = network.layers().get(0);
        for (int i = 0; i < hidden.units(); i++) {
            int other = hidden.units() - 1 - i;
            for (int j = 0; j < hidden.inputs(); j++) {
                result[hidden.weight(i, j)] = parameters[hidden.weight(other, j)];
            }
            result[hidden.bias(i)] = parameters[hidden.bias(other)];
            result[network.output().weight(0, i)] = parameters[network.output().weight(0, other)];
        }
        return result;
    }
}
