package org.manymoons.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CellResult;
import org.manymoons.census.Spread;
import org.manymoons.run.SweepResults;

/** A sweep as a table for reading and as CSV. */
final class SweepTable {
    private static final List<String> FIGURES = List.of(
            "seeds",
            "failed",
            "end_states_at_least",
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

    static void print(SweepResults results, PrintWriter out) {
        List<Integer> varied = results.varied();
        String keys = varied.stream().map(results.keys()::get).collect(Collectors.joining(" and "));
        out.println(results.name() + ": " + results.cells().size() + " cells over " + keys);
        out.println(format(
                "%-28s %-6s %-11s %-9s %-20s %-8s %-19s %-19s %-8s %-9s %s",
                "cell",
                "seeds",
                "end states",
                "strict m.",
                "share of the best",
                "unseen",
                "cost mean (sd)",
                "test cost mean (sd)",
                "test acc",
                "disagree",
                "correlation"));
        for (SweepResults.Cell cell : results.cells()) {
            CellResult r = cell.result();
            CellResult.EndStates ends = r.endStates();
            out.println(format(
                    "%-28s %-6d %-11s %-9s %-20s %-8s %-19s %-19s %-8s %-9s %s",
                    String.join(" ", varied.stream().map(cell.values()::get).toList()),
                    r.seeds() - r.failed(),
                    ends == null ? "-" : ends.atLeast() + " or more",
                    ends == null ? "-" : Integer.toString(ends.strictMinima()),
                    ends == null ? "-" : share(ends),
                    ends == null || ends.unseenMass() == null ? "-" : format("%.3f", ends.unseenMass()),
                    spread(r.cost()),
                    spread(r.testCost()),
                    r.testAccuracy() == null ? "-" : format("%.2f %%", 100 * r.testAccuracy()),
                    r.disagreement() == null ? "-" : format("%.2f %%", 100 * r.disagreement()),
                    r.correlation() == null ? "-" : format("%.3f", r.correlation())));
        }
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

    private static String spread(@Nullable Spread spread) {
        return spread == null ? "-" : format("%.5f (%.1e)", spread.mean(), spread.deviation());
    }

    /** Full precision; what does not apply is empty. */
    static String csv(SweepResults results) {
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
        values.add(ends == null ? null : ends.strictMinima());
        values.add(ends == null ? null : ends.best());
        values.add(ends == null ? null : ends.shareOfBest());
        addPair(values, ends == null ? null : ends.shareOfBestInterval());
        values.add(ends == null ? null : ends.unseenMass());
        values.add(ends == null ? null : ends.notConverged());
        values.add(ends == null ? null : hits(ends.hits()));
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

    private static String hits(Map<String, Integer> hits) {
        return String.join(
                "; ",
                hits.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
