package org.manymoons.parting;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.CommonRows.Gap;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.parting.update.UpdateRule;
import org.manymoons.spectrum.Sharpness;

/** How a difference of rounding size grows until two trainings part, and whether sharpness explains it. */
final class Amplification {
    /** Chosen: the largest over the places hardly grows with more, and each costs a largest eigenvalue. */
    private static final int MOST_PLACES = 20;

    /** Chosen: an eigenvalue of a larger network at each place is too much work for one sentence. */
    private static final int MOST_PARAMETERS = 1000;

    private static final double GROWN = 1e-3; // of the parameters: from here on growth saturates

    private Amplification() {}

    /** The mean factor an update while the difference is small, from its first trace on. */
    static double growth(CommonRows rows) {
        List<Gap> gaps = rows.gaps();
        Gap begin = null;
        Gap end = null;
        for (Gap gap : gaps) {
            if (gap.difference() > 0 && begin == null) {
                begin = gap;
            }
            end = gap;
            if (gap.difference() > GROWN * gap.size()) {
                break;
            }
        }
        if (begin == null || end == null || end.iteration() == begin.iteration()) {
            return 1;
        }
        double logarithm = Math.log(end.difference() / begin.difference());
        return Math.exp(logarithm / (end.iteration() - begin.iteration()));
    }

    /** With the sharpness along A, where a line of stability is known: on all samples, gradient descent. */
    static Cause.AmplifiedRounding of(
            CommonRows rows, Explanation explanation, FittedRule fitted, Certainty certainty) {
        double growth = growth(rows);
        Double sharpness = sharpness(rows, explanation, fitted.rule());
        return new Cause.AmplifiedRounding(
                growth, sharpness, sharpness == null ? null : threshold(fitted.rule()), certainty);
    }

    /** Of sharpness times learning rate: 2, with momentum m 2 (1 + m), Nesterov's 2 (1 + m) / (1 + 2 m) (Cohen et al. 2021, B). */
    private static double threshold(UpdateRule rule) {
        double m = rule.momentum();
        return switch (rule.kind()) {
            case NONE -> 2;
            case HEAVY_BALL -> 2 * (1 + m);
            case NESTEROV -> 2 * (1 + m) / (1 + 2 * m);
        };
    }

    private static @Nullable Double sharpness(CommonRows rows, Explanation explanation, UpdateRule rule) {
        GradientSource source = explanation.steps().source();
        Trajectory trajectory = explanation.steps().trajectory();
        if (!source.isFullBatch()
                || source.criterion() != Criterion.OF_THE_OUTPUTS
                || !source.network().isSmooth()
                || source.network().parameterCount() > MOST_PARAMETERS) {
            return null;
        }
        List<Gap> gaps = rows.gaps();
        int end = 0;
        while (end < gaps.size()
                && gaps.get(end).difference() <= GROWN * gaps.get(end).size()) {
            end++;
        }
        double largest = Double.NEGATIVE_INFINITY;
        int places = Math.max(1, Math.min(MOST_PLACES, end));
        for (int i = 0; i < places; i++) {
            int row = gaps.get((int) ((long) i * end / places)).rowA();
            OptionalDouble here = Sharpness.of(source.objective(0), trajectory.rows()[row]);
            if (here.isPresent()) {
                largest = Math.max(largest, here.getAsDouble() + Math.max(0, rule.l2()));
            }
        }
        return largest == Double.NEGATIVE_INFINITY ? null : largest * rule.learningRate();
    }
}
