package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.study.Experiment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On the landscape of a network of two units with two end states or more. */
@Tag("slow")
class LandscapeCommandTest {
    private static final List<String> SMALL = List.of(
            "data.n_samples=60",
            "data.noise=0.3",
            "network.hidden=[2]",
            "network.initial_weights.scale=1",
            "training.l2=3.0e-3",
            "training.iterations=200",
            "training.learning_rate=0.5");

    @TempDir
    private static Path shared = Path.of("");

    @TempDir
    private Path temp = Path.of("");

    @BeforeAll
    static void search() {
        assertThat(census(shared.resolve("census"), "census.seeds=1-12").status())
                .isZero();
        Program landscape =
                Program.call("landscape", shared.resolve("census").toString(), "--threads", "1", "--searches", "12");
        assertThat(landscape.status()).as(landscape.err()).isZero();
    }

    private static Program census(Path folder, String... settings) {
        List<String> arguments = Stream.of("census", "config/quick.yaml", "--out", folder.toString())
                .toList();
        return Program.call(Stream.concat(
                        arguments.stream(),
                        Stream.concat(SMALL.stream(), Stream.of(settings)).flatMap(set -> Stream.of("--set", set)))
                .toArray(String[]::new));
    }

    private static JsonNode result(Path folder) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("landscape.json")));
    }

    /** A folder with the census, and nothing of the landscape. */
    private Path copy(String name) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        try (Stream<Path> files = Files.list(shared.resolve("census"))) {
            for (Path file : files.filter(file -> !file.getFileName().toString().startsWith("landscape"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private void assertIsTheSame(Path folder) throws IOException {
        for (String file : List.of("landscape.json", "landscape.jsonl", "landscape.svg", "landscape.html")) {
            assertThat(folder.resolve(file))
                    .hasSameBinaryContentAs(shared.resolve("census").resolve(file));
        }
    }

    @Test
    void everySaddleIsLevelAndLowerToBothSides() throws IOException {
        Path folder = shared.resolve("census");
        Experiment experiment =
                Experiment.of(ConfigurationFile.load(folder.resolve("config.resolved.yaml"), List.of()));
        Network network = experiment.plan().recipe().network();
        Samples samples = experiment.plan().recipe().training();

        JsonNode saddles = result(folder).get("saddles");
        assertThat(saddles.size()).isGreaterThan(1);
        for (JsonNode saddle : saddles) {
            double[] p = numbers(saddle.get("parameters"));
            double cost = saddle.get("cost").asDouble();
            assertThat(Loss.loss(network, p, samples)).isCloseTo(cost, within(1e-14));
            assertThat(Gradient.gradient(network, p, samples)).containsOnly(new double[p.length], within(1e-13));
            assertThat(saddle.get("negative_eigenvalue").asDouble())
                    .isLessThan(-saddle.get("eigenvalue_bound").asDouble());
            for (JsonNode end : saddle.get("joins")) {
                assertThat(result(folder)
                                .get("end_states")
                                .get(end.asInt())
                                .get("cost")
                                .asDouble())
                        .isLessThan(cost);
            }
        }
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(k -> array.get(k).asDouble())
                .toArray();
    }

    /** The golden saddles are those that SciPy finds from 3,000 random starts (of 800 it misses one), with 25 digits. */
    @Test
    void theSaddlesWithoutFlatDirectionsAreThoseOfRandomStarts() throws IOException {
        Path folder = copy("all");
        assertThat(Program.call("landscape", folder.toString()).status()).isZero();
        JsonNode golden = JsonMapper.shared()
                .readTree(Files.readString(Path.of("src", "test", "resources", "golden", "saddles.json")))
                .get("saddles");

        List<JsonNode> strict = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode saddle : result(folder).get("saddles")) {
            (saddle.get("flat_directions").asInt() == 0 ? strict : others).add(saddle);
        }
        assertThat(others).hasSize(1);
        assertThat(others.get(0).get("found").toString()).contains("embedding");
        assertThat(strict).hasSize(golden.size());
        for (int k = 0; k < strict.size(); k++) {
            for (String key : List.of("cost", "negative_eigenvalue", "second_eigenvalue")) {
                assertThat(strict.get(k).get(key).asDouble())
                        .as(key)
                        .isCloseTo(Double.parseDouble(golden.get(k).get(key).asString()), within(1e-13));
            }
        }
    }

    @Test
    void everyPairOfEndStatesIsNamed() throws IOException {
        JsonNode result = result(shared.resolve("census"));

        int ends = result.get("end_states").size();
        assertThat(ends).isGreaterThan(1);
        assertThat(result.get("joins").size()).isEqualTo(ends * (ends - 1) / 2);
        assertThat(result.get("barriers").get(0).propertyNames())
                .contains("a", "b", "raw", "aligned", "raw_test", "aligned_test");
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        Path folder = copy("threads");

        assertThat(Program.call("landscape", folder.toString(), "--threads", "3", "--searches", "12")
                        .status())
                .isZero();
        assertIsTheSame(folder);
    }

    @Test
    void aStoppedSearchGoesOn() throws IOException {
        Path folder = copy("stopped");
        String finished = Files.readString(shared.resolve("census").resolve("landscape.jsonl"));
        List<String> lines = finished.lines().toList();
        Files.writeString(
                folder.resolve("landscape.jsonl"),
                lines.get(3) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 40));

        assertThat(Program.call("landscape", folder.toString(), "--searches", "12")
                        .status())
                .isZero();
        assertIsTheSame(folder);
    }

    @Test
    void searchesOfOtherEndStatesAreMadeAnew() throws IOException {
        Path folder = copy("others");
        Files.writeString(
                folder.resolve("landscape.jsonl"),
                "{\"seed\":1,\"of\":\"elsewhere\",\"lines\":null,\"curve\":null,\"saddles\":[]}\n");

        assertThat(Program.call("landscape", folder.toString(), "--searches", "12")
                        .status())
                .isZero();
        assertIsTheSame(folder);
    }

    @Test
    void theTableHasEndStatesJoinsAndSaddles() throws IOException {
        Path folder = shared.resolve("census");
        Program landscape = Program.call("landscape", folder.toString(), "--searches", "12");

        assertThat(landscape.out())
                .contains("strict minimum", "join at a", "saddle of cost", "landscape.json")
                .contains("searches were left out; --searches allows more");
        assertThat(Program.call("landscape", folder.toString(), "--searches", "12", "--json")
                        .out())
                .isEqualTo(Files.readString(folder.resolve("landscape.json")));
    }

    @Test
    void theReportHasItsSection() throws IOException {
        Path page = temp.resolve("page.html");
        Path folder = shared.resolve("census");

        assertThat(Program.call("report", folder.toString(), "-o", page.toString())
                        .err())
                .isEmpty();
        assertThat(Files.readString(page)).contains("<section id=\"landscape\"", "Where the end states join</h2>");
    }

    @Test
    void theFolderKeepsThatReport() throws IOException {
        Path folder = temp.resolve("census");
        Files.createDirectory(folder);
        try (Stream<Path> files = Files.list(shared.resolve("census"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        assertThat(Program.call("report", folder.toString()).status()).isZero();
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page).contains("<section id=\"landscape\"");

        assertThat(census(folder, "census.seeds=1-12").err()).doesNotContain("altered");
        assertThat(folder.resolve("report.html")).hasContent(page);

        Files.writeString(folder.resolve("report.html"), "altered");
        assertThat(census(folder, "census.seeds=1-12").err()).contains("report.html: missing or altered");
        assertThat(folder.resolve("report.html")).hasContent(page);

        Files.writeString(folder.resolve("landscape.html"), "altered");
        assertThat(Program.call("landscape", folder.toString(), "--searches", "12")
                        .err())
                .contains("landscape.html: missing or altered");
        assertIsTheSame(folder);
    }

    @Test
    void aLandscapeBetweenOtherEndStatesIsLeftOutOfTheReport() throws IOException {
        Path folder = temp.resolve("more");
        assertThat(census(folder, "census.seeds=1-3").status()).isZero();
        Files.copy(shared.resolve("census").resolve("landscape.json"), folder.resolve("landscape.json"));
        for (String file : List.of("landscape.jsonl", "landscape.svg", "landscape.html")) {
            Files.copy(shared.resolve("census").resolve(file), folder.resolve(file));
        }

        Program report = Program.call("report", folder.toString());
        assertThat(report.err())
                .contains("landscape.json: lies between other end states than those of the run; it is left out")
                .hasLineCount(1);
        assertThat(report.status()).isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).doesNotContain("<section id=\"landscape\"");
    }

    @Test
    void whatIsNoFolderOfARunIsSaid() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertRefused(empty, "empty: is no folder of a run or census, there is no config.resolved.yaml of manymoons");
        assertRefused(temp.resolve("nowhere"), "nowhere: is no folder of a run or census");
    }

    @Test
    void oneEndStateAloneIsTooFew() {
        Path folder = temp.resolve("one");
        assertThat(census(folder, "census.seeds=1").status()).isZero();

        assertRefused(folder, "one: one end state alone is known there, and a landscape lies between two or more");
    }

    @Test
    void noEndStateIsTooFew() {
        Path folder = temp.resolve("none");
        assertThat(census(folder, "network.activation=softplus", "training.learning_rate=1e200")
                        .status())
                .isEqualTo(5);

        assertRefused(folder, "none: no end state is known there");
    }

    @Test
    void endStatesOfAnotherNetworkAreRefused() throws IOException {
        Path folder = temp.resolve("other");
        assertThat(census(folder, "census.seeds=1-2", "network.hidden=[3]").status())
                .isZero();
        Path here = copy("here");
        Files.copy(
                folder.resolve("census.json"),
                here.resolve("census.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertRefused(here, "here: an end state has 13 parameters, the network of config.resolved.yaml there has 9");
    }

    @Test
    void aNetworkWithKinksHasNoSaddlesToSearch() {
        Path folder = temp.resolve("kinks");
        assertThat(census(folder, "network.activation=relu", "census.seeds=1").status())
                .isZero();

        assertRefused(folder, "kinks: there is no landscape of this network to search, since its activation has kinks");
    }

    @Test
    void fewerThanOneSearchIsNoSearch() {
        Program landscape = Program.call("landscape", shared.resolve("census").toString(), "--searches", "0");

        assertThat(landscape.status()).isEqualTo(2);
        assertThat(landscape.err()).startsWith("--searches: must be 1 or more, not 0");
    }

    private static void assertRefused(Path folder, String message) {
        Program landscape = Program.call("landscape", folder.toString());

        assertThat(landscape.err()).contains(message);
        assertThat(landscape.err().lines()).hasSize(1);
        assertThat(landscape.status()).isEqualTo(3);
        assertThat(landscape.out()).isEmpty();
    }
}
