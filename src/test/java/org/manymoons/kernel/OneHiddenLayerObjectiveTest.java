package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kernel against derivatives taken numerically with 90 digits (one_hidden_layer.json) and against the reference. */
@Tag("slow")
class OneHiddenLayerObjectiveTest {
    private static final double TOLERANCE = 1e-13; // of the mean absolute contribution of a sample
    private static final double NUMERICAL_DERIVATIVES = 1e-38; // absolute error of the golden ones

    @Test
    void agreesWithHighPrecisionDerivatives() throws IOException {
        JsonNode cases;
        try (InputStream in = getClass().getResourceAsStream("/golden/one_hidden_layer.json")) {
            cases = JsonMapper.shared().readTree(in).get("cases");
        }
        assertThat(cases.size()).isEqualTo(12);
        for (JsonNode c : cases) {
            Activation activation =
                    Activation.valueOf(c.get("activation").asString().toUpperCase(Locale.ROOT));
            Network network = Network.of(
                    c.get("inputs").asInt(),
                    List.of(c.get("hidden").asInt()),
                    activation,
                    c.get("l2").asDouble());
            double[] parameters = numbers(c.get("parameters"));
            for (Objective fast : kernels(network, new Samples(rows(c.get("x")), numbers(c.get("y"))))) {
                assertAgrees(fast, parameters, c);
            }
        }
    }

    private static void assertAgrees(Objective fast, double[] parameters, JsonNode c) {
        double loss = c.get("loss").asDouble();
        assertThat(fast.loss(parameters)).isCloseTo(loss, within(TOLERANCE * loss));
        assertWithin(fast.gradient(parameters), numbers(c.get("gradient")), numbers(c.get("gradient_contributions")));
        double[][] hessian = fast.hessian(parameters);
        for (int k = 0; k < parameters.length; k++) {
            assertWithin(
                    hessian[k],
                    numbers(c.get("hessian").get(k)),
                    numbers(c.get("hessian_contributions").get(k)));
        }
    }

