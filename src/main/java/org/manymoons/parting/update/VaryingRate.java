package org.manymoons.parting.update;

import org.jspecify.annotations.Nullable;

/**
 * Updates along the gradient whose learning rate is another one each time, as schedules and clipping by the norm make them.
 *
 * @param first the learning rate of the first of them
 * @param last  that of the last
 */
public record VaryingRate(double first, double last) {
    private static final int FEWEST_PARAMETERS = 5; // of fewer a single update has too few equations to show anything

    /** Null where an update has another direction. */
    public static @Nullable VaryingRate of(Steps steps, UpdateRule decays, double unit) {
        int parameters = steps.source().weights().length;
        if (parameters < FEWEST_PARAMETERS || steps.count() < 2 || decays.kind() != Momentum.NONE) {
            return null;
        }
        double first = 0;
        double last = 0;
        for (int i = 0; i < steps.count(); i++) {
            Step step = steps.get(i);
            double rate = rate(step, decays, steps.source().weights());
            UpdateRule rule = new UpdateRule(Momentum.NONE, rate, decays.l2(), decays.l2OfBiases(), 0);
            if (!(rate > 0) || rule.misfit(steps.source().weights(), step, unit) > 1) {
                return null;
            }
            first = i == 0 ? rate : first;
            last = rate;
        }
        return new VaryingRate(first, last);
    }

    private static double rate(Step step, UpdateRule decays, boolean[] weights) {
        double product = 0;
        double square = 0;
        for (int k = 0; k < weights.length; k++) {
            double gradient = step.gradient()[k] + decays.decay(weights, k) * step.before()[k];
            product -= step.change(k) * gradient;
            square += gradient * gradient;
        }
        return product / square;
    }
}
