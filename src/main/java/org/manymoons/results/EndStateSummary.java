package org.manymoons.results;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.compare.PairResult;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.EndFigures;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.predictions.Accuracy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * What polishing made of a run, with the figures its kind was decided on.
 *
 * @param channel the evidence for a channel, unit by unit; null for other kinds
 * @param growth  of the parameters' norm, from the beginning of the channel's path to its end
 */
@JsonPropertyOrder({
    "kind",
    "cost",
    "limit",
    "limit_error",
    "gradient_max_abs",
    "gradient_bound",
    "hessian_min_eigenvalue",
    "hessian_min_eigenvalue_bound",
    "hessian_max_eigenvalue",
    "eigenvalues",
    "eigenvalue_bounds",
    "condition_number",
    "newton_step",
    "iterations",
    "training_accuracy",
    "test_accuracy",
    "free_directions",
    "channel",
    "growth",
    "reasons",
    "parameters"
})
public record EndStateSummary(
        @JsonUnwrapped EndFigures figures,
        @Nullable List<ChannelGroup> channel,
        @Nullable Double growth) {

    public static EndStateSummary of(EndState state, Network network, Samples training, @Nullable Samples test) {
        double[] p = state.parameters();
        Channel channel = state.channel();
        return new EndStateSummary(
                EndFigures.of(state, Accuracy.of(network, p, training), Accuracy.of(network, p, test)),
                channel == null ? null : ChannelGroup.of(channel),
                channel == null ? null : growth(channel));
    }

    private static @Nullable Double growth(Channel channel) {
        List<Channel.Station> path = channel.path();
        return path.isEmpty()
                ? null
                : PairResult.finite(
                        path.get(path.size() - 1).norm() / path.get(0).norm());
    }

    public Kind kind() {
        return figures.kind();
    }

    /** The limit of a channel, the cost of anything else: what the end state is worth. */
    public double value() {
        return figures.value();
    }

    /** In the network's order. */
    public double[] parameters() {
        return figures.parameters();
    }
}
