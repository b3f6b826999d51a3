package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.report.html.SecurityPolicy;
import org.manymoons.report.html.SweepHtml;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.Spread;
import org.manymoons.sweep.SweepResults;

/** The page of a sweep from cells that are made up. */
class SweepPageTest {
    private static final SweptKeys KEYS = SweptKeys.of(results(cell("a", "1", ends(1, 0, 0)), cell("b", "2", null)));

    private static CellResult.EndStates ends(int atLeast, int undecided, int notConverged) {
        return new CellResult.EndStates(
                new TreeMap<>(Map.of(Kind.STRICT_MINIMUM, 19, Kind.FLAT_MINIMUM, 1)),
                atLeast,
                undecided,
                2,
                notConverged,
                0.0625,
                0.75,
                List.of(0.301, 0.954),
                0.25);
    }

    private static SweepResults.Cell cell(String x, String y, CellResult.@Nullable EndStates ends) {
        return new SweepResults.Cell(
                List.of("0.2", x, y),
                ends == null ? "its <kinks>" : null,
                new CellResult(21, 1, null, null, null, null, null, null, null, ends));
    }

    private static SweepResults results(SweepResults.Cell... cells) {
        return new SweepResults("small", List.of("noise", "x", "y"), List.of(cells));
    }

    /** Without the names of the columns, which each cell of a table has for narrow screens. */
    private static String withoutColumns(String html) {
        return html.replaceAll(" data-column=\"[^\"]*\"", "");
    }

    private static String square(CellResult.@Nullable EndStates ends) {
        String html = UniquenessDiagram.of(KEYS, "", List.of(cell("a", "1", ends), cell("b", "1", ends(1, 0, 0))));
        int begin = html.indexOf("<td");
        return html.substring(begin, html.indexOf("</td>", begin));
    }

    @Test
    void theNumberHasItsShadeUpToSix() {
        assertThat(square(ends(1, 0, 0))).isEqualTo("<td class=\"n1\"><b>1+</b><small>unseen 0.25</small>");
        assertThat(square(ends(6, 0, 0))).startsWith("<td class=\"n6\"><b>6+</b>");
        assertThat(square(ends(7, 0, 0))).startsWith("<td class=\"n6\"><b>7+</b>");
    }

    @Test
    void stripesSayThatMoreMayHideAndOneAloneIsThenNoColour() {
        assertThat(square(ends(2, 3, 0)))
                .isEqualTo("<td class=\"n2 open\"><b>2+</b><small>unseen 0.25<br>3 pairs undecided</small>");
        assertThat(square(ends(2, 0, 4)))
                .isEqualTo("<td class=\"n2 open\"><b>2+</b><small>unseen 0.25<br>4 not converged</small>");
        assertThat(square(ends(1, 3, 0))).startsWith("<td class=\"open\"><b>1+</b>");
        assertThat(square(ends(1, 0, 4))).startsWith("<td class=\"open\"><b>1+</b>");
        assertThat(square(ends(0, 0, 0))).startsWith("<td class=\"open\"><b>?</b>");
    }

    @Test
    void whatWasNotPolishedSaysWhy() {
        assertThat(square(null)).isEqualTo("<td class=\"none\"><small>not polished: its &lt;kinks&gt;</small>");
    }

    @Test
    void withoutASeedNothingIsSaidOfUnseenOnes() {
        CellResult.EndStates none = new CellResult.EndStates(Map.of(), 0, 0, 0, 0, null, null, null, null);

        assertThat(square(none)).isEqualTo("<td class=\"open\"><b>?</b><small></small>");
        assertThat(UniquenessDiagram.of(KEYS, "", List.of(cell("a", "1", none))))
                .contains("<td data-column=\"strict minima\">0</td><td data-column=\"lowest cost or limit\">-</td>");
    }

    @Test
    void theDiagramIsEmptyOnlyWhereNoCellWasPolished() {
        assertThat(UniquenessDiagram.of(KEYS, "", List.of(cell("a", "1", null))))
                .isEmpty();
        assertThat(UniquenessDiagram.of(KEYS, "", List.of(cell("a", "1", null), cell("b", "1", ends(1, 0, 0)))))
                .isNotEmpty();
    }

