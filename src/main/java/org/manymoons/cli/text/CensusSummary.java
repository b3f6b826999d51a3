package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.fixed;
import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.endstate.Kind;
import org.manymoons.proof.ProvenEnds;
import org.manymoons.study.Experiment;
import org.manymoons.study.Fit;
import org.manymoons.study.folder.RunFolder;

/** What a census tells its user: a table of the end states, then sentences. */
public final class CensusSummary {
    private static final String COLUMNS = "%-23s  %-19s  %-30s  %-8s  %-8s  %s";
    private static final int ROWS_SHOWN = 20;
    private static final int UNITS_SHOWN = 6;
    private static final int WEIGHTS_SHOWN = 4;

    private final Experiment experiment;
    private final CensusResult result;
    private final RunFolder folder;
    private final @Nullable ProvenEnds proof;
    private final Fit fit;

    public CensusSummary(Experiment experiment, CensusResult result, RunFolder folder) {
        this.experiment = experiment;
        this.result = result;
        this.folder = folder;
        this.proof = result.proof();
        this.fit = new Fit(experiment);
    }

    /** Of a run's census, of which this is proven. */
    CensusSummary(Experiment experiment, CensusResult result, RunFolder folder, @Nullable ProvenEnds proof) {
        this.experiment = experiment;
        this.result = result;
        this.folder = folder;
        this.proof = proof;
        this.fit = new Fit(experiment);
    }

    public void print(PrintWriter out) {
        Paragraph.wrapped(out, experiment.title());
        experiment.classes().ifPresent(classes -> Paragraph.wrapped(out, classes));
        out.println();
        if (!result.shortAnswer().isEmpty()) {
            result.shortAnswer().forEach(sentence -> Paragraph.wrapped(out, sentence));
            out.println();
        }
        printTable(out);
        result.sentences().forEach(sentence -> Paragraph.item(out, sentence));
        out.println();
        out.println("Results: " + folder.file(RunFolder.CENSUS));
    }

    /** The table and nothing else; nothing where there is no end state. */
    void printTable(PrintWriter out) {
        if (result.endStates().isEmpty()) {
            return;
        }
        out.println(format(
                COLUMNS, "hits (95 % interval)", "kind", "cost, or limit of the cost", "copies", "training", "test"));
        for (int k = 0; k < Math.min(ROWS_SHOWN, result.endStates().size()); k++) {
            FoundEndState state = result.endStates().get(k);
            out.println(row(state).stripTrailing());
            String details = known(k) + how(state) + units(state) + doubt(state);
            if (!details.isEmpty()) {
                Paragraph.hanging(out, "    ", List.of(details.split(" ")));
            }
        }
        if (result.endStates().size() > ROWS_SHOWN) {
            out.println("... and " + (result.endStates().size() - ROWS_SHOWN) + " more in " + RunFolder.CENSUS);
        }
        out.println();
        explanations().forEach(sentence -> Paragraph.wrapped(out, sentence));
        out.println();
    }

    private String row(FoundEndState state) {
        List<Double> interval = state.hitsInterval();
        return format(
                COLUMNS,
                format("%d (%.1f-%.1f %%)", state.hits(), 100 * interval.get(0), 100 * interval.get(1)),
                words(state.kind()),
                cost(state),
                state.copies() == null ? "-" : state.copies().toString(),
                fit.onTraining(state.figures().trainingAccuracy(), state.parameters()),
                fit.onTest(state.figures().testAccuracy(), state.parameters()));
    }

    private static String words(Kind kind) {
        return kind.label().replace('_', ' ');
    }

    /** What the words of the table mean, of those that are in it. */
    private List<String> explanations() {
        Set<Kind> kinds =
                result.endStates().stream().map(FoundEndState::kind).collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        Stream.of("Below each row its hidden units: (incoming weights; bias; outgoing weight"
                                + (experiment.plan().recipe().network().output().units() == 1 ? "" : "s")
                                + "). Copies: how many weight vectors are the same function by symmetry."
                                + (fit.isAccuracy() ? "" : " Training, test: the " + fit.name() + " there.")),
                        Stream.concat(
                                kinds.stream().map(CensusSummary::explanation),
                                proof == null
                                        ? Stream.of()
                                        : Stream.of(
                                                "Kind and cost are proven by interval arithmetic where it says so, otherwise"
                                                        + " measured; shares of the starts are estimates.")))
                .toList();
    }

    private static String explanation(Kind kind) {
        return switch (kind) {
            case STRICT_MINIMUM -> "Strict minimum: every small change of the weights raises the cost.";
            case FLAT_MINIMUM -> "Flat minimum: no small change lowers the cost, and some leave it as it is.";
            case SADDLE -> "Saddle: the cost is level there, but falls in some direction.";
            case CHANNEL_TO_INFINITY ->
                "Channel to infinity: the cost falls for ever towards a limit while weights grow.";
            case NOT_CONVERGED -> "Not converged: it could not be established what is there.";
        };
    }

    private static String cost(FoundEndState state) {
        if (state.figures().limit() == null) {
            return format("%.12f", state.figures().cost());
        }
        return format("-> %.12f", state.figures().limit())
                + (state.figures().limitError() == null
                        ? " +- unknown"
                        : format(" +- %.0e", state.figures().limitError()));
    }

    /** In one word, where something was to be proven. */
    private String known(int place) {
        return proof == null ? "" : proof.isProven(ProvenEnds.endState(place)) ? "proven: " : "measured: ";
    }

    private static String how(FoundEndState state) {
        if (state.channel() != null) {
            return state.channel().groups().stream()
                            .map(group -> group.way().label().replace('_', ' ')
                                    + (group.units().isEmpty() ? "" : " " + group.units()))
                            .collect(Collectors.joining(", "))
                    + ": ";
        }
        List<String> free = freeDirections(state);
        return free.isEmpty()
                ? ""
                : "free: " + String.join(", ", free)
                        + (state.figures().reasons().leavesIntoSaddle() ? "; the valley leaves into a saddle: " : ": ");
    }

    private static List<String> freeDirections(FoundEndState state) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        state.figures().freeDirections().forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : " (" + entry.getValue() + " directions)"))
                .toList();
    }

    private static String doubt(FoundEndState state) {
        if (state.undecidedWith().isEmpty() || state.kind() == Kind.NOT_CONVERGED) {
            return "";
        }
        return format(
                "; perhaps the same as that of seed%s %s",
                state.undecidedWith().size() == 1 ? "" : "s",
                shortened(state.undecidedWith().stream().map(String::valueOf).toList(), UNITS_SHOWN, ", "));
    }

    private static String units(FoundEndState state) {
        if (state.units() == null) {
            return "";
        }
        return shortened(
                state.units().stream()
                        .map(unit -> format(
                                "(%s; %s; %s)",
                                shortened(
                                        Arrays.stream(unit.w())
                                                .mapToObj(weight -> fixed(weight, 2))
                                                .toList(),
                                        WEIGHTS_SHOWN,
                                        ", "),
                                fixed(unit.bias(), 2),
                                unit.outgoing()))
                        .toList(),
                UNITS_SHOWN,
                " ");
    }

    private static String shortened(List<String> parts, int most, String between) {
        return String.join(between, parts.subList(0, Math.min(parts.size(), most)))
                + (parts.size() > most ? between + "..." : "");
    }
}
