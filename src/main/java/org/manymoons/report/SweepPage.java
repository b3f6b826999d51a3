package org.manymoons.report;

import static org.manymoons.wording.Wording.counted;

import org.manymoons.sweep.SweepResults;

/**
 * The page of a sweep: the uniqueness diagram (how many different end states at least, over the first two keys that are
 * swept) and the band (training and test cost of every seed along the first). It needs no script.
 */
public final class SweepPage {
    private static final String NOTE =
            "The number of end states found depends on the recipe, the polisher and the number of seeds: it is a lower bound. What"
                    + " the words mean is in the README of manymoons.";

    private SweepPage() {}

    /** The whole page. */
    public static String of(SweepResults results) {
        SweptKeys keys = SweptKeys.of(results);
        StringBuilder body = new StringBuilder();
        keys.groups(2).forEach((others, cells) -> body.append(UniquenessDiagram.of(keys, others, cells)));
        keys.groups(1).forEach((others, cells) -> body.append(Band.of(keys, others, cells)));
        body.append("<p>").append(NOTE).append("</p>\n");
        String title = counted(results.cells().size(), "cell") + " over " + String.join(", ", keys.names()) + ".";
        return PlainPage.filled(results.name(), results.name(), title, body.toString());
    }
}
