package org.manymoons.report;

import static org.manymoons.wording.Wording.format;

import java.util.List;

/** Pieces of the page of a sweep. */
final class SweepHtml {
    private SweepHtml() {}

    static String heading(String title, String others) {
        return "<h2>" + Html.text(title + (others.isEmpty() ? "" : " at " + others)) + "</h2>\n";
    }

    /** A table whose first columns name its rows. */
    static String table(List<String> header, List<List<String>> rows, int names) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
        header.forEach(column ->
                html.append("<th scope=\"col\">").append(Html.text(column)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int k = 0; k < row.size(); k++) {
                html.append(k < names ? "<th scope=\"row\">" : "<td>")
                        .append(Html.text(row.get(k)))
                        .append(k < names ? "</th>" : "</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    static String interval(List<Double> interval) {
        return interval.isEmpty() ? "" : format(" (%.2g to %.2g)", interval.get(0), interval.get(1));
    }
}
