package org.manymoons.report;

import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.percent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.manymoons.report.html.Html;
import org.manymoons.report.html.SweepHtml;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.Spread;
import org.manymoons.sweep.SweepResults;

/** Training and test cost of every seed along the first key that is swept. */
final class Band {
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int STEP = 60;
    private static final int TOP = 12;
    private static final int BELOW = 40;
    private static final List<String> COLUMNS = List.of(
            "seeds",
            "training cost: mean",
            "standard deviation",
            "range",
            "test cost: mean",
            "standard deviation (95 % bootstrap)",
            "range",
            "correlation of the two (95 %)",
            "test accuracy",
            "pairs disagree");

    private Band() {}

    /** As HTML with its table; empty where every seed failed. */
    static String of(SweptKeys keys, String others, List<SweepResults.Cell> cells) {
        List<SweepResults.Cell> drawn =
                cells.stream().filter(cell -> cell.result().cost() != null).toList();
        if (drawn.isEmpty()) {
            return "";
        }
        List<Double> all = new ArrayList<>();
        drawn.forEach(cell -> spreads(cell).forEach(spread -> all.addAll(spread.values())));
        Scale scale = Scale.of(all);
        return SweepHtml.heading("The band of costs", others)
                + "<p>Every dot is the cost of one seed after training, in nats, on a logarithmic scale, against "
                + Html.text(keys.name(0))
                + ": <span class=\"key train\"></span> training <span class=\"key test\"></span>"
                + " test; the lines are medians. The dots of a cell make a band: how high it is says how much the random"
                + " start alone decides.</p>\n<div class=\"band\">" + labels(scale) + dots(keys, drawn, scale)
                + "</div>\n"
                + table(keys, drawn);
    }

    /** Heights of costs, logarithmic. */
    private record Scale(double low, double range) {
        /** Chosen: lower costs are drawn at it, since 0 has no logarithm. */
        private static final double LOWEST = 1e-12;

        /** Chosen: equal costs are drawn as a line. */
        private static final double NARROWEST = 1e-9;

        static Scale of(List<Double> costs) {
            double low = log(Collections.min(costs));
            return new Scale(low, Math.max(log(Collections.max(costs)) - low, NARROWEST));
        }

        private static double log(double cost) {
            return Math.log(Math.max(LOWEST, cost));
        }

        double y(double cost) {
            return TOP + HEIGHT * (1 - (log(cost) - low) / range);
        }

        double tick(int quarter) {
            return Math.exp(low + range * quarter / 4);
        }
    }

    /** Beside the dots, so that they stay where these are scrolled. */
    private static String labels(Scale scale) {
        StringBuilder svg = new StringBuilder(
                format("<svg aria-hidden=\"true\" width=\"%d\" height=\"%d\">\n", LEFT, HEIGHT + BELOW));
        for (int tick = 0; tick <= 4; tick++) {
            svg.append(format(
                    "<text x=\"%d\" y=\"%.1f\" class=\"end\">%.4g</text>\n",
                    LEFT - 6, scale.y(scale.tick(tick)) + 4, scale.tick(tick)));
        }
        return svg.append("</svg>").toString();
    }

    /** Each cell takes its share of the width. */
    private static String dots(SweptKeys keys, List<SweepResults.Cell> cells, Scale scale) {
        StringBuilder svg = new StringBuilder(format(
                "<div class=\"scroll\" tabindex=\"0\"><svg role=\"img\" aria-label=\"training and test cost of every seed; the numbers are in the table below\" height=\"%d\" width=\"%d\">\n",
                HEIGHT + BELOW, STEP * cells.size()));
        for (int tick = 0; tick <= 4; tick++) {
            double y = scale.y(scale.tick(tick));
            svg.append(format("<line class=\"grid\" x1=\"0\" x2=\"100%%\" y1=\"%.1f\" y2=\"%.1f\"/>\n", y, y));
        }
        for (int k = 0; k < cells.size(); k++) {
            svg.append(format("<svg x=\"%.2f%%\" overflow=\"visible\">\n", 100 * (k + 0.5) / cells.size()));
            cell(svg, cells.get(k), scale);
            svg.append(format(
                    "<text y=\"%d\" class=\"middle\">%s</text></svg>\n",
                    TOP + HEIGHT + 20, Html.text(keys.value(cells.get(k), 0))));
        }
        return svg.append("</svg></div>").toString();
    }

    private static void cell(StringBuilder svg, SweepResults.Cell cell, Scale scale) {
        int series = 0;
        for (Spread spread : spreads(cell)) {
            double x = series == 0 ? -14 : 14;
            for (int i = 0; i < spread.values().size(); i++) {
                svg.append(format(
                        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>",
                        series == 0 ? "train" : "test",
                        x + 16 * ((i * 0.618034) % 1 - 0.5),
                        scale.y(spread.values().get(i))));
            }
            double median = scale.y(spread.median());
            svg.append(format(
                    "<line class=\"median\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                    x - 11, x + 11, median, median));
            series++;
        }
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

    private static String table(SweptKeys keys, List<SweepResults.Cell> cells) {
        List<String> header = new ArrayList<>(List.of(keys.name(0)));
        header.addAll(COLUMNS);
        List<List<String>> rows = new ArrayList<>();
        for (SweepResults.Cell cell : cells) {
            CellResult r = cell.result();
            Spread cost = r.cost();
            Spread test = r.testCost();
            List<Double> fisher = r.correlationInterval();
            rows.add(List.of(
                    keys.value(cell, 0),
                    Integer.toString(r.seeds() - r.failed()),
                    cost == null ? "-" : format("%.5f", cost.mean()),
                    cost == null ? "-" : format("%.2g", cost.deviation()),
                    cost == null ? "-" : format("%.5f to %.5f", cost.smallest(), cost.largest()),
                    test == null ? "-" : format("%.5f", test.mean()),
                    test == null
                            ? "-"
                            : format("%.2g", test.deviation()) + SweepHtml.interval(test.deviationInterval()),
                    test == null ? "-" : format("%.5f to %.5f", test.smallest(), test.largest()),
                    r.correlation() == null
                            ? "-"
                            : format("%.2f", r.correlation()) + (fisher == null ? "" : SweepHtml.interval(fisher)),
                    percent(r.testAccuracy()),
                    percent(r.disagreement())));
        }
        return SweepHtml.table(header, rows, 1);
    }
}
