package org.manymoons.compare;

import org.jspecify.annotations.Nullable;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.align.Alignment;

/**
 * The loss along the straight line from a to b, as they stand and aligned.
 *
 * @param aligned to the b that is aligned with a; null for identity layers, which permute nothing
 * @param samples how many samples the loss is of
 * @param isOfAll whether these are all that there are
 */
public record Lines(Barrier raw, @Nullable Barrier aligned, int samples, boolean isOfAll) {
    /** Chosen: parameters x samples x points of a line whose loss is evaluated, a minute. */
    private static final long MOST_WORK = 20_000_000_000L;

    /** Chosen: a loss of fewer samples says too little. */
    private static final int FEWEST_SAMPLES = 20;

    /** Of all samples there are. */
    public Lines(Barrier raw, @Nullable Barrier aligned) {
        this(raw, aligned, 0, true);
    }

    /** Of so many of the samples as are affordable, evenly among them; null where these are too few. */
    public static @Nullable Lines ofSome(
            Network network, Samples samples, double[] a, double[] b, Alignment alignment) {
        long affordable = MOST_WORK / Barrier.POINTS / a.length;
        if (affordable < Math.min(FEWEST_SAMPLES, samples.size())) {
            return null;
        }
        Samples some = LayerSimilarity.some(samples, (int) Math.min(affordable, samples.size()));
        Lines lines = between(Kernels.objective(network, some), a, b, alignment);
        return lines == null
                ? null
                : new Lines(lines.raw(), lines.aligned(), some.size(), some.size() == samples.size());
    }

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
                        : null,
                objective.samples().size(),
                true);
    }

    /** Whether symmetries of the network put units into another order, which they do not where these can be mixed. */
    public static boolean permutesUnits(Network network) {
        return network.hidden().stream().noneMatch(layer -> layer.activation() == Activation.IDENTITY);
    }
}
