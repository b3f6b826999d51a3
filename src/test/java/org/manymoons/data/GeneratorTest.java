package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

class GeneratorTest {
    static JsonNode moons() {
        return Golden.cases("make_moons.json");
    }

    static JsonNode moonsWithRareArguments() {
        return Golden.cases("make_moons_arguments.json");
    }

    static JsonNode circles() {
        return Golden.cases("make_circles.json");
    }

    @ParameterizedTest
    @MethodSource("moons")
    void moonsAreScikitLearns(JsonNode expected) {
        Samples samples = makeMoons(expected.get("arguments")).samples();
        assertThat(samples.size()).isEqualTo(expected.get("rows").intValue());
        assertThat(labels(samples, 64))
                .isEqualTo(expected.get("labels_first_64").stringValue());
        for (JsonNode row : expected.get("sample")) {
            int n = row.get("row").intValue();
            assertCoordinate(samples.inputs()[n][0], row.get("x1").doubleValue());
            assertCoordinate(samples.inputs()[n][1], row.get("x2").doubleValue());
            assertThat(samples.labels()[n]).isEqualTo(row.get("label").doubleValue());
        }
        assertSums(samples, expected);
        double byRow = 0;
        for (int n = 0; n < samples.size(); n++) {
            byRow += samples.inputs()[n][0] * n;
        }
        assertThat(byRow).isCloseTo(expected.get("sum_x1_times_row_index").doubleValue(), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("moonsWithRareArguments")
    void moonsAreScikitLearnsForTinySetsPairsLargeSeedsWithoutNoiseAndUnshuffled(JsonNode expected) {
        assertCase(makeMoons(expected.get("arguments")).samples(), expected);
    }

    @ParameterizedTest
    @MethodSource("circles")
    void circlesAreScikitLearns(JsonNode expected) {
        JsonNode arguments = expected.get("arguments");
        double factor = arguments.has("factor") ? arguments.get("factor").doubleValue() : 0.8;
        MakeMoons common = makeMoons(arguments);
        MakeCircles circles =
                new MakeCircles(common.sizes(), common.noise(), common.randomState(), common.shuffle(), factor);
        assertCase(circles.samples(), expected);
    }

    @Test
    void anotherRandomStateChangesNothingElse() {
        MakeCircles circles = new MakeCircles(new ClassSizes(3, 4), 0.1, 5, false, 0.4);
        assertThat(circles.withRandomState(6)).isEqualTo(new MakeCircles(new ClassSizes(3, 4), 0.1, 6, false, 0.4));
        MakeMoons moons = new MakeMoons(new ClassSizes(3, 4), null, 5, true);
        assertThat(moons.withRandomState(6)).isEqualTo(new MakeMoons(new ClassSizes(3, 4), null, 6, true));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void impossibleNoiseIsRefused(double noise) {
        assertThatThrownBy(() -> new MakeMoons(ClassSizes.ofTotal(10), noise, 0, true))
                .hasMessage("noise must be finite, 0 or more, or null: noise=" + noise);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void aFactorOutsideItsRangeIsRefused(double factor) {
        assertThatThrownBy(() -> new MakeCircles(ClassSizes.ofTotal(10), null, 0, true, factor))
                .hasMessage("factor must be 0 or more and below 1: factor=" + factor);
    }

    @Test
    void noSamplesAtAllAreRefused() {
        assertThatThrownBy(() -> ClassSizes.ofTotal(0)).hasMessage("n_samples must be 1 or more: n_samples=0");
        assertThatThrownBy(() -> new ClassSizes(5, -1)).hasMessageContaining("n_samples=[5, -1]");
        assertThatThrownBy(() -> new ClassSizes(0, 0)).hasMessageContaining("n_samples=[0, 0]");
        assertThatThrownBy(() -> new ClassSizes(Integer.MAX_VALUE, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MakeMoons makeMoons(JsonNode arguments) {
        JsonNode n = arguments.get("n_samples");
        ClassSizes sizes = n.isArray()
                ? new ClassSizes(n.get(0).intValue(), n.get(1).intValue())
                : ClassSizes.ofTotal(n.intValue());
        @Nullable
        Double noise = arguments.hasNonNull("noise") ? arguments.get("noise").doubleValue() : null;
        boolean shuffle = !arguments.has("shuffle") || arguments.get("shuffle").booleanValue();
        return new MakeMoons(sizes, noise, arguments.get("random_state").longValue(), shuffle);
    }

    private static void assertCase(Samples samples, JsonNode expected) {
        assertThat(samples.size()).isEqualTo(expected.get("rows").intValue());
        String labels = expected.get("labels").stringValue();
        assertThat(labels(samples, labels.length())).isEqualTo(labels);
        for (JsonNode row : expected.get("sample")) {
            double[] point = samples.inputs()[row.get(0).intValue()];
            assertCoordinate(point[0], row.get(1).doubleValue());
            assertCoordinate(point[1], row.get(2).doubleValue());
        }
        assertSums(samples, expected);
    }

    private static void assertCoordinate(double x, double expected) {
        assertThat(x).isCloseTo(expected, within(1e-15 * Math.max(1, Math.abs(expected))));
    }

    private static void assertSums(Samples samples, JsonNode expected) {
        assertThat(Arrays.stream(samples.labels()).sum())
                .isEqualTo(expected.get("ones").doubleValue());
        double size = Arrays.stream(samples.inputs())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .sum();
        for (int j = 0; j < 2; j++) {
            int column = j;
            double sum = Arrays.stream(samples.inputs())
                    .mapToDouble(row -> row[column])
                    .sum();
            assertThat(sum).isCloseTo(expected.get("sum_x" + (j + 1)).doubleValue(), within(1e-14 * Math.max(1, size)));
        }
    }

    private static String labels(Samples samples, int most) {
        return Arrays.stream(samples.labels())
                .limit(most)
                .mapToObj(label -> Integer.toString((int) label))
                .collect(Collectors.joining());
    }
}
