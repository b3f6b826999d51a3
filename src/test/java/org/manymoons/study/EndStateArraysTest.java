package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.census.Fabricated;
import org.manymoons.census.FoundEndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.MadeUpFigures;
import org.manymoons.endstate.Reasons;
import org.manymoons.study.folder.RunFolder;

/** Two ends of two tanh-like parameters, as arrays read by NumPy's description of its format, and what a census leaves. */
class EndStateArraysTest {
    private static final CensusPlan PLAN = new CensusPlan(Fabricated.RECIPE, null, List.of(1L, 2L, 3L), 2);

    @TempDir
    private Path temp = Path.of("");

    private static FoundEndState end(
            Kind kind, double cost, Double limit, Double test, List<Long> seeds, double... parameters) {
        return new FoundEndState(
                MadeUpFigures.of(
                        kind, cost, limit, limit == null ? null : 1e-9, test, List.of(), Reasons.of(), parameters),
                seeds.size(),
                List.of(0.125 * seeds.size(), 0.5),
                seeds,
                List.of(),
                null,
                null,
                null);
    }

    private static CensusResult census() {
        return new CensusResult(
                new CensusResult.Counts(3, 0, List.of(), 0, 2, 0, 0.0),
                List.of(
                        end(Kind.STRICT_MINIMUM, 0.25, null, 0.75, List.of(2L, 5L), 1, 2, 3, 4, 5),
                        end(Kind.CHANNEL_TO_INFINITY, 0.5, 0.375, null, List.of(7L), 6, 7, 8, 9, 10)),
                null,
                List.of("made up"),
                List.of(),
                null);
    }

