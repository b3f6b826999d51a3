package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.channel.Channel.Way;
import org.manymoons.cli.Printed;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.MadeUpFigures;
import org.manymoons.endstate.Reasons;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/** Whole lines for end states that are made up. */
class CensusSummaryTest {
    private static final Experiment EXPERIMENT = Experiment.of(
            ConfigurationFile.load(Path.of("config/quick.yaml"), List.of("data.n_samples=20", "data.test=null")));
    private static final FoundEndState.Unit UNIT = new FoundEndState.Unit(new double[] {-1.25, 0.5}, 0.75, 20.0, null);
    private static final String HEADER =
            "hits (95 % interval)     kind                 cost, or limit of the cost      copies    training  test";

    @TempDir
    private Path temp = Path.of("");

    private static FoundEndState state(
            Kind kind,
            @Nullable Double limit,
            @Nullable Double limitError,
            List<Long> undecidedWith,
            @Nullable Integer copies,
            List<String> free,
            @Nullable Double testAccuracy,
            @Nullable List<FoundEndState.Unit> units,
            FoundEndState.@Nullable ChannelEvidence channel,
            Reasons reasons) {
        return new FoundEndState(
                MadeUpFigures.of(kind, 0.125, limit, limitError, testAccuracy, free, reasons),
                3,
                List.of(0.4, 0.935),
                List.of(1L, 2L, 3L),
                undecidedWith,
                copies == null ? null : BigInteger.valueOf(copies),
                units,
                channel);
    }

    private static FoundEndState minimum(List<Long> undecidedWith) {
        return state(
                Kind.STRICT_MINIMUM,
                null,
                null,
                undecidedWith,
                48,
                List.of(),
                0.96,
                List.of(UNIT),
                null,
                Reasons.of("a reason"));
    }

    private static FoundEndState flat(String reason, String... free) {
        return state(
                Kind.FLAT_MINIMUM,
                null,
                null,
                List.of(),
                2,
                List.of(free),
                null,
                null,
                null,
                Reasons.read(List.of(reason)));
    }

    private List<String> table(FoundEndState... states) throws Exception {
        List<String> lines = lines(List.of(states));
        return lines.subList(
                4,
                lines.indexOf(
                        "Below each row its hidden units: (incoming weights; bias; outgoing weight). Copies: how many weight vectors are the"));
    }

    private List<String> lines(List<FoundEndState> states) throws Exception {
        CensusResult result = new CensusResult(
                new CensusResult.Counts(4, 0, List.of(), 0, 1, 0, 0.25),
                states,
                null,
                List.of("In short."),
                List.of("A sentence.", "Another."),
                null);
        try (RunFolder folder = RunFolder.open(temp, "x", true)) {
            return Printed.lines(new CensusSummary(EXPERIMENT, result, folder)::print);
        }
    }

    @Test
    void theShortAnswerTableSentencesAndTheFileAreShown() throws Exception {
        assertThat(lines(List.of(minimum(List.of()))))
                .containsExactly(
                        EXPERIMENT.title(),
                        "",
                        "In short.",
                        "",
                        HEADER,
                        "3 (40.0-93.5 %)          strict minimum       0.125000000000                  48        97.08 %   96.00 %",
                        "    (-1.25, 0.50; 0.75; 20.00)",
                        "",
                        "Below each row its hidden units: (incoming weights; bias; outgoing weight). Copies: how many weight vectors are the",
                        "same function by symmetry.",
                        "Strict minimum: every small change of the weights raises the cost.",
                        "",
                        "- A sentence.",
                        "- Another.",
                        "",
                        "Results: " + temp.resolve("census.json"));
    }

    @Test
    void withoutEndStatesThereIsNoTable() throws Exception {
        assertThat(lines(List.of()))
                .containsExactly(
                        EXPERIMENT.title(),
                        "",
                        "In short.",
                        "",
                        "- A sentence.",
                        "- Another.",
                        "",
                        "Results: " + temp.resolve("census.json"));
    }

    @Test
    void noLineIsWiderThanATerminal() throws Exception {
        FoundEndState.Unit wide =
                new FoundEndState.Unit(new double[] {-1234.5, 2345.6, 3456.7, 4567.8, 5}, -1e6, 1e7, null);
        FoundEndState state = state(
                Kind.FLAT_MINIMUM,
                null,
                null,
                List.of(11L, 12L, 13L, 14L, 15L, 16L, 17L),
                2,
                List.of("unit 1 and unit 2 exchange their outgoing weights", "bias of the dead unit 3", "scale"),
                0.5,
                Collections.nCopies(9, wide),
                null,
                Reasons.of());

        assertThat(lines(List.of(state)))
                .filteredOn(line -> !line.contains(temp.toString()))
                .allMatch(line -> line.length() <= 120);
    }

