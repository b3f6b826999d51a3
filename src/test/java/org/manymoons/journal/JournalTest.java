package org.manymoons.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.json.Json;

class JournalTest {
    /** A line with a text, and numbers in an object, for brackets of both kinds. */
    private record Line(long seed, String text, Numbers numbers) implements SeedLine {
        private record Numbers(List<Double> values) {}
    }

    private static final Line THIRD =
            line(3, "\u00e4 and a break \n", 0.1 + 0.2, -0.0, Double.MIN_VALUE, 1e300, Math.PI);
    private static final Line LAST = line(4294967295L, "last");
    private static final Line FIRST = line(1, "first", 1 / 3.0);
    private static final Line SEVENTH = line(7, "seventh", new double[40]);

    @TempDir
    private Path temp = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = temp.resolve("lines.jsonl");
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            journal.append(THIRD);
            journal.append(LAST);
            journal.append(FIRST);
        }
    }

    private static Line line(long seed, String text, double... values) {
        return new Line(
                seed, text, new Line.Numbers(Arrays.stream(values).boxed().toList()));
    }

    @Test
    void everyLineIsReadBackToTheBit() throws IOException {
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L, 4294967295L);
            for (Line line : List.of(THIRD, LAST, FIRST)) {
                assertThat(journal.read(line.seed())).isEqualTo(line);
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    /** A short line is torn at every byte, a long one after every bracket. */
    @Test
    void aLastLineThatWasNotFinishedIsCutOffWhereverItWasTorn() throws IOException {
        byte[] before = Files.readAllBytes(file);
        for (Line last : List.of(line(7, "\u00e4"), SEVENTH)) {
            byte[] line = Journal.line(last).getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < line.length; length++) {
                if (line.length < 120 || length == 0 || "{}[]".indexOf(line[length - 1]) >= 0) {
                    Files.write(file, before);
                    Files.write(file, Arrays.copyOf(line, length), StandardOpenOption.APPEND);
                    assertCutOff(before, line, last, length);
                }
            }
        }
    }

    private void assertCutOff(byte[] before, byte[] line, Line last, int torn) throws IOException {
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThat(journal.seeds()).isEqualTo(Set.of(1L, 3L, 4294967295L));
            assertThat(Files.size(file)).isEqualTo(before.length);
            journal.append(last);
            assertThat(Json.line(journal.read(3))).isEqualTo(Json.line(THIRD));
        }
        byte[] whole = Arrays.copyOf(before, before.length + line.length);
        System.arraycopy(line, 0, whole, before.length, line.length);
        assertThat(Arrays.equals(Files.readAllBytes(file), whole))
                .as("torn at byte %d", torn)
                .isTrue();
    }

    @Test
    void damagedLinesArePassedOver() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(
                file,
                List.of(
                        "\u0000\u0000",
                        "",
                        lines.get(0),
                        "{\"seed\": 5}",
                        "{\"seed\": 6, \"text\": null, \"numbers\": {}}",
                        "null",
                        lines.get(2)));
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L);
            assertThat(journal.read(1)).isEqualTo(FIRST);
        }
    }

    @Test
    void linesLongerThanABlockAreRead() throws IOException {
        Line wide = line(9, "wide", new Random(1).doubles(20_000).toArray());
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            journal.append(wide);
        }
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThat(journal.read(9)).isEqualTo(wide);
            assertThat(journal.read(1)).isEqualTo(FIRST);
        }
    }

    /** What two programs that wrote at once, or a disk that lost a part, leave behind. */
    @Test
    void aHalfLineSpoilsTheOneThatItRunsIntoAndNoOther() throws IOException {
        List<String> lines = Files.readAllLines(file);
        String half = lines.get(2).substring(0, lines.get(2).length() / 2);
        Files.write(file, List.of(half + lines.get(0), lines.get(1), half));
        assertSeeds(4294967295L);

        Files.write(file, List.of(lines.get(0) + lines.get(2), lines.get(1), lines.get(2) + "}"));
        assertSeeds(4294967295L);
    }

    /** Another digit is as good a number as the right one; the CRC-32 is that of Python's zlib. */
    @Test
    void aLineWithAChangedByteIsPassedOver() throws IOException {
        assertThat(CheckedLine.of(Map.of("seed", 7))).isEqualTo("{\"seed\":7,\"crc32\":\"e95e0943\"}");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0).replace("0.3", "0.4"), lines.get(1), lines.get(2)));
        assertSeeds(1, 4294967295L);

        for (String damaged : List.of("\"crc32\":\"00000000\"}", "\"crc32\":\"\"}", "\"crc32\":\"")) {
            Files.write(file, List.of(lines.get(1), lines.get(2).replaceFirst("\"crc32\":.*", damaged)));
            assertSeeds(4294967295L);
        }
    }

    /** The order in which they were finished, damaged lines and second ones are not seen afterwards. */
    @Test
    void arrangedTheFileIsTheSameHoweverItWasMade() throws IOException {
        List<Long> plan = List.of(1L, 3L, 4294967295L);
        List<String> lines = Files.readAllLines(file);
        List<String> expected = List.of(lines.get(2), lines.get(0), lines.get(1));
        for (List<String> made : List.of(
                lines,
                expected,
                List.of(lines.get(1), "damaged", lines.get(0), lines.get(2), lines.get(0)),
                List.of(lines.get(2), lines.get(0), lines.get(1), "{}"))) {
            Files.write(file, made);
            try (Journal<Line> journal = Journal.open(file, Line.class)) {
                journal.arrange(plan);
                assertThat(journal.read(3)).isEqualTo(THIRD);
                assertThat(journal.read(1)).isEqualTo(FIRST);
                assertThat(Files.readAllLines(file)).isEqualTo(expected);
                journal.append(SEVENTH);
                assertThat(journal.read(7)).isEqualTo(SEVENTH);
            }
            assertSeeds(1, 3, 7, 4294967295L);
        }
        assertThat(temp).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aJournalThatLacksASeedCannotBeArranged() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThatThrownBy(() -> journal.arrange(List.of(1L, 2L))).hasMessage("this seed is not finished: seed=2");
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void ofTwoLinesForOneSeedTheFirstHolds() throws IOException {
        Line second = line(3, "again");
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            journal.append(second);
            assertThat(journal.read(3)).isEqualTo(THIRD);
        }
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThat(journal.read(3)).isEqualTo(THIRD);
        }
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @Test
    void whatIsAppendedIsReadBackBeforeAndAfterClosing() throws IOException {
        Line more = line(8, "umlaut \u00e4 and break \n");
        Line last = line(9, "last");
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            journal.append(more);
            assertThat(journal.read(8)).isEqualTo(more);
            assertThat(journal.read(1)).isEqualTo(FIRST);
            journal.append(last);
            assertThat(journal.read(8)).isEqualTo(more);
            assertThat(journal.read(9)).isEqualTo(last);
            assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L, 8L, 9L, 4294967295L);
        }
        assertSeeds(1, 3, 8, 9, 4294967295L);
    }

    @Test
    void aSeedThatIsNotFinishedCannotBeRead() throws IOException {
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThatThrownBy(() -> journal.read(2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("this seed is not finished: seed=2");
        }
    }

    @Test
    void aClosedJournalTakesNothing() throws IOException {
        Journal<Line> journal = Journal.open(file, Line.class);
        journal.close();
        assertThatThrownBy(() -> journal.append(FIRST))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString());
    }

    private void assertSeeds(long... seeds) throws IOException {
        try (Journal<Line> journal = Journal.open(file, Line.class)) {
            assertThat(journal.seeds())
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(seeds).boxed().toList());
        }
    }

    /** Jackson counts in the digits of the country. */
    @Test
    void whatABlockLacksIsSaidAlikeInEveryCountry() throws IOException {
        Locale here = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
        try (BlockLines lines =
                new BlockLines("block", new ByteArrayInputStream("{}\n".getBytes(StandardCharsets.UTF_8)))) {
            assertThatThrownBy(() -> lines.required(Lacking.class))
                    .hasMessage("block, line 1: not what a task writes of a block of seeds, Missing creator property"
                            + " 'trained'; delete this file, and its seeds are trained again");
        } finally {
            Locale.setDefault(here);
        }
    }

    private record Lacking(int[] trained) {}
}
