package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a census leaves for the eye and for NumPy. */
class CensusFilesTest {
    private static final int HEADER = 128; // of an array whose shape is short

    @TempDir
    private static Path temp = Path.of("");

    private static Program made;
    private static JsonNode census;
    private static String page;
    private static Map<String, byte[]> arrays;

    private static Program census(String... more) {
        return censusIn(temp.resolve("run"), more);
    }

    private static Program censusIn(Path folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "census",
                "config/quick.yaml",
                "--set",
                "network.hidden=[2]",
                "--set",
                "training.l2=1e-3",
                "--set",
                "data.n_samples=40",
                "--set",
                "census.seeds=1-5",
                "--out",
                folder.toString()));
        arguments.addAll(List.of(more));
        return Program.call(arguments.toArray(String[]::new));
    }

    @BeforeAll
    static void takeOne() throws Exception {
        made = census("--npz", temp.resolve("ends.npz").toString());
        census = JsonMapper.shared().readTree(Files.readString(temp.resolve("run/census.json")));
        page = Files.readString(temp.resolve("run/report.html"));
        arrays = entries(temp.resolve("ends.npz"));
    }

    private static Map<String, byte[]> entries(Path npz) throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(npz);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String shape(String name) {
        String header = new String(arrays.get(name + ".npy"), 10, HEADER - 10, StandardCharsets.ISO_8859_1);
        return header.replaceAll(".*'shape': |, }\\s*", "");
    }

    private static double[] numbers(String name) {
        ByteBuffer in = ByteBuffer.wrap(arrays.get(name + ".npy")).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, (in.capacity() - HEADER) / 8)
                .mapToDouble(k -> in.getDouble(HEADER + 8 * k))
                .toArray();
    }

    @Test
    void theArraysHaveARowForEachEndState() {
        int ends = census.get("end_states").size();

        assertThat(made.status()).isZero();
        assertThat(arrays.keySet())
                .containsExactly(
                        "kind.npy",
                        "cost.npy",
                        "limit.npy",
                        "limit_error.npy",
                        "hits.npy",
                        "hits_interval.npy",
                        "training_accuracy.npy",
                        "test_accuracy.npy",
                        "seed.npy",
                        "end_state.npy",
                        "parameters.npy",
                        "W1.npy",
                        "b1.npy",
                        "W2.npy",
                        "b2.npy");
        assertThat(shape("cost")).isEqualTo("(" + ends + ",)");
        assertThat(shape("hits_interval")).isEqualTo("(" + ends + ", 2)");
        assertThat(shape("seed")).isEqualTo("(5,)");
        assertThat(shape("W1")).isEqualTo("(" + ends + ", 2, 2)");
        assertThat(shape("W2")).isEqualTo("(" + ends + ", 2, 1)");
    }

    @Test
    void theArraysHaveTheNumbersOfTheJson() {
        JsonNode first = census.get("end_states").get(0);

        assertThat(numbers("cost")[0]).isEqualTo(first.get("cost").doubleValue());
        assertThat(numbers("parameters"))
                .startsWith(first.get("parameters")
                        .valueStream()
                        .mapToDouble(JsonNode::doubleValue)
                        .toArray());
        JsonNode units = first.get("units");
        assertThat(numbers("W1"))
                .startsWith(
                        units.get(0).get("w").get(0).doubleValue(),
                        units.get(1).get("w").get(0).doubleValue(),
                        units.get(0).get("w").get(1).doubleValue(),
                        units.get(1).get("w").get(1).doubleValue());
        assertThat(numbers("b1")).startsWith(units.get(0).get("bias").doubleValue());
        assertThat(numbers("W2")).startsWith(units.get(0).get("output").doubleValue());
        assertThat(numbers("limit"))
                .hasSize(census.get("end_states").size())
                .satisfies(limits -> assertThat(Double.isNaN(limits[0]))
                        .isEqualTo(first.get("limit").isNull()));
    }

    @Test
    void aFileThatExistsIsReplacedOnlyByForce() throws Exception {
        Path other = Files.writeString(temp.resolve("other.npz"), "mine");

        assertThat(census("--npz", other.toString()))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(2))
                .satisfies(
                        refused -> assertThat(refused.err()).startsWith(other + " exists; overwrite it with --force"));
        assertThat(other).hasContent("mine");
        assertThat(census("--npz", other.toString(), "--force").status()).isZero();
        assertThat(other).hasSameBinaryContentAs(temp.resolve("ends.npz"));
    }

    @Test
    void everyFileThatIsLostOrAlteredIsNamedAndMadeAgain() throws Exception {
        Path folder = temp.resolve("damaged");
        String[] twoEnds = {"--set", "network.hidden=[4]", "--set", "training.l2=1e-4"};
        censusIn(
                folder,
                Stream.concat(Stream.of(twoEnds), Stream.of("--npz", folder + "/ends.npz"))
                        .toArray(String[]::new));
        Map<String, byte[]> whole = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                whole.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertThat(whole.keySet())
                .containsExactly(
                        "census-predictions.csv",
                        "census.json",
                        "census.jsonl",
                        "config.resolved.yaml",
                        "ends.npz",
                        "report.html");

        for (String name : whole.keySet()) {
            if (!name.equals("config.resolved.yaml")) { // whose folder it is
                Path file = folder.resolve(name);
                Files.write(file, Arrays.copyOf(whole.get(name), whole.get(name).length / 2));
                assertThat(censusIn(folder, twoEnds))
                        .satisfies(again ->
                                assertThat(again.status()).as(again.err()).isZero())
                        .satisfies(again -> assertThat(again.err()).contains(file + ": missing or altered"));
                assertThat(file).hasBinaryContent(whole.get(name));
                Files.delete(file);
                assertThat(censusIn(folder, twoEnds).err().contains(file + ": missing or altered"))
                        .as(name)
                        .isEqualTo(!name.equals("census.json"));
                assertThat(file).hasBinaryContent(whole.get(name));
            }
        }
    }

    @Test
    void theArraysTakeNoNameThatTheFolderHasForSomethingElse() {
        Path page = temp.resolve("run/report.html");

        assertThat(census("--force", "--npz", page.toString()))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err())
                        .startsWith(page + ": manymoons keeps something else under this name there; name another file"
                                + " with --npz, such as " + temp.resolve("run/ends.npz")));
        assertThat(page).hasContent(CensusFilesTest.page);
    }

    @Test
    void thePageOfARunInTheSameFolderStays() throws Exception {
        String[] small = {
            "config/quick.yaml",
            "--set",
            "data.n_samples=40",
            "--set",
            "training.iterations=5",
            "--out",
            temp.resolve("both").toString()
        };
        Program.call(Stream.concat(Stream.of("census"), Stream.of(small)).toArray(String[]::new));
        Program.call(Stream.concat(Stream.of("run"), Stream.of(small)).toArray(String[]::new));
        byte[] ofTheRun = Files.readAllBytes(temp.resolve("both/report.html"));

        Program census = Program.call(
                Stream.concat(Stream.of("census"), Stream.of(small)).toArray(String[]::new));
        Program run =
                Program.call(Stream.concat(Stream.of("run"), Stream.of(small)).toArray(String[]::new));

        assertThat(temp.resolve("both/report.html")).hasBinaryContent(ofTheRun);
        assertThat(census.err() + run.err()).doesNotContain("missing or altered");
    }

    @Test
    void thePageSaysTheAnswerAndHasARowForEachEndStateWithoutAnyScript() {
        String unscripted = page.substring(0, page.indexOf("<script"));

        for (JsonNode sentence : census.get("short_answer")) {
            assertThat(unscripted).contains("<p>" + sentence.stringValue() + "</p>");
        }
        for (JsonNode sentence : census.get("sentences")) {
            assertThat(unscripted).contains("<li>" + sentence.stringValue() + "</li>");
        }
        assertThat(unscripted.split("<tr><th scope=\"row\"", -1))
                .hasSize(1 + census.get("end_states").size());
        assertThat(unscripted)
                .contains("quick: where do many starts end?", "href=\"#starts-heading\"")
                .doesNotContain("{{", "question-heading");
        assertThat(made.out()).endsWith("The report, for your browser: " + temp.resolve("run/report.html") + "\n");
    }

    @Test
    void thePageLoadsNothing() {
        assertThat(page).doesNotContainPattern("(src|href)=\"?https?:").doesNotContain("@import", "url(http");
    }

    @Test
    void thePageIsWrittenAnewFromTheFolder() throws Exception {
        Path again = temp.resolve("again.html");

        Program report = Program.call("report", temp.resolve("run").toString(), "-o", again.toString());

        assertThat(report.status()).isZero();
        assertThat(again).hasContent(page);
    }
}