    @Test
    void rowsAreTheSecondKeyColumnsTheFirstAndTheFiguresFollow() {
        String html = UniquenessDiagram.of(
                KEYS,
                "noise 0.2",
                List.of(cell("a", "1", ends(1, 0, 0)), cell("b", "2", ends(2, 0, 0)), cell("a", "2", null)));

        assertThat(withoutColumns(html))
                .startsWith(
                        "<h2 id=\"how-many-different-solutions-were-found-at-noise-0.2\" tabindex=\"-1\">How many different"
                                + " solutions were found at noise 0.2</h2>\n")
                .contains("<th scope=\"col\">y \\ x</th><th scope=\"col\">a</th><th scope=\"col\">b</th>")
                .contains(
                        "<tr><th scope=\"row\">1</th><td class=\"n1\"><b>1+</b><small>unseen 0.25</small></td><td></td></tr>")
                .contains("<tr><th scope=\"row\">a</th><th scope=\"row\">1</th><td>20</td><td>1 flat minimum, 19 strict"
                        + " minimum</td><td>2</td><td>0.062500000</td><td>75 % (30 to 95 %)</td></tr>")
                .contains(
                        "<tr><th scope=\"row\">a</th><th scope=\"row\">2</th><td>20</td><td>-</td><td>-</td><td>-</td><td>-</td></tr>");
    }

    @Test
    void oneKeyAloneHasNoSecondColumn() {
        SweptKeys one = SweptKeys.of(results(cell("a", "1", null), cell("b", "1", null)));
        String html = UniquenessDiagram.of(one, "", List.of(cell("a", "1", ends(1, 0, 0))));

        assertThat(withoutColumns(html))
                .startsWith("<h2 id=\"how-many-different-solutions-were-found\" tabindex=\"-1\">")
                .contains("<tr><th scope=\"col\">x</th><th scope=\"col\">a</th></tr>")
                .contains("<tr><th scope=\"col\">x</th><th scope=\"col\">seeds</th>")
                .contains("<tr><th scope=\"row\">a</th><td>20</td>");
    }

    @Test
    void keysAreNamedByTheirPlaceAmongThoseThatVary() {
        assertThat(KEYS.names()).containsExactly("x", "y");
        assertThat(KEYS.name(0)).isEqualTo("x");
        assertThat(KEYS.name(1)).isEqualTo("y");
        assertThat(KEYS.name(2)).isEmpty();
        assertThat(KEYS.value(cell("a", "1", null), 1)).isEqualTo("1");
        assertThat(KEYS.value(cell("a", "1", null), 2)).isEmpty();
        assertThat(KEYS.groups(1)).containsOnlyKeys("y 1", "y 2");
        assertThat(KEYS.groups(0)).containsOnlyKeys("x a, y 1", "x b, y 2");
        assertThat(KEYS.groups(2)).containsOnlyKeys("");
    }

    private static SweepResults.Cell trained(String x, @Nullable Spread cost, @Nullable Spread test) {
        return new SweepResults.Cell(
                List.of("0.2", x, "1"),
                null,
                new CellResult(
                        5,
                        1,
                        cost,
                        test,
                        0.97,
                        test == null ? null : 0.96,
                        test == null ? null : 0.0125,
                        test == null ? null : -0.5,
                        test == null ? null : List.of(-0.9, 0.25),
                        null));
    }

    private static Spread spread(double... values) {
        List<Double> all = Arrays.stream(values).boxed().toList();
        double least = all.stream().min(Double::compare).orElseThrow();
        double most = all.stream().max(Double::compare).orElseThrow();
        return new Spread(0.25, 0.125, List.of(0.1, 0.2), least, all.get(0), most, all);
    }

    /** Costs from 0.01 to 1 on a logarithmic scale of height 320 below 12: 0.1 lies half way, at 172. */
    @Test
    void everySeedIsADotAtTheLogarithmOfItsCost() {
        String html =
                Band.of(KEYS, "", List.of(trained("a", spread(0.1, 1), null), trained("b", spread(0.01), spread(1))));

        assertThat(html)
                .contains("height=\"360\" width=\"120\"")
                .contains("<svg x=\"25.00%\" overflow=\"visible\">", "<svg x=\"75.00%\" overflow=\"visible\">")
                .contains("<circle class=\"train\" cx=\"-22.0\" cy=\"172.0\" r=\"2.5\"/>")
                .contains("<circle class=\"train\" cx=\"-12.1\" cy=\"12.0\" r=\"2.5\"/>")
                .contains("<line class=\"median\" x1=\"-25.0\" x2=\"-3.0\" y1=\"172.0\" y2=\"172.0\"/>")
                .contains("<circle class=\"train\" cx=\"-22.0\" cy=\"332.0\" r=\"2.5\"/>")
                .contains("<circle class=\"test\" cx=\"6.0\" cy=\"12.0\" r=\"2.5\"/>")
                .contains("<text y=\"352\" class=\"middle\">a</text>", "<text y=\"352\" class=\"middle\">b</text>");
        for (String tick : List.of("336.0|332.0|0.01000", "176.0|172.0|0.1000", "16.0|12.0|1.000")) {
            String[] parts = tick.split("\\|");
            assertThat(html)
                    .contains("<text x=\"58\" y=\"" + parts[0] + "\" class=\"end\">" + parts[2] + "</text>")
                    .contains("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"" + parts[1] + "\" y2=\"" + parts[1]
                            + "\"/>");
        }
        assertThat(html.split("class=\"grid\"", -1)).as("lines at the quarters").hasSize(6);
    }

