package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.config.Sweep;
import org.manymoons.config.yaml.ConfigurationException;

class SweepFileTest {
    @TempDir
    private Path temp = Path.of("");

    @BeforeEach
    void base() throws IOException {
        Files.writeString(temp.resolve("base.yaml"), "name: base\ndata: {n_samples: 100, test: {random_state: 1}}\n");
    }

    private Sweep load(String text, String... overrides) throws IOException {
        return SweepFile.load(Files.writeString(temp.resolve("sweep.yaml"), text), List.of(overrides));
    }

    private List<String> problems(String text, String... overrides) {
        List<List<String>> problems = new java.util.ArrayList<>();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> load(text, overrides))
                .satisfies(e -> problems.add(e.problems()));
        return problems.get(0);
    }

    @Test
    void everyCombinationIsACellAndTheLastAxisChangesFastest() throws IOException {
        Sweep sweep = load("name: s\nbase: base.yaml\nseeds: 1-3, 7\ngrid:\n  network.hidden: [[1], [2, 3]]\n"
                + "  training.l2: [0, 1e-3]\n  network.activation: [tanh]\n");

        assertThat(sweep.cells())
                .extracting(Sweep.Cell::values)
                .containsExactly(
                        List.of("[1]", "0", "tanh"),
                        List.of("[1]", "1e-3", "tanh"),
                        List.of("[2, 3]", "0", "tanh"),
                        List.of("[2, 3]", "1e-3", "tanh"));
        assertThat(sweep.cells().get(3).configuration().network().hidden()).containsExactly(2, 3);
        assertThat(sweep.cells().get(3).configuration().training().l2()).isEqualTo(1e-3);
        assertThat(sweep.cells().get(0).configuration().data().nSamples().outer())
                .isEqualTo(50);
        assertThat(sweep.polish()).isTrue();
        assertThat(sweep.seeds().count()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"network.hidden=[7], grid", "training.seeds=1-3, seeds", "' census.seeds = 1-3', seeds"})
    void anOptionForWhatTheSweepHasItselfIsRefused(String option, String where) {
        String key = option.strip().split("[ =]")[0];

        assertThat(problems(HEAD + "grid:\n  network.hidden: [[1], [2]]\n", option))
                .singleElement()
                .asString()
                .startsWith("--set ")
                .endsWith(key + " would change nothing: every cell has its own from " + where
                        + " in the file of the sweep; change it there");
    }

    @Test
    void optionsChangeTheBaseOfEveryCell() throws IOException {
        Sweep sweep = load(
                "name: s\nbase: base.yaml\nseeds: 1\npolish: false\ngrid: {training.l2: [0, 1]}\n", "data.noise=0.3");

        assertThat(sweep.cells())
                .allSatisfy(
                        cell -> assertThat(cell.configuration().data().noise()).isEqualTo(0.3));
        assertThat(sweep.polish()).isFalse();
    }

    @Test
    void problemsAreToldTogetherWithTheirPlaces() {
        assertThat(problems(
                        "nam: s\nbase: 3\nseeds: 4-1\npolish: maybe\ngrid:\n  training.l2: 0\n  census.seeds: [1]\n"))
                .anySatisfy(line -> assertThat(line).contains("sweep.yaml:1:1: unknown key nam"))
                .anySatisfy(line -> assertThat(line).contains("sweep.yaml:2:7: base is missing or no text"))
                .anySatisfy(line -> assertThat(line).contains("sweep.yaml:3:8: seeds: range 4-1 runs backwards"))
                .anySatisfy(line -> assertThat(line).contains("sweep.yaml:4:9: polish: found \"maybe\""))
                .anySatisfy(line -> assertThat(line).contains("sweep.yaml:6:16: training.l2: found 0"))
                .anySatisfy(line -> assertThat(line).contains("census.seeds cannot be swept"));
    }

    @Test
    void aValueThatIsNotAllowedIsToldOnceAtItsPlace() {
        assertThat(problems("name: s\nbase: base.yaml\nseeds: 1\ngrid:\n  training.l2: [0, -1]\n"
                        + "  network.hidden: [[1], [2]]\n"))
                .singleElement()
                .asString()
                .contains("sweep.yaml:5:20: training.l2=-1")
                .contains("0");
    }

    @Test
    void anUnknownKeyOfTheGridIsToldWithTheNearestOne() {
        assertThat(problems("name: s\nbase: base.yaml\nseeds: 1\ngrid: {training.l3: [0]}\n"))
                .singleElement()
                .asString()
                .contains("sweep.yaml:4")
                .contains("did you mean l2?");
    }

    @Test
    void aTestSetEqualToTheTrainingSetIsRefused() {
        assertThat(problems("name: s\nbase: base.yaml\nseeds: 1\ngrid: {data.random_state: [0, 1]}\n"))
                .singleElement()
                .asString()
                .contains("random_state");
    }

    @Test
    void tooManyCellsAreRefusedBeforeAnyIsMade() {
        String many = "[" + "1, ".repeat(200) + "1]";
        assertThat(problems("name: s\nbase: base.yaml\nseeds: 1\ngrid: {training.l2: " + many + ", data.noise: " + many
                        + "}\n"))
                .singleElement()
                .asString()
                .contains("40401 cells are too many; at most 10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "3",
                "name: s\n  x: [",
                "grid: {a: {b: [1]}}",
                "name: s\nbase: nowhere.yaml\nseeds: 1\ngrid: {training.l2: [0]}"
            })
    void whatIsNoSweepIsOneLineEach(String text) {
        assertThat(problems(text))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.lines()).hasSize(1));
    }

    @Test
    void theShippedSweepsLoad() {
        assertThat(SweepFile.load(Path.of("config/sweep.yaml"), List.of()).cells())
                .hasSize(20);
        assertThat(SweepFile.load(Path.of("config/sweep-wide.yaml"), List.of()).cells())
                .hasSize(50);
        assertThat(SweepFile.load(Path.of("config/band.yaml"), List.of()).cells())
                .hasSize(24);
    }

    private static final String HEAD = "name: s\nbase: base.yaml\nseeds: 1\n";

    @Test
    void whatASweepNeedsIsNamed() {
        String file = temp.resolve("sweep.yaml").toString();

        assertThat(problems("name: ' '\nbase: 3\nseeds: null\n"))
                .containsExactly(
                        file
                                + ":1:1: grid is missing; give keys with lists of values, such as network.hidden: [[1], [2]]",
                        file + ":1:7: name is missing or no text; give a title",
                        file + ":2:7: base is missing or no text; name the configuration that every cell starts from",
                        file + ":3:8: seeds are missing; write for example seeds: 1-100");
        assertThat(problems(HEAD + "grid: {}\n")).singleElement().asString().contains("grid is missing");
    }

    @Test
    void aKeyOfTheConfigurationIsSentWhereItBelongs() {
        String grid = "grid: {training.l2: [0]}\n";
        String unknown = "; a sweep has base, grid, name, polish and seeds";

        assertThat(problems(HEAD + grid + "training: {}\n"))
                .containsExactly(temp.resolve("sweep.yaml") + ":5:1: unknown key training" + unknown
                        + "; keys of the configuration belong into the base file or the grid");
        assertThat(problems(HEAD + grid + "foo: 1\n"))
                .containsExactly(temp.resolve("sweep.yaml") + ":5:1: unknown key foo" + unknown);
        assertThat(problems(HEAD + "grid: {cluster.master: [local], census.block: [1], training.seeds: [1]}\n"))
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).contains("cluster.master cannot be swept; the results do not depend on it"))
                .anySatisfy(
                        line -> assertThat(line).contains("training.seeds cannot be swept; the seeds of every cell"));
        assertThat(problems(HEAD + "grid: {training.l2: []}\n"))
                .singleElement()
                .asString()
                .contains("training.l2: found")
                .endsWith("where a list of values is needed");
    }

    /** Texts, lists and mappings as values come through --set as they are. */
    @Test
    void valuesOfEveryKindReachTheirCell() throws IOException {
        Sweep sweep = load(HEAD + "grid:\n  name: [plain-1, \"it's a 'name'\"]\n"
                + "  network.initial_weights: [{scheme: xavier}, {scheme: numpy_normal, scale: 0.5}]\n");

        assertThat(sweep.axes().get(0).values()).containsExactly("plain-1", "'it''s a ''name'''");
        assertThat(sweep.axes().get(1).values())
                .containsExactly("{scheme: xavier}", "{scheme: numpy_normal, scale: 0.5}");
        assertThat(sweep.cells().get(2).configuration().name()).isEqualTo("it's a 'name'");
        assertThat(sweep.cells()
                        .get(3)
                        .configuration()
                        .network()
                        .initialWeights()
                        .scale())
                .isEqualTo(0.5);
    }
}
