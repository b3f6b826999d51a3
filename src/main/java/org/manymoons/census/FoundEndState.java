package org.manymoons.census;

import static org.manymoons.wording.Wording.fixed;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.EndFigures;
import org.manymoons.endstate.Kind;

/**
 * An end state of a census, described by the one of its smallest seed. What does not apply is null: a channel has no
 * critical point, so its gradient, eigenvalues and copies are null and its accuracies are those of a network some way along.
 *
 * @param hits             the number of seeds that end there
 * @param hitsInterval     of the share of seeds that end there: from the lower end of the 95 % Wilson interval of the hits to
 *                         the upper end of that of the hits, the seeds without a kind and those that may end there
 * @param seeds            the smallest 1,000 of those seeds, ascending
 * @param undecidedWith    smallest seeds of the end states that may be this one; none for not_converged, which may be any
 * @param copies           parameter vectors that are this one written differently; null for relu, identity and channels
 * @param units            of a network with one hidden layer, otherwise null
 */
@JsonPropertyOrder({
    "kind",
    "cost",
    "limit",
    "limit_error",
    "hits",
    "hits_interval",
    "seeds",
    "undecided_with",
    "copies",
    "free_directions",
    "gradient_max_abs",
    "hessian_min_eigenvalue",
    "hessian_max_eigenvalue",
    "eigenvalues",
    "eigenvalue_bounds",
    "condition_number",
    "training_accuracy",
    "test_accuracy",
    "units",
    "parameters",
    "channel",
    "reasons"
})
public record FoundEndState(
        @JsonUnwrapped EndFigures figures,
        int hits,
        List<Double> hitsInterval,
        List<Long> seeds,
        List<Long> undecidedWith,
        @Nullable BigInteger copies,
        @Nullable List<Unit> units,
        @Nullable ChannelEvidence channel) {
    private static final int SHOWN = 8;

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

    /**
     * A hidden unit.
     *
     * @param w       its incoming weights
     * @param output  its outgoing weight; null where there are several
     * @param outputs its outgoing weights; null where there is one
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Unit(double[] w, double bias, @Nullable Double output, double @Nullable [] outputs) {
        public Unit {
            if (output == null && outputs == null) {
                throw new IllegalArgumentException("a unit has an outgoing weight, or several");
            }
        }

        /** Its outgoing weights, however many: {@code 1.25, -0.50}. */
        public String outgoing() {
            return output != null
                    ? fixed(output, 2)
                    : Arrays.stream(Objects.requireNonNull(outputs))
                            .limit(SHOWN)
                            .mapToObj(weight -> fixed(weight, 2))
                            .collect(Collectors.joining(", ", "", outputs.length > SHOWN ? ", ..." : ""));
        }
    }

    /**
     * What shows that the loss falls towards a limit that only infinite parameters reach.
     *
     * @param growth the norm of the parameters and the loss at places along the channel, outward
     */
    public record ChannelEvidence(List<ChannelGroup> groups, List<Channel.Station> growth) {}
}
