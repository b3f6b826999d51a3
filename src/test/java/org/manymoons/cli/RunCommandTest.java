package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.file.ConfigurationFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The run command as its user sees it: what it prints, what it refuses, and with which status it ends. */
class RunCommandTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void printsTheTableTheComparisonAndWhereTheFilesLie() {
        Program run = run("first");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("seed  cost", "Lockstep: 40 single updates", "never part")
                .contains(temp.resolve("first").toString());
        assertThat(temp.resolve("first")).isDirectoryContaining("glob:**/seed-1.zip");
    }

    @Test
    void jsonIsOneDocumentWithTheStableKeys() {
        Program run = run("json", "--json");

        JsonNode results = JsonMapper.shared().readTree(run.out());
        JsonNode first = results.get("runs").get(0);
        for (String key : List.of(
                "seed",
                "cost",
                "training_accuracy",
                "test_accuracy",
                "gradient_max_abs",
                "sharpness",
                "lockstep",
                "free_run")) {
            assertThat(first.has(key)).as(key).isTrue();
        }
        assertThat(first.get("lockstep").get("steps").asInt()).isEqualTo(20);
        assertThat(first.get("lockstep").has("max_difference")).isTrue();
        assertThat(first.get("free_run").has("parts_at_iteration")).isTrue();
        assertThat(first.get("free_run").has("final_difference")).isTrue();
        assertThat(results.get("provenance").get("data_checksum").asString()).hasSize(64);
    }

    @Test
    void aFinishedRunIsShownAgainWithoutTouchingAFileAndAnotherOneRefusedWithoutForce() throws IOException {
        Program first = run("again");
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Map<Path, String> written = new TreeMap<>();
        for (Path file : files("again")) {
            Files.setLastModifiedTime(file, longAgo);
            written.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        Program again = run("again");
        Map<Path, String> afterwards = new TreeMap<>();
        for (Path file : files("again")) {
            assertThat(Files.getLastModifiedTime(file)).as(file.toString()).isEqualTo(longAgo);
            afterwards.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        Program other = run("again", "--set", "training.l2=0.1");
        Program forced = run("again", "--set", "training.l2=0.1", "--force");

        assertThat(again.out()).isEqualTo(first.out());
        assertThat(afterwards).isEqualTo(written);
        assertThat(written.keySet())
                .extracting(file -> file.getFileName().toString())
                .contains("seed-1.zip", "seed-2.zip", "results.json", "timings.json", "report.html", "census.jsonl");
        assertThat(other.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(other.err()).contains("another configuration", "--force").hasLineCount(1);
        assertThat(forced.status()).isZero();
    }

    /** Lost, halved, emptied, a byte changed: what can be made again is, to the byte, and it is said. */
    @Tag("slow")
    @Test
    void whatWasLostOrAlteredIsNoticedAndMadeAgain() throws IOException {
        run("damaged", "--threads", "2");
        Map<Path, byte[]> written = new TreeMap<>();
        for (Path file : files("damaged")) {
            written.put(file, Files.readAllBytes(file));
        }
        int change = 0;
        for (Path file : written.keySet()) {
            if (file.endsWith("timings.json") || file.endsWith("config.resolved.yaml")) {
                continue;
            }
            byte[] bytes = written.get(file).clone();
            bytes[bytes.length / 3] ^= 1;
            switch (change++ % 4) {
                case 0 -> Files.write(file, bytes);
                case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case 2 -> Files.write(file, new byte[0]);
                default -> Files.delete(file);
            }
            boolean told = Files.exists(temp.resolve("damaged/results.json"));
            if (file.endsWith("seed-2.zip")) { // then the seeds have to know by themselves
                Files.delete(temp.resolve("damaged/results.json"));
                told = false;
            }
            Program again = run("damaged");

            assertThat(again.status()).as(again.err()).isZero();
            assertThat(again.err().contains(file + ": missing or altered since it was finished; it is made again"))
                    .isEqualTo(told);
            for (Path each : written.keySet()) {
                if (!each.endsWith("timings.json")) {
                    assertThat(each).as("after damage to %s", file).hasBinaryContent(written.get(each));
                }
            }
        }
    }

    @Test
    void oneThreadAndTwoLeaveTheSameBytes() throws IOException {
        run("one", "--threads", "1");
        run("two", "--threads", "2");

        for (Path file : files("one")) {
            if (!file.endsWith("timings.json")) {
                assertThat(temp.resolve("two").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void aFolderWithSomethingElseInItIsRefused() throws IOException {
        Files.createDirectory(temp.resolve("mine"));
        Files.writeString(temp.resolve("mine/thesis.txt"), "precious");

        assertThat(run("mine").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run("mine", "--force").status()).isZero();
        assertThat(temp.resolve("mine/thesis.txt")).hasContent("precious");
    }

    @Test
    void aFileInPlaceOfTheFolderIsOneClearLine() throws IOException {
        Files.writeString(temp.resolve("file"), "");

        assertThat(run("file")).satisfies(run -> {
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err()).contains("is a file, not a folder").hasLineCount(1);
        });
    }

    @Test
    void seedsThatOverflowAreNamedAndTheStatusSaysSo() {
        Program run = run("overflow", "--set", "training.learning_rate=1e90", "--set", "network.activation=softplus");

        assertThat(run.status()).isEqualTo(ExitStatus.SEEDS_FAILED);
        assertThat(run.out()).contains("failed: the loss or a weight was no finite number after update");
    }

    @Test
    void aDisagreementNamesSeedIterationAndParameterAndTheStatusSaysSo() {
        Program run = run("disagrees", "--set", "reference.lockstep_tolerance=1e-30");

        assertThat(run.status()).isEqualTo(ExitStatus.REFERENCE_DISAGREES);
        assertThat(run.out()).containsPattern("DISAGREES for seed 1 at iteration \\d+ in parameter [Wb]\\d_\\d");
    }

    @Test
    void allProblemsOfAConfigurationAreReportedAtOnce() {
        Program run = Program.call(
                "run",
                "config/moons.yaml",
                "--set",
                "data.noise=-1",
                "--set",
                "trainin.seeds=1",
                "--set",
                "network.hidden=[0]");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("data.noise=-1", "trainin.seeds=1", "network.hidden=[0]");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aMissingCsvFileIsOneClearLine() {
        Program run = Program.call(
                "run",
                "config/csv.yaml",
                "--set",
                "data.file=nowhere.csv",
                "--out",
                temp.resolve("x").toString());

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("nowhere.csv").hasLineCount(1);
        assertThat(temp.resolve("x")).doesNotExist();
    }

    @Test
    void thePrintedConfigurationCanBeLoadedAgain() throws IOException {
        Program printed = Program.call("run", "config/quick.yaml", "--print-config");
        Path file = Files.writeString(temp.resolve("printed.yaml"), printed.out());

        assertThat(ConfigurationFile.load(file, List.of()))
                .isEqualTo(ConfigurationFile.load(Path.of("config/quick.yaml"), List.of()));
    }

    @Test
    void unknownOptionsAndCommandsAreUsageErrors() {
        assertThat(Program.call("run", "--thread", "2").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Program.call("rnu").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Program.call("run", "--threads", "0").status()).isEqualTo(ExitStatus.USAGE);
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve(folder))) {
            return files.toList();
        }
    }

    private Program run(String folder, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run", "config/quick.yaml", "--out", temp.resolve(folder).toString()));
        for (String setting : List.of("data.n_samples=100", "training.iterations=20", "training.seeds=1-2")) {
            args.addAll(List.of("--set", setting));
        }
        args.addAll(List.of(more));
        return Program.call(args.toArray(String[]::new));
    }
}
