package org.manymoons.report;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.proof.ProvenEnds;
import org.manymoons.report.html.SweepHtml;
import org.manymoons.study.Experiment;
import org.manymoons.study.Fit;

/** The end states of a census as a table of the page. */
final class CensusTable {
    /** Chosen: a page of more is slow, and nobody reads them. */
    private static final int MOST = 60;

    private static final int UNITS = 8;
    private static final String TRAINING = "training";
    private static final String TEST = "test";
    private static final List<String> HEADER = List.of(
            "end state",
            "kind",
            "cost or limit",
            "hits",
            "share (95 %)",
            "copies",
            TRAINING,
            TEST,
            "hidden units: (weights; bias; output)");

    private CensusTable() {}

    /** With no more end states than the page has. */
    static CensusResult shown(CensusResult census) {
        return census.first(MOST);
    }

    static String of(Experiment experiment, CensusResult census) {
        Fit fit = new Fit(experiment);
        List<FoundEndState> states = shown(census).endStates();
        if (states.isEmpty()) {
            return "<p>None was found.</p>\n";
        }
        List<List<String>> rows = new ArrayList<>();
        for (FoundEndState state : states) {
            rows.add(row(name(rows.size()), state, proven(census.proof(), rows.size()), fit));
        }
        int all = census.endStates().size();
        return SweepHtml.table(header(fit), rows, 1)
                + (states.size() < all
                        ? format("<p>The first %d of %d; census.json has them all.</p>\n", states.size(), all)
                        : "");
    }

    /** A to Z, then A1 to Z1 and so on, as the figures name them. */
    private static String name(int k) {
        return (char) ('A' + k % 26) + (k < 26 ? "" : Integer.toString(k / 26));
    }

    private static List<String> row(String name, FoundEndState state, String proven, Fit fit) {
        List<Double> share = state.hitsInterval();
        return List.of(
                name,
                state.kind().label().replace('_', ' ') + proven,
                format(state.figures().limit() == null ? "%.10f" : "towards %.10f", state.value()),
                Integer.toString(state.hits()),
                format("%.1f to %.1f %%", 100 * share.get(0), 100 * share.get(1)),
                state.copies() == null ? "-" : state.copies().toString(),
                fit.onTraining(state.figures().trainingAccuracy(), state.parameters()),
                fit.onTest(state.figures().testAccuracy(), state.parameters()),
                units(state));
    }

    private static List<String> header(Fit fit) {
        return HEADER.stream()
                .map(column -> fit.isAccuracy() || !List.of(TRAINING, TEST).contains(column)
                        ? column
                        : fit.name() + ", " + column)
                .toList();
    }

    private static String proven(@Nullable ProvenEnds proof, int place) {
        return proof == null || !proof.isProven(ProvenEnds.endState(place)) ? "" : ", proven";
    }

    private static String units(FoundEndState state) {
        List<FoundEndState.Unit> units = state.units() == null ? List.of() : state.units();
        return units.stream().limit(UNITS).map(CensusTable::unit).collect(Collectors.joining(" "))
                + (units.size() > UNITS ? format(" and %d more", units.size() - UNITS) : "");
    }

    private static String unit(FoundEndState.Unit unit) {
        return Arrays.stream(unit.w())
                .limit(UNITS)
                .mapToObj(weight -> format("%.2f", weight))
                .collect(Collectors.joining(", ", "(", format("; %.2f; %s)", unit.bias(), unit.outgoing())));
    }
}
