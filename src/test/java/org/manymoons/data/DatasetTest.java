package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

class DatasetTest {
    private static final Generator NOISY = new MakeMoons(ClassSizes.ofTotal(50), 0.2, 0, true);

    static JsonNode splits() {
        return Golden.cases("train_test_split.json");
    }

    @Test
    void aGeneratedTestSetDiffersInItsRandomStateOnly() {
        Samples test = Dataset.generated(NOISY, 1L).test();
        assertThat(test).isNotNull();
        assertThat(test.inputs())
                .isDeepEqualTo(new MakeMoons(ClassSizes.ofTotal(50), 0.2, 1, true)
                        .samples()
                        .inputs());
    }

    @Test
    void noTestSetIsNull() {
        assertThat(Dataset.generated(NOISY, null).test()).isNull();
    }

    @Test
    void theTrainingSetAsTestSetIsRefused() {
        assertThatThrownBy(() -> Dataset.generated(NOISY, 0L))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the very same samples as the training set (50 rows)")
                .hasMessageContaining("random_state");
    }

    @Test
    void theTrainingSetInAnotherOrderAsTestSetIsRefused() {
        assertThatThrownBy(() -> Dataset.generated(new MakeMoons(ClassSizes.ofTotal(50), null, 0, true), 1L))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> Dataset.generated(new MakeCircles(ClassSizes.ofTotal(9), 0.0, 0, true, 0.5), 1L))
                .isInstanceOf(DataException.class);
    }

    @Test
    void theSamePointsWithOtherLabelsAreNotTheSameSamples() {
        double[][] points = {{1, 2}, {3, 4}};
        Samples training = new Samples(points, new double[] {0, 1});
        Samples test = new Samples(points, new double[] {1, 0});
        assertThat(new Dataset(training, test, List.of("a", "b"), "c").test()).isSameAs(test);
    }

    @ParameterizedTest
    @MethodSource("splits")
    void holdingOutIsScikitLearnsTrainTestSplit(JsonNode expected) {
        int n = expected.get("n").intValue();
        Samples rows = new Samples(
                IntStream.range(0, n).mapToObj(i -> new double[] {i}).toArray(double[][]::new),
                IntStream.range(0, n).mapToDouble(i -> i % 2).toArray());
        Dataset split = Dataset.of(rows)
                .withHeldOut(
                        expected.get("fraction").doubleValue(),
                        expected.get("random_state").longValue());
        assertRows(split.training(), expected.get("training"), expected.get("training_size"));
        assertRows(split.test(), expected.get("test"), expected.get("test_size"));
    }

    @Test
    void aSplitThatLeavesOneClassToTrainOnIsRefused() {
        // RandomState(0).permutation(10) begins with 2, so row 2 alone is held out
        assertThatThrownBy(() -> Dataset.of(numbered(10, 2)).withHeldOut(0.1, 0))
                .isInstanceOf(DataException.class)
                .hasMessage("holding out 1 of 10 rows (fraction 0.1, random_state 0) leaves one class only to train on,"
                        + " label 0: choose a smaller fraction or another random_state");
    }

    @Test
    void aSplitThatLeavesNothingToTrainOnIsRefused() {
        assertThatThrownBy(() -> Dataset.of(numbered(3, 1)).withHeldOut(0.9, 0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holding out 3 of 3 rows")
                .hasMessageContaining("leaves nothing to train on");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void aFractionOutsideItsRangeIsRefused(double fraction) {
        assertThatThrownBy(() -> Dataset.of(numbered(3, 1)).withHeldOut(fraction, 0))
                .hasMessage("fraction must be above 0 and below 1: fraction=" + fraction);
    }

    @Test
    void theChecksumIsTheOneThatItsPythonRecipeGives() { // with hashlib and NumPy 1.24.2
        Samples training =
                new Samples(new double[][] {{0.1, -2.5}, {1e-300, 3.0}, {Math.PI, 7e22}}, new double[] {0, 1, 1});
        Samples test = new Samples(new double[][] {{0.25, -0.0}}, new double[] {1});
        assertThat(Dataset.of(training).checksum())
                .isEqualTo("0dfdf881f8d3f67d2443c30966535c9ebc1c3b80d5b78a1f2f9383db689c1ef1");
        assertThat(new Dataset(training, test, List.of("a", "b"), "c").checksum())
                .isEqualTo("f63fc1f2e5ad6a06ca2742496429f44af0760cc47cbbd3746505e4325ffb4cb5");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 49, 50, 51, Integer.MAX_VALUE})
    void batchesAreTheRowsInOrder(int batchSize) {
        Samples samples = NOISY.samples();
        List<Samples> batches = Batches.of(samples, batchSize);
        assertThat(batches).hasSize((50 + Math.min(batchSize, 50) - 1) / Math.min(batchSize, 50));
        assertThat(batches.subList(0, batches.size() - 1)).allMatch(batch -> batch.size() == batchSize);
        assertThat(batches.stream().flatMap(batch -> Arrays.stream(batch.inputs())))
                .containsExactly(samples.inputs());
        assertThat(batches.stream()
                        .flatMapToDouble(batch -> Arrays.stream(batch.labels()))
                        .toArray())
                .isEqualTo(samples.labels());
    }

    @Test
    void fullBatchIsTheSamplesThemselves() {
        Samples samples = NOISY.samples();
        assertThat(Batches.of(samples, null)).containsExactly(samples);
    }

    @Test
    void aBatchOfNothingIsRefused() {
        assertThatThrownBy(() -> Batches.of(NOISY.samples(), 0))
                .hasMessage("batch_size must be 1 or more, or null: batch_size=0");
    }

    /** Row i holds i; only row {@code one} has label 1. */
    private static Samples numbered(int n, int one) {
        double[][] inputs = new double[n][1];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            inputs[i][0] = i;
            labels[i] = i == one ? 1 : 0;
        }
        return new Samples(inputs, labels);
    }

    private static void assertRows(@Nullable Samples samples, JsonNode rows, JsonNode size) {
        assertThat(samples).isNotNull();
        assertThat(samples.size()).isEqualTo(size.intValue());
        assertThat(Arrays.stream(samples.inputs())
                        .limit(rows.size())
                        .mapToDouble(row -> row[0])
                        .toArray())
                .isEqualTo(Golden.doubles(rows));
    }
}
