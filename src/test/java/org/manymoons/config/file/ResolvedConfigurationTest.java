package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.Configuration;
import org.manymoons.config.TestSection;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ResolvedConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void loadingWhatWasWrittenGivesAnEqualConfiguration() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            Configuration written = Samples.configuration(random);
            assertThat(Yaml.load(written.toYaml())).as(written.toYaml()).isEqualTo(written);
            assertThat(Yaml.load(written.toYaml()).toYaml()).isEqualTo(written.toYaml());
        }
    }

    @Test
    void otherReadersOfYamlSeeTheSameValues() {
        YAMLMapper other = new YAMLMapper();
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            Configuration written = Samples.configuration(random);
            JsonNode read = other.readTree(written.toYaml());
            assertThat(read.path("name").stringValue()).isEqualTo(written.name());
            assertThat(read.at("/training/learning_rate").doubleValue())
                    .isEqualTo(written.training().learningRate());
            assertThat(read.at("/training/seeds").asString())
                    .isEqualTo(written.training().seeds().toString());
        }
    }

    @Test
    void hasEveryKeyThatHasAMeaning() {
        assertThat(Yaml.load("{name: a b, data: {source: make_circles}, training: {updater: adam}}")
                        .toYaml())
                .isEqualTo("""
                        name: "a b"
                        data:
                          source: make_circles
                          n_samples: 5000
                          noise: 0.2
                          random_state: 0
                          shuffle: true
                          factor: 0.8
                          test:
                            random_state: 1
                        network:
                          hidden: [4]
                          activation: tanh
                          output: null
                          initial_weights:
                            scheme: numpy_normal
                            scale: 0.01
                        training:
                          updater: adam
                          learning_rate: 0.001
                          beta1: 0.9
                          beta2: 0.999
                          epsilon: 1.0E-8
                          l2: 0.0
                          iterations: 10000
                          batch_size: null
                          seeds: 1-4
                        listeners:
                          log_loss_every: 1000
                          dump_parameters_every: 10
                          sharpness_every: 250
                        reference:
                          lockstep_tolerance: 1.0E-12
                        census:
                          seeds: null
                          block: 20
                        cluster:
                          master: local
                          folder: null
                        """);
    }

    @Test
    void theCsvFileIsFoundAgainFromTheFolderOfTheRun() throws IOException {
        Configuration csv = ConfigurationFile.load(Path.of("config/csv.yaml"), List.of());
        assertThat(csv.data().file()).isEqualTo("config/grains.csv");
        Path resolved = Files.writeString(folder.resolve("config.resolved.yaml"), csv.toYaml());
        assertThat(ConfigurationFile.load(resolved, List.of())).isEqualTo(csv);
    }

    @Test
    void aCsvFileBesideAYamlFileElsewhereIsFound() throws IOException {
        Files.writeString(folder.resolve("my data.csv"), "1,0\n2,1\n");
        Path yaml = Files.writeString(folder.resolve("c.yaml"), "data: {source: csv, file: my data.csv}");
        Configuration loaded = ConfigurationFile.load(yaml, List.of());
        assertThat(Path.of(loaded.data().file())).isRegularFile();
        assertThat(Yaml.load(loaded.toYaml())).isEqualTo(loaded);
    }

    @Test
    void theDefaultTestSetNeverEqualsTheTrainingSet() {
        assertThat(Yaml.load("data: {random_state: 1}").data().test()).isEqualTo(new TestSection(0.25, 2));
        assertThat(Yaml.load("data: {random_state: 4294967295}").data().test()).isEqualTo(new TestSection(0.25, 0));
        assertThat(Yaml.load("data: {noise: null}").data().test()).isNull();
        assertThat(Yaml.load("data: {source: csv, file: config/grains.csv}")
                        .data()
                        .test())
                .isNull();
        assertThat(Yaml.load("data: {source: csv, file: config/grains.csv, test: {}}")
                        .data()
                        .test())
                .isEqualTo(new TestSection(0.25, 0));
    }
}
