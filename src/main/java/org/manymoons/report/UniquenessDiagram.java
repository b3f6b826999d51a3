package org.manymoons.report;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.report.html.Html;
import org.manymoons.report.html.SweepHtml;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.SweepResults;

/** How many different end states were found, over the first two keys that are swept. */
final class UniquenessDiagram {
    private static final int SHADES = 6;

    private UniquenessDiagram() {}

    /** As HTML with a table of the figures below; empty where nothing was polished. */
    static String of(SweptKeys keys, String others, List<SweepResults.Cell> cells) {
        if (cells.stream().allMatch(cell -> cell.result().endStates() == null)) {
            return "";
        }
        List<String> columns =
                cells.stream().map(cell -> keys.value(cell, 0)).distinct().toList();
        Map<String, List<SweepResults.Cell>> rows = cells.stream()
                .collect(Collectors.groupingBy(cell -> keys.value(cell, 1), LinkedHashMap::new, Collectors.toList()));
        StringBuilder html = new StringBuilder(SweepHtml.heading("How many different solutions were found", others));
        html.append(
                "<p>In each cell, 3+ means: three end states proven different from each other were found, so there are three or"
                        + " more. Below it, from "
                        + CensusResult.FEWEST_FOR_UNSEEN
                        + " seeds on, the estimated share of seeds whose end state was not seen yet (unseen, Good-Turing)."
                        + " Striped: seeds of which no kind was established (not converged), or undecided pairs, may hide"
                        + " more; ? where none has a kind.</p>\n"
                        + shades()
                        + "<div class=\"scroll\" tabindex=\"0\"><table class=\"diagram\"><thead><tr><th scope=\"col\">"
                        + Html.text(keys.name(1) + (keys.name(1).isEmpty() ? "" : " \\ ") + keys.name(0)) + "</th>");
        columns.forEach(column ->
                html.append("<th scope=\"col\">").append(Html.text(column)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        rows.forEach((row, inRow) -> {
            html.append("<tr><th scope=\"row\">").append(Html.text(row)).append("</th>");
            for (String column : columns) {
                html.append(inRow.stream()
                        .filter(cell -> keys.value(cell, 0).equals(column))
                        .findFirst()
                        .map(UniquenessDiagram::cell)
                        .orElse("<td></td>"));
            }
            html.append("</tr>\n");
        });
        return html.append("</tbody></table></div>\n") + "<details><summary>All figures of these cells</summary>\n"
                + figures(keys, cells) + "</details>\n";
    }

    private static String shades() {
        return IntStream.rangeClosed(1, SHADES)
                        .mapToObj(n ->
                                "<li class=\"n" + n + "\">" + n + "+" + (n == SHADES ? " and above" : "") + "</li>")
                        .collect(Collectors.joining("", "<ul class=\"shades\" aria-label=\"Colours\">", ""))
                + "<li class=\"open\">perhaps more</li></ul>\n";
    }

    private static String cell(SweepResults.Cell cell) {
        CellResult.EndStates ends = cell.result().endStates();
        if (ends == null) {
            return "<td class=\"none\"><small>not polished: " + Html.text(String.valueOf(cell.notPolished()))
                    + "</small></td>";
        }
        String notes = Stream.of(
                        ends.unseenToSay() == null ? "" : format("unseen %.2f", ends.unseenToSay()),
                        ends.notConverged() == 0 ? "" : ends.notConverged() + " not converged",
                        ends.undecidedPairs() == 0 ? "" : counted(ends.undecidedPairs(), "pair") + " undecided")
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("<br>"));
        return "<td class=\"" + shade(ends) + "\"><b>" + (ends.atLeast() == 0 ? "?" : ends.atLeast() + "+")
                + "</b><small>" + notes + "</small></td>";
    }

    /** The colour of the number; striped where seeds without a kind may hide more, and then one alone is no colour. */
    private static String shade(CellResult.EndStates ends) {
        boolean open = ends.notConverged() > 0 || ends.undecidedPairs() > 0;
        if (ends.atLeast() == 0 || open && ends.atLeast() == 1) {
            return "open";
        }
        return "n" + Math.min(ends.atLeast(), SHADES) + (open ? " open" : "");
    }

    private static String figures(SweptKeys keys, List<SweepResults.Cell> cells) {
        List<String> header = new ArrayList<>(List.of(keys.name(0)));
        boolean second = !keys.name(1).isEmpty();
        if (second) {
            header.add(keys.name(1));
        }
        header.addAll(List.of(
                "seeds",
                "seeds by kind of end state",
                "strict minima",
                "lowest cost or limit",
                "share of it (95 % Wilson)"));
        List<List<String>> rows = new ArrayList<>();
        for (SweepResults.Cell cell : cells) {
            List<String> row = IntStream.range(0, second ? 2 : 1)
                    .mapToObj(k -> keys.value(cell, k))
                    .collect(Collectors.toCollection(ArrayList::new));
            row.add(Integer.toString(cell.result().seeds() - cell.result().failed()));
            row.addAll(figures(cell.result().endStates()));
            rows.add(row);
        }
        return SweepHtml.table(header, rows, second ? 2 : 1);
    }

    private static List<String> figures(CellResult.@Nullable EndStates ends) {
        if (ends == null) {
            return List.of("-", "-", "-", "-");
        }
        List<Double> share = ends.shareOfBestInterval();
        return List.of(
                ends.hits().entrySet().stream()
                        .map(kind ->
                                kind.getValue() + " " + kind.getKey().label().replace('_', ' '))
                        .collect(Collectors.joining(", ")),
                Integer.toString(ends.strictMinima()),
                ends.best() == null ? "-" : format("%.9f", ends.best()),
                ends.shareOfBest() == null || share == null
                        ? "-"
                        : format(
                                "%.0f %% (%.0f to %.0f %%)",
                                100 * ends.shareOfBest(), 100 * share.get(0), 100 * share.get(1)));
    }
}
