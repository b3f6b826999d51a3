package org.manymoons.report.html;

import static org.manymoons.wording.Wording.format;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of the page of a sweep. */
public final class SweepHtml {
    private static final Pattern HEADING = Pattern.compile("<h2 id=\"([^\"]+)\" tabindex=\"-1\">([^<]+)</h2>");

    private static final Pattern EXPONENT = Pattern.compile("(?<=[0-9]e)-(?=[0-9])");
    private static final char NON_BREAKING_HYPHEN = 0x2011;

    private SweepHtml() {}

    /** A heading that the navigation leads to. */
    public static String heading(String title, String others) {
        String whole = title + (others.isEmpty() ? "" : " at " + others);
        return "<h2 id=\"" + id(whole) + "\" tabindex=\"-1\">" + Html.text(whole) + "</h2>\n";
    }

    /** A link to every heading of a page's body. */
    public static String navigation(String body) {
        return HEADING.matcher(body)
                .results()
                .map(heading -> "<li><a href=\"#" + heading.group(1) + "\">" + heading.group(2) + "</a></li>")
                .collect(Collectors.joining("\n"));
    }

    private static String id(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }

    /** A table whose first columns name its rows; on a narrow screen each row is a card. */
    public static String table(List<String> header, List<List<String>> rows, int names) {
        StringBuilder html =
                new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table class=\"cards\"><thead><tr>");
        header.forEach(column ->
                html.append("<th scope=\"col\">").append(Html.text(column)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int k = 0; k < row.size(); k++) {
                html.append(k < names ? "<th scope=\"row\"" : "<td")
                        .append(" data-column=\"" + Html.text(header.get(k)) + "\">")
                        .append(unbroken(Html.text(row.get(k))))
                        .append(k < names ? "</th>" : "</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** Without a place in a number such as 1e-5 at which a line may end. */
    private static String unbroken(String text) {
        return EXPONENT.matcher(text).replaceAll(Character.toString(NON_BREAKING_HYPHEN));
    }

    public static String interval(List<Double> interval) {
        return interval.isEmpty() ? "" : format(" (%.2g to %.2g)", interval.get(0), interval.get(1));
    }
}
