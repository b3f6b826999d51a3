package org.manymoons.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.manymoons.reference.Network;

/** What a census says, in sentences made of its numbers. */
final class CensusSentences {
    private CensusSentences() {}

    static List<String> notPossible(Network network) {
        String activations = network.hidden().stream()
                .map(layer -> layer.activation().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        return List.of(
                "There is no census for " + activations + ": where an activation has a kink there is no Hessian to"
                        + " polish with, and without polishing every seed would count as an end state of its own.");
    }

    static List<String> of(CensusResult result) {
        List<String> sentences = new ArrayList<>();
        int finished = result.seeds() - result.failedSeeds().size();
        if (!result.failedSeeds().isEmpty()) {
            sentences.add(format(
                    "%d of %s failed because their numbers were no longer finite; a smaller training.learning_rate helps.",
                    result.failedSeeds().size(), counted(result.seeds(), "seed")));
        }
        if (finished == 0) {
            return sentences;
        }
        sentences.add(format(
                "%s lead to at least %s%s.",
                counted(finished, "seed"),
                counted(result.endStatesAtLeast(), "different end state"),
                finished > 1 && result.endStates().size() == 1 && result.notConverged() == 0
                        ? ": all of them to the same one"
                        : ""));
        if (result.undecidedPairs() > 0) {
            sentences.add(format(
                    "For %s of the %d end states listed it is undecided whether they are one; they are kept apart, and only"
                            + " those proven different count for the lower bound.",
                    counted(result.undecidedPairs(), "pair"), result.endStates().size()));
        }
        if (result.notConverged() > 0) {
            sentences.add(
                    format("Of %s polishing could not establish the kind.", counted(result.notConverged(), "seed")));
        }
        if (result.unseenMass() != null) {
            sentences.add(format(
                    "Chance that one more seed shows an end state not seen here (Good-Turing): about %.1f %%.",
                    100 * result.unseenMass()));
        }
        sentences.add("The hits depend on the recipe and the polisher, not on the landscape alone.");
        return sentences;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
