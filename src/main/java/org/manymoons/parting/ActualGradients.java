package org.manymoons.parting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.scatter.UsedGradient;
import org.manymoons.parting.update.Momentum;
import org.manymoons.parting.update.Step;
import org.manymoons.parting.update.Steps;
import org.manymoons.parting.update.UpdateRule;
import org.manymoons.reference.Samples;

/** The gradients that a training must have used if its updates were made by a given rule, where they are not those on the data. */
final class ActualGradients {
    /** Chosen: one that is explained must explain all, and more of them tell no more. */
    private static final int MOST = 8;

    private static final double INVERTED =
            4; // chosen: errors of an update and of those before it, carried on by momentum

    /**
     * One of them.
     *
     * @param before     the parameters that it was taken at
     * @param batch      the samples that it should be of
     * @param difference actual minus expected gradient
     * @param error      what rounding can do to it
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Odd(long iteration, double[] before, Samples batch, double[] gradient, double[] difference, double[] error) {
        /** With the gradient that the training used, without weight decay. */
        UsedGradient place() {
            double[] used = gradient.clone();
            for (int k = 0; k < used.length; k++) {
                used[k] += difference[k];
            }
            return new UsedGradient(iteration, before, batch, gradient, used, error);
        }

        /** How far this is from being the difference, in units of what rounding can do. */
        double misfit(double[] proposed) {
            double largest = 0;
            for (int k = 0; k < proposed.length; k++) {
                double ratio = Math.abs(proposed[k] - difference[k]) / error[k];
                largest = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.max(largest, ratio);
            }
            return largest;
        }
    }

    private final Steps steps;
    private final UpdateRule rule;
    private final double unit;
    private final int most;

    private ActualGradients(Steps steps, UpdateRule rule, double unit, int most) {
        this.most = most;
        this.steps = steps;
        this.rule = rule;
        this.unit = unit;
    }

    /** The first ones that are odd; none where momentum has begun before the first row. */
    static List<Odd> odd(Steps steps, UpdateRule rule, double unit) {
        return odd(steps, rule, unit, MOST);
    }

    /** The same, at most so many. */
    static List<Odd> odd(Steps steps, UpdateRule rule, double unit, int most) {
        return new ActualGradients(steps, rule, unit, most).odd();
    }

    private List<Odd> odd() {
        List<Odd> odd = new ArrayList<>();
        double[] last = null;
        for (int i = 0; i < steps.count() && odd.size() < most; i++) {
            Step step = steps.get(i);
            if (rule.kind() != Momentum.NONE && step.previous() == null) {
                return List.of();
            }
            double[] actual = actual(step, last);
            double[] difference = new double[actual.length];
            double[] error = new double[actual.length];
            boolean differs = false;
            for (int k = 0; k < actual.length; k++) {
                double decay = rule.decay(steps.source().weights(), k);
                difference[k] = actual[k] - step.gradient()[k] - decay * step.before()[k];
                error[k] = INVERTED * rule.rounding(steps.source().weights(), step, k, unit) / rule.learningRate();
                differs |= Math.abs(difference[k]) > error[k];
            }
            if (differs) {
                odd.add(new Odd(
                        step.iteration(),
                        step.before(),
                        steps.source().batch(step.iteration()),
                        step.gradient(),
                        difference,
                        error));
            }
            last = actual;
        }
        return odd;
    }

    /** With decay; u = m u' - lr ((1 + m) g - m g') is solved for g. */
    private double[] actual(Step step, double @Nullable [] last) {
        double[] actual = new double[step.before().length];
        Step.Previous previous = step.previous();
        for (int k = 0; k < actual.length; k++) {
            double carried = previous == null ? 0 : rule.momentum() * previous.change()[k];
            double missing = (carried - step.change(k)) / rule.learningRate();
            actual[k] = rule.kind() == Momentum.NESTEROV
                    ? (missing + rule.momentum() * (last == null ? 0 : last[k])) / (1 + rule.momentum())
                    : missing;
        }
        return actual;
    }
}
