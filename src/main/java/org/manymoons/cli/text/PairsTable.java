package org.manymoons.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PredictionDifference;

/** The runs two by two: verdict, distances, how the predictions differ. */
final class PairsTable {
    private static final int SHOWN = 10;

    private final List<PairResult> pairs;

    PairsTable(List<PairResult> pairs) {
        this.pairs = pairs;
    }

    void print(PrintWriter out) {
        if (pairs.isEmpty()) {
            return;
        }
        boolean tested = pairs.get(0).test() != null;
        out.println("seeds      verdict                        distance  aligned   labels that differ, "
                + (tested ? "test" : "training") + " (McNemar p)");
        for (PairResult pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
            PredictionDifference difference = pair.test() == null ? pair.training() : pair.test();
            out.println(String.format(
                    Locale.ROOT,
                    "%-9s  %-29s  %-8.3g  %-8.3g  %.2f %% (%.2g)",
                    pair.a() + ", " + pair.b(),
                    pair.verdict().label(),
                    pair.rawDistance(),
                    pair.alignedDistance(),
                    100 * difference.labelDisagreement(),
                    difference.mcNemar().pValue()));
        }
        if (pairs.size() > SHOWN) {
            out.println("... and " + (pairs.size() - SHOWN) + " more pairs in results.json");
        }
        out.println();
    }
}
