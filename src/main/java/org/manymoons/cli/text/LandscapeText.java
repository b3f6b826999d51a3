package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.Join;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.landscape.Leaf;
import org.manymoons.landscape.Saddle;
import org.manymoons.landscape.graph.Disconnectivity;
import org.manymoons.landscape.search.LineBarriers;
import org.manymoons.study.folder.RunFolder;

/** What a landscape tells its user: end states, where they join, the lowest saddles, then sentences. */
public final class LandscapeText {
    private static final int ROWS_SHOWN = 20;
    private static final String ENDS = "%3s  %-20s  %-22s  %-6s  %-8s  %s";
    private static final String JOINS = "%-8s  %-12s  %-12s  %-18s  %s";
    private static final String SADDLES = "%-16s  %-12s  %-9s  %-5s  %-8s  %s";

    private final String title;
    private final LandscapeResult result;

    public LandscapeText(String title, LandscapeResult result) {
        this.title = title;
        this.result = result;
    }

    public void print(PrintWriter out) {
        Paragraph.wrapped(out, title);
        out.println();
        result.shortAnswer().forEach(sentence -> Paragraph.wrapped(out, sentence));
        out.println();
        printEnds(out);
        printJoins(out);
        printSaddles(out);
        result.sentences().forEach(sentence -> Paragraph.item(out, sentence));
    }

    private void printEnds(PrintWriter out) {
        out.println(format(ENDS, "end", "kind", "cost, or limit", "hits", "copies", "all of them join at"));
        for (int k = 0; k < Math.min(ROWS_SHOWN, result.endStates().size()); k++) {
            Leaf leaf = result.endStates().get(k);
            out.println(format(
                    ENDS,
                    k + 1,
                    leaf.kind().label().replace('_', ' '),
                    (leaf.limit() == null ? "" : "-> ") + format("%.12f", leaf.value()),
                    leaf.hits() == 0 ? "-" : String.valueOf(leaf.hits()),
                    leaf.copies() == null ? "-" : leaf.copies().toString(),
                    copiesJoin(k)));
        }
        more(out, result.endStates().size());
    }

    private String copiesJoin(int end) {
        Disconnectivity graph = result.graph();
        Double cost = graph == null ? null : graph.copiesJoin().get(end);
        return cost == null ? "-" : format("%.12f", cost);
    }

    private void printJoins(PrintWriter out) {
        Map<List<Integer>, LineBarriers> lines = new HashMap<>();
        result.barriers().forEach(line -> lines.put(List.of(line.a(), line.b()), line));
        out.println(format(JOINS, "", "rise on the straight line", "", "join at a", "above the higher"));
        out.println(format(JOINS, "ends", "as they are", "aligned", "cost of", "of the two"));
        result.joins().stream()
                .limit(ROWS_SHOWN)
                .forEach(join -> out.println(row(join, lines.get(List.of(join.a(), join.b())))));
        more(out, result.joins().size());
    }

    private String row(Join join, @Nullable LineBarriers line) {
        double higher = Math.max(
                result.endStates().get(join.a()).value(),
                result.endStates().get(join.b()).value());
        return format(
                JOINS,
                (join.a() + 1) + ", " + (join.b() + 1),
                rise(line == null ? null : line.raw()),
                rise(line == null ? null : line.aligned()),
                join.cost() == null ? "no path found" : (isAlongAWay(join) ? "<= " : "") + format("%.12f", join.cost()),
                join.cost() == null ? "-" : format("%.3g", join.cost() - higher));
    }

    /** Whether no saddle is known at this cost, so that a lower way may be near. */
    private boolean isAlongAWay(Join join) {
        return result.ways().stream().anyMatch(way -> join.cost() != null && way.cost() == join.cost());
    }

    private static String rise(@Nullable Double height) {
        return height == null ? "-" : format("%.3g", height);
    }

    private void printSaddles(PrintWriter out) {
        if (result.saddles().isEmpty()) {
            return;
        }
        out.println(format(SADDLES, "saddle of cost", "eigenvalue", "gradient", "flat", "joins", "found by"));
        result.saddles().stream().limit(ROWS_SHOWN).forEach(saddle -> out.println(row(saddle)));
        more(out, result.saddles().size());
    }

    private static String row(Saddle saddle) {
        List<Integer> joins = saddle.joins();
        return format(
                SADDLES,
                format("%.12f", saddle.cost()),
                format("%.3g", saddle.negativeEigenvalue()),
                format("%.0e", saddle.gradientMaxAbs()),
                saddle.flatDirections(),
                joins == null
                        ? "?"
                        : joins.stream().map(end -> String.valueOf(end + 1)).collect(Collectors.joining(", ")),
                saddle.searches() + " ("
                        + saddle.found().stream().map(Saddle.Found::label).collect(Collectors.joining(", ")) + ")");
    }

    private static void more(PrintWriter out, int rows) {
        if (rows > ROWS_SHOWN) {
            out.println("... and " + (rows - ROWS_SHOWN) + " more in " + RunFolder.LANDSCAPE);
        }
        out.println();
    }
}
