package org.manymoons.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.proof.ProvenEnds;

/**
 * The end states of many seeds, as the results have them.
 *
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
 * @param endStates        most hits first, then by cost, then by smallest seed; of seeds that have not converged, each of
 *                         which stands alone, the first 1,000
 * @param predictions      how much the end states near the lowest cost disagree on single samples; null where fewer than two
 *                         are, or other than two classes
 * @param shortAnswer      whether the solution is unique, in a few sentences for everybody
 * @param sentences        the details
 * @param proof            what is proven of the end states; null where that was not asked for
 */
public record CensusResult(
        int seeds,
        int failed,
        List<Long> failedSeeds,
        int notConverged,
        int endStatesAtLeast,
        int undecidedPairs,
        @Nullable Double unseenMass,
        List<FoundEndState> endStates,
        @Nullable PredictiveMultiplicity predictions,
        List<String> shortAnswer,
        List<String> sentences,
        @Nullable ProvenEnds proof) {
    public CensusResult {
        failedSeeds = List.copyOf(failedSeeds);
        endStates = List.copyOf(endStates);
        shortAnswer = List.copyOf(shortAnswer);
        sentences = List.copyOf(sentences);
    }

    /** Of which nothing was to be proven. */
    public CensusResult(
            int seeds,
            int failed,
            List<Long> failedSeeds,
            int notConverged,
            int endStatesAtLeast,
            int undecidedPairs,
            @Nullable Double unseenMass,
            List<FoundEndState> endStates,
            @Nullable PredictiveMultiplicity predictions,
            List<String> shortAnswer,
            List<String> sentences) {
        this(
                seeds,
                failed,
                failedSeeds,
                notConverged,
                endStatesAtLeast,
                undecidedPairs,
                unseenMass,
                endStates,
                predictions,
                shortAnswer,
                sentences,
                null);
    }

    /** With what is proven of its end states, in the short answer too. */
    public CensusResult proven(ProvenEnds ends) {
        List<String> inShort = new ArrayList<>(shortAnswer);
        inShort.addAll(ends.sentences());
        return saying(inShort, sentences, ends);
    }

    CensusResult saying(List<String> inShort, List<String> text) {
        return saying(inShort, text, proof);
    }

    private CensusResult saying(List<String> inShort, List<String> text, @Nullable ProvenEnds ends) {
        return new CensusResult(
                seeds,
                failed,
                failedSeeds,
                notConverged,
                endStatesAtLeast,
                undecidedPairs,
                unseenMass,
                endStates,
                predictions,
                inShort,
                text,
                ends);
    }
}
