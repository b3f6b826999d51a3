package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
class CensusCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream originalOut = System.out;
    private final PrintStream originalErr = System.err;

    @TempDir
    private Path temp = Path.of("");

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(originalOut);
        System.setErr(originalErr);
    }

    @Test
    void theJsonOnStandardOutputIsTheFile() throws Exception {
        assertThat(census("--json", "--set", "census.seeds=1-3")).isZero();

        assertThat(text(out)).isEqualTo(Files.readString(temp.resolve("census.json")));
        JsonNode census = JsonMapper.shared().readTree(text(out));
        assertThat(census.get("seeds").asInt()).isEqualTo(3);
        assertThat(census.get("end_states").get(0).propertyNames())
                .contains(
                        "kind", "cost", "limit", "limit_error", "hits", "hits_interval", "copies", "channel", "units");
        assertThat(Files.readAllLines(temp.resolve("census.jsonl"))).hasSize(3);
    }

    @Test
    void theTableHasARowForEachEndState() throws Exception {
        assertThat(census("--set", "census.seeds=1-3")).isZero();

        assertThat(text(out).lines().filter(line -> line.contains("channel to infinity") || line.contains("minimum")))
                .isNotEmpty();
        assertThat(text(out)).contains("Hits depend on the recipe and the polisher");
    }

    @Test
    void withoutSeedsToCountNothingIsWritten() {
        assertThat(census("--set", "census.seeds=null")).isEqualTo(2);

        assertThat(text(err))
                .isEqualToIgnoringNewLines(
                        "census.seeds: there are none to count; add some, for example --set census.seeds=1-100");
        assertThat(temp.resolve("census.json")).doesNotExist();
    }

    @Test
    void seedsThatOverflowAreToldByTheExitStatus() {
        assertThat(census("--set", "network.activation=softplus", "--set", "training.learning_rate=1e200"))
                .isEqualTo(5);
        assertThat(text(out)).contains("4 of 4 seeds failed");
    }

    @Test
    void aClusterWithoutItsProfileIsExplained() {
        assumeThat(getClass().getClassLoader().getResource("org/apache/spark/SparkConf.class"))
                .as("Spark on the class path")
                .isNull();
        assertThat(census("--master", "spark://127.0.0.1:7077")).isEqualTo(2);
        assertThat(text(err))
                .startsWith("--master spark://127.0.0.1:7077: Spark is not on the class path; start with mvn -Pspark");
        assertThat(temp.resolve("census.json")).doesNotExist();
    }

    @Test
    void whatIsNoMasterIsRefused() {
        assertThat(census("--master", "nonsense")).isEqualTo(2);
        assertThat(text(err)).startsWith("--master nonsense: neither local");
        assertThat(temp.resolve("census.json")).doesNotExist();
    }

    @Test
    void threadsMustBePositive() {
        assertThat(census("--threads", "0")).isEqualTo(2);
        assertThat(text(err)).startsWith("--threads: must be 1 or more, not 0");
    }

    @Test
    void withoutTheVectorModuleThePlainLoopsFindTheSameAndItIsSaidOnce() throws Exception {
        String[] options = {"--json", "--set", "census.seeds=1-3", "--set", "training.l2=1e-3"};
        assertThat(census(options)).isZero();

        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.manymoons.Manymoons"));
        command.addAll(arguments(temp.resolve("plain"), options));
        Path log = temp.resolve("plain.log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        JsonNode plain = JsonMapper.shared().readTree(process.getInputStream());

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(log)).containsOnlyOnce("--add-modules jdk.incubator.vector");
        JsonNode expected =
                JsonMapper.shared().readTree(text(out)).get("end_states").get(0);
        JsonNode actual = plain.get("end_states").get(0);
        assertThat(actual.get("kind")).isEqualTo(expected.get("kind"));
        assertThat(actual.get("hits").asInt()).isEqualTo(3);
        assertThat(actual.get("cost").asDouble()).isCloseTo(expected.get("cost").asDouble(), within(1e-14));
    }

    private int census(String... options) {
        return CommandLineProgram.execute(arguments(temp, options).toArray(String[]::new));
    }

    private static List<String> arguments(Path folder, String... options) {
        List<String> arguments = new ArrayList<>(List.of("census", "config/quick.yaml", "--out", folder.toString()));
        arguments.addAll(List.of("--set", "data.n_samples=200", "--set", "training.iterations=200"));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
