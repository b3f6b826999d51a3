package org.manymoons.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Against NumPy, scikit-learn and SciPy (predictions.json), and by hand. */
class PredictiveMultiplicityTest {
    private static final double TOLERANCE = 1e-13;

    @ParameterizedTest
    @MethodSource("cases")
    void ambiguityAndDiscrepancyAreTheSharesThatNumPyCounts(JsonNode golden) {
        PredictiveMultiplicity found = of(golden);
        assertThat(found.ambiguity()).isCloseTo(golden.get("ambiguity").asDouble(), within(TOLERANCE));
        assertThat(found.discrepancy()).isCloseTo(golden.get("discrepancy").asDouble(), within(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theViableRangeOfEverySampleHasTheNetworksThatAttainIt(JsonNode golden) {
        PredictiveMultiplicity found = of(golden);
        for (ViableRange range : found.ranges()) {
            int n = range.sample();
            assertThat(range.low()).isEqualTo(golden.get("low").get(n).asDouble());
            assertThat(range.high()).isEqualTo(golden.get("high").get(n).asDouble());
            assertThat(range.lowSeed())
                    .isEqualTo(golden.get("low_network").get(n).asInt() + 1);
            assertThat(range.highSeed())
                    .isEqualTo(golden.get("high_network").get(n).asInt() + 1);
            assertThat(range.label()).isEqualTo(golden.get("labels").get(n).asInt());
            assertThat(range.width()).isLessThanOrEqualTo(found.widest().width());
        }
        assertThat(found.ranges()).hasSize(found.samples()).contains(found.widest());
        assertThat(found.medianWidth()).isCloseTo(golden.get("median_width").asDouble(), within(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresAndReliabilityCurvesAreScikitLearns(JsonNode golden) {
        PredictiveMultiplicity found = of(golden);
        for (int m = 0; m < found.networks(); m++) {
            assertScore(found.scores().get(m), golden.get("scores").get(m));
            assertThat(found.scores().get(m).seed()).isEqualTo(m + 1L);
        }
        assertScore(found.averaged(), golden.get("averaged"));
        assertThat(found.averaged().seed()).isNull();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGainOfAveragingHasSciPysInterval(JsonNode golden) {
        PredictiveMultiplicity found = of(golden);
        assertGain(found.accuracyGain(), golden.get("accuracy_gain"));
        assertGain(found.brierGain(), golden.get("brier_gain"));
        assertThat(found.brierGain().isPositive()).isTrue();
    }

    @Test
    void networksThatAgreeHaveNoMultiplicityAndNothingToGain() {
        double[] p = {0.2, 0.9, 0.6};
        PredictiveMultiplicity found = PredictiveMultiplicity.of(predicted(new double[][] {p, p}, 0, 1, 1), 0);
        assertThat(found.ambiguity()).isZero();
        assertThat(found.discrepancy()).isZero();
        assertThat(found.medianWidth()).isZero();
        assertThat(found.accuracyGain()).isEqualTo(new PairedGain(0, List.of(0.0, 0.0)));
        assertThat(found.brierGain().mean()).isCloseTo(0, within(1e-17));
        assertThat(found.accuracyGain().isPositive()).isFalse();
    }

    /** Of four samples the second network decides the first otherwise, the third the second and the third. */
    @Test
    void ambiguityCountsSamplesAndDiscrepancyTheWorstNetwork() {
        PredictiveMultiplicity found = PredictiveMultiplicity.of(
                predicted(
                        new double[][] {{0.9, 0.9, 0.9, 0.9}, {0.1, 0.9, 0.9, 0.9}, {0.9, 0.1, 0.1, 0.9}}, 1, 1, 0, 0),
                0);
        assertThat(found.ambiguity()).isEqualTo(0.75);
        assertThat(found.discrepancy()).isEqualTo(0.5);
        assertThat(found.widest()).isEqualTo(new ViableRange(0, 1, 0.1, 2, 0.9, 1));
    }

    @Test
    void ofASingleSampleTheGainHasNoInterval() {
        PredictiveMultiplicity found = PredictiveMultiplicity.of(predicted(new double[][] {{0.4}, {0.8}}, 1), 1);
        assertThat(found.brierGain().interval()).isNull();
        assertThat(found.brierGain().isPositive()).isFalse();
        assertThat(found.brierGain().mean()).isCloseTo((0.36 + 0.04) / 2 - 0.16, within(1e-15));
        assertThat(found.baseline()).isEqualTo(2);
    }

    @Test
    void probabilitiesOnTheEdgeOfABinBelongToTheUpperOneAndOneToTheLast() {
        assertThat(Reliability.curve(new double[] {0.0, 0.1, 0.95, 1.0}, new int[] {0, 0, 1, 1}))
                .extracting(Reliability::samples)
                .containsExactly(1, 1, 2);
    }

    /** One tanh unit: p = s(2 tanh(x) - 1) for the first network, the constant s(1) for the other. */
    @Test
    void predictionsOfNetworksAreTheirSigmoids() {
        Network network = Golden.tanhNetwork(1, 0);
        double[] one = {1, 0, 0, 2, -1};
        double[] other = {0, 0, 0, 0, 1};
        Samples samples = new Samples(new double[][] {{0.3, 5}, {-2, 1}}, new double[] {1, 0});
        PredictedSamples predicted = PredictedSamples.of(network, List.of(7L, 9L), List.of(one, other), samples);
        assertThat(predicted.probabilities()[0])
                .containsExactly(
                        new double[] {sigmoid(2 * Math.tanh(0.3) - 1), sigmoid(2 * Math.tanh(-2) - 1)}, within(1e-15));
        assertThat(predicted.probabilities()[1]).containsExactly(new double[] {sigmoid(1), sigmoid(1)}, within(1e-15));
        assertThat(predicted.classes()).isDeepEqualTo(new int[][] {{0, 0}, {1, 1}});
        assertThat(predicted.labels()).containsExactly(1, 0);
        assertThat(PredictedSamples.arePossible(network)).isTrue();
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static Stream<JsonNode> cases() {
        return Golden.json("predictions.json").get("cases").valueStream();
    }

    private static PredictiveMultiplicity of(JsonNode golden) {
        return PredictiveMultiplicity.of(
                predicted(
                        Golden.matrix(golden.get("probabilities")),
                        golden.get("labels")
                                .valueStream()
                                .mapToInt(JsonNode::asInt)
                                .toArray()),
                golden.get("baseline").asInt());
    }

    private static PredictedSamples predicted(double[][] probabilities, int... labels) {
        int[][] classes = Arrays.stream(probabilities)
                .map(row -> Arrays.stream(row).mapToInt(p -> p > 0.5 ? 1 : 0).toArray())
                .toArray(int[][]::new);
        return new PredictedSamples(
                LongStream.rangeClosed(1, probabilities.length).boxed().toList(), probabilities, classes, labels);
    }

    private static void assertScore(PredictiveMultiplicity.Score found, JsonNode golden) {
        assertThat(found.accuracy()).isCloseTo(golden.get("accuracy").asDouble(), within(TOLERANCE));
        assertThat(found.brier()).isCloseTo(golden.get("brier").asDouble(), within(TOLERANCE));
        assertThat(found.reliability()).hasSize(golden.get("reliability").size());
        for (int k = 0; k < found.reliability().size(); k++) {
            Reliability bin = found.reliability().get(k);
            JsonNode expected = golden.get("reliability").get(k);
            assertThat(bin.samples()).isEqualTo(expected.get("samples").asInt());
            assertThat(bin.meanProbability())
                    .isCloseTo(expected.get("mean_probability").asDouble(), within(TOLERANCE));
            assertThat(bin.share()).isCloseTo(expected.get("share").asDouble(), within(TOLERANCE));
            assertInterval(bin.interval(), expected.get("interval"));
        }
    }

    private static void assertGain(PairedGain found, JsonNode golden) {
        assertThat(found.mean()).isCloseTo(golden.get("mean").asDouble(), within(TOLERANCE));
        assertInterval(found.interval(), golden.get("interval"));
    }

    private static void assertInterval(List<Double> found, JsonNode golden) {
        assertThat(found.get(0)).isCloseTo(golden.get(0).asDouble(), within(1e-12));
        assertThat(found.get(1)).isCloseTo(golden.get(1).asDouble(), within(1e-12));
    }
}