    @Test
    void theBandHasARowOfFiguresForEachCellThatDidNotFail() {
        String html = Band.of(
                KEYS,
                "y 1",
                List.of(
                        trained("a", spread(0.1, 1), null),
                        trained("b", spread(0.01), spread(1)),
                        trained("c", null, null)));

        assertThat(withoutColumns(html))
                .startsWith("<h2 id=\"the-band-of-costs-at-y-1\" tabindex=\"-1\">The band of costs at y 1</h2>\n")
                .contains("<tr><th scope=\"row\">a</th><td>4</td><td>0.25000</td><td>0.13</td><td>0.10000 to"
                        + " 1.00000</td><td>-</td><td>-</td><td>-</td><td>-</td><td>-</td><td>-</td></tr>")
                .contains("<tr><th scope=\"row\">b</th><td>4</td><td>0.25000</td><td>0.13</td><td>0.01000 to"
                        + " 0.01000</td><td>0.25000</td><td>0.13 (0.10 to 0.20)</td><td>1.00000 to 1.00000</td><td>-0.50"
                        + " (-0.90 to 0.25)</td><td>96.00 %</td><td>1.25 %</td></tr>")
                .doesNotContain("<th scope=\"row\">c</th>");
        assertThat(Band.of(KEYS, "", List.of(trained("c", null, null)))).isEmpty();
    }

    @Test
    void anEmptyIntervalIsLeftOut() {
        assertThat(SweepHtml.interval(List.of())).isEmpty();
        assertThat(SweepHtml.table(List.of("<h>", "i"), List.of(List.of("a", "b"), List.of("c", "&")), 1))
                .isEqualTo(
                        "<div class=\"scroll\" tabindex=\"0\"><table class=\"cards\"><thead><tr><th scope=\"col\">&lt;h&gt;</th>"
                                + "<th scope=\"col\">i</th></tr></thead><tbody>\n"
                                + "<tr><th scope=\"row\" data-column=\"&lt;h&gt;\">a</th><td data-column=\"i\">b</td></tr>\n"
                                + "<tr><th scope=\"row\" data-column=\"&lt;h&gt;\">c</th><td data-column=\"i\">&amp;</td></tr>\n"
                                + "</tbody></table></div>\n");
    }

    @Test
    void thePageHasADiagramForEachPairOfFirstKeysAndABandForEachRest() {
        SweepResults results = new SweepResults(
                "<small>",
                List.of("x", "y", "z"),
                List.of(page("a", "1", "u"), page("b", "1", "u"), page("a", "2", "u"), page("a", "1", "v")));

        String page = SweepPage.of(results);

        assertThat(page)
                .contains(
                        "&lt;small&gt;",
                        "<p>4 cells over x, y, z.</p>",
                        "How many different solutions were found at z u")
                .contains("How many different solutions were found at z v")
                .contains(
                        "The band of costs at y 1, z u",
                        "The band of costs at y 2, z u",
                        "The band of costs at y 1, z v")
                .contains(
                        "3+ means: three end states proven different",
                        "<li class=\"n6\">6+ and above</li>",
                        "The dots of a cell make a band")
                .doesNotContain("{{");
        assertThat(page.split("<h2 ", -1)).hasSize(6);
        assertThat(page.split("<li><a href=\"#", -1))
                .as("a link to each heading")
                .hasSize(6);
        assertThat(page)
                .contains("<a href=\"#the-band-of-costs-at-y-1-z-u\">", "<h2 id=\"the-band-of-costs-at-y-1-z-u\"");
    }

    private static SweepResults.Cell page(String x, String y, String z) {
        return new SweepResults.Cell(
                List.of(x, y, z),
                null,
                new CellResult(5, 1, spread(0.5), null, null, null, null, null, null, ends(1, 0, 0)));
    }

    @Test
    void thePageRunsNothingAndItsPolicyIsThatOfItsStyle() {
        String page = SweepPage.of(results(trained("a", spread(0.1, 1), null), cell("b", "2", ends(1, 0, 0))));
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));

        assertThat(page)
                .containsOnlyOnce(SecurityPolicy.of(style))
                .doesNotContain("<script", "unsafe-")
                .doesNotContainPattern("<[^>]* (style|on[a-z]+)=");
    }
}
