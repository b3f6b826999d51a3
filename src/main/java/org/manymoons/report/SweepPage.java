package org.manymoons.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.manymoons.census.CellResult;
import org.manymoons.census.Spread;
import org.manymoons.run.SweepResults;

/**
 * The page of a sweep: the uniqueness diagram (how many different end states at least, over the first two keys that are
 * swept) and the band (training and test cost of every seed along the first). It needs no script.
 */
public final class SweepPage {
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int STEP = 76;
    private static final int TOP = 12;

    private final SweepResults results;
    private final List<Integer> swept;

    private SweepPage(SweepResults results) {
        this.results = results;
        swept = results.varied();
    }

    /** The whole page. */
    public static String of(SweepResults results) {
        return new SweepPage(results).page();
    }

    private String page() {
        StringBuilder body = new StringBuilder();
        groups(2).forEach((others, cells) -> body.append(diagram(others, cells)));
        groups(1).forEach((others, cells) -> body.append(band(others, cells)));
        return Resource.own("sweep.html")
                .replace("{{name}}", Html.text(results.name()))
                .replace("{{cells}}", Integer.toString(results.cells().size()))
                .replace(
                        "{{keys}}",
                        Html.text(swept.stream().map(results.keys()::get).collect(Collectors.joining(", "))))
                .replace("{{body}}", body);
    }

