package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.report.Report;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The report as files: when it is written, what is in it, and what is refused. */
@Tag("slow")
class ReportCommandTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

    @TempDir
    private Path temp = Path.of("");

    @Test
    void theRunWritesItAndItsNumbersAreThoseOfTheResults() throws IOException {
        Program run = run("run");

        assertThat(run.out()).contains(temp.resolve("run/report.html").toString());
        JsonNode results = JsonMapper.shared().readTree(Files.readString(temp.resolve("run/results.json")));
        ((ObjectNode) results).remove("checksums");
        assertThat(data("run").get("results")).isEqualTo(results);
    }

    @Test
    void theCommandWritesTheSameBytesAgain() throws IOException {
        run("again");
        byte[] first = Files.readAllBytes(temp.resolve("again/report.html"));
        Program elsewhere = Program.call(
                "report",
                temp.resolve("again").toString(),
                "-o",
                temp.resolve("copy.html").toString());
        Files.delete(temp.resolve("again/report.html"));
        Program again = Program.call("report", temp.resolve("again").toString());

        Program onto = Program.call(
                "report",
                temp.resolve("again").toString(),
                "-o",
                temp.resolve("copy.html").toString());

        assertThat(elsewhere.status()).isZero();
        assertThat(onto.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(onto.err()).contains("copy.html: exists; add --force to overwrite it");
        assertThat(again.out()).contains("wrote", Report.FILE);
        assertThat(temp.resolve("again/report.html")).hasBinaryContent(first);
        assertThat(temp.resolve("copy.html")).hasBinaryContent(first);
    }

    @Test
    void openHandsThePageToTheUsersBrowser() throws IOException, InterruptedException {
        run("opened");
        Path asked = temp.resolve("asked");
        Path opener = Files.createDirectory(temp.resolve("bin")).resolve("xdg-open");
        Files.writeString(opener, "#!/bin/sh\necho \"$1\" > " + asked + "\n");
        assertThat(opener.toFile().setExecutable(true)).isTrue();

        assertThat(reportOpenedWith(opener.getParent())).isEmpty();
        assertThat(asked).hasContent(temp.resolve("opened/report.html").toString());
    }

    @Test
    void withoutABrowserOpenSaysWhereThePageIs() throws IOException, InterruptedException {
        run("opened");

        assertThat(reportOpenedWith(Files.createDirectory(temp.resolve("empty"))))
                .isEqualTo("no browser was found to open; the page is " + temp.resolve("opened/report.html"));
    }

    /** Standard error of {@code report --open} in a process without a screen, with this folder as its PATH. */
    private String reportOpenedWith(Path path) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.manymoons.Manymoons",
                        "report",
                        temp.resolve("opened").toString(),
                        "--open")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PATH", path.toString());
        Process process = builder.start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceFirst("WARNING: Using incubator modules: .*\\R", "")
                .strip();
        assertThat(process.waitFor()).isZero();
        return errors;
    }

    @Test
    void aRunThatIsShownAgainWritesAMissingReport() throws IOException {
        run("shown");
        Files.delete(temp.resolve("shown/report.html"));
        run("shown");

        assertThat(temp.resolve("shown/report.html")).isNotEmptyFile();
    }

    @Test
    void aHostileNameStaysText() throws IOException {
        run("hostile", "--set", "name='" + HOSTILE + "'");
        String page = Files.readString(temp.resolve("hostile/report.html"));

        assertThat(page).doesNotContain("<img").contains("&lt;/script&gt;&lt;img src=x");
        assertThat(data("hostile").get("name").stringValue()).isEqualTo(HOSTILE);
        assertThat(page.split("</script>", -1)).as("elements that end").hasSize(4);
    }

    @Test
    void thePageIsSelfContainedAndSmall() throws IOException {
        run("small");
        String page = Files.readString(temp.resolve("small/report.html"));

        assertThat(page.length()).isLessThan(1_500_000);
        assertThat(page).doesNotContain("<script src", "@import", "<iframe");
        assertThat(Pattern.compile("<link[^>]*>").matcher(page).results().map(match -> match.group()))
                .containsExactly("<link rel=\"icon\" href=\"data:,\">");
    }

    @Test
    void theLossAlongALineBeginsAndEndsAtTheCostsOfItsRuns() throws IOException {
        run("line");
        JsonNode data = data("line");
        JsonNode pair = data.at("/between/pairs/0");
        double costA = data.at("/results/runs/0/cost").asDouble();
        double costB = data.at("/results/runs/1/cost").asDouble();

        for (String line : List.of("raw", "aligned")) {
            JsonNode losses = pair.get(line);
            assertThat(losses.size()).isEqualTo(51);
            assertThat(losses.get(0).asDouble()).isCloseTo(costA, within());
            assertThat(losses.get(50).asDouble()).isCloseTo(costB, within());
        }
    }

    @Test
    void everyParameterOfTheConfigurationIsListed() throws IOException {
        run("settings");

        assertThat(data("settings").at("/method/settings").findValuesAsString("key"))
                .contains(
                        "name",
                        "data.noise",
                        "data.test.random_state",
                        "network.hidden",
                        "training.seeds",
                        "census.seeds");
    }

    @Test
    void noRunAtAllAndAnUnfinishedOneAreUsageErrors() throws IOException {
        run("unfinished");
        Files.delete(temp.resolve("unfinished/results.json"));

        assertThat(Program.call("report", temp.resolve("nowhere").toString())).satisfies(report -> {
            assertThat(report.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(report.err()).contains("is no folder of a run");
        });
        assertThat(Program.call("report", temp.resolve("unfinished").toString()).err())
                .contains("not finished", "run command");
    }

    @Test
    void changedDataAndForeignResultsAreOneClearLine() throws IOException {
        run("changed");
        Path configuration = temp.resolve("changed/config.resolved.yaml");
        String text = Files.readString(configuration);
        Files.writeString(configuration, text.replace("noise: 0.2", "noise: 0.3"));
        Program changed = Program.call("report", temp.resolve("changed").toString());
        Files.writeString(configuration, text);
        Files.writeString(temp.resolve("changed/results.json"), "{\"runs\": 3}");
        Program foreign = Program.call("report", temp.resolve("changed").toString());

        assertThat(changed.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(changed.err()).contains("no longer those of the run").hasLineCount(1);
        assertThat(foreign.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(foreign.err()).contains("results.json", "--force").hasLineCount(1);
    }

    /** A page of figures that nobody computed would be false. */
    @Test
    void whatWasAlteredIsNotShown() throws IOException {
        run("altered");
        Path dump = temp.resolve("altered/seed-1.parameters.csv");
        String rows = Files.readString(dump);
        Files.writeString(dump, rows.substring(0, rows.length() / 2));
        Program halved = Program.call("report", temp.resolve("altered").toString());
        Files.writeString(dump, rows);
        Path results = temp.resolve("altered/results.json");
        Files.writeString(results, Files.readString(results).replaceFirst("\"cost\" : 0", "\"cost\" : 1"));
        Program changed = Program.call("report", temp.resolve("altered").toString());
        Program proven = Program.call("prove", temp.resolve("altered").toString());
        Files.write(results, new byte[] {'{', (byte) 0xff, '}'});
        Program noText = Program.call("report", temp.resolve("altered").toString());

        assertThat(proven.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(proven.err()).contains("results.json: was altered since").hasLineCount(1);
        assertThat(noText.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(noText.err())
                .contains("results.json, line 1, column 1: byte 0xFF")
                .hasLineCount(1);
        assertThat(halved.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(halved.err())
                .contains("seed-1.parameters.csv: was altered since")
                .hasLineCount(1);
        assertThat(changed.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(changed.err()).contains("results.json: was altered since").hasLineCount(1);
    }

    @Test
    void aFolderOfSomebodyElseGetsNoPage() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("theirs"));
        Files.writeString(folder.resolve("report.html"), "theirs");
        Files.writeString(folder.resolve("sweep.json"), "{\"name\": \"x\", \"keys\": [], \"cells\": []}");
        Files.writeString(folder.resolve("config.resolved.yaml"), "name: theirs\n");

        assertThat(Program.call("report", folder.toString()).status()).isEqualTo(ExitStatus.USAGE);
        assertThat(folder.resolve("report.html")).hasContent("theirs");
    }

    private JsonNode data(String folder) throws IOException {
        Matcher element = Pattern.compile(
                        "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(Files.readString(temp.resolve(folder).resolve("report.html")));
        assertThat(element.find()).isTrue();
        return JsonMapper.shared().readTree(element.group(1));
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
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
