package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.config.CensusSection;
import org.manymoons.config.ClusterSection;
import org.manymoons.config.Configuration;
import org.manymoons.config.DataSection;
import org.manymoons.config.InitialWeights;
import org.manymoons.config.Label;
import org.manymoons.config.ListenersSection;
import org.manymoons.config.NetworkSection;
import org.manymoons.config.ReferenceSection;
import org.manymoons.config.SampleCount;
import org.manymoons.config.Seeds;
import org.manymoons.config.TestSection;
import org.manymoons.config.TrainingSection;
import org.manymoons.reference.Activation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShippedConfigurationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"moons", "quick", "csv", "weight-decay", "three-units"})
    void load(String name) throws IOException {
        Path file = Path.of("config", name + ".yaml");
        assertThat(ConfigurationFile.load(file, List.of()).slug()).isEqualTo(name);
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("# yaml-language-server: $schema=manymoons.schema.json");
    }

    @Test
    void moonsIsTheForumsExperiment() {
        Configuration c = ConfigurationFile.load(Path.of("config/moons.yaml"), List.of());
        assertThat(c)
                .isEqualTo(new Configuration(
                        "moons",
                        new DataSection(
                                DataSection.Source.MAKE_MOONS,
                                new SampleCount(2500, 2500),
                                0.2,
                                0,
                                true,
                                0.8,
                                2,
                                4,
                                0,
                                null,
                                null,
                                new Label.Index(-1),
                                new TestSection(0.25, 1)),
                        new NetworkSection(
                                List.of(4),
                                Activation.TANH,
                                null,
                                new InitialWeights(InitialWeights.Scheme.NUMPY_NORMAL, 0.01)),
                        new TrainingSection(
                                TrainingSection.Updater.SGD,
                                1.2,
                                0.9,
                                0.9,
                                0.999,
                                1e-8,
                                0,
                                10000,
                                null,
                                Seeds.parse("1-4")),
                        new ListenersSection(1000, 10, 250),
                        new ReferenceSection(1e-12),
                        new CensusSection(Seeds.parse("1-100"), 20),
                        new ClusterSection("local", null)));
    }

    @Test
    void whatIsLeftOutIsAsInMoonsWithoutTheCensus() {
        Configuration moons = ConfigurationFile.load(Path.of("config/moons.yaml"), List.of("census=null"));
        assertThat(Yaml.load("{}")).isEqualTo(moons);
    }

    @Test
    void theVariantsDifferFromMoonsInOneThing() {
        assertThat(ConfigurationFile.load(Path.of("config/weight-decay.yaml"), List.of("name=moons", "training.l2=0")))
                .isEqualTo(ConfigurationFile.load(Path.of("config/moons.yaml"), List.of()));
        assertThat(ConfigurationFile.load(
                        Path.of("config/three-units.yaml"), List.of("name=moons", "network.hidden=[4]")))
                .isEqualTo(ConfigurationFile.load(Path.of("config/moons.yaml"), List.of()));
        assertThat(ConfigurationFile.load(Path.of("config/weight-decay.yaml"), List.of())
                        .training()
                        .l2())
                .isEqualTo(1e-4);
    }

    @Test
    void theForumsWeightsAreThoseOfThePost() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/forum_post.json"))) {
            JsonNode runs = JsonMapper.shared().readTree(in).path("runs");
            for (int run = 0; run < 2; run++) {
                List<String> expected = new ArrayList<>(List.of("unit,w1,w2"));
                runs.path(run).path("units").forEach(u -> expected.add(u.path(0) + "," + u.path(1) + "," + u.path(2)));
                assertThat(Files.readAllLines(Path.of("config/forum-run-" + (run + 1) + ".csv")))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theCsvHasTwoClassesAndNumbersOnly() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("config/grains.csv"));
        assertThat(lines).hasSize(201).first().isEqualTo("length,width,weight,variety");
        assertThat(lines.subList(1, 201)).allMatch(line -> line.matches("(-?\\d+\\.\\d{3},){3}[01]"));
        assertThat(lines.stream().filter(line -> line.endsWith(",1"))).hasSize(100);
    }
}