    /** The cells that agree in all but the first few swept keys, by what they agree in. */
    private Map<String, List<SweepResults.Cell>> groups(int varied) {
        return results.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> swept.stream()
                                .skip(varied)
                                .map(k -> results.keys().get(k) + " "
                                        + cell.values().get(k))
                                .collect(Collectors.joining(", ")),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private String value(SweepResults.Cell cell, int axis) {
        return axis < swept.size() ? cell.values().get(swept.get(axis)) : "";
    }

    private String key(int axis) {
        return axis < swept.size() ? results.keys().get(swept.get(axis)) : "";
    }

    private static String heading(String title, String others) {
        return "<h2>" + Html.text(title + (others.isEmpty() ? "" : " at " + others)) + "</h2>\n";
    }

    private String diagram(String others, List<SweepResults.Cell> cells) {
        if (cells.stream().allMatch(cell -> cell.result().endStates() == null)) {
            return "";
        }
        List<String> columns =
                cells.stream().map(cell -> value(cell, 0)).distinct().toList();
        Map<String, List<SweepResults.Cell>> rows = cells.stream()
                .collect(Collectors.groupingBy(cell -> value(cell, 1), LinkedHashMap::new, Collectors.toList()));
        StringBuilder html = new StringBuilder(heading("How many different solutions were found", others));
        html.append(
                "<p>Each cell: end states proven different from each other, so there are that many or more; below it the"
                        + " estimated share of seeds whose end state was not seen yet (Good-Turing), and seeds of which no kind was"
                        + " established.</p>\n<div class=\"scroll\"><table class=\"diagram\"><thead><tr><th scope=\"col\">"
                        + Html.text(key(1) + (key(1).isEmpty() ? "" : " \\ ") + key(0)) + "</th>");
        columns.forEach(column ->
                html.append("<th scope=\"col\">").append(Html.text(column)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        rows.forEach((row, inRow) -> {
            html.append("<tr><th scope=\"row\">").append(Html.text(row)).append("</th>");
            for (String column : columns) {
                html.append(inRow.stream()
                        .filter(cell -> value(cell, 0).equals(column))
                        .findFirst()
                        .map(SweepPage::diagramCell)
                        .orElse("<td></td>"));
            }
            html.append("</tr>\n");
        });
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String diagramCell(SweepResults.Cell cell) {
        CellResult.EndStates ends = cell.result().endStates();
        if (ends == null) {
            return "<td class=\"none\">not polished: " + Html.text(String.valueOf(cell.notPolished())) + "</td>";
        }
        String shade = ends.atLeast() == 0 ? "none" : "n" + Math.min(ends.atLeast(), 6);
        return "<td class=\"" + shade + "\"><b>" + (ends.atLeast() == 0 ? "?" : ends.atLeast() + "+") + "</b><small>"
                + (ends.unseenMass() == null ? "" : format("unseen %.2f", ends.unseenMass()))
                + (ends.notConverged() == 0 ? "" : "<br>" + ends.notConverged() + " not converged") + "</small></td>";
    }

    private String band(String others, List<SweepResults.Cell> cells) {
        List<SweepResults.Cell> drawn =
                cells.stream().filter(cell -> cell.result().cost() != null).toList();
        if (drawn.isEmpty()) {
            return "";
        }
        List<Double> all = new ArrayList<>();
        drawn.forEach(cell -> spreads(cell).forEach(spread -> all.addAll(spread.values())));
        double low = Math.log(Math.max(1e-12, all.stream().min(Double::compare).orElse(1e-3)));
        double high = Math.log(Math.max(1e-12, all.stream().max(Double::compare).orElse(1.0)));
        double range = Math.max(high - low, 1e-9);
        int width = LEFT + STEP * drawn.size() + 10;
        StringBuilder svg =
                new StringBuilder("<div class=\"scroll\"><svg role=\"img\" aria-label=\"training and test cost of"
                        + " every seed; the numbers are in the table below\" viewBox=\"0 0 " + width + " "
                        + (HEIGHT + 40)
                        + "\" width=\"" + width + "\">\n");
        for (int tick = 0; tick <= 4; tick++) {
            double y = TOP + HEIGHT * (1 - tick / 4.0);
            svg.append(format(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" class=\"end\">%.4g</text>\n",
                    LEFT, width, y, y, LEFT - 6, y + 4, Math.exp(low + range * tick / 4)));
        }
        for (int k = 0; k < drawn.size(); k++) {
            double middle = LEFT + STEP * (k + 0.5);
            int series = 0;
            for (Spread spread : spreads(drawn.get(k))) {
                String kind = series == 0 ? "train" : "test";
                double x = middle + (series == 0 ? -14 : 14);
                for (int i = 0; i < spread.values().size(); i++) {
                    double jitter = 16 * ((i * 0.618034) % 1 - 0.5);
                    svg.append(format(
                            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>",
                            kind, x + jitter, y(spread.values().get(i), low, range)));
                }
                svg.append(format(
                        "<line class=\"median\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                        x - 11, x + 11, y(spread.median(), low, range), y(spread.median(), low, range)));
                series++;
            }
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%d\" class=\"middle\">%s</text>\n",
                    middle, TOP + HEIGHT + 20, Html.text(value(drawn.get(k), 0))));
        }
        svg.append("</svg></div>\n");
        return heading("The band: cost after training, every seed a dot", others)
                + "<p><span class=\"key train\"></span> training <span class=\"key test\"></span> test, in nats, on a"
                + " logarithmic scale, against " + Html.text(key(0)) + "; the lines are medians.</p>\n" + svg
                + table(drawn);
    }

    private static double y(double value, double low, double range) {
        return TOP + HEIGHT * (1 - (Math.log(Math.max(1e-12, value)) - low) / range);
    }

    private static List<Spread> spreads(SweepResults.Cell cell) {
        List<Spread> spreads = new ArrayList<>();
        if (cell.result().cost() != null) {
            spreads.add(cell.result().cost());
        }
        if (cell.result().testCost() != null) {
            spreads.add(cell.result().testCost());
        }
        return spreads;
    }

    private String table(List<SweepResults.Cell> cells) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">"
                + Html.text(key(0))
                + "</th><th scope=\"col\">seeds</th><th scope=\"col\">training cost: mean</th><th scope=\"col\">range</th>"
                + "<th scope=\"col\">test cost: mean</th><th scope=\"col\">range</th><th scope=\"col\">standard deviation"
                + " (95 % bootstrap)</th><th scope=\"col\">correlation of the two (95 %)</th><th scope=\"col\">pairs disagree"
                + "</th></tr></thead><tbody>\n");
        for (SweepResults.Cell cell : cells) {
            CellResult r = cell.result();
            Spread cost = r.cost();
            Spread test = r.testCost();
            html.append("<tr><th scope=\"row\">")
                    .append(Html.text(value(cell, 0)))
                    .append("</th>");
            column(html, Integer.toString(r.seeds() - r.failed()));
            column(html, cost == null ? "-" : format("%.5f", cost.mean()));
            column(html, cost == null ? "-" : format("%.5f to %.5f", cost.smallest(), cost.largest()));
            column(html, test == null ? "-" : format("%.5f", test.mean()));
            column(html, test == null ? "-" : format("%.5f to %.5f", test.smallest(), test.largest()));
            column(html, test == null ? "-" : format("%.2g", test.deviation()) + interval(test.deviationInterval()));
            List<Double> fisher = r.correlationInterval();
            column(
                    html,
                    r.correlation() == null
                            ? "-"
                            : format("%.2f", r.correlation()) + (fisher == null ? "" : interval(fisher)));
            column(html, r.disagreement() == null ? "-" : format("%.2f %%", 100 * r.disagreement()));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static void column(StringBuilder html, String text) {
        html.append("<td>").append(text).append("</td>");
    }

    private static String interval(List<Double> interval) {
        return interval.isEmpty() ? "" : format(" (%.2g to %.2g)", interval.get(0), interval.get(1));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
