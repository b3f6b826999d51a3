package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.Batches;
import org.manymoons.data.numpy.NumpyNormal;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.symmetry.RandomNetworks;
import tools.jackson.databind.JsonNode;

/** How the page trains (train.js) against the reference. */
@Tag("slow")
class PageTrainingTest {
    private static final double ROUNDING = 1e-12;
    private static final String RUN =
            "(run => { while (run.step()) {} return run.snapshot(); })(mm.train.training($0, $1))";

    static Stream<Network> networks() {
        return PageNetworkTest.networks();
    }

    static Stream<RecipeData.Rule> rules() {
        return Stream.of(
                new RecipeData.Rule("sgd", new Updater.Sgd(0.7)),
                new RecipeData.Rule("nesterovs", new Updater.Nesterovs(0.1, 0.9)),
                new RecipeData.Rule("adam", new Updater.Adam(0.01, 0.9, 0.999, 1e-8)));
    }

    private static PageScripts page(Network network) {
        return PageScripts.of(network, PageScripts.samples(network, 3, new Random(0)));
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** In units of the largest number of the reference. */
    private static void same(double[] page, double[] reference) {
        assertThat(page).hasSameSizeAs(reference);
        double largest = Arrays.stream(reference).map(Math::abs).max().orElse(0);
        for (int k = 0; k < page.length; k++) {
            assertThat(page[k]).as("number %s", k).isCloseTo(reference[k], within(ROUNDING * largest));
        }
    }

    private static Map<String, Object> recipe(
            Network network, RecipeData.Rule rule, int iterations, Integer batchSize, Samples samples) {
        Map<String, Object> recipe = new LinkedHashMap<>();
        recipe.put("network", ReportData.network(network));
        recipe.put("initial_weights", Map.of("scheme", "numpy_normal", "scale", 0.5));
        recipe.put("updater", rule);
        recipe.put("iterations", iterations);
        recipe.put("batch_size", batchSize);
        recipe.put("inputs", flat(samples.inputs()));
        recipe.put("labels", samples.labels());
        return recipe;
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void lossAndGradientAreThoseOfTheReference(Network network) {
        Random random = new Random(11);
        Samples samples = PageScripts.samples(network, 300, random); // more than one block of the sums
        PageScripts page = page(network);
        for (double scale : new double[] {0.01, 1, 10}) {
            double[] p = RandomNetworks.parameters(network, random);
            Arrays.setAll(p, k -> scale * p[k]);
            String objective = "mm.train.objective(mm.data.network, $1, $2)";
            same(
                    page.numbers(
                            "[..." + objective + ".gradient($0, 0, $2.length, new Float64Array($0.length))]",
                            p,
                            flat(samples.inputs()),
                            samples.labels()),
                    Gradient.gradient(network, p, samples));
            double loss = Loss.loss(network, p, samples);
            assertThat(page.number(objective + ".loss($0)", p, flat(samples.inputs()), samples.labels()))
                    .isCloseTo(loss, within(ROUNDING * loss));
        }
    }

    /** Of one weight from one feature: dL/dz is s(z) - y, and f' is known. */
    @Test
    void theSlopesOfAllActivationsAreThoseOfTheReferenceFarOutAndAtTheirKinks() {
        double[] z = {-800, -40, -1, -0.5, -1e-9, 0, 1e-9, 0.5, 1, 40, 800};
        for (Activation f : Activation.values()) {
            double[] slopes = page(Network.of(1, List.of(1), f, 0))
                    .numbers(
                            "$0.map(z => { const slope = [0]; mm.train.activations[$1](z, slope, 0); return slope[0]; })",
                            z,
                            f.name().toLowerCase(java.util.Locale.ROOT));
            for (int k = 0; k < z.length; k++) {
                assertThat(slopes[k])
                        .as("%s at %s", f, z[k])
                        .isCloseTo(f.derivative(z[k]), within(ROUNDING * Math.abs(f.derivative(z[k]))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void fiftyUpdatesOfEveryUpdaterAreThoseOfTheReference(RecipeData.Rule rule) {
        Network network = Network.of(2, List.of(4, 3), Activation.TANH, 1e-3);
        Samples samples = PageScripts.samples(network, 50, new Random(12));
        JsonNode trained = page(network).value(RUN, recipe(network, rule, 50, null, samples), 5);

        same(numbers(trained.get("parameters")), reference(network, rule, List.of(samples), 50));
        assertThat(trained.get("iteration").intValue()).isEqualTo(50);
        assertThat(trained.get("failed").booleanValue()).isFalse();
    }

    /** Of 50 rows batches of 12, 12, 12, 12 and 2; batches larger than the set are the set. */
    @ParameterizedTest
    @ValueSource(ints = {1, 12, 50, 60})
    void batchesAreTheRowsThatTheRecipeTakesInTheSameOrder(int size) {
        Network network = Network.of(2, List.of(3), Activation.SOFTPLUS, 0);
        RecipeData.Rule rule = new RecipeData.Rule("nesterovs", new Updater.Nesterovs(0.05, 0.9));
        Samples samples = PageScripts.samples(network, 50, new Random(13));
        JsonNode trained = page(network).value(RUN, recipe(network, rule, 50, size, samples), 5);

        same(numbers(trained.get("parameters")), reference(network, rule, Batches.of(samples, size), 50));
    }

    private static double[] reference(Network network, RecipeData.Rule rule, List<Samples> batches, int iterations) {
        double[] p = NumpyNormal.initialWeights(network, 5, 0.5);
        double[] state = new double[rule.numbers().stateSize(p.length)];
        for (int k = 0; k < iterations; k++) {
            rule.numbers().update(p, Gradient.gradient(network, p, batches.get(k % batches.size())), state, k);
        }
        return p;
    }

    @Test
    void initialWeightsAreThoseOfTheProgramBitForBit() {
        Network network = Network.of(2, List.of(4, 3), Activation.TANH, 0);
        PageScripts page = page(network);
        LongStream.concat(LongStream.range(0, 24), LongStream.of(2147483648L, 4294967295L))
                .forEach(seed -> assertThat(page.numbers(
                                "[...mm.train.initialWeights(mm.data.network, {scheme: 'numpy_normal', scale: 0.01}, $0)]",
                                seed))
                        .as("seed %s", seed)
                        .containsExactly(NumpyNormal.initialWeights(network, seed, 0.01)));
    }

    /** numpy.random.RandomState(0).randn(3), and the first of the largest seed. */
    @Test
    void normalNumbersAreNumpys() {
        PageScripts page = page(Network.of(2, List.of(2), Activation.TANH, 0));
        assertThat(page.numbers("(next => [next(), next(), next()])(mm.train.normal(0))"))
                .containsExactly(1.764052345967664, 0.4001572083672233, 0.9787379841057392);
        assertThat(page.number("mm.train.normal(4294967295)()")).isEqualTo(0.6484086742306527);
    }

    /** Of 4-to-50 and 50-to-1 layers: sqrt(2 / (4 + 50)) = 0.19245 and sqrt(2 / 51) = 0.19803, here to 15 %. */
    @Test
    void xavierWeightsHaveTheSpreadThatXavierAsksForAndNoBiases() {
        Network network = Network.of(4, List.of(50), Activation.TANH, 0);
        double[] p = page(network)
                .numbers("[...mm.train.initialWeights(mm.data.network, {scheme: 'xavier', scale: 0.01}, 1)]");

        assertThat(deviation(Arrays.copyOfRange(p, 0, 200))).isCloseTo(0.19245, within(0.03));
        assertThat(deviation(Arrays.copyOfRange(p, 250, 300))).isCloseTo(0.19803, within(0.03));
        assertThat(Arrays.copyOfRange(p, 200, 250)).containsOnly(0);
        assertThat(p[300]).isZero();
    }

    private static double deviation(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).average().orElseThrow());
    }

    @Test
    void aTrainingThatRunsAwayStopsAndSaysSo() {
        Network network = Network.of(2, List.of(2), Activation.IDENTITY, 1);
        RecipeData.Rule rule = new RecipeData.Rule("sgd", new Updater.Sgd(1e200));
        Samples samples = PageScripts.samples(network, 10, new Random(14));
        JsonNode trained = page(network).value(RUN, recipe(network, rule, 100, null, samples), 1);

        assertThat(trained.get("failed").booleanValue()).isTrue();
        assertThat(trained.get("iteration").intValue()).isBetween(1, 10);
    }

    @Test
    void noUpdatesLeaveTheInitialWeights() {
        Network network = Network.of(2, List.of(2), Activation.TANH, 0);
        RecipeData.Rule rule = new RecipeData.Rule("sgd", new Updater.Sgd(1));
        Samples samples = PageScripts.samples(network, 10, new Random(15));
        JsonNode trained = page(network).value(RUN, recipe(network, rule, 0, null, samples), 3);

        assertThat(numbers(trained.get("parameters"))).containsExactly(NumpyNormal.initialWeights(network, 3, 0.5));
    }

    /** The worker is given the recipe once and answers when it is through; the trainer's own text is all that it has. */
    @Test
    void theWorkerMadeOfTheTextOfTheTrainerTrainsTheSameNetwork() {
        Network network = Network.of(2, List.of(2), Activation.TANH, 0);
        RecipeData.Rule rule = new RecipeData.Rule("sgd", new Updater.Sgd(0.5));
        Map<String, Object> recipe = recipe(network, rule, 30, null, PageScripts.samples(network, 10, new Random(16)));
        PageScripts page = page(network);
        JsonNode said = page.value(
                "(() => { const told = [], worker = {postMessage: message => told.push(message)};"
                        + " (0, eval)(`(${mm.trainer})()`).work(worker); worker.onmessage({data: {recipe: $0, seed: $1}});"
                        + " return told.at(-1); })()",
                recipe,
                9);

        assertThat(said.get("done").booleanValue()).isTrue();
        assertThat(said.get("parameters")).isEqualTo(page.value(RUN, recipe, 9).get("parameters"));
    }
}
