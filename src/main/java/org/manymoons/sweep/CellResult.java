package org.manymoons.sweep;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.endstate.Kind;

/**
 * What one cell of a sweep came to; what does not apply is null.
 *
 * @param failed              seeds whose numbers were no longer finite
 * @param cost                loss on the training set after training, weight decay included
 * @param testCost            cross-entropy on the test set after training
 * @param disagreement        mean over all pairs of seeds of the share of test samples that they classify differently
 * @param correlation         of training cost and test cost over the seeds (Pearson)
 * @param correlationInterval its 95 % interval by Fisher's z
 * @param endStates           null where nothing was polished
 */
public record CellResult(
        int seeds,
        int failed,
        @Nullable Spread cost,
        @Nullable Spread testCost,
        @Nullable Double trainingAccuracy,
        @Nullable Double testAccuracy,
        @Nullable Double disagreement,
        @Nullable Double correlation,
        @Nullable List<Double> correlationInterval,
        @Nullable EndStates endStates) {

    /**
     * Where the seeds end.
     *
     * @param hits                 seeds by kind of end state, in the order of the labels
     * @param atLeast              end states proven different from each other: a lower bound of their number
     * @param undecidedPairs       pairs of the end states found that may be one
     * @param strictMinima         strict minima found
     * @param notConverged         seeds of which no kind was established
     * @param best                 cost, or limit of the cost, of the lowest end state
     * @param shareOfBest          share of the seeds that end there
     * @param shareOfBestInterval  its 95 % Wilson interval
     * @param unseenMass           Good-Turing estimate of the share of seeds whose end state was not seen
     */
    public record EndStates(
            Map<Kind, Integer> hits,
            int atLeast,
            int undecidedPairs,
            int strictMinima,
            int notConverged,
            @Nullable Double best,
            @Nullable Double shareOfBest,
            @Nullable List<Double> shareOfBestInterval,
            @Nullable Double unseenMass) {

        public EndStates {
            Map<Kind, Integer> byLabel = new TreeMap<>(Comparator.comparing(Kind::label));
            byLabel.putAll(hits);
            hits = Collections.unmodifiableMap(byLabel);
        }

        /** The unseen mass where enough seeds finished to say something of it. */
        public @Nullable Double unseenToSay() {
            int finished = hits.values().stream().mapToInt(Integer::intValue).sum();
            return finished < CensusResult.FEWEST_FOR_UNSEEN ? null : unseenMass;
        }

        static EndStates of(CensusResult census) {
            Map<Kind, Integer> hits = new EnumMap<>(Kind.class);
            census.endStates().forEach(state -> hits.merge(state.kind(), state.hits(), Integer::sum));
            FoundEndState best = census.endStates().stream()
                    .filter(state -> state.kind() != Kind.NOT_CONVERGED)
                    .min(Comparator.comparingDouble(FoundEndState::value))
                    .orElse(null);
            return new EndStates(
                    hits,
                    census.counts().endStatesAtLeast(),
                    census.counts().undecidedPairs(),
                    (int) census.endStates().stream()
                            .filter(state -> state.kind() == Kind.STRICT_MINIMUM)
                            .count(),
                    census.counts().notConverged(),
                    best == null ? null : best.value(),
                    best == null ? null : (double) best.hits() / census.counts().seeds(),
                    best == null ? null : best.hitsInterval(),
                    census.counts().unseenMass());
        }
    }
}
