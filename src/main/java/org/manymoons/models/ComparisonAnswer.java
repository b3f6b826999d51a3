package org.manymoons.models;

import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.roundedUp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.Lines;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.symmetry.align.Alignment;

/** What two saved models are to each other as they were trained, in a few sentences that need no polishing. */
final class ComparisonAnswer {
    private static final double SIGNIFICANT = 0.05;

    private ComparisonAnswer() {}

    /** The sentences; none where nothing is known but that the two differ. */
    static List<String> of(Comparison comparison, @Nullable String notPolished) {
        List<String> sentences = new ArrayList<>();
        if (comparison.verdict() == PairVerdict.IDENTICAL) {
            return List.of("The two have the very same weights.");
        }
        Comparison.AsTrained asTrained = comparison.asTrained();
        if (asTrained.aligned() != null) {
            sentences.add(distance(comparison, asTrained.aligned().alignment()));
        }
        if (asTrained.lines() != null && asTrained.lines().aligned() != null) {
            sentences.add(rise(asTrained.lines()));
        }
        if (asTrained.predictions() != null) {
            sentences.add(predictions(asTrained.predictions()));
        }
        if (notPolished != null) {
            sentences.add("Not polished, since " + notPolished + ": whether the two lead to one minimum is not told.");
        }
        return sentences;
    }

    private static String distance(Comparison comparison, Alignment alignment) {
        if (comparison.verdict() == PairVerdict.SAME_UP_TO_SYMMETRY) {
            return "The two are one function written differently: a symmetry of the network makes their weights equal.";
        }
        String left = alignment.provenOptimal()
                ? format("no symmetry brings them nearer than %.3g", alignment.distance())
                : format(
                        "the best symmetry found brings them to %.3g, and none can bring them below %.3g",
                        alignment.distance(), alignment.leastDistance());
        String form = alignment.measuredIn().isOfParameters()
                ? ""
                : ", measured in " + alignment.measuredIn().words();
        return format("As they stand the two are %.3g apart; %s%s.", alignment.rawDistance(), left, form);
    }

    private static String rise(Lines lines) {
        String on = lines.isOfAll() ? "" : format(" (of %d of the samples)", lines.samples());
        return format(
                "On the straight line between them the cost%s rises by %s, and by %s once they are aligned.",
                on,
                roundedUp(lines.raw().height(), 2),
                roundedUp(Objects.requireNonNull(lines.aligned()).height(), 2));
    }

    private static String predictions(PredictionDifference difference) {
        if (difference.labelDisagreement() == null || difference.mcNemar() == null) {
            return format(
                    "Their predictions are %.3g apart (root mean square).",
                    Objects.requireNonNull(difference.rootMeanSquare()));
        }
        return format(
                "They label %.2f %% of the training samples differently, and %s.",
                100 * difference.labelDisagreement(),
                difference.mcNemar().pValue() < SIGNIFICANT
                        ? format(
                                "one is right more often than chance explains (p %.2g)",
                                difference.mcNemar().pValue())
                        : "neither is right more often than chance explains");
    }
}
