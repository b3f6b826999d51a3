package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.percent;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.Kind;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.Spread;
import org.manymoons.sweep.SweepResults;

/** A sweep as tables for reading. */
public final class SweepTable {
    private record Column(String header, Function<CellResult, String> figure) {}

    private static final List<Column> ENDS = List.of(
            new Column("seeds", result -> Integer.toString(result.seeds() - result.failed())),
            ends("end states", ends -> ends.atLeast() == 0 ? "?" : ends.atLeast() + " or more"),
            ends("pairs undecided", ends -> Integer.toString(ends.undecidedPairs())),
            ends("strict minima", ends -> Integer.toString(ends.strictMinima())),
            ends("share of the best", SweepTable::share),
            ends("unseen", ends -> ends.unseenToSay() == null ? "-" : format("%.2f", ends.unseenToSay())));

    private static final List<Column> TRAINING = List.of(
            spread("cost", CellResult::cost, SweepTable::mean),
            spread("its sd", CellResult::cost, SweepTable::deviation),
            spread("range", CellResult::cost, SweepTable::range),
            new Column(
                    "correlation with the test cost",
                    result -> result.correlation() == null ? "-" : format("%.2f", result.correlation())));

    private static final List<Column> TEST = List.of(
            spread("cost", CellResult::testCost, SweepTable::mean),
            spread("its sd", CellResult::testCost, SweepTable::deviation),
            spread("range", CellResult::testCost, SweepTable::range),
            new Column("accuracy", result -> percent(result.testAccuracy())),
            new Column("pairs differ", result -> percent(result.disagreement())));

    private SweepTable() {}

    public static void print(SweepResults results, PrintWriter out) {
        List<Integer> varied = results.varied();
        List<String> keys = varied.stream().map(results.keys()::get).toList();
        out.println(results.name() + ": " + counted(results.cells().size(), "cell") + " over "
                + String.join(" and ", keys));
        if (results.cells().stream().anyMatch(cell -> cell.result().endStates() != null)) {
            print(results, "Where the seeds end", ENDS, out);
            print(results, "Seeds by kind of end state", kinds(results), out);
        }
        print(results, "After training", TRAINING, out);
        if (results.cells().stream().anyMatch(cell -> cell.result().testCost() != null)) {
            print(results, "On the test set", TEST, out);
        }
    }

    private static void print(SweepResults results, String title, List<Column> columns, PrintWriter out) {
        List<Integer> varied = results.varied();
        List<List<String>> rows = new ArrayList<>();
        rows.add(joined(
                varied.stream().map(results.keys()::get), columns.stream().map(Column::header)));
        results.cells()
                .forEach(cell -> rows.add(joined(
                        varied.stream().map(cell.values()::get),
                        columns.stream().map(column -> column.figure().apply(cell.result())))));
        out.println();
        out.println(title);
        print(rows, out);
    }

    private static void print(List<List<String>> rows, PrintWriter out) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths[column] - row.get(column).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static List<String> joined(Stream<String> a, Stream<String> b) {
        return Stream.concat(a, b).toList();
    }

    private static Column ends(String header, Function<CellResult.EndStates, String> figure) {
        return new Column(header, result -> result.endStates() == null ? "-" : figure.apply(result.endStates()));
    }

    private static Column spread(
            String header, Function<CellResult, @Nullable Spread> of, Function<Spread, String> figure) {
        return new Column(header, result -> {
            Spread spread = of.apply(result);
            return spread == null ? "-" : figure.apply(spread);
        });
    }

    /** A column for each kind that occurs. */
    private static List<Column> kinds(SweepResults results) {
        return Arrays.stream(Kind.values())
                .filter(kind -> results.cells().stream()
                        .map(cell -> cell.result().endStates())
                        .anyMatch(ends -> ends != null && ends.hits().containsKey(kind)))
                .map(kind -> ends(
                        kind.label().replace('_', ' '),
                        ends -> ends.hits().getOrDefault(kind, 0).toString()))
                .toList();
    }

    private static String mean(Spread spread) {
        return format("%.5f", spread.mean());
    }

    private static String deviation(Spread spread) {
        return format("%.1e", spread.deviation());
    }

    private static String range(Spread spread) {
        return format("%.5f-%.5f", spread.smallest(), spread.largest());
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

    static String hits(Map<Kind, Integer> hits, String separator) {
        return String.join(
                separator,
                hits.entrySet().stream()
                        .map(entry -> entry.getKey().label() + " " + entry.getValue())
                        .toList());
    }
}
