package org.manymoons.census;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.manymoons.reference.Network;

/** What a census says, in sentences made of its numbers. */
final class CensusSentences {
    /** The chance that is spoken of. */
    private static final double MISSED = 0.05;

    private CensusSentences() {}

    static List<String> notPossible(Network network) {
        String activations = network.hidden().stream()
                .map(layer -> layer.activation().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        return List.of(
                "There is no census for " + activations + ": kinks are treated in one hidden layer of relu or"
                        + " leakyrelu before one sigmoid output only, and without polishing every seed would count as an end state of its own.");
    }

    static List<String> of(CensusResult result) {
        List<String> sentences = new ArrayList<>();
        int finished = result.counts().finished();
        if (result.counts().failed() > 0) {
            sentences.add(format(
                    "%d of %s failed because their numbers were no longer finite; a smaller training.learning_rate helps.",
                    result.counts().failed(), counted(result.counts().seeds(), "seed")));
        }
        if (finished == 0) {
            return sentences;
        }
        int classified = finished - result.counts().notConverged();
        if (classified > 0) {
            sentences.add(lowerBound(result, classified));
        }
        if (result.counts().notConverged() > 0) {
            sentences.add(format(
                    "Of %s polishing could not establish what the end state is; each stands alone in the list%s, and counts for the"
                            + " upper ends of all other intervals.",
                    counted(result.counts().notConverged(), "seed"),
                    result.counts().notConverged() > Grouping.LISTED
                            ? ", which has the first " + Grouping.LISTED + " of them"
                            : ""));
        }
        if (result.counts().undecidedPairs() > 0) {
            sentences.add(format(
                    "For %s of end states it is undecided whether they are one; they are kept apart, and only end states"
                            + " proven different from each other count for the lower bound.",
                    counted(result.counts().undecidedPairs(), "pair")));
        }
        if (result.counts().unseenMass() != null) {
            sentences.add(unseen(result, finished));
        }
        sentences.add("Hits depend on the recipe and the polisher, not on the landscape alone.");
        return sentences;
    }

    /** An end state that a share p of the seeds lead to is missed by all k of them with a chance of (1 - p)^k. */
    private static String unseen(CensusResult result, int finished) {
        String missed = format(
                "that %.1f %% of the seeds lead to is missed by %s with a chance of %.0f %%.",
                100 * (1 - Math.pow(MISSED, 1.0 / finished)), counted(finished, "seed"), 100 * MISSED);
        if (finished < CensusResult.FEWEST_FOR_UNSEEN) {
            return counted(finished, "seed") + (finished == 1 ? " says" : " say")
                    + " little of end states that were not seen here: one " + missed;
        }
        return format(
                "The chance that one more seed leads to an end state not seen here is %s %.1f %% (Good-Turing estimate%s);"
                        + " an end state %s",
                doubtful(result).isEmpty() ? "about" : "at most about",
                100 * Objects.requireNonNull(result.counts().unseenMass()),
                doubtful(result).isEmpty() ? "" : ", with " + doubtful(result) + " counted as seen once",
                missed);
    }

    private static String doubtful(CensusResult result) {
        return Stream.of(
                        result.counts().undecidedPairs() > 0 ? "undecided ones" : "",
                        result.counts().notConverged() > 0 ? "seeds whose end is not known" : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String lowerBound(CensusResult result, int classified) {
        boolean one = result.counts().endStatesAtLeast() == 1 && result.counts().undecidedPairs() == 0;
        if (one && classified > 1) {
            return format(
                    "All %s%s lead to the same end state.",
                    counted(classified, "seed"), result.counts().notConverged() > 0 ? " that could be classified" : "");
        }
        return format(
                "%s to at least %s.",
                classified == 1 ? "One seed leads" : classified + " seeds lead",
                result.counts().endStatesAtLeast() == 1
                        ? "one end state"
                        : counted(result.counts().endStatesAtLeast(), "different end state"));
    }
}
