package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

        assertThat(text(out).lines().filter(line -> line.contains("channel_to_infinity") || line.contains("minimum")))
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
    void threadsMustBePositive() {
        assertThat(census("--threads", "0")).isEqualTo(2);
        assertThat(text(err)).startsWith("--threads: must be 1 or more, not 0");
    }

    private int census(String... options) {
        List<String> arguments = new ArrayList<>(List.of("census", "config/quick.yaml", "--out", temp.toString()));
        arguments.addAll(List.of("--set", "data.n_samples=200", "--set", "training.iterations=200"));
        arguments.addAll(List.of(options));
        return CommandLineProgram.execute(arguments.toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
