package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.config.Configuration;
import org.manymoons.config.InitialWeights;
import org.manymoons.config.SampleCount;
import org.manymoons.config.TestSection;
import org.manymoons.config.yaml.ConfigurationException;

class OverridesTest {
    private static final Path MOONS = Path.of("config/moons.yaml");

    private static Configuration moons(String... overrides) {
        return ConfigurationFile.load(MOONS, List.of(overrides));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "foo | --set foo: a key, = and a value are needed, for example --set training.learning_rate=0.1",
                "=5 | --set =5: a key, = and a value are needed",
                "data=1 | --set data=1: data: found 1; allowed: a section",
                "data.noise=.nan | --set data.noise=.nan: data.noise: found .nan; allowed: a finite number of at least 0, or null",
                "data.noise= | ^^",
                "data.nois=1 | --set data.nois=1: unknown key data.nois; allowed: source, n_samples, noise, random_state, shuffle, factor, features, teacher, teacher_state, file, header, label, test; did you mean noise?",
                "a..b=1 | --set a..b=1: unknown key a; allowed: name",
                "data..noise=1 | --set data..noise=1: unknown key data.; allowed: source",
                "name.x=1 | --set name.x=1: unknown key name.x; name is a value and has no keys",
                "name=[ | --set name=[: not YAML",
                "name={a: 1} | --set name={a: 1}: name: found a section; allowed: a text",
                "name=\"a\\e[31m\" | --set name=\"a\\e[31m\": \"a\\u001b[31m\" has a character that cannot be seen, U+001B; delete it",
                "name=\"a\\u202eb\" | --set name=\"a\\u202eb\": \"a\\u202eb\" has a character that cannot be seen, U+202E; delete it",
                "name=\"a\\nb\" | --set name=\"a\\nb\": \"a\\nb\" has a character that cannot be seen, U+000A; delete it",
                "name=\"\\ud800\" | --set name=\"\\ud800\": \"\\ud800\" has a character that cannot be seen, U+D800; delete it",
                "data.noise=\"\\Uffffffff\" | --set data.noise=\"\\Uffffffff\": not YAML: an escape in quotes stands for no character",
                "data.noise=\"\\U00110000\" | --set data.noise=\"\\U00110000\": not YAML",
                "name=*a | --set name=*a: alias *a is not allowed",
                "data={source: csv, fil: x} | --set data={source: csv, fil: x}: unknown key data.fil",
                "training.seeds=5-1 | --set training.seeds=5-1: training.seeds: range 5-1 runs backwards",
                "network.hidden=[3,0] | --set network.hidden=[3,0]: network.hidden[1]: found 0",
                "data.factor=0.5 | --set data.factor=0.5: data.factor: found 0.5, but it has a meaning only with source make_circles",
                "data.random_state=1 | --set data.random_state=1: data.random_state: found 1 for both",
                "data.test.random_state=0 | --set data.test.random_state=0: data.test.random_state: found 0 for both",
            })
    void errorsNameTheOption(String option, String expected) {
        List<String> lines;
        try {
            moons(option);
            lines = List.of("");
        } catch (ConfigurationException e) {
            lines = e.problems();
        }
        if (option.equals("data.noise=")) {
            assertThat(lines).singleElement().asString().startsWith("--set data.noise=: data.noise: without noise");
        } else {
            assertThat(lines).anyMatch(line -> line.startsWith(expected)).allMatch(line -> line.startsWith("--set "));
        }
    }

    @Test
    void valuesAreTypedAsInYaml() {
        Configuration c = moons(
                "training.seeds=1-4, 9",
                "data.test=null",
                "network.hidden=[3]",
                "data.n_samples=[10,20]",
                "training.batch_size=7",
                "training.learning_rate=1",
                "name=\"42\"",
                "listeners.sharpness_every=null");
        assertThat(c.training().seeds().stream()).containsExactly(1L, 2L, 3L, 4L, 9L);
        assertThat(c.data().test()).isNull();
        assertThat(c.network().hidden()).containsExactly(3);
        assertThat(c.data().nSamples()).isEqualTo(new SampleCount(10, 20));
        assertThat(c.training().batchSize()).isEqualTo(7);
        assertThat(c.training().learningRate()).isEqualTo(1);
        assertThat(c.name()).isEqualTo("42");
        assertThat(c.listeners().sharpnessEvery()).isNull();
    }

    @Test
    void theLastOneWins() {
        assertThat(moons("training.l2=1", "training.l2=2").training().l2()).isEqualTo(2);
    }

    @Test
    void anOptionMayBeginASectionThatIsMissingOrNull() {
        assertThat(Yaml.load("data: {test: null}", "data.test.random_state=7")
                        .data()
                        .test())
                .isEqualTo(new TestSection(0.25, 7));
        assertThat(Yaml.load("{}", "network.initial_weights.scale=2")
                        .network()
                        .initialWeights()
                        .scale())
                .isEqualTo(2);
    }

    @Test
    void anotherChoiceDropsTheKeysOfTheFileThatItLeavesWithoutMeaning() {
        assertThat(moons("network.initial_weights.scheme=xavier")
                        .network()
                        .initialWeights()
                        .scheme())
                .isEqualTo(InitialWeights.Scheme.XAVIER);
        assertThat(moons("data.source=csv", "data.file=config/grains.csv")
                        .data()
                        .file())
                .isEqualTo("config/grains.csv");
        Configuration back = ConfigurationFile.load(
                Path.of("config/csv.yaml"), List.of("data.source=make_moons", "data.test.random_state=1"));
        assertThat(back.data().file()).isNull();
    }

    @Test
    void problemsOfTheFileAndOfOptionsAreReportedTogether() {
        assertThat(Yaml.problems("name: 5", "training.iterations=x"))
                .containsExactly(
                        "c.yaml:1:7: name: found 5; allowed: a text of 1 to 200 characters",
                        "--set training.iterations=x: training.iterations: found \"x\"; allowed: a whole number from 0 to"
                                + " 1000000000");
    }
}
