package org.manymoons.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.compare.PairResult;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Reasons;
import org.manymoons.predictions.Accuracy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * What polishing made of a run, with the figures its kind was decided on.
 *
 * @param cost                    loss at these parameters; of a channel, some way along it
 * @param limit                   limit of the loss along a channel, null for other kinds
 * @param gradientBound           what rounding alone can make of {@code gradientMaxAbs}
 * @param hessianMinEigenvalueBound how far the smallest eigenvalue can be from the exact one
 * @param conditionNumber         null where the smallest eigenvalue cannot be told from zero
 * @param newtonStep              length of the Newton step relative to the parameter norm, null where it is not finite
 * @param eigenvalues             of the Hessian at these parameters, ascending
 * @param eigenvalueBounds        how far each of them can be from the exact one
 * @param channel                 the evidence for a channel, unit by unit
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record EndStateSummary(
        Kind kind,
        double cost,
        @Nullable Double limit,
        @Nullable Double limitError,
        double gradientMaxAbs,
        double gradientBound,
        double hessianMinEigenvalue,
        double hessianMinEigenvalueBound,
        double hessianMaxEigenvalue,
        double[] eigenvalues,
        double[] eigenvalueBounds,
        @Nullable Double conditionNumber,
        @Nullable Double newtonStep,
        int iterations,
        @Nullable Double trainingAccuracy,
        @Nullable Double testAccuracy,
        List<String> freeDirections,
        @Nullable List<ChannelGroup> channel,
        @Nullable Double growth,
        Reasons reasons,
        double[] parameters) {

    public static EndStateSummary of(EndState state, Network network, Samples training, @Nullable Samples test) {
        EndState.Decision decision = state.decision();
        double[] eigenvalues = state.spectrum().eigenvalues();
        double[] p = state.parameters();
        Channel channel = state.channel();
        return new EndStateSummary(
                state.kind(),
                state.loss(),
                channel == null ? null : channel.limit(),
                channel == null ? null : channel.limitError(),
                decision.gradientMaxAbs(),
                decision.gradientBound(),
                eigenvalues[0],
                state.spectrum().bounds()[0],
                eigenvalues[eigenvalues.length - 1],
                eigenvalues,
                state.spectrum().bounds(),
                PairResult.finite(decision.conditionNumber()),
                PairResult.finite(decision.newtonStep()),
                decision.iterations(),
                Accuracy.of(network, p, training),
                Accuracy.of(network, p, test),
                decision.freeDirections(),
                channel == null ? null : ChannelGroup.of(channel),
                channel == null ? null : growth(channel),
                decision.reasons(),
                p);
    }

    /** The norm at the end of the path over that at its beginning. */
    private static @Nullable Double growth(Channel channel) {
        List<Channel.Station> path = channel.path();
        return path.isEmpty()
                ? null
                : PairResult.finite(
                        path.get(path.size() - 1).norm() / path.get(0).norm());
    }

    /** The limit of a channel, the cost of anything else: what the end state is worth. */
    public double value() {
        return limit == null ? cost : limit;
    }
}
