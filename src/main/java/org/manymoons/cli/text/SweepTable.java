package org.manymoons.cli.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.Kind;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.Spread;
import org.manymoons.sweep.SweepResults;

/** A sweep as a table for reading and as CSV. */
public final class SweepTable {
    private static final List<String> FIGURES = List.of(
            "seeds",
            "failed",
            "end_states_at_least",
            "undecided_pairs",
            "strict_minima",
            "best",
            "share_of_best",
            "share_of_best_low",
            "share_of_best_high",
            "unseen_mass",
            "not_converged",
            "hits",
            "cost_mean",
            "cost_deviation",
            "cost_smallest",
            "cost_median",
            "cost_largest",
            "test_cost_mean",
            "test_cost_deviation",
            "test_cost_deviation_low",
            "test_cost_deviation_high",
            "test_cost_smallest",
            "test_cost_median",
            "test_cost_largest",
            "training_accuracy",
            "test_accuracy",
            "disagreement",
            "correlation",
            "correlation_low",
            "correlation_high",
            "not_polished");

    private SweepTable() {}

    public static void print(SweepResults results, PrintWriter out) {
        List<Integer> varied = results.varied();
        List<String> keys = varied.stream().map(results.keys()::get).toList();
        out.println(results.name() + ": " + results.cells().size() + " cells over " + String.join(" and ", keys));
        boolean polished =
                results.cells().stream().anyMatch(cell -> cell.result().endStates() != null);
        if (polished) {
            List<String> header = List.of(
                    "seeds",
                    "end states",
                    "strict minima",
                    "share of the best",
                    "unseen",
                    "seeds by kind of end state");
            printTable(results, "Where the seeds end", header, SweepTable::ends, out);
        }
        List<String> header = List.of(
                "cost", "its sd", "range", "test cost", "its sd", "range", "test acc.", "pairs differ", "correlation");
        printTable(results, "After training", header, SweepTable::training, out);
    }

    private static void printTable(
            SweepResults results,
            String title,
            List<String> header,
            Function<CellResult, List<String>> figures,
            PrintWriter out) {
        List<Integer> varied = results.varied();
        List<List<String>> rows = new ArrayList<>();
        rows.add(joined(varied.stream().map(results.keys()::get).toList(), header));
        results.cells()
                .forEach(cell -> rows.add(
                        joined(varied.stream().map(cell.values()::get).toList(), figures.apply(cell.result()))));
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        out.println();
        out.println(title);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths[column] - row.get(column).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static List<String> joined(List<String> a, List<String> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private static List<String> ends(CellResult r) {
        CellResult.EndStates ends = r.endStates();
        String seeds = Integer.toString(r.seeds() - r.failed());
        if (ends == null) {
            return List.of(seeds, "-", "-", "-", "-", "-");
        }
        return List.of(
                seeds,
                ends.atLeast() == 0
                        ? "?"
                        : ends.atLeast() + " or more"
                                + (ends.undecidedPairs() == 0
                                        ? ""
                                        : " (" + ends.undecidedPairs() + " pairs undecided)"),
                Integer.toString(ends.strictMinima()),
                share(ends),
                ends.unseenMass() == null ? "-" : format("%.2f", ends.unseenMass()),
                ends.hits().isEmpty() ? "-" : hits(ends.hits(), ", "));
    }

    private static List<String> training(CellResult r) {
        List<String> figures = new ArrayList<>();
        addSpread(figures, r.cost());
        addSpread(figures, r.testCost());
        figures.add(r.testAccuracy() == null ? "-" : format("%.2f %%", 100 * r.testAccuracy()));
        figures.add(r.disagreement() == null ? "-" : format("%.2f %%", 100 * r.disagreement()));
        figures.add(r.correlation() == null ? "-" : format("%.2f", r.correlation()));
        return figures;
    }

    private static void addSpread(List<String> figures, @Nullable Spread spread) {
        figures.addAll(
                spread == null
                        ? List.of("-", "-", "-")
                        : List.of(
                                format("%.5f", spread.mean()),
                                format("%.1e", spread.deviation()),
                                format("%.5f-%.5f", spread.smallest(), spread.largest())));
    }

    private static String share(CellResult.EndStates ends) {
        List<Double> interval = ends.shareOfBestInterval();
        Double share = ends.shareOfBest();
        if (share == null) {
            return "-";
        }
        return format("%.0f %%", 100 * share)
                + (interval == null ? "" : format(" (%.0f-%.0f %%)", 100 * interval.get(0), 100 * interval.get(1)));
    }

    /** Full precision; what does not apply is empty. */
    public static String csv(SweepResults results) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> header = new ArrayList<>(results.keys());
            header.addAll(FIGURES);
            csv.writeRecord(header);
            results.cells().forEach(cell -> csv.writeRecord(row(cell)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(SweepResults.Cell cell) {
        CellResult r = cell.result();
        CellResult.EndStates ends = r.endStates();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(r.seeds());
        values.add(r.failed());
        values.add(ends == null ? null : ends.atLeast());
        values.add(ends == null ? null : ends.undecidedPairs());
        values.add(ends == null ? null : ends.strictMinima());
        values.add(ends == null ? null : ends.best());
        values.add(ends == null ? null : ends.shareOfBest());
        addPair(values, ends == null ? null : ends.shareOfBestInterval());
        values.add(ends == null ? null : ends.unseenMass());
        values.add(ends == null ? null : ends.notConverged());
        values.add(ends == null ? null : hits(ends.hits(), "; "));
        Spread cost = r.cost();
        values.add(cost == null ? null : cost.mean());
        values.add(cost == null ? null : cost.deviation());
        addRange(values, cost);
        Spread test = r.testCost();
        values.add(test == null ? null : test.mean());
        values.add(test == null ? null : test.deviation());
        addPair(values, test == null || test.deviationInterval().isEmpty() ? null : test.deviationInterval());
        addRange(values, test);
        values.add(r.trainingAccuracy());
        values.add(r.testAccuracy());
        values.add(r.disagreement());
        values.add(r.correlation());
        addPair(values, r.correlationInterval());
        values.add(cell.notPolished());
        List<String> row = new ArrayList<>(cell.values());
        values.forEach(value -> row.add(value == null ? "" : value.toString()));
        return row;
    }

    private static void addPair(List<@Nullable Object> values, @Nullable List<Double> interval) {
        values.add(interval == null ? null : interval.get(0));
        values.add(interval == null ? null : interval.get(1));
    }

    private static void addRange(List<@Nullable Object> values, @Nullable Spread spread) {
        values.add(spread == null ? null : spread.smallest());
        values.add(spread == null ? null : spread.median());
        values.add(spread == null ? null : spread.largest());
    }

    private static String hits(Map<Kind, Integer> hits, String separator) {
        return String.join(
                separator,
                hits.entrySet().stream()
                        .map(entry -> entry.getKey().label() + " " + entry.getValue())
                        .toList());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
