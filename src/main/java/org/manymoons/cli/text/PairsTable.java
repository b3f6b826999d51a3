package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;

/** The runs two by two: verdict, distances, how the predictions differ. */
final class PairsTable {
    private static final int SHOWN = 10;
    private static final String ROW = "%-9s  %-8s  %-8s  %-8s  %-8s  %-24s  %s";

    private final List<PairResult> pairs;

    PairsTable(List<PairResult> pairs) {
        this.pairs = pairs;
    }

    void print(PrintWriter out) {
        if (pairs.isEmpty()) {
            return;
        }
        String tested = pairs.get(0).test() == null ? "training" : "test";
        out.println(format(
                "%-9s  %-62s  %s", "", "as trained: distance, rise of the cost between them, labels", "carried on"));
        out.println(format(
                ROW,
                "seeds",
                "distance",
                "aligned",
                "rise",
                "aligned",
                "labels differ, " + tested + " (p)",
                "the two are"));
        for (PairResult pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
            PredictionDifference difference = pair.held();
            out.println(format(
                    ROW,
                    pair.a() + ", " + pair.b(),
                    number(pair.rawDistance()),
                    number(pair.alignedDistance()),
                    number(pair.barrierRaw()),
                    number(pair.barrierAligned()),
                    format(
                            "%.2f %% (%.2g)",
                            100 * difference.labelDisagreement(),
                            difference.mcNemar().pValue()),
                    words(pair.verdict())));
        }
        if (pairs.size() > SHOWN) {
            out.println("... and " + (pairs.size() - SHOWN) + " more pairs in results.json");
        }
        out.println();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : value == 0 ? "0" : format("%.3g", value);
    }

    private static String words(PairVerdict verdict) {
        return switch (verdict) {
            case IDENTICAL -> "identical as they are";
            case SAME_UP_TO_SYMMETRY -> "the same up to symmetry, as they are";
            case SAME_MINIMUM_AFTER_POLISHING -> "one minimum";
            case SAME_CHANNEL_AFTER_POLISHING -> "one channel to infinity";
            case DIFFERENT_END_STATES -> "different ends";
            case UNDECIDED -> "undecided";
        };
    }
}
