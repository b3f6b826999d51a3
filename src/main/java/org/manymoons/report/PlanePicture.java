package org.manymoons.report;

import static org.manymoons.wording.Wording.format;

import java.util.Arrays;
import java.util.List;
import org.manymoons.data.Dataset;
import org.manymoons.reference.ForwardPass;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.report.html.Html;

/** Samples in a plane over what one network predicts there, as SVG without any script: classes by colour, numbers by shade. */
final class PlanePicture {
    /** Okabe and Ito (2008), told apart by the colour-blind. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442", "#777777");

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int CELL = 8;
    private static final int MOST_SAMPLES = 1000;
    private static final double MARGIN = 0.06;

    private final Network network;
    private final double[] parameters;
    private final Samples samples;
    private final PrincipalPlane plane;
    private final double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private final double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private final double least;
    private final double most;

    private PlanePicture(Network network, double[] parameters, Samples samples) {
        this.network = network;
        this.parameters = parameters;
        this.samples = samples;
        plane = PrincipalPlane.of(samples.inputs());
        for (double[] row : samples.inputs()) {
            double[] at = plane.coordinates(row);
            for (int d = 0; d < 2; d++) {
                low[d] = Math.min(low[d], at[d]);
                high[d] = Math.max(high[d], at[d]);
            }
        }
        for (int d = 0; d < 2; d++) {
            double margin = high[d] > low[d] ? MARGIN * (high[d] - low[d]) : 1;
            low[d] -= margin;
            high[d] += margin;
        }
        least = Arrays.stream(samples.labels()).min().orElse(0);
        most = Arrays.stream(samples.labels()).max().orElse(1);
    }

    /** The picture with its words. */
    static String of(Dataset data, Network network, double[] parameters, String whose) {
        PlanePicture picture = new PlanePicture(network, parameters, data.training());
        String where = data.training().features() > 2
                ? format(
                        "The plane of the first two principal components of the features, which holds %.0f %% of their variance;"
                                + " the background is what %s predicts in that plane.",
                        100 * picture.plane.share(), whose)
                : format(
                        "The samples; the background is what %s predicts%s.",
                        whose, data.training().features() == 1 ? " (the height means nothing)" : "");
        return "<p>" + Html.text(where) + "</p>\n" + picture.legend(data) + picture.svg(where);
    }

    private String svg(String words) {
        StringBuilder svg = new StringBuilder(format(
                "<svg class=\"plane\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, HEIGHT, WIDTH, Html.text(words)));
        background(svg);
        int step = 1 + (samples.size() - 1) / MOST_SAMPLES;
        for (int n = 0; n < samples.size(); n += step) {
            double[] at = plane.coordinates(samples.inputs()[n]);
            svg.append(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"0.7\"/>\n",
                    WIDTH * (at[0] - low[0]) / (high[0] - low[0]),
                    HEIGHT * (high[1] - at[1]) / (high[1] - low[1]),
                    colour(samples.labels()[n])));
        }
        return svg.append("</svg>\n").toString();
    }

    /** Cells of one colour in a row are one rectangle. */
    private void background(StringBuilder svg) {
        ForwardPass forward = new ForwardPass(network);
        for (int y = 0; y < HEIGHT; y += CELL) {
            int from = 0;
            String before = "";
            for (int x = 0; x <= WIDTH; x += CELL) {
                String colour = x == WIDTH ? "" : colour(predicted(forward, x + CELL / 2.0, y + CELL / 2.0));
                if (!colour.equals(before)) {
                    if (!before.isEmpty()) {
                        svg.append(format(
                                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\".3\"/>\n",
                                from, y, x - from, CELL, before));
                    }
                    before = colour;
                    from = x;
                }
            }
        }
    }

    private double predicted(ForwardPass forward, double x, double y) {
        double[] z = forward.run(
                parameters,
                plane.features(low[0] + x / WIDTH * (high[0] - low[0]), high[1] - y / HEIGHT * (high[1] - low[1])));
        if (z.length == 1) {
            return network.predictsNumber() ? z[0] : z[0] > 0 ? 1 : 0;
        }
        int best = 0;
        for (int k = 1; k < z.length; k++) {
            best = z[k] > z[best] ? k : best;
        }
        return best;
    }

    private String colour(double value) {
        return network.predictsNumber() ? shade(value) : COLOURS.get((int) value % COLOURS.size());
    }

    /** From blue at the least label to orange at the largest, in steps. */
    private String shade(double value) {
        double t = most > least ? Math.round(16 * (value - least) / (most - least)) / 16.0 : 0.5;
        double at = Math.max(0, Math.min(1, t));
        return format(
                "#%02x%02x%02x",
                (int) Math.round(0xd5 * at), (int) Math.round(0x72 + (0x5e - 0x72) * at), (int)
                        Math.round(0xb2 * (1 - at)));
    }

    private String legend(Dataset data) {
        if (data.classes() == null || network.predictsNumber()) {
            return "<p>" + Html.text(format("Blue is %.4g, orange %.4g.", least, most)) + "</p>\n";
        }
        StringBuilder list = new StringBuilder("<ul class=\"shades\" aria-label=\"Classes\">");
        List<String> labels = data.classes().labels();
        for (int k = 0; k < Math.min(labels.size(), COLOURS.size()); k++) {
            list.append(
                            "<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><circle cx=\"6\" cy=\"6\" r=\"5\" fill=\"")
                    .append(COLOURS.get(k))
                    .append("\"/></svg> ")
                    .append(Html.text(labels.get(k)))
                    .append("</li>");
        }
        return list.append(labels.size() > COLOURS.size() ? "<li>then from the first colour on</li>" : "")
                .append("</ul>\n")
                .toString();
    }
}
