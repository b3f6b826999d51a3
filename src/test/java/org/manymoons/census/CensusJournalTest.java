package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.channel.Channel;
import org.manymoons.channel.Channel.Station;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.Channel.Way;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Reasons;
import org.manymoons.journal.Journal;

/** What the lines of a census have to hold to be believed, and that they are read back to the bit. */
class CensusJournalTest {
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

    /** A sweep's line has neither a failure nor an end state in a census' words. */
    @Test
    void theLinesOfASweepAreNoCensus() throws IOException {
        Files.writeString(
                file,
                "{\"seed\":6,\"trained\":{\"cost\":0.1,\"training_accuracy\":1.0,\"test_cost\":null,"
                        + "\"test_accuracy\":null,\"test_labels\":null},\"end\":null}\n"
                        + "{\"seed\":7,\"trained\":null,\"end\":null}\n");
        assertSeeds();
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
}
