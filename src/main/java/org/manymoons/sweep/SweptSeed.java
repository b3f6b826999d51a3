package org.manymoons.sweep;

import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.EndState;
import org.manymoons.journal.SeedLine;

/**
 * A seed of one cell of a sweep: where training ended, and where polishing carried it.
 *
 * @param trained null where training failed
 * @param end     null where nothing was polished, or polishing failed
 */
record SweptSeed(long seed, @Nullable Trained trained, EndState.@Nullable Decision end) implements SeedLine {
    /**
     * The network at the end of its training.
     *
     * @param cost             loss on the training set, weight decay included
     * @param trainingAccuracy share of the training samples; null where no classes are predicted
     * @param testCost         loss on the test set, without weight decay; null without a test set
     * @param testAccuracy     share of the test samples
     * @param testLabels       the predicted classes of the test samples, see {@link ClassesInHex}; null where none are
     *                         predicted
     */
    public record Trained(
            double cost,
            @Nullable Double trainingAccuracy,
            @Nullable Double testCost,
            @Nullable Double testAccuracy,
            @Nullable String testLabels) {}
}
