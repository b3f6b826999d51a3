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
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.SeedEnd;
import org.manymoons.channel.Channel;
import org.manymoons.channel.Channel.Station;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.Channel.Way;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Reasons;
import org.manymoons.json.Json;
import org.manymoons.sweep.SweptSeed;

class JournalTest {
    private static final SeedEnd MINIMUM = end(
            3,
            Kind.FLAT_MINIMUM,
            Double.POSITIVE_INFINITY,
            new double[] {0.1 + 0.2, -0.0, Double.MIN_VALUE, 1e300, Math.PI},
            null);
    private static final SeedEnd FAILED =
            SeedEnd.failed(4294967295L, "a parameter was no finite number after update 7");
    private static final SeedEnd CHANNEL = end(
            1,
            Kind.CHANNEL_TO_INFINITY,
            1e17,
            new double[] {1 / 3.0},
            new Channel(
                    List.of(new UnitGroup(Way.MERGE_AND_SATURATE, List.of(0, 3), 1 - 1e-16, 0.99, List.of())),
                    List.of(new Station(1e3, 0.25), new Station(1e5, 0.2499)),
                    0.255,
                    3e-16,
                    new double[] {0.1, 1e-320, 1}));

    private static final SeedEnd CHANNEL_OF_SEVEN = new SeedEnd(7, null, CHANNEL.endState());

