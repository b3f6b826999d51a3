package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.config.yaml.ConfigurationException;

class HostileFilesTest {
    @TempDir
    Path folder;

    /** Ten minutes are far more than any of these takes on a busy machine, and far less than for ever. */
    private List<String> problems(Path file) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(10),
                () -> catchThrowableOfType(ConfigurationException.class, () -> ConfigurationFile.load(file, List.of()))
                        .problems());
    }

    private List<String> problems(byte[] bytes) throws IOException {
        return problems(Files.write(folder.resolve("c.yaml"), bytes));
    }

    private List<String> problems(String text, Charset charset) throws IOException {
        return problems(text.getBytes(charset));
    }

    private List<String> problems(String text) throws IOException {
        return problems(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "'\n\n'", "'# only a comment\n'", "'---\n'", "'---\n...\n'", "'~'"})
    void anEmptyFileIsCalledEmpty(String text) throws IOException {
        assertThat(problems(text)).singleElement().asString().contains("the file is empty; keys such as name");
    }

    @Test
    void aLargeFileIsRefusedWithoutReadingIt() throws IOException {
        Path file = folder.resolve("large.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(50L << 20);
        }
        assertThat(problems(file))
                .containsExactly(file + ": too large for a configuration: 52428800 bytes; at most 1048576 are allowed");
    }

    @Test
    void aDeviceThatNeverEndsIsRefused() {
        Path zero = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(zero));
        assertThat(problems(zero)).singleElement().asString().contains("/dev/zero: is not a plain file");
    }

    @Test
    void aMissingFileNamesThoseThatExist() {
        assertThat(problems(Path.of("config/moon.yaml")))
                .singleElement()
                .asString()
                .startsWith(
                        "config/moon.yaml: there is no such file; there are config/band.yaml, config/channels.yaml, config/csv.yaml, config/kinds.yaml,")
                .endsWith("; did you mean config/moons.yaml?")
                .doesNotContain("\n");
        assertThat(problems(Path.of("moons.yaml")))
                .singleElement()
                .asString()
                .endsWith("did you mean config/moons.yaml?");
    }

    @Test
    void aFolderIsNoConfiguration() {
        assertThat(problems(Path.of("config")))
                .singleElement()
                .asString()
                .startsWith(
                        "config: is a folder, not a configuration file; there are config/band.yaml, config/channels.yaml, config/csv.yaml");
    }

    @Test
    void aBillionLaughsAreRefusedAliasByAlias() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [lol, lol]\n");
        for (char c = 'b'; c < 'z'; c++) {
            char before = (char) (c - 1);
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + before + ", ").repeat(9))
                    .append("*")
                    .append(before)
                    .append("]\n");
        }
        assertThat(problems(bomb.toString()))
                .anyMatch(line -> line.endsWith(":2:8: alias *a is not allowed; write the value out"));
    }

    @ParameterizedTest
    @CsvSource({"'['", "'{a: '", "'- '", "'? '"})
    void deepNestingIsRefused(String level) throws IOException {
        assertThat(problems(level.repeat(100_000))).anyMatch(line -> line.contains("nested more than 32 levels deep"));
    }

    @Test
    void aMegabyteOfDigitsTakesNoTime() throws IOException {
        assertThat(problems("training: {iterations: " + "9".repeat(1_000_000) + "}"))
                .singleElement()
                .asString()
                .contains("training.iterations: found \"999999")
                .hasSizeLessThan(300);
        assertThat(problems("training: {iterations: 0x" + "f".repeat(1_000_000) + "}"))
                .hasSize(1);
        assertThat(problems("training: {learning_rate: 1e999999999}")).hasSize(1);
    }

    @Test
    void aMegabyteOfKeysIsNotReadToItsEnd() throws IOException {
        assertThat(problems("seeds: [" + "1,".repeat(400_000) + "1]"))
                .singleElement()
                .asString()
                .contains("more than 20000 keys and values; a configuration has some fifty");
    }

    @Test
    void aSecondDocumentIsRefused() throws IOException {
        assertThat(problems("name: a\n---\nname: b\n"))
                .singleElement()
                .asString()
                .contains(":2:1: a second document begins");
    }

    @Test
    void tabsAreRefusedWithTheirPlace() throws IOException {
        assertThat(problems("data:\n\tnoise: 1\n"))
                .singleElement()
                .asString()
                .contains(":2:1: not YAML: found character");
    }

    @Test
    void textMustBeUtf8() throws IOException {
        assertThat(problems("name: a\ndata: ü", StandardCharsets.ISO_8859_1))
                .singleElement()
                .asString()
                .endsWith(":2:7: not UTF-8 text, found byte 0xfc; save the file as UTF-8");
        assertThat(problems("name: a", StandardCharsets.UTF_16))
                .singleElement()
                .asString()
                .contains(":1:1: not UTF-8 text");
        assertThat(problems("name: a\0"))
                .singleElement()
                .asString()
                .endsWith(":1:8: character U+0000 is not allowed in YAML; delete it");
        assertThat(problems(new byte[] {(byte) 0xC3}))
                .singleElement()
                .asString()
                .contains("not UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoHarm() throws IOException {
        Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFname: b\r\ndata: {noise: 0.1}\r\n");
        assertThat(ConfigurationFile.load(file, List.of()).name()).isEqualTo("b");
    }
}
