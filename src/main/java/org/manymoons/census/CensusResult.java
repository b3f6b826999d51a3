package org.manymoons.census;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.proof.ProvenEnds;

/**
 * The end states of many seeds, as the results have them.
 *
 * @param endStates   most hits first, then by cost, then by smallest seed; of seeds that have not converged, each of which
 *                    stands alone, the first 1,000
 * @param predictions how much the end states near the lowest cost disagree on single samples; null where fewer than two are,
 *                    or other than two classes
 * @param shortAnswer whether the solution is unique, in a few sentences for everybody
 * @param sentences   the details
 * @param proof       what is proven of the end states; null where that was not asked for
 */
public record CensusResult(
        @JsonUnwrapped Counts counts,
        List<FoundEndState> endStates,
        @Nullable PredictiveMultiplicity predictions,
        List<String> shortAnswer,
        List<String> sentences,
        @Nullable ProvenEnds proof) {
    /** Chosen: fewer finished seeds say too little of end states that were not seen for an estimate. */
    public static final int FEWEST_FOR_UNSEEN = 20;

    public CensusResult {
        endStates = List.copyOf(endStates);
        shortAnswer = List.copyOf(shortAnswer);
        sentences = List.copyOf(sentences);
    }

    /** Of which nothing is said or proven yet. */
    static CensusResult of(Counts counts, List<FoundEndState> endStates, @Nullable PredictiveMultiplicity predictions) {
        return new CensusResult(counts, endStates, predictions, List.of(), List.of(), null);
    }

    /**
     * @param seeds            how many seeds were to be counted
     * @param failed           how many of them have no end state because their numbers were no longer finite
     * @param failedSeeds      the smallest 1,000 of these, ascending
     * @param notConverged     the number of seeds for which polishing could not establish a kind
     * @param endStatesAtLeast the number of end states proven different from each other: a lower bound
     * @param undecidedPairs   the number of pairs of classified end states of which it could not be decided whether they are
     *                         one
     * @param unseenMass       Good-Turing estimate of the share of seeds whose end state was not seen: end states seen once
     *                         over seeds that finished; those that are undecided against others and seeds without a kind count
     *                         as seen once, so that it is rather too large. Null without a classified seed
     */
    public record Counts(
            int seeds,
            int failed,
            List<Long> failedSeeds,
            int notConverged,
            int endStatesAtLeast,
            int undecidedPairs,
            @Nullable Double unseenMass) {
        public Counts {
            failedSeeds = List.copyOf(failedSeeds);
        }

        /** Before anything is found. */
        static Counts none(int seeds) {
            return new Counts(seeds, 0, List.of(), 0, 0, 0, null);
        }

        /** The number of seeds that have an end state. */
        public int finished() {
            return seeds - failed;
        }
    }

    /** With no more end states than so many. */
    public CensusResult first(int most) {
        return new CensusResult(
                counts,
                endStates.subList(0, Math.min(most, endStates.size())),
                predictions,
                shortAnswer,
                sentences,
                proof);
    }

    /** With what is proven of its end states, in the short answer too. */
    public CensusResult proven(ProvenEnds ends) {
        List<String> inShort = new ArrayList<>(shortAnswer);
        inShort.addAll(ends.sentences());
        return new CensusResult(counts, endStates, predictions, inShort, sentences, ends);
    }

    CensusResult saying(List<String> inShort, List<String> text) {
        return new CensusResult(counts, endStates, predictions, inShort, text, proof);
    }
}
