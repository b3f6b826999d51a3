package org.manymoons.parting.update;

import org.jspecify.annotations.Nullable;

/** Updates made by a rule, one after the other, from recorded parameters on. */
public final class Simulation {
    /** Chosen: where lr times the curvature is 0.8, the error falls to 1e-19 of the first. */
    private static final int FIXED_POINT_STEPS = 200;

    private static final double AMPLIFIED = 8; // chosen: a start changed at random is not the worst one

    private final GradientSource source;
    private final UpdateRule rule;

    public Simulation(GradientSource source, UpdateRule rule) {
        this.source = source;
        this.rule = rule;
    }

    /** The parameters after so many updates, of which the first is made after {@code iteration} others and without momentum. */
    public double[] forward(double[] start, long iteration, long updates) {
        double[] before = start.clone();
        double[] change = new double[before.length];
        double[] gradientBefore = new double[before.length];
        for (long t = iteration; t < iteration + updates; t++) {
            double[] gradient = source.gradient(before, t);
            double[] after = before.clone();
            for (int k = 0; k < before.length; k++) {
                gradient[k] += rule.decay(source.weights(), k) * before[k];
                double carried = rule.momentum() * change[k];
                change[k] = rule.kind() == Momentum.NESTEROV
                        ? carried
                                - rule.learningRate()
                                        * (gradient[k] + rule.momentum() * (gradient[k] - gradientBefore[k]))
                        : carried - rule.learningRate() * gradient[k];
                after[k] += change[k];
            }
            gradientBefore = gradient;
            before = after;
        }
        return before;
    }

    /** How far rounding can take the parameters after so many updates, as those from a start that is off by it tell. */
    public double[] rounding(double[] start, double[] end, long iteration, long updates, double unit) {
        double[] terms = source.roundedTerms(start, iteration);
        double additions = RoundedTerms.additions(source.batch(iteration).size());
        double[] moved = start.clone();
        double[] error = new double[start.length];
        for (int k = 0; k < start.length; k++) {
            error[k] = unit
                    * (4 * Math.max(Math.abs(start[k]), Math.abs(end[k]))
                            + rule.learningRate() * (1 + rule.momentum()) * additions * terms[k]);
            moved[k] += (k % 3 - 1.3) * error[k];
        }
        double[] there = forward(moved, iteration, updates);
        double largest = 0;
        for (int k = 0; k < start.length; k++) {
            largest = Math.max(largest, Math.abs(there[k] - end[k]));
        }
        for (int k = 0; k < error.length; k++) {
            error[k] = updates * (error[k] + AMPLIFIED * largest);
        }
        return error;
    }

    /**
     * The parameters so many updates before these, for a rule without momentum: each is the fixed point of p = after + lr g(p), which
     * is found while lr times the curvature is below 1.
     *
     * @return null where it is not found
     */
    public double @Nullable [] backward(double[] end, long iteration, long updates) {
        double[] after = end;
        for (long t = iteration - 1; t >= iteration - updates; t--) {
            double[] before = after.clone();
            double moved = Double.POSITIVE_INFINITY;
            double size = 0;
            for (int step = 0; step < FIXED_POINT_STEPS && moved > 1e-16 * size; step++) {
                double[] gradient = source.gradient(before, t);
                moved = 0;
                size = 0;
                for (int k = 0; k < before.length; k++) {
                    double next = after[k]
                            + rule.learningRate() * (gradient[k] + rule.decay(source.weights(), k) * before[k]);
                    moved = Math.max(moved, Math.abs(next - before[k]));
                    size = Math.max(size, Math.abs(next));
                    before[k] = next;
                }
            }
            if (!(moved <= 1e-14 * size)) {
                return null;
            }
            after = before;
        }
        return after;
    }
}
