package org.manymoons.census;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.manymoons.endstate.Kind;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.wording.Wording;

/** "Is the solution unique?" in a few sentences for somebody who knows none of the words. */
final class CensusAnswer {
    /** Half of the last of the five digits that are printed of a cost. */
    private static final double NOT_SHOWN = 5e-6;

    private CensusAnswer() {}

    static List<String> of(CensusResult result) {
        int finished = result.counts().finished();
        if (finished == 0) {
            return List.of("There is no answer: every start failed, its numbers grew until they were none.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(headline(result, finished));
        List<FoundEndState> known = result.endStates().stream()
                .filter(state -> state.kind() != Kind.NOT_CONVERGED)
                .sorted(Comparator.comparingDouble(FoundEndState::value))
                .toList();
        if (known.size() > 1) {
            sentences.add(best(known, finished));
        }
        if (result.counts().notConverged() > 0) {
            sentences.add(format(
                    "Of %d of the %d starts it could not be established where they end; they may lead to these ends or to others.",
                    result.counts().notConverged(), finished));
        }
        if (result.counts().failed() > 0) {
            sentences.add(format(
                    "%d more failed, their numbers grew until they were none.",
                    result.counts().failed()));
        }
        if (result.predictions() != null) {
            sentences.add(predictions(result.predictions()));
        }
        return sentences;
    }

    private static String headline(CensusResult result, int finished) {
        int known = finished - result.counts().notConverged();
        if (result.counts().endStatesAtLeast() > 1) {
            return format(
                    "No, the solution is not unique: carried on to their ends, %d starts reach at least %d that differ by more than"
                            + " changes that leave the function as it is.",
                    finished, result.counts().endStatesAtLeast());
        }
        if (known == 0) {
            return "Whether the solution is unique could not be established for any start.";
        }
        if (result.counts().undecidedPairs() > 0) {
            return "It is undecided whether the solution is unique: some of the ends found may be one.";
        }
        return known == 1
                ? "One start cannot tell whether the solution is unique; give census.seeds more seeds."
                : format(
                        "As far as %d starts can tell the solution is unique: all reach the same end, up to changes that leave the"
                                + " function as it is.",
                        known);
    }

    private static String best(List<FoundEndState> known, int finished) {
        FoundEndState best = known.get(0);
        double more = known.get(known.size() - 1).value() - best.value();
        if (more < NOT_SHOWN) {
            return format(
                    "To five digits they all cost the same, %.5f; the most frequent is reached from %d of %d starts.",
                    best.value(),
                    known.stream().mapToInt(FoundEndState::hits).max().orElse(0),
                    finished);
        }
        return format(
                "The best of them %s %.5f and is reached from %d of %d starts; the others cost up to %s more.",
                best.kind() == Kind.CHANNEL_TO_INFINITY ? "tends to a cost of" : "costs",
                best.value(),
                best.hits(),
                finished,
                Wording.roundedUp(more, 2));
    }

    private static String predictions(PredictiveMultiplicity found) {
        String near = format(
                "%d ends whose cost is within %s of the best",
                found.networks(), Wording.roundedUp(NearTheBest.EPSILON, 2));
        return found.discrepancy() == 0
                ? format("The %s label all %d samples alike.", near, found.samples())
                : format(
                        "Of the %s none labels more than %s %% of %d samples otherwise than the best one does.",
                        near, Wording.roundedUp(100 * found.discrepancy(), 2), found.samples());
    }
}
