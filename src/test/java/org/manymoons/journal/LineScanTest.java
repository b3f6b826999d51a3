package org.manymoons.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineScanTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void everyLineComesWithTheOffsetOfItsFirstByte() throws IOException {
        assertThat(lines("one\n\nthree\u00e9\n")).containsExactly("0 one", "4 ", "5 three\u00e9");
    }

    @Test
    void aLineWithoutItsBreakIsNone() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("half")).isEmpty();
        assertThat(lines("whole\nhalf")).containsExactly("0 whole");
        assertThat(lines("\n")).containsExactly("0 ");
    }

    /** A carriage return belongs to the line; only the break ends it. */
    @Test
    void onlyTheLineBreakEndsALine() throws IOException {
        assertThat(lines("a\r\nb\n")).containsExactly("0 a\r", "3 b");
    }

    /** The file is read 65,536 bytes at a time. */
    @ParameterizedTest
    @ValueSource(ints = {65534, 65535, 65536, 65537, 131071, 131072, 200000})
    void linesAcrossTheEdgeOfABlockAreWhole(int length) throws IOException {
        String line = "x".repeat(length);
        assertThat(lines(line + "\nnext\n" + line + "\nlast\n"))
                .containsExactly("0 " + line, length + 1 + " next", length + 6 + " " + line, 2 * length + 7 + " last");
    }

    /** From the beginning, wherever the file was left. */
    @Test
    void itStartsAtTheBeginning() throws IOException {
        Path file = temp.resolve("file");
        Files.writeString(file, "a\nb\n");
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            opened.seek(2);
            assertThat(lines(opened)).containsExactly("0 a", "2 b");
        }
    }

    private List<String> lines(String text) throws IOException {
        Path file = temp.resolve("file");
        Files.writeString(file, text);
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            return lines(opened);
        }
    }

    private static List<String> lines(RandomAccessFile file) throws IOException {
        List<String> lines = new ArrayList<>();
        new LineScan(file)
                .forEach((offset, line) -> lines.add(offset + " " + new String(line, StandardCharsets.UTF_8)));
        return lines;
    }
}