    @Test
    void aChannelShowsItsLimitWithItsErrorAndItsWays() throws Exception {
        FoundEndState.ChannelEvidence ways = new FoundEndState.ChannelEvidence(
                List.of(
                        new ChannelGroup(Way.MERGE_AND_SATURATE, List.of(1, 3), 1, 1),
                        new ChannelGroup(Way.SEPARABLE, List.of(), 1, 1)),
                List.of());

        assertThat(table(
                        state(
                                Kind.CHANNEL_TO_INFINITY,
                                0.0625,
                                2e-12,
                                List.of(),
                                null,
                                List.of(),
                                null,
                                null,
                                ways,
                                Reasons.of()),
                        state(
                                Kind.CHANNEL_TO_INFINITY,
                                0.0625,
                                null,
                                List.of(),
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                Reasons.of())))
                .containsExactly(
                        HEADER,
                        "3 (40.0-93.5 %)          channel to infinity  -> 0.062500000000 +- 2e-12      -         97.08 %   -",
                        "    merge and saturate [1, 3], separable:",
                        "3 (40.0-93.5 %)          channel to infinity  -> 0.062500000000 +- unknown    -         97.08 %   -",
                        "");
    }

    @Test
    void freeDirectionsAreCountedAndAValleyThatLeavesIsSaid() throws Exception {
        List<String> table = table(
                flat("a reason", "bias of unit 1"),
                flat("the valley leaves into a saddle", "scale", "bias", "scale"),
                flat("a reason"));

        assertThat(table.get(2)).isEqualTo("    free: bias of unit 1:");
        assertThat(table.get(4)).isEqualTo("    free: scale (2 directions), bias; the valley leaves into a saddle:");
        assertThat(table.get(5)).endsWith("97.08 %   -");
        assertThat(table.get(6)).isEmpty();
    }

    @Test
    void doubtNamesAtMostSixSeedsAndNoneOfWhatHasNotConverged() throws Exception {
        List<String> table = table(
                minimum(List.of(9L)),
                minimum(List.of(1L, 2L, 3L, 4L, 5L, 6L)),
                minimum(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L)),
                state(
                        Kind.NOT_CONVERGED,
                        null,
                        null,
                        List.of(9L),
                        null,
                        List.of(),
                        null,
                        List.of(UNIT),
                        null,
                        Reasons.of()));

        assertThat(table.get(2)).endsWith("; 20.00); perhaps the same as that of seed 9");
        assertThat(table.get(4)).endsWith("; 20.00); perhaps the same as that of seeds 1, 2, 3, 4, 5, 6");
        assertThat(table.get(6)).endsWith("; 20.00); perhaps the same as that of seeds 1, 2, 3, 4, 5, 6, ...");
        assertThat(table.get(8)).endsWith("; 20.00)");
    }

    @Test
    void ofManyUnitsSixAreShownAndOfManyWeightsFour() throws Exception {
        FoundEndState.Unit wide = new FoundEndState.Unit(new double[] {1, 2, 3, 4, 5}, 0, 1.0, null);
        FoundEndState.Unit four = new FoundEndState.Unit(new double[] {1, 2, 3, 4}, 0, 1.0, null);

        assertThat(units(List.of(wide))).isEqualTo("(1.00, 2.00, 3.00, 4.00, ...; 0.00; 1.00)");
        assertThat(units(Collections.nCopies(6, four)))
                .isEqualTo("(1.00, 2.00, 3.00, 4.00; 0.00; 1.00)" + " (1.00, 2.00, 3.00, 4.00; 0.00; 1.00)".repeat(5));
        assertThat(units(Collections.nCopies(7, UNIT)))
                .isEqualTo("(-1.25, 0.50; 0.75; 20.00)" + " (-1.25, 0.50; 0.75; 20.00)".repeat(5) + " ...");
    }

    private String units(List<FoundEndState.Unit> units) throws Exception {
        List<String> table =
                table(state(Kind.STRICT_MINIMUM, null, null, List.of(), 1, List.of(), 0.96, units, null, Reasons.of()));
        return String.join(" ", table.subList(2, table.size() - 1))
                .replaceAll(" +", " ")
                .strip();
    }

    @Test
    void atMostTwentyRowsAreShownAndTheOthersCounted() throws Exception {
        assertThat(lines(Collections.nCopies(20, minimum(List.of())))).noneMatch(line -> line.startsWith("... and"));
        assertThat(lines(Collections.nCopies(22, minimum(List.of())))).contains("... and 2 more in census.json");
    }
}
