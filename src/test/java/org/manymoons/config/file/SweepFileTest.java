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
}
