package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** predictions.csv beside results.json, and what can be done without it. */
@Tag("slow")
class PredictionFilesTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void everyTestSampleHasItsRangeAndTheRunsThatGiveIt() throws IOException {
        run("data.n_samples=60", "census.seeds=null");
        JsonNode predictions = results().get("predictions");
        List<String> lines = Files.readAllLines(folder().resolve("predictions.csv"));

        assertThat(lines).hasSize(1 + 60);
        double widest = 0;
        for (int n = 0; n < 60; n++) {
            String[] fields = lines.get(n + 1).split(",");
            assertThat(fields).hasSize(6);
            assertThat(fields[0]).isEqualTo(Integer.toString(n));
            assertThat(fields[1]).isIn("0", "1");
            assertThat(List.of("1", "2", "3")).contains(fields[3], fields[5]);
            widest = Math.max(widest, Double.parseDouble(fields[4]) - Double.parseDouble(fields[2]));
        }
        JsonNode found = predictions.get("widest");
        assertThat(widest)
                .isEqualTo(found.get("high").asDouble() - found.get("low").asDouble());
        assertThat(lines.get(1 + found.get("sample").asInt()).split(","))
                .contains(
                        found.get("low_seed").asString(), found.get("high_seed").asString());
    }

    @Test
    void theReportIsMadeOfResultsThatDoNotHoldTheRanges() throws IOException {
        run("data.n_samples=60", "census.seeds=null");
        Path page = folder().resolve("report.html");
        byte[] first = Files.readAllBytes(page);
        Files.delete(folder().resolve("predictions.csv"));

        assertThat(results().get("predictions").has("ranges")).isFalse();
        assertThat(Program.call("report", folder().toString()).status()).isZero();
        assertThat(page).hasBinaryContent(first);
    }

    @Test
    void aSingleRunHasNoRanges() {
        run("data.n_samples=60", "training.seeds=1", "training.iterations=5", "census.seeds=null");

        assertThat(folder().resolve("results.json")).exists();
        assertThat(folder().resolve("predictions.csv")).doesNotExist();
    }

    @Test
    void theFilesOfAnotherConfigurationGoWithIt() throws IOException {
        run("data.n_samples=60", "training.iterations=5", "census.seeds=null");
        Files.writeString(folder().resolve("census-predictions.csv"), "old");
        Files.writeString(folder().resolve("my-predictions.csv"), "mine");

        run("data.n_samples=60", "training.iterations=5", "training.seeds=1", "census.seeds=null");

        assertThat(folder().resolve("predictions.csv")).doesNotExist();
        assertThat(folder().resolve("census-predictions.csv")).doesNotExist();
        assertThat(folder().resolve("my-predictions.csv")).exists();
    }

    private Path folder() {
        return temp.resolve("run");
    }

    private void run(String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("run", "config/quick.yaml", "--force", "--out", folder().toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        Program program = Program.call(arguments.toArray(String[]::new));
        assertThat(program.status()).as(program.err()).isZero();
    }

    private JsonNode results() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder().resolve("results.json")));
    }
}
