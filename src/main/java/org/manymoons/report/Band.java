package org.manymoons.report;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.Spread;
import org.manymoons.sweep.SweepResults;

/** Training and test cost of every seed along the first key that is swept. */
final class Band {
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int STEP = 76;
    private static final int TOP = 12;
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
                    middle, TOP + HEIGHT + 20, Html.text(keys.value(drawn.get(k), 0))));
        }
        svg.append("</svg></div>\n");
        return SweepHtml.heading("The band: cost after training, every seed a dot", others)
                + "<p><span class=\"key train\"></span> training <span class=\"key test\"></span> test, in nats, on a"
                + " logarithmic scale, against " + Html.text(keys.name(0)) + "; the lines are medians.</p>\n" + svg
                + table(keys, drawn);
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
                    r.testAccuracy() == null ? "-" : format("%.2f %%", 100 * r.testAccuracy()),
                    r.disagreement() == null ? "-" : format("%.2f %%", 100 * r.disagreement())));
        }
        return SweepHtml.table(header, rows, 1);
    }
}
