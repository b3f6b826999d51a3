package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.ProvenEnds;

/** The runs two by two: verdict, distances, how the predictions differ. */
final class PairsTable {
    private static final int SHOWN = 10;

    private final List<PairResult> pairs;
    private final @Nullable ProvenEnds proof;

    /** Of these pairs, with what is proven of the runs' ends, null where nothing was to be. */
    PairsTable(List<PairResult> pairs, @Nullable ProvenEnds proof) {
        this.pairs = pairs;
        this.proof = proof;
    }

    void print(PrintWriter out) {
        if (pairs.isEmpty()) {
            return;
        }
        List<PairResult> shown = pairs.subList(0, Math.min(SHOWN, pairs.size()));
        int width = shown.stream().mapToInt(pair -> seeds(pair).length()).max().orElseThrow();
        String left = "%-" + Math.max(width, "seeds".length()) + "s  ";
        String row = left + "%-8s  %-8s  %-8s  %-8s  %-24s  %s";
        String tested = pairs.get(0).test() == null ? "training" : "test";
        out.println(format(
                left + "%-62s  %s",
                "",
                "as trained: distance, rise of the cost between them, "
                        + (pairs.get(0).held().labelDisagreement() == null ? "predictions" : "labels"),
                "carried on"));
        out.println(format(
                row,
                "seeds",
                "distance",
                "aligned",
                "rise",
                "aligned",
                pairs.get(0).held().labelDisagreement() == null
                        ? "rms difference, " + tested
                        : "labels differ, " + tested + " (p)",
                "the two are"));
        for (PairResult pair : shown) {
            PredictionDifference difference = pair.held();
            out.println(format(
                    row,
                    seeds(pair),
                    number(pair.rawDistance()),
                    number(pair.alignedDistance()),
                    number(pair.barrierRaw()),
                    number(pair.barrierAligned()),
                    predictions(difference),
                    verdict(pair)));
        }
        if (pairs.size() > SHOWN) {
            out.println("... and " + (pairs.size() - SHOWN) + " more pairs in results.json");
        }
        if (proof != null) {
            out.println("What the two are is proven by interval arithmetic where it says so, otherwise measured.");
        }
        out.println();
    }

    /** What is proven goes before what is measured. */
    private String verdict(PairResult pair) {
        Relation relation = proof == null
                ? Relation.UNDECIDED
                : proof.relation(ProvenEnds.seed(pair.a()), ProvenEnds.seed(pair.b()));
        return switch (relation) {
            case SAME -> "proven: one " + (Objects.equals(index(pair), 0) ? "minimum" : "critical point");
            case DIFFERENT -> "proven: different ends";
            case UNDECIDED -> words(pair.verdict());
        };
    }

    private @Nullable Integer index(PairResult pair) {
        return proof == null ? null : proof.index(ProvenEnds.seed(pair.a()));
    }

    private static String predictions(PredictionDifference difference) {
        return difference.labelDisagreement() == null || difference.mcNemar() == null
                ? number(difference.rootMeanSquare())
                : format(
                        "%.2f %% (%.2g)",
                        100 * difference.labelDisagreement(),
                        difference.mcNemar().pValue());
    }

    private static String seeds(PairResult pair) {
        return pair.a() + ", " + pair.b();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : value == 0 ? "0" : format("%.3g", value);
    }

    private static String words(PairVerdict verdict) {
        return switch (verdict) {
            case IDENTICAL -> "identical as they are";
            case SAME_UP_TO_SYMMETRY -> "the same up to symmetry";
            case SAME_MINIMUM_AFTER_POLISHING -> "one minimum";
            case SAME_CHANNEL_AFTER_POLISHING -> "one channel to infinity";
            case DIFFERENT_END_STATES -> "different ends";
            case UNDECIDED -> "undecided";
        };
    }
}