    private static void assertWithin(double[] actual, double[] expected, double[] contributions) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k])
                    .as("parameter %d", k)
                    .isCloseTo(expected[k], within(TOLERANCE * contributions[k] + NUMERICAL_DERIVATIVES));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TANH, 1e-3",
        "TANH, 0.1",
        "TANH, 1",
        "TANH, 3",
        "TANH, 10",
        "TANH, 100",
        "TANH, 1e3",
        "TANH, 1e4",
        "TANH, 1e5",
        "SIGMOID, 1e-3",
        "SIGMOID, 0.1",
        "SIGMOID, 1",
        "SIGMOID, 3",
        "SIGMOID, 10",
        "SIGMOID, 100",
        "SIGMOID, 1e3",
        "SIGMOID, 1e4",
        "SIGMOID, 1e5"
    })
    void agreesWithTheReferenceForAnyNumberOfSamplesInputsAndUnits(Activation activation, double scale) {
        Random random = new Random(42);
        IntStream sizes = IntStream.concat(IntStream.rangeClosed(1, 40), IntStream.of(255, 257, 1023, 1024, 1025));
        for (int n : sizes.toArray()) {
            assertAgreesWithReference(activation, scale, n, 1 + random.nextInt(n <= 40 ? 16 : 5), random);
        }
        assertAgreesWithReference(activation, scale, 2100, 4, random);
    }

    private static void assertAgreesWithReference(
            Activation activation, double scale, int n, int units, Random random) {
        Network network = Network.of(1 + random.nextInt(5), List.of(units), activation, random.nextInt(2) * 1e-3);
        Samples samples = twoClouds(n, network.inputs(), random);
        double[] parameters = parameters(network, scale, random);
        Contributions allowed = Contributions.of(network, samples, parameters);
        Objective expected = Objective.of(network, samples);
        for (Objective actual : kernels(network, samples)) {
            assertAgree(actual, expected, parameters, allowed);
        }
    }

    private static void assertAgree(Objective actual, Objective expected, double[] parameters, Contributions allowed) {
        String what = "n=" + actual.samples().size() + ", " + actual.network();
        assertThat(actual.loss(parameters)).as(what).isCloseTo(expected.loss(parameters), within(allowed.loss()));
        double[] gradient = actual.gradient(parameters);
        double[] expectedGradient = expected.gradient(parameters);
        double[][] hessian = actual.hessian(parameters);
        double[][] expectedHessian = expected.hessian(parameters);
        for (int k = 0; k < parameters.length; k++) {
            if (!(Math.abs(gradient[k] - expectedGradient[k]) <= allowed.gradient()[k])) {
                assertThat(gradient[k]).as("gradient %d, %s", k, what).isEqualTo(expectedGradient[k]);
            }
            for (int l = 0; l < parameters.length; l++) {
                if (!(Math.abs(hessian[k][l] - expectedHessian[k][l]) <= allowed.hessian()[k][l])) {
                    assertThat(hessian[k][l])
                            .as("hessian %d %d, %s", k, l, what)
                            .isEqualTo(expectedHessian[k][l]);
                }
            }
        }
    }

    /** What the two may differ by: a share of the mean absolute contribution of a sample to each number. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Contributions(double loss, double[] gradient, double[][] hessian) {

        static Contributions of(Network network, Samples samples, double[] parameters) {
            int size = parameters.length;
            double loss = Objective.of(network, samples).loss(parameters);
            double[] gradient = new double[size];
            double[][] hessian = new double[size][size];
            Network plain = Network.of(
                    network.inputs(),
                    List.of(network.hidden().get(0).units()),
                    network.hidden().get(0).activation(),
                    0);
            for (int i = 0; i < samples.size(); i++) {
                addSample(plain, samples.inputs()[i], samples.labels()[i], parameters, gradient, hessian);
            }
            // a logit of large terms carries their rounding, in whichever order they are evaluated
            double logitTerms = Math.abs(parameters[size - 1]);
            for (int k = network.output().weights(); k < size - 1; k++) {
                logitTerms += Math.abs(parameters[k]);
            }
            double share = TOLERANCE * Math.max(1, logitTerms / 100);
            for (int k = 0; k < size; k++) {
                double l2 = network.isWeight(k) ? network.l2() : 0;
                gradient[k] = share * (gradient[k] / samples.size() + l2 * Math.abs(parameters[k])) + Double.MIN_NORMAL;
                for (int l = 0; l < size; l++) {
                    hessian[k][l] = share * (hessian[k][l] / samples.size() + l2) + Double.MIN_NORMAL;
                }
            }
            // the reference subtracts y z from softplus(z)
            return new Contributions(TOLERANCE * (loss + logitTerms), gradient, hessian);
        }

        /** H = q J J^T + r d2z, summed absolutely: J = gradient / r, so that both parts follow from the reference. */
        private static void addSample(
                Network network, double[] x, double y, double[] parameters, double[] gradient, double[][] hessian) {
            Objective one = Objective.of(network, new Samples(new double[][] {x}, new double[] {y}));
            double[] g = one.gradient(parameters);
            double[][] h = one.hessian(parameters);
            int output = parameters.length - 1;
            double r = g[output];
            double q = h[output][output];
            for (int k = 0; k < g.length; k++) {
                gradient[k] += Math.abs(g[k]);
                for (int l = 0; l < g.length; l++) {
                    double jacobians = r == 0 ? 0 : q * (g[k] / r) * (g[l] / r);
                    hessian[k][l] += Math.abs(jacobians) + Math.abs(h[k][l] - jacobians);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void logitsOfAThousandGiveTheExactLossAndNoOverflow(Activation activation) {
        Network network = Network.of(1, List.of(1), activation, 0);
        double bias = activation == Activation.TANH ? 0 : -1000;
        double[] parameters = {1e3, 0, activation == Activation.TANH ? 1000 : 2000, bias}; // logit = 1000 sign(x)
        Objective wrong = fast(network, new Samples(new double[][] {{1}, {-1}}, new double[] {0, 1}));
        assertThat(wrong.loss(parameters)).isEqualTo(1000);
        assertThat(wrong.gradient(parameters)[2]).isEqualTo(activation == Activation.TANH ? 1 : 0.5);
        Objective right = fast(network, new Samples(new double[][] {{1}, {-1}}, new double[] {1, 0}));
        assertThat(right.loss(parameters)).isZero();
        assertThat(right.gradient(parameters)).containsOnly(0);
        for (Objective objective : List.of(wrong, right)) {
            for (double[] row : objective.hessian(parameters)) {
                assertThat(row).containsOnly(0);
            }
        }
    }

    /** softplus(-30) = 9.3576229688397368e-14, by mpmath; softplus(30) - 30 would lose most of its digits. */
    @Test
    void lossesOfCertainPredictionsKeepTheirDigits() {
        Network network = Network.of(1, List.of(1), Activation.TANH, 0);
        Objective objective = fast(network, new Samples(new double[][] {{1}}, new double[] {1}));
        assertThat(objective.loss(new double[] {0, 0, 0, 30})).isCloseTo(9.3576229688397368e-14, within(1e-28));
    }

    @Test
    void theSameBitsFromAUsedObjectiveAFreshOneAndOnesInOtherThreads() {
        Random random = new Random(3);
        Network network = Network.of(2, List.of(4), Activation.TANH, 1e-4);
        Samples samples = twoClouds(1500, 2, random);
        double[] parameters = parameters(network, 1, random);
        Objective used = fast(network, samples);
        for (int i = 0; i < 2000; i++) {
            double[] elsewhere = parameters(network, 2, random);
            double unused = used.loss(elsewhere) + used.gradient(elsewhere)[0] + used.hessian(elsewhere)[0][0];
            assertThat(unused).isNotNaN();
        }
        double[][] hessian = used.hessian(parameters);
        double[] gradient = used.gradient(parameters);
        double loss = used.loss(parameters);
        IntStream.range(0, 8).parallel().forEach(thread -> {
            Objective fresh = fast(network, samples);
            assertThat(fresh.loss(parameters)).isEqualTo(loss);
            assertThat(fresh.gradient(parameters)).isEqualTo(gradient);
            assertThat(fresh.hessian(parameters)).isDeepEqualTo(hessian);
        });
    }

    @Test
    void namesTheNumberOfParametersItExpects() {
        Objective objective = fast(
                Network.of(2, List.of(4), Activation.TANH, 0), new Samples(new double[][] {{1, 2}}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective.gradient(new double[16]))
                .withMessageContaining("17")
                .withMessageContaining("16");
    }

    /** The kernel in vectors and the one without. */
    private static List<Objective> kernels(Network network, Samples samples) {
        assertThat(Kernels.objective(network, samples)).isInstanceOf(OneHiddenLayerObjective.class);
        return List.of(
                new OneHiddenLayerObjective(network, samples, CrossEntropy.EXACT, VectorLoops::new),
                new OneHiddenLayerObjective(network, samples, CrossEntropy.EXACT, ScalarLoops::new));
    }

    private static Objective fast(Network network, Samples samples) {
        return Kernels.objective(network, samples);
    }

    @Test
    void vectorsAreUsedWhereTheTestsRun() {
        assertThat(Kernels.loops(8)).isInstanceOf(VectorLoops.class);
    }

    private static Samples twoClouds(int n, int features, Random random) {
        double[][] x = new double[n][features];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = random.nextInt(2);
            for (int j = 0; j < features; j++) {
                x[i][j] = y[i] - 0.5 + random.nextGaussian();
            }
        }
        return new Samples(x, y);
    }

    private static double[] parameters(Network network, double scale, Random random) {
        return IntStream.range(0, network.parameterCount())
                .mapToDouble(k -> scale * random.nextGaussian())
                .toArray();
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static double[][] rows(JsonNode array) {
        return array.valueStream().map(OneHiddenLayerObjectiveTest::numbers).toArray(double[][]::new);
    }

    /** A Hessian of 40,001 parameters would take 12 GB, its sums as much; the gradient takes next to nothing. */
    @Test
    void aWideNetworkHasAGradientWhereItsHessianWouldFillTheMemory() {
        Network wide = Network.of(2, List.of(10_000), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{1, 0}, {0, 1}}, new double[] {0, 1});

        double[] gradient = new OneHiddenLayerObjective(wide, samples).gradient(new double[wide.parameterCount()]);

        assertThat(gradient).hasSize(40_001);
        assertThat(Arrays.stream(gradient).allMatch(slope -> slope == 0)).isTrue();
    }
}
