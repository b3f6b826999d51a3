package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.yaml.ConfigurationException;

/** Where the table of a configuration is looked for. */
class CsvPathTest {
    @TempDir
    private Path temp = Path.of("");

    private String file(String name, String... overrides) throws IOException {
        Path yaml = Files.writeString(temp.resolve("c.yaml"), "data: {source: csv, file: " + name + ", test: null}\n");
        return ConfigurationFile.load(yaml, List.of(overrides)).data().file();
    }

    /** config/grains.csv is there from the working directory, and another one of that name beside the file. */
    @Test
    void besideTheFileComesFirstAndForAnOptionTheWorkingDirectory() throws IOException {
        assertThat(file("config/grains.csv")).isEqualTo("config/grains.csv");
        Path beside = Files.createDirectory(temp.resolve("config")).resolve("grains.csv");
        Files.writeString(beside, "a,label\n1,0\n");

        assertThat(file("config/grains.csv")).isEqualTo(beside.toString());
        assertThat(file("config/grains.csv", "data.file=config/grains.csv")).isEqualTo("config/grains.csv");
        assertThat(file("config/../config/grains.csv")).isEqualTo(beside.toString());
        assertThat(file(Path.of("config/grains.csv").toAbsolutePath().toString()))
                .isEqualTo("config/grains.csv");
    }

    private void refused(String name, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> file(name))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().contains(message));
    }

    @Test
    void whereItWasLookedForIsNamed() throws IOException {
        Files.createDirectory(temp.resolve("src"));

        refused(
                "none.csv",
                "data.file: found \"none.csv\", but there is no such file; looked for " + temp.resolve("none.csv")
                        + " and none.csv");
        refused("src", "looked for " + temp.resolve("src") + " (a folder) and src (a folder)");
    }
}
