package org.manymoons.landscape.search;

import org.jspecify.annotations.Nullable;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.Lines;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.align.Alignment;

/**
 * How far the loss rises above the straight line between two end states, as they stand and aligned.
 *
 * @param a               number of an end state
 * @param b               of another
 * @param distance        of their parameters
 * @param alignedDistance smallest distance over all symmetries
 * @param raw             rise of the training loss, l2 included; null where it would take too long
 * @param aligned         with the second aligned with the first
 * @param rawTest         rise of the loss on the test set, l2 included; null without one
 * @param alignedTest     the same, aligned
 */
public record LineBarriers(
        int a,
        int b,
        double distance,
        double alignedDistance,
        @Nullable Double raw,
        @Nullable Double aligned,
        @Nullable Double rawTest,
        @Nullable Double alignedTest) {
    static LineBarriers between(
            int a, int b, Objective training, @Nullable Objective test, double[] first, double[] second) {
        Alignment alignment = Alignment.between(training.network(), first, second);
        Lines lines = Lines.between(training, first, second, alignment);
        Lines tested = test == null ? null : Lines.between(test, first, second, alignment);
        return new LineBarriers(
                a,
                b,
                alignment.rawDistance(),
                alignment.distance(),
                height(lines == null ? null : lines.raw()),
                height(lines == null ? null : lines.aligned()),
                height(tested == null ? null : tested.raw()),
                height(tested == null ? null : tested.aligned()));
    }

    private static @Nullable Double height(@Nullable Barrier barrier) {
        return barrier == null || !Double.isFinite(barrier.height()) ? null : barrier.height();
    }
}
