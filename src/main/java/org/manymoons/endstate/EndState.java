package org.manymoons.endstate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.spectrum.Spectrum;

/**
 * What a network is after polishing, with every figure that its kind was decided on.
 *
 * @param parameters      in the network's order; for a channel a network some way along it
 * @param loss            in nats, l2 included
 * @param lossBound       bound of the loss's rounding error
 * @param gradientMaxAbs  largest absolute component of the gradient
 * @param gradientBound   bound of the rounding error of that component
 * @param spectrum        of the Hessian at these parameters
 * @param conditionNumber largest over smallest absolute eigenvalue; infinite where the smallest is within its bound
 * @param newtonStep      length of the Newton step on the eigenvalues beyond their bounds, relative to the parameter norm
 * @param channel         where the kind is a channel
 * @param freeDirections  the names of flat directions, one each
 * @param iterations      polishing steps tried
 * @param reasons         why this kind, in sentences
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record EndState(
        double[] parameters,
        Kind kind,
        double loss,
        double lossBound,
        double gradientMaxAbs,
        double gradientBound,
        Spectrum spectrum,
        double conditionNumber,
        double newtonStep,
        @Nullable Channel channel,
        List<String> freeDirections,
        int iterations,
        List<String> reasons) {
    /** The reason by which the results, which have no key for it, say that a flat valley leaves into a saddle. */
    static final String LEAVES_INTO_SADDLE = "the valley leaves into a saddle";

    public EndState {
        freeDirections = List.copyOf(freeDirections);
        reasons = List.copyOf(reasons);
    }

    /** Whether these reasons of an end state have it that its flat valley leaves into a saddle. */
    public static boolean leavesIntoSaddle(List<String> reasons) {
        return reasons.contains(LEAVES_INTO_SADDLE);
    }
}
