package org.manymoons.endstate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.kink.KinkJudge;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Spectrum;

/**
 * What a network is after polishing: what was decided, and the spectrum that it was decided on.
 *
 * @param decision what journals keep
 * @param spectrum of the Hessian at the decision's parameters, along the kinks where there are any; it can be computed again to
 *                 the same bits
 */
public record EndState(Decision decision, Spectrum spectrum) {
    /**
     * The kind with every other figure that it was decided on; these are the keys of a journal's end states.
     *
     * @param loss            in nats, l2 included
     * @param lossBound       bound of the loss's rounding error
     * @param gradientMaxAbs  largest absolute component of the gradient
     * @param gradientBound   bound of the rounding error of that component
     * @param conditionNumber largest over smallest absolute eigenvalue; infinite where the smallest is within its bound
     * @param newtonStep      length of the Newton step on the eigenvalues beyond their bounds, relative to the parameter norm
     * @param iterations      polishing steps tried
     * @param freeDirections  the names of flat directions, one each
     * @param reasons         why this kind
     * @param parameters      in the network's order; for a channel a network some way along it
     * @param channel         where the kind is a channel
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Decision(
            Kind kind,
            double loss,
            double lossBound,
            double gradientMaxAbs,
            double gradientBound,
            double conditionNumber,
            double newtonStep,
            int iterations,
            List<String> freeDirections,
            Reasons reasons,
            double[] parameters,
            @Nullable Channel channel) {
        public Decision {
            if (kind == null || parameters == null || freeDirections == null || reasons == null) {
                throw new IllegalArgumentException(
                        "an end state needs a kind, parameters, free directions and reasons");
            }
            if (parameters.length == 0 || !Arrays.stream(parameters).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("an end state has parameters, all of them finite");
            }
            if (kind == Kind.CHANNEL_TO_INFINITY && channel == null) {
                throw new IllegalArgumentException("a channel to infinity says which channel it is");
            }
            freeDirections = List.copyOf(freeDirections);
        }
    }

    /** One that was read from a journal, with its spectrum. */
    public static EndState of(Objective objective, Decision decision) {
        return new EndState(
                decision,
                KinkJudge.treats(objective.network())
                        ? KinkJudge.of(objective, decision.parameters()).spectrum()
                        : Spectrum.of(objective, decision.parameters()));
    }

    public Kind kind() {
        return decision.kind();
    }

    /** At the parameters, in nats, l2 included. */
    public double loss() {
        return decision.loss();
    }

    /** In the network's order; for a channel a network some way along it. */
    public double[] parameters() {
        return decision.parameters();
    }

    /** Null where the kind is no channel. */
    public @Nullable Channel channel() {
        return decision.channel();
    }
}
