package org.manymoons.census;

import static org.manymoons.wording.Wording.format;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Reasons;

/**
 * An end state of a census, described by the one of its smallest seed. What does not apply is null: a channel has no
 * critical point, so its gradient, eigenvalues and copies are null and its accuracies are those of a network some way along.
 *
 * @param cost             loss on the training set in nats, l2 included
 * @param limit            of the loss along a channel
 * @param limitError       how far the exact limit can be from it; null where that is not known
 * @param hits             the number of seeds that end there
 * @param hitsInterval     of the share of seeds that end there: from the lower end of the 95 % Wilson interval of the hits to
 *                         the upper end of that of the hits, the seeds without a kind and those that may end there
 * @param seeds            the smallest 1,000 of those seeds, ascending
 * @param undecidedWith    smallest seeds of the end states that may be this one; none for not_converged, which may be any
 * @param copies           parameter vectors that are this one written differently; null for relu, identity and channels
 * @param freeDirections   names of the flat directions
 * @param eigenvalues      of the Hessian, ascending
 * @param eigenvalueBounds how far each of them can be from the exact one
 * @param conditionNumber  largest over smallest absolute eigenvalue, null where that is infinite
 * @param units            of a network with one hidden layer, otherwise null
 * @param parameters       in the network's order
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record FoundEndState(
        Kind kind,
        double cost,
        @Nullable Double limit,
        @Nullable Double limitError,
        int hits,
        List<Double> hitsInterval,
        List<Long> seeds,
        List<Long> undecidedWith,
        @Nullable BigInteger copies,
        List<String> freeDirections,
        @Nullable Double gradientMaxAbs,
        @Nullable Double hessianMinEigenvalue,
        @Nullable Double hessianMaxEigenvalue,
        double @Nullable [] eigenvalues,
        double @Nullable [] eigenvalueBounds,
        @Nullable Double conditionNumber,
        @Nullable Double trainingAccuracy,
        @Nullable Double testAccuracy,
        @Nullable List<Unit> units,
        double[] parameters,
        @Nullable ChannelEvidence channel,
        Reasons reasons) {
    private static final int SHOWN = 8;

    /** The limit of a channel, the cost of anything else: what the end state is worth. */
    public double value() {
        return limit == null ? cost : limit;
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
                    ? format("%.2f", output)
                    : Arrays.stream(Objects.requireNonNull(outputs))
                            .limit(SHOWN)
                            .mapToObj(weight -> format("%.2f", weight))
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
