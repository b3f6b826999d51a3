package org.manymoons.parting.update;

import org.jspecify.annotations.Nullable;

/**
 * One recorded update, and what is needed to make it again.
 *
 * @param iteration updates made before it
 * @param gradient  at {@code before}, of the loss without weight decay, on its batch
 * @param terms     what is rounded in that, see {@link RoundedTerms}, times {@link RoundedTerms#additions}
 * @param previous  the update before it, null where that was not recorded; of the first one all zeros
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Step(
        long iteration,
        double[] before,
        double[] after,
        double[] gradient,
        double[] terms,
        @Nullable Previous previous) {

    /** The update before, with the parameters and the gradient that it was made from. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Previous(double[] change, double[] before, double[] gradient, double[] terms) {}

    public double change(int k) {
        return after[k] - before[k];
    }
}
