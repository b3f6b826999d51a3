package org.manymoons.census;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.Kind;
import org.manymoons.predictions.PredictedSamples;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** The end states whose cost, or limit of the cost, is near the lowest one: an epsilon-level set (Marx et al. 2020). */
final class NearTheBest {
    /** Chosen: nats above the lowest cost. */
    static final double EPSILON = 0.01;

    /** Chosen, for memory: a row of probabilities each. */
    private static final int MOST = 200;

    private NearTheBest() {}

    /**
     * How much they disagree on the test set, or on the training set where there is none.
     *
     * @return null for fewer than two, or where there are no two classes
     */
    static @Nullable PredictiveMultiplicity of(
            Objective objective, @Nullable Samples test, List<FoundEndState> endStates) {
        List<FoundEndState> known = endStates.stream()
                .filter(state -> state.kind() != Kind.NOT_CONVERGED)
                .toList();
        double lowest = known.stream().mapToDouble(FoundEndState::value).min().orElse(0);
        List<FoundEndState> near = known.stream()
                .filter(state -> state.value() <= lowest + EPSILON)
                .sorted(Comparator.comparingDouble(FoundEndState::value))
                .limit(MOST)
                .toList();
        if (near.size() < 2 || !PredictedSamples.arePossible(objective.network())) {
            return null;
        }
        return PredictiveMultiplicity.of(
                PredictedSamples.of(
                        objective.network(),
                        near.stream().map(state -> state.seeds().get(0)).toList(),
                        near.stream().map(FoundEndState::parameters).toList(),
                        test == null ? objective.samples() : test),
                0);
    }
}