    @TempDir
    private Path temp = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = temp.resolve("census.jsonl");
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            journal.append(MINIMUM);
            journal.append(FAILED);
            journal.append(CHANNEL);
        }
    }

    @Test
    void everySeedIsReadBackToTheBit() throws IOException {
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L, 4294967295L);
            for (SeedEnd end : List.of(MINIMUM, FAILED, CHANNEL)) {
                assertEqual(journal.read(end.seed()), end);
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void kindsAndWaysAreInLowerCaseAndReadInUpperCaseToo() throws IOException {
        String lines = String.join("\n", unchecked(Files.readAllLines(file))) + "\n";
        assertThat(lines).contains("\"flat_minimum\"", "\"channel_to_infinity\"", "\"merge_and_saturate\"");
        Files.writeString(
                file,
                lines.replace("flat_minimum", "FLAT_MINIMUM")
                        .replace("channel_to_infinity", "CHANNEL_TO_INFINITY")
                        .replace("merge_and_saturate", "MERGE_AND_SATURATE"));
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L, 4294967295L);
            assertEqual(journal.read(3), MINIMUM);
            assertEqual(journal.read(1), CHANNEL);
        }
    }

    /** A short line is torn at every byte, a long one after every bracket. */
    @Test
    void aLastLineThatWasNotFinishedIsCutOffWhereverItWasTorn() throws IOException {
        byte[] before = Files.readAllBytes(file);
        for (SeedEnd last : List.of(SeedEnd.failed(7, "\u00e4"), CHANNEL_OF_SEVEN)) {
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

    private void assertCutOff(byte[] before, byte[] line, SeedEnd last, int torn) throws IOException {
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertThat(journal.seeds()).isEqualTo(Set.of(1L, 3L, 4294967295L));
            assertThat(Files.size(file)).isEqualTo(before.length);
            journal.append(last);
            assertThat(Json.line(journal.read(3))).isEqualTo(Json.line(MINIMUM));
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
                        "{\"seed\": 6, \"failed\": null, \"end_state\": {\"kind\": null}}",
                        "null",
                        lines.get(2)));
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L);
            assertEqual(journal.read(1), CHANNEL);
        }
    }

    @Test
    void linesLongerThanABlockAreRead() throws IOException {
        SeedEnd wide = end(
                9,
                Kind.STRICT_MINIMUM,
                1,
                new java.util.Random(1).doubles(20_000).toArray(),
                null);
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            journal.append(wide);
        }
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertEqual(journal.read(9), wide);
            assertEqual(journal.read(1), CHANNEL);
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

    /** Without one of its numbers a line says less than is needed; with something more it still says it. */
    @Test
    void linesOfOtherVersionsHoldWhereTheyHaveAllThatIsNeeded() throws IOException {
        String line = unchecked(Files.readAllLines(file)).get(0);
        Files.write(file, List.of(line.replace("{\"seed\":3,", "{\"seed\":3,\"of_later\":[1],")));
        assertSeeds(3);

        for (String needed : List.of("seed", "loss_bound", "kind", "parameters", "iterations", "free_directions")) {
            Files.write(file, List.of(line.replace("\"" + needed + "\":", "\"of_" + needed + "\":")));
            assertSeeds();
        }
        Files.write(file, List.of(line.replace("flat_minimum", "of_later_kind")));
        assertSeeds();
    }

    @Test
    void aSeedIsEitherFailedOrHasAnEndState() throws IOException {
        String line = unchecked(Files.readAllLines(file)).get(0);
        Files.write(
                file, List.of(line.replace("\"failed\":null", "\"failed\":\"why\""), "{\"seed\":4,\"failed\":null}"));
        assertSeeds();
    }

    /** Another digit is as good a number as the right one; the CRC-32 is that of Python's zlib. */
    @Test
    void aLineWithAChangedByteIsPassedOver() throws IOException {
        assertThat(CheckedLine.of(Map.of("seed", 7))).isEqualTo("{\"seed\":7,\"crc32\":\"e95e0943\"}");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0).replace("0.1", "0.2"), lines.get(1), lines.get(2)));
        assertSeeds(1, 4294967295L);

        for (String damaged : List.of("\"crc32\":\"00000000\"}", "\"crc32\":\"\"}", "\"crc32\":\"")) {
            Files.write(file, List.of(lines.get(1), lines.get(2).replaceFirst("\"crc32\":.*", damaged)));
            assertSeeds(4294967295L);
        }
    }

    /** What the polisher never gives. */
    @Test
    void aLineWithoutParametersOrWithoutItsChannelIsNotBelieved() throws IOException {
        List<String> lines = unchecked(Files.readAllLines(file));
        Files.write(
                file,
                List.of(
                        lines.get(0).replaceFirst("\"parameters\":\\[[^]]*]", "\"parameters\":[]"),
                        lines.get(0).replaceFirst("\"parameters\":\\[[^]]*]", "\"parameters\":[\"NaN\"]"),
                        lines.get(2).replaceFirst("\"channel\":\\{.*}", "\"channel\":null}}")));
        assertSeeds();
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
            try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
                journal.arrange(plan);
                assertEqual(journal.read(3), MINIMUM);
                assertEqual(journal.read(1), CHANNEL);
                assertThat(Files.readAllLines(file)).isEqualTo(expected);
                journal.append(CHANNEL_OF_SEVEN);
                assertEqual(journal.read(7), CHANNEL_OF_SEVEN);
            }
            assertSeeds(1, 3, 7, 4294967295L);
        }
        assertThat(temp).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aJournalThatLacksASeedCannotBeArranged() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertThatThrownBy(() -> journal.arrange(List.of(1L, 2L))).hasMessage("this seed is not finished: seed=2");
        }
        assertThat(file).hasBinaryContent(before);
    }

    /** A sweep's line has neither a failure nor an end state in a census' words. */
    @Test
    void theLinesOfASweepAreNoCensus() throws IOException {
        Files.writeString(
                file,
                Json.line(new SweptSeed(6, new SweptSeed.Trained(0.1, 1.0, null, null, null), null))
                        + Json.line(new SweptSeed(7, null, null)));
        assertSeeds();
    }

    /** It would otherwise be one of a seed that failed. */
    @Test
    void theLinesOfACensusAreNoSweep() throws IOException {
        try (Journal<SweptSeed> sweep = Journal.open(file, SweptSeed.class)) {
            assertThat(sweep.seeds()).isEmpty();
            SweptSeed failed = new SweptSeed(7, null, null);
            sweep.append(failed);
            assertThat(sweep.read(7)).isEqualTo(failed);
        }
    }

    @Test
    void ofTwoLinesForOneSeedTheFirstHolds() throws IOException {
        SeedEnd second = SeedEnd.failed(3, "again");
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            journal.append(second);
            assertEqual(journal.read(3), MINIMUM);
        }
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertEqual(journal.read(3), MINIMUM);
        }
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @Test
    void whatIsAppendedIsReadBackBeforeAndAfterClosing() throws IOException {
        SeedEnd more = SeedEnd.failed(8, "umlaut \u00e4 and break \n");
        SeedEnd last = SeedEnd.failed(9, "last");
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            journal.append(more);
            assertThat(journal.read(8)).isEqualTo(more);
            assertEqual(journal.read(1), CHANNEL);
            journal.append(last);
            assertThat(journal.read(8)).isEqualTo(more);
            assertThat(journal.read(9)).isEqualTo(last);
            assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L, 8L, 9L, 4294967295L);
        }
        assertSeeds(1, 3, 8, 9, 4294967295L);
    }

    @Test
    void aSeedThatIsNotFinishedCannotBeRead() throws IOException {
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertThatThrownBy(() -> journal.read(2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("this seed is not finished: seed=2");
        }
    }

    @Test
    void aClosedJournalTakesNothing() throws IOException {
        Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class);
        journal.close();
        assertThatThrownBy(() -> journal.append(CHANNEL))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void anEndStateLacksNothing() {
        assertThatThrownBy(() -> SeedEnd.failed(3, null)).hasMessage("either an end state or why it failed: seed=3");
        EndState.Decision end = MINIMUM.endState();
        assertThatThrownBy(() -> new SeedEnd(3, "why", end)).hasMessage("either an end state or why it failed: seed=3");
        double[] p = end.parameters();
        for (ThrowingCallable lacking : List.<ThrowingCallable>of(
                () -> polished(null, List.of(), Reasons.of(), p),
                () -> polished(Kind.SADDLE, null, Reasons.of(), p),
                () -> polished(Kind.SADDLE, List.of(), null, p),
                () -> polished(Kind.SADDLE, List.of(), Reasons.of(), null))) {
            assertThatThrownBy(lacking).hasMessageStartingWith("an end state needs a kind");
        }
    }

    private static void polished(Kind kind, List<String> free, Reasons reasons, double[] parameters) {
        new EndState.Decision(kind, 0, 0, 0, 0, 1, 0, 0, free, reasons, parameters, null);
    }

    /** The lines as an older version wrote them. */
    private static List<String> unchecked(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst(",\"crc32\":\"[0-9a-f]{8}\"}$", "}"))
                .toList();
    }

    private void assertSeeds(long... seeds) throws IOException {
        try (Journal<SeedEnd> journal = Journal.open(file, SeedEnd.class)) {
            assertThat(journal.seeds())
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(seeds).boxed().toList());
        }
    }

    private static void assertEqual(SeedEnd actual, SeedEnd expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.doubleToLongBits(a) == Double.doubleToLongBits(b), Double.class)
                .isEqualTo(expected);
        if (expected.endState() != null) {
            assertThat(bits(actual.endState().parameters()))
                    .containsExactly(bits(expected.endState().parameters()));
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    private static SeedEnd end(long seed, Kind kind, double condition, double[] parameters, Channel channel) {
        return new SeedEnd(
                seed,
                null,
                new EndState.Decision(
                        kind,
                        0.1,
                        1e-17,
                        2e-16,
                        3e-16,
                        condition,
                        Double.NaN,
                        12,
                        List.of("bias of unit 1"),
                        new Reasons(List.of("because \"so\"\n"), kind == Kind.FLAT_MINIMUM),
                        parameters,
                        channel));
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
