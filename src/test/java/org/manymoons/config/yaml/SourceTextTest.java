package org.manymoons.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are a configuration's text, and those that are not, with their place. */
class SourceTextTest {
    @TempDir
    private Path temp = Path.of("");

    private static String decoded(String text) {
        return SourceText.decode("x", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(byte[] bytes, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SourceText.decode("x.yaml", bytes))
                .withMessage(message);
    }

    /** YAML 1.2, production c-printable: the ends of its ranges. */
    @ParameterizedTest
    @ValueSource(ints = {0x9, 0xA, 0xD, 0x20, 0x7E, 0x85, 0xA0, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF})
    void printableCharactersAreText(int c) {
        assertThat(decoded("a" + Character.toString(c))).isEqualTo("a" + Character.toString(c));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0, 0x8, 0xB, 0xC, 0xE, 0x1F, 0x7F, 0x84, 0x86, 0x9F, 0xFEFF, 0xFFFE, 0xFFFF})
    void othersAreRefusedWithTheirPlace(int c) {
        refused(
                ("ab\nc\r\n\rde" + Character.toString(c)).getBytes(StandardCharsets.UTF_8),
                String.format("x.yaml:4:3: character U+%04X is not allowed in YAML; delete it", c));
    }

    @Test
    void aByteOrderMarkIsLeftOut() {
        assertThat(decoded("\uFEFFname: a")).isEqualTo("name: a");
    }

    @Test
    void columnsAreCharactersNotUnits() {
        refused(
                "\uD83C\uDF19\uD83C\uDF19\u0000".getBytes(StandardCharsets.UTF_8),
                "x.yaml:1:3: character U+0000 is not allowed in YAML; delete it");
    }

    @Test
    void otherEncodingsAreRefusedAtTheirFirstByte() {
        refused(
                new byte[] {'a', '\n', 'b', (byte) 0xE9, 'c'},
                "x.yaml:2:2: not UTF-8 text, found byte 0xe9; save the file as UTF-8");
    }

    private void notRead(Path file, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SourceText.read(file))
                .satisfies(e -> assertThat(e.getMessage()).startsWith(file + ": " + message));
    }

    @Test
    void aFileIsRead() throws IOException {
        assertThat(SourceText.read(Files.writeString(temp.resolve("a.yaml"), "name: a\n")))
                .isEqualTo("name: a\n");
    }

    /** One mebibyte may be read, one byte more may not. */
    @Test
    void aFileMayBeAMebibyte() throws IOException {
        Path file = temp.resolve("a.yaml");

        assertThat(SourceText.read(Files.writeString(file, "a".repeat(1 << 20))))
                .hasSize(1 << 20);
        Files.writeString(file, "a".repeat((1 << 20) + 1));
        notRead(file, "too large for a configuration: 1048577 bytes; at most 1048576 are allowed");
    }

    /** Beside it, and those that come with the program; the one of that name, or the nearest, is meant. */
    @Test
    void ofAMissingFileTheOthersAreNamed() throws IOException {
        Path a = Files.writeString(temp.resolve("alpha.yaml"), "");
        Path b = Files.writeString(temp.resolve("beta.yml"), "");
        Files.writeString(temp.resolve("gamma.txt"), "");

        notRead(temp.resolve("alpah.yaml"), "there is no such file; there are " + a + ", " + b + ", ");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SourceText.read(temp.resolve("alpah.yaml")))
                .withMessageContaining("config/quick.yaml")
                .withMessageEndingWith("; did you mean " + a + "?")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("gamma"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SourceText.read(temp.resolve("quick.yaml")))
                .withMessageEndingWith("; did you mean config/quick.yaml?");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SourceText.read(Path.of("quick.yaml")))
                .withMessageEndingWith("; did you mean config/quick.yaml?");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SourceText.read(temp.resolve("none/nothing-like-it")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("did you mean"));
    }

    @Test
    void ofAFolderWhatIsInItIsNamed() throws IOException {
        Path inside = Files.writeString(temp.resolve("inside.yaml"), "");

        notRead(temp, "is a folder, not a configuration file; there are " + inside + ", config/");
    }
}
