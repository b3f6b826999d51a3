package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.kink.KinkVerdict.Nature;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Against kinks.json: one unit and twelve samples, all divisions of the samples by lines enumerated with NumPy and SciPy. */
class EnumeratedMinimaTest {
    private static final int STARTS = 600;

    static Stream<Arguments> cases() {
        return Golden.json("kinks.json")
                .get("cases")
                .valueStream()
                .map(node -> Arguments.of(node.get("activation").asString() + " " + node.get("seed"), node));
    }

    private static Objective objective(JsonNode node) {
        double[][] x = node.get("x")
                .valueStream()
                .map(row -> row.valueStream().mapToDouble(JsonNode::asDouble).toArray())
                .toArray(double[][]::new);
        double[] y = node.get("y").valueStream().mapToDouble(JsonNode::asDouble).toArray();
        Activation activation =
                Activation.valueOf(node.get("activation").asString().toUpperCase(Locale.ROOT));
        return Objective.of(Network.of(2, List.of(1), activation, node.get("l2").asDouble()), new Samples(x, y));
    }

    private static double[] parameters(JsonNode minimum) {
        return new double[] {
            minimum.get("w").get(0).asDouble(),
            minimum.get("w").get(1).asDouble(),
            minimum.get("b").asDouble(),
            minimum.get("v").asDouble(),
            minimum.get("c").asDouble()
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyEnumeratedMinimumIsReachedFromNearbyAndStrict(String name, JsonNode node) {
        Objective objective = objective(node);
        for (JsonNode minimum : node.get("minima")) {
            double[] exact = parameters(minimum);
            double[] start = exact.clone();
            start[2] += 1e-7;
            double[] reached =
                    KinkDescent.from(objective, start, () -> false, p -> {}).parameters();

            assertThat(reached).containsExactly(exact, within(1e-6));
            KinkVerdict verdict = KinkJudge.of(objective, reached);
            assertThat(verdict.nature()).as(verdict.reasons().toString()).isEqualTo(Nature.STRICT_MINIMUM);
            assertThat(verdict.loss()).isCloseTo(minimum.get("loss").asDouble(), within(1e-11));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fromManyStartsAllAreFoundAndNoneIsInvented(String name, JsonNode node) {
        Objective objective = objective(node);
        List<JsonNode> minima =
                StreamSupport.stream(node.get("minima").spliterator(), false).toList();
        TreeSet<Integer> found = new TreeSet<>();
        Random random = new Random(1);
        for (int start = 0; start < STARTS; start++) {
            double[] p = random.doubles(5, -3, 3).toArray();
            double[] reached =
                    KinkDescent.from(objective, p, () -> false, q -> {}).parameters();
            KinkVerdict verdict = KinkJudge.of(objective, reached);
            assertThat(verdict.nature())
                    .as(start + " " + verdict.reasons())
                    .isIn(Nature.STRICT_MINIMUM, Nature.FLAT_MINIMUM);
            if (verdict.nature() == Nature.STRICT_MINIMUM) {
                int which = nearest(minima, reached);
                assertThat(which).as("loss " + verdict.loss()).isNotNegative();
                found.add(which);
            }
        }
        assertThat(found).hasSize(minima.size());
    }

    /** The minimum that these are, -1 for none. */
    private static int nearest(List<JsonNode> minima, double[] reached) {
        for (int k = 0; k < minima.size(); k++) {
            double[] exact = parameters(minima.get(k));
            double distance = 0;
            for (int i = 0; i < exact.length; i++) {
                distance = Math.max(distance, Math.abs(exact[i] - reached[i]));
            }
            if (distance < 1e-6) {
                return k;
            }
        }
        return -1;
    }
}
