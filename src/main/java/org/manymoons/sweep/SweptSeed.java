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
public record SweptSeed(long seed, @Nullable Trained trained, EndState.@Nullable Decision end) implements SeedLine {
    /**
     * The network at the end of its training.
     *
     * @param cost             loss on the training set in nats, weight decay included
     * @param trainingAccuracy share of the training samples
     * @param testCost         cross-entropy on the test set in nats, without weight decay; null without a test set
     * @param testAccuracy     share of the test samples
     * @param testLabels       the predicted classes of the test samples, a bit each, in hexadecimal
     */
    public record Trained(
            double cost,
            double trainingAccuracy,
            @Nullable Double testCost,
            @Nullable Double testAccuracy,
            @Nullable String testLabels) {}
}
