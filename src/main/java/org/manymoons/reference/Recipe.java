package org.manymoons.reference;

import java.util.List;
import java.util.function.LongFunction;

/**
 * How a network is trained: everything but the seed.
 *
 * @param training       the whole training set
 * @param batches        the training set cut into batches, which the updates use in turn
 * @param iterations     number of updates
 * @param initialWeights the parameters that a seed starts from
 */
public record Recipe(
        Network network,
        Updater updater,
        Samples training,
        List<Samples> batches,
        int iterations,
        LongFunction<double[]> initialWeights) {
    public Recipe {
        batches = List.copyOf(batches);
    }
}
