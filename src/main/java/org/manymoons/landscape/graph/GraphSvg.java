package org.manymoons.landscape.graph;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The disconnectivity graph as a drawing: a line for each end state up to where it is joined; higher is costlier. */
public final class GraphSvg {
    private static final int STEP = 110;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 60;
    private static final int LEFT = 110;
    private static final double HEADROOM = 0.1;
    private static final int TICKS = 5;

    private final List<GraphNode> nodes;
    private final double low;
    private final double high;
    private final double[] x;
    private final StringBuilder svg = new StringBuilder();

    private GraphSvg(Disconnectivity graph) {
        nodes = graph.nodes();
        low = nodes.stream().mapToDouble(GraphNode::cost).min().orElse(0);
        double top = nodes.stream().mapToDouble(GraphNode::cost).max().orElse(1);
        high = top + HEADROOM * Math.max(top - low, Double.MIN_NORMAL);
        x = places();
    }

    /** The text of the drawing. */
    public static String of(Disconnectivity graph) {
        return new GraphSvg(graph).drawn();
    }

    /** Leaves side by side in the order of the tree, everything else above the middle of its parts. */
    private double[] places() {
        double[] place = new double[nodes.size()];
        List<Integer> leaves = new ArrayList<>();
        roots().forEach(root -> collect(root, leaves));
        for (int k = 0; k < leaves.size(); k++) {
            place[leaves.get(k)] = LEFT + STEP * (k + 0.5);
        }
        for (int k = 0; k < place.length; k++) {
            if (nodes.get(k).end() == null) {
                place[k] = nodes.get(k).children().stream()
                        .mapToDouble(child -> place[child])
                        .average()
                        .orElse(0);
            }
        }
        return place;
    }

    private List<Integer> roots() {
        return IntStream.range(0, nodes.size())
                .filter(k -> nodes.stream().noneMatch(node -> node.children().contains(k)))
                .boxed()
                .toList();
    }

    private void collect(int node, List<Integer> leaves) {
        if (nodes.get(node).end() != null) {
            leaves.add(node);
        }
        nodes.get(node).children().forEach(child -> collect(child, leaves));
    }

    private double y(double cost) {
        return MARGIN + HEIGHT * (high - cost) / Math.max(high - low, Double.MIN_NORMAL);
    }

    private String drawn() {
        long leaves = nodes.stream().filter(node -> node.end() != null).count();
        double width = LEFT + STEP * leaves + MARGIN;
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" width=\"%.0f\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                width, HEIGHT + 2 * MARGIN + MARGIN, width));
        svg.append("\n<title>Which copies of which end states join below which cost</title>\n");
        for (int k = 0; k <= TICKS; k++) {
            double cost = low + (high - low) * k / TICKS;
            line(LEFT, y(cost), width - MARGIN, y(cost), "#ddd");
            text(LEFT - 8, y(cost) + 4, "end", format("%.5f", cost));
        }
        for (int k = 0; k < nodes.size(); k++) {
            draw(k);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(int k) {
        GraphNode node = nodes.get(k);
        double up = nodes.stream()
                .filter(other -> other.children().contains(k))
                .mapToDouble(GraphNode::cost)
                .findFirst()
                .orElse(high);
        line(x[k], y(node.cost()), x[k], y(up), "#0072b2");
        for (int child : node.children()) {
            line(x[child], y(node.cost()), x[k], y(node.cost()), "#0072b2");
        }
        if (node.end() != null) {
            text(x[k], y(node.cost()) + 16, "middle", "end " + (node.end() + 1));
            text(x[k], y(node.cost()) + 30, "middle", format("%.6f", node.cost()));
        }
        text(x[k] + 5, y(node.cost()) - 5, "start", node.components() + "x");
    }

    private void line(double fromX, double fromY, double toX, double toY, String colour) {
        svg.append(format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                fromX, fromY, toX, toY, colour));
        svg.append('\n');
    }

    private void text(double atX, double atY, String anchor, String words) {
        svg.append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", atX, atY, anchor, words));
        svg.append('\n');
    }
}
