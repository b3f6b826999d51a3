package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
class SweepCommandTest {
    @TempDir
    private Path temp = Path.of("");

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                temp.resolve("base.yaml"), "name: base\ndata: {n_samples: 200}\ntraining: {iterations: 200}\n");
        file = Files.writeString(
                        temp.resolve("sweep.yaml"),
                        "name: small\nbase: base.yaml\nseeds: 1-4\ngrid:\n  network.hidden: [[1], [2]]\n"
                                + "  training.l2: [0, 1e-3]\n")
                .toString();
    }

    private Program sweep(String folder, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("sweep", file, "--out", temp.resolve(folder).toString()));
        arguments.addAll(List.of(options));
        return Program.call(arguments.toArray(String[]::new));
    }

    @Test
    void everyCellHasItsFiguresInJsonCsvAndPage() throws IOException {
        Program called = sweep("out", "--json");

        assertThat(called.status()).as(called.err()).isZero();
        assertThat(called.out()).isEqualTo(Files.readString(temp.resolve("out/sweep.json")));
        JsonNode cells = JsonMapper.shared().readTree(called.out()).get("cells");
        assertThat(cells.size()).isEqualTo(4);
        for (JsonNode cell : cells) {
            assertThat(cell.get("result").propertyNames())
                    .containsExactly(
                            "seeds",
                            "failed",
                            "cost",
                            "test_cost",
                            "training_accuracy",
                            "test_accuracy",
                            "disagreement",
                            "correlation",
                            "correlation_interval",
                            "end_states");
            assertThat(cell.get("result").get("cost").get("values").size()).isEqualTo(4);
        }
        List<String> csv = Files.readAllLines(temp.resolve("out/sweep.csv"));
        assertThat(csv).hasSize(5);
        assertThat(csv.get(0)).startsWith("network.hidden,training.l2,seeds,failed,end_states_at_least,");
        assertThat(csv.get(2)).startsWith("[1],1e-3,4,0,");
        assertThat(Files.readString(temp.resolve("out/report.html")))
                .contains("How many different solutions were found", "The band of costs")
                .doesNotContain("{{", "NaN");
        Path again = temp.resolve("again.html");
        assertThat(Program.call("report", temp.resolve("out").toString(), "-o", again.toString())
                        .status())
                .isZero();
        assertThat(again).hasSameBinaryContentAs(temp.resolve("out/report.html"));
    }

    @Test
    void whatIsDoneIsKeptAndTheRestGivesTheSameBytes() throws IOException {
        sweep("whole", "--threads", "1");
        sweep("stopped");
        Path journal = temp.resolve("stopped/cell-0003.jsonl");
        byte[] lines = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(lines, lines.length / 3));
        Files.delete(temp.resolve("stopped/cell-0004.jsonl"));
        Files.delete(temp.resolve("stopped/sweep.json"));

        assertThat(sweep("stopped").status()).isZero();

        for (String name : List.of(
                "sweep.json", "sweep.csv", "report.html", "cell-0001.jsonl", "cell-0003.jsonl", "cell-0004.jsonl")) {
            assertThat(temp.resolve("stopped").resolve(name))
                    .hasSameBinaryContentAs(temp.resolve("whole").resolve(name));
        }
    }

    /** Another digit in a cell is not believed. */
    @Test
    void whatWasAlteredIsNoticedAndMadeAgain() throws IOException {
        sweep("altered");
        Path journal = temp.resolve("altered/cell-0002.jsonl");
        byte[] results = Files.readAllBytes(temp.resolve("altered/sweep.json"));
        String lines = Files.readString(journal);
        Files.writeString(journal, lines.replaceFirst("\"cost\":0", "\"cost\":1"));
        Files.delete(temp.resolve("altered/sweep.csv"));

        Program again = sweep("altered");

        assertThat(again.err()).contains("cell-0002.jsonl: missing or altered", "sweep.csv: missing or altered");
        assertThat(journal).hasContent(lines);
        assertThat(temp.resolve("altered/sweep.csv")).exists();
        assertThat(temp.resolve("altered/sweep.json")).hasBinaryContent(results);
    }

    @Test
    void anotherSweepsFolderIsNotTouchedWithoutForce() {
        sweep("taken");
        Program other = sweep("taken", "--set", "data.noise=0.3");

        assertThat(other.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(other.err()).contains("--force").hasLineCount(1);
        assertThat(sweep("taken", "--set", "data.noise=0.3", "--force").status())
                .isZero();
    }

    @Test
    void networksThatCannotBePolishedKeepTheirBand() throws IOException {
        Files.writeString(
                Path.of(file), "name: deep\nbase: base.yaml\nseeds: 1-4\ngrid:\n  network.hidden: [[2, 2], [3, 2]]\n");
        Program called = sweep("relu", "--json", "--set", "network.activation=relu");

        assertThat(called.status()).isZero();
        JsonNode cell = JsonMapper.shared().readTree(called.out()).get("cells").get(0);
        assertThat(cell.get("result").get("end_states").isNull()).isTrue();
        assertThat(cell.get("not_polished").asString()).contains("kinks");
        assertThat(cell.get("result").get("test_cost").get("mean").asDouble()).isPositive();
    }

    @Test
    void cellsWhoseSeedsFailAreToldByTheStatus() {
        Program called =
                sweep("failed", "--set", "training.learning_rate=1e200", "--set", "network.activation=softplus");

        assertThat(called.status()).isEqualTo(ExitStatus.SEEDS_FAILED);
        assertThat(called.out()).contains("Results: " + temp.resolve("failed/sweep.json") + ", sweep.csv, report.html");
    }

    @Test
    void theTablesSayWhereTheSeedsEndAndHowWellTheyDo() {
        Program called = sweep("printed");

        assertThat(called.status()).isZero();
        List<String> lines = called.out().lines().toList();
        int ends = lines.indexOf("Where the seeds end");
        int training = lines.indexOf("After training");
        assertThat(ends).isPositive();
        assertThat(training).isGreaterThan(ends);
        for (int table : List.of(ends, training)) {
            assertThat(lines.get(table + 1)).startsWith("network.hidden  training.l2  ");
            assertThat(lines.subList(table + 2, table + 6))
                    .allSatisfy(row -> assertThat(row.split(" {2,}"))
                            .hasSameSizeAs(lines.get(table + 1).split(" {2,}")));
        }
        assertThat(lines.get(ends + 3).split(" {2,}")).startsWith("[1]", "1e-3", "4", "1 or more", "0", "1");
        int kinds = lines.indexOf("Seeds by kind of end state");
        String[] header = lines.get(kinds + 1).split(" {2,}");
        String[] row = lines.get(kinds + 3).split(" {2,}");
        assertThat(row[List.of(header).indexOf("strict minimum")]).isEqualTo("4");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void thePageNamesTheKindsOfEveryCell() throws IOException {
        assertThat(sweep("page").status()).isZero();

        assertThat(Files.readString(temp.resolve("page/report.html")))
                .contains("4 strict minimum", "All figures of these cells", "100 % (51 to 100 %)");
    }
}
