package org.manymoons.report;

import org.manymoons.report.html.Html;
import org.manymoons.report.html.Resource;
import org.manymoons.report.html.SecurityPolicy;
import org.manymoons.report.html.SweepHtml;
import org.manymoons.sweep.SweepResults;

/**
 * The page of a sweep: the uniqueness diagram (how many different end states at least, over the first two keys that are
 * swept) and the band (training and test cost of every seed along the first). It needs no script.
 */
public final class SweepPage {
    private SweepPage() {}

    /** The whole page. */
    public static String of(SweepResults results) {
        SweptKeys keys = SweptKeys.of(results);
        StringBuilder body = new StringBuilder();
        keys.groups(2).forEach((others, cells) -> body.append(UniquenessDiagram.of(keys, others, cells)));
        keys.groups(1).forEach((others, cells) -> body.append(Band.of(keys, others, cells)));
        String style = Resource.own("sweep.css");
        return Resource.own("sweep.html")
                .replace("{{policy}}", SecurityPolicy.of(style))
                .replace("{{style}}", style)
                .replace("{{name}}", Html.text(results.name()))
                .replace("{{cells}}", Integer.toString(results.cells().size()))
                .replace("{{keys}}", Html.text(String.join(", ", keys.names())))
                .replace("{{navigation}}", SweepHtml.navigation(body.toString()))
                .replace("{{body}}", body);
    }
}
