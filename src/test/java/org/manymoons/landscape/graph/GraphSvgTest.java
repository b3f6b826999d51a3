package org.manymoons.landscape.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The drawing of a graph whose places are computed by hand: costs from 1 to 4, so that with a tenth of headroom the top is 4.3, at y = 60,
 * and cost c at 60 + 420 (4.3 - c)/3.3; leaves are 110 apart, the first at 165.
 */
class GraphSvgTest {
    private static GraphNode leaf(double cost, int end, long parts) {
        return new GraphNode(cost, end, null, List.of(), List.of(end), BigInteger.valueOf(parts));
    }

    private static GraphNode join(double cost, long parts, Integer... children) {
        return new GraphNode(cost, null, 7, List.of(children), List.of(), BigInteger.valueOf(parts));
    }

    private static List<String> drawn(GraphNode... nodes) {
        String svg = GraphSvg.of(new Disconnectivity(2, List.of(nodes), Arrays.asList(null, null), null, 1));
        assertThat(svg).endsWith("</svg>\n");
        return svg.lines().toList();
    }

    private static String line(String x1, String y1, String x2, String y2) {
        return "<line x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2
                + "\" stroke=\"#0072b2\" stroke-width=\"1.5\"/>";
    }

    private static String text(String x, String y, String anchor, String words) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + words + "</text>";
    }

    /** Two ends, joined at 3; their copies, of which there were two parts each, are joined at 4. */
    @Test
    void endsHangBelowWhatJoinsThem() {
        List<String> lines = drawn(leaf(1, 0, 2), leaf(2, 1, 2), join(3, 2, 0, 1), join(4, 1, 2));

        assertThat(lines.get(0))
                .isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 390 600\" width=\"390\""
                        + " font-family=\"sans-serif\" font-size=\"12\">");
        assertThat(lines.get(1)).isEqualTo("<title>Which copies of which end states join below which cost</title>");
        assertThat(lines.subList(14, lines.size()))
                .containsExactly(
                        line("165.0", "480.0", "165.0", "225.5"),
                        text("165.0", "496.0", "middle", "end 1"),
                        text("165.0", "510.0", "middle", "1.000000"),
                        text("170.0", "475.0", "start", "2x"),
                        line("275.0", "352.7", "275.0", "225.5"),
                        text("275.0", "368.7", "middle", "end 2"),
                        text("275.0", "382.7", "middle", "2.000000"),
                        text("280.0", "347.7", "start", "2x"),
                        line("220.0", "225.5", "220.0", "98.2"),
                        line("165.0", "225.5", "220.0", "225.5"),
                        line("275.0", "225.5", "220.0", "225.5"),
                        text("225.0", "220.5", "start", "2x"),
                        line("220.0", "98.2", "220.0", "60.0"),
                        line("220.0", "98.2", "220.0", "98.2"),
                        text("225.0", "93.2", "start", "1x"),
                        "</svg>");
    }

    @Test
    void sixCostsAreWrittenBesideTheDrawingFromTheLowestToTheTop() {
        List<String> lines = drawn(leaf(1, 0, 1), leaf(2, 1, 1), join(3, 1, 0, 1), join(4, 1, 2));

        String[] costs = {"1.00000", "1.66000", "2.32000", "2.98000", "3.64000", "4.30000"};
        double[] heights = {480, 396, 312, 228, 144, 60};
        for (int k = 0; k < costs.length; k++) {
            String y = heights[k] + "";
            assertThat(lines.get(2 + 2 * k))
                    .isEqualTo("<line x1=\"110.0\" y1=\"" + y + "\" x2=\"330.0\" y2=\"" + y
                            + "\" stroke=\"#ddd\" stroke-width=\"1.5\"/>");
            assertThat(lines.get(3 + 2 * k)).isEqualTo(text("102.0", (heights[k] + 4) + "", "end", costs[k]));
        }
    }

    /** Leaves stand in the order of the tree, not of their numbers, and what is joined to nothing reaches the top alone. */
    @Test
    void leavesStandBesideWhatTheyAreJoinedTo() {
        List<String> lines = drawn(leaf(1, 0, 1), leaf(1, 1, 1), leaf(1, 2, 1), join(4, 1, 0, 2));

        assertThat(lines.get(0)).contains("viewBox=\"0 0 500 600\" width=\"500\"");
        assertThat(lines)
                .contains(
                        text("165.0", "496.0", "middle", "end 2"),
                        text("275.0", "496.0", "middle", "end 1"),
                        text("385.0", "496.0", "middle", "end 3"),
                        line("165.0", "480.0", "165.0", "60.0"),
                        line("275.0", "480.0", "275.0", "98.2"),
                        line("385.0", "480.0", "385.0", "98.2"),
                        line("330.0", "98.2", "330.0", "60.0"));
    }

    /** One cost alone has no height: everything is where the top would be, and nothing is divided by nought. */
    @Test
    void aLoneEndIsDrawnToo() {
        assertThat(drawn(leaf(1, 0, 4)))
                .noneMatch(line -> line.contains("NaN") || line.contains("Infinity"))
                .contains(text("165.0", "76.0", "middle", "end 1"), text("170.0", "55.0", "start", "4x"));
    }
}