    private static Map<String, ByteBuffer> arrays(Path npz) throws IOException {
        Map<String, ByteBuffer> arrays = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(npz);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
                arrays.put(entry.getName().replace(".npy", ""), buffer);
            }
        }
        return arrays;
    }

    private static String shape(ByteBuffer array) {
        String header = new String(array.array(), 10, array.getShort(8), StandardCharsets.US_ASCII);
        return header.replaceAll(".*'shape': \\((.*?),?\\).*\\s*", "$1");
    }

    /** The header's length stands in the two bytes after magic and version. */
    private static double[] doubles(ByteBuffer array) {
        array.position(10 + array.getShort(8));
        double[] values = new double[array.remaining() / 8];
        for (int k = 0; k < values.length; k++) {
            values[k] = array.getDouble();
        }
        return values;
    }

    private static long[] integers(ByteBuffer array) {
        array.position(10 + array.getShort(8));
        long[] values = new long[array.remaining() / 8];
        for (int k = 0; k < values.length; k++) {
            values[k] = array.getLong();
        }
        return values;
    }

    @Test
    void everyEndHasARowInEveryArray() throws IOException {
        Path npz = temp.resolve("ends.npz");

        EndStateArrays.write(npz, Fabricated.RECIPE.network(), census());

        Map<String, ByteBuffer> arrays = arrays(npz);
        assertThat(arrays.keySet())
                .containsExactly(
                        "kind",
                        "cost",
                        "limit",
                        "limit_error",
                        "hits",
                        "hits_interval",
                        "training_accuracy",
                        "test_accuracy",
                        "seed",
                        "end_state",
                        "parameters",
                        "W1",
                        "b1",
                        "W2",
                        "b2");
        assertThat(doubles(arrays.get("cost"))).containsExactly(0.25, 0.5);
        assertThat(doubles(arrays.get("limit"))).containsExactly(Double.NaN, 0.375);
        assertThat(doubles(arrays.get("limit_error"))).containsExactly(Double.NaN, 1e-9);
        assertThat(integers(arrays.get("hits"))).containsExactly(2, 1);
        assertThat(doubles(arrays.get("hits_interval"))).containsExactly(0.25, 0.5, 0.125, 0.5);
        assertThat(shape(arrays.get("hits_interval"))).isEqualTo("2, 2");
        assertThat(doubles(arrays.get("training_accuracy"))).containsExactly(0.9708, 0.9708);
        assertThat(doubles(arrays.get("test_accuracy"))).containsExactly(0.75, Double.NaN);
        assertThat(integers(arrays.get("seed"))).containsExactly(2, 5, 7);
        assertThat(integers(arrays.get("end_state"))).containsExactly(0, 0, 1);
        assertThat(doubles(arrays.get("parameters"))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(shape(arrays.get("parameters"))).isEqualTo("2, 5");
        assertThat(doubles(arrays.get("W1"))).containsExactly(1, 2, 6, 7);
        assertThat(doubles(arrays.get("b2"))).containsExactly(5, 10);
    }

    @Test
    void whereItCannotBeWrittenTheFileIsNamed() {
        Path nowhere = temp.resolve("none/ends.npz");

        assertThatThrownBy(() -> EndStateArrays.write(nowhere, Fabricated.RECIPE.network(), census()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }

    private RunFolder folder() throws Exception {
        return RunFolder.open(temp.resolve("run"), "me", false);
    }

    private static List<String> names(RunFolder folder) throws IOException {
        try (var files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCensusLeavesItsPageAndItsSealedResults() throws Exception {
        try (RunFolder folder = folder()) {
            CensusFiles files = new CensusFiles(folder);
            assertThat(files.damaged()).isEmpty();

            files.write(PLAN, census(), "<page>", List.of(), null);

            assertThat(names(folder)).containsExactly("census.json", RunFolder.CONFIGURATION, RunFolder.PAGE);
            assertThat(folder.read(RunFolder.PAGE)).isEqualTo("<page>");
            assertThat(files.damaged()).isEmpty();
            folder.write(RunFolder.PAGE, "altered");
            assertThat(files.damaged()).containsExactly(RunFolder.PAGE);
        }
    }

    /** The page of a run has the census too, and a census made again does not replace it. */
    @Test
    void thePageOfARunIsLeftAlone() throws Exception {
        try (RunFolder folder = folder()) {
            folder.write(RunFolder.RESULTS, "{}");
            folder.write(RunFolder.PAGE, "the run's");
            CensusFiles files = new CensusFiles(folder);

            files.write(PLAN, census(), "<page>", List.of(), null);

            assertThat(folder.read(RunFolder.PAGE)).isEqualTo("the run's");
            Files.delete(folder.file(RunFolder.PAGE));
            assertThat(files.damaged()).isEmpty();
        }
    }

    @Test
    void arraysAreWrittenWhereTheyAreAskedForAndKeptWhereTheyWere() throws Exception {
        try (RunFolder folder = folder()) {
            CensusFiles files = new CensusFiles(folder);
            Path elsewhere = temp.resolve("mine.npz");
            Path own = folder.file(EndStateArrays.FILE);

            files.write(PLAN, census(), "<page>", List.of(), elsewhere);
            assertThat(elsewhere).exists();
            assertThat(own).doesNotExist();

            files.write(PLAN, census(), "<page>", List.of(), own);
            assertThat(own).hasSameBinaryContentAs(elsewhere);
            Files.writeString(own, "damaged");
            assertThat(files.damaged()).containsExactly(EndStateArrays.FILE);
            files.write(PLAN, census(), "<page>", List.of(), null);
            assertThat(own).hasSameBinaryContentAs(elsewhere);
            Files.delete(own);
            assertThat(files.damaged()).containsExactly(EndStateArrays.FILE);
            files.write(PLAN, census(), "<page>", List.of(), null);
            assertThat(own).hasSameBinaryContentAs(elsewhere);
            assertThat(files.damaged()).isEmpty();
        }
    }

    @Test
    void theJournalIsSealedToo() throws Exception {
        try (RunFolder folder = folder()) {
            CensusFiles files = new CensusFiles(folder);
            folder.write("census.jsonl", "lines");

            files.write(PLAN, census(), "<page>", List.of(), null);
            folder.write("census.jsonl", "other lines");

            assertThat(files.damaged()).containsExactly("census.jsonl");
        }
    }

    @Test
    void twoWaysToWriteAPathAreOneFile() {
        Path file = Path.of("a/b.npz");

        assertThat(CensusFiles.isSame(Path.of("a/../a/b.npz"), file)).isTrue();
        assertThat(CensusFiles.isSame(file.toAbsolutePath(), file)).isTrue();
        assertThat(CensusFiles.isSame(Path.of("b.npz"), file)).isFalse();
        assertThat(CensusFiles.isSame(null, file)).isFalse();
    }
}
