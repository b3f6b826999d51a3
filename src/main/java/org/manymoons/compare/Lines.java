package org.manymoons.compare;

import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.align.Alignment;

/**
 * The loss along the straight line from a to b, as they stand and aligned.
 *
 * @param aligned to the b that is aligned with a; null for identity layers, which permute nothing
 */
public record Lines(Barrier raw, @Nullable Barrier aligned) {
    /** Chosen: parameters x samples x points of a line whose loss is evaluated, a minute. */
    private static final long MOST_WORK = 20_000_000_000L;

    /** Null where it takes too long. */
    public static @Nullable Lines between(Objective objective, double[] a, double[] b, Alignment alignment) {
        if ((long) a.length * objective.samples().size() * Barrier.POINTS > MOST_WORK) {
            return null;
        }
        Network network = objective.network();
        return new Lines(
                Barrier.between(objective, a, b),
                permutesUnits(network)
                        ? Barrier.between(objective, a, alignment.symmetry().apply(network, b))
                        : null);
    }

    /** Whether symmetries of the network put units into another order, which they do not where these can be mixed. */
    public static boolean permutesUnits(Network network) {
        return network.hidden().stream().noneMatch(layer -> layer.activation() == Activation.IDENTITY);
    }
}
