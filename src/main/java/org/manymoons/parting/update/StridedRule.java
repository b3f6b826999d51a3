package org.manymoons.parting.update;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gradient descent without momentum from rows that are several updates apart: its numbers are those with which so many updates lead
 * from each row to the next, by Gauss's and Newton's steps on them.
 */
final class StridedRule {
    /** Chosen: over more updates rounding grows until no number is told. */
    private static final int LONGEST = 200;

    /** Chosen: each is made again for every number in every step of the fit. */
    private static final int FITTED_UPDATES = 60;

    /** Chosen: spread over the recording, so that a change of the recipe shows. */
    private static final int CHECKED_GAPS = 50;

    /** Chosen: a fit that converges takes fewer than ten. */
    private static final int STEPS = 20;

    /** Chosen: a step that must be shorter than 1/128 leads nowhere. */
    private static final int HALVES = 8;

    /** Chosen: between the rounding of so many updates and what is not linear in a number. */
    private static final double DIFFERENCE = 1e-6;

    private final Trajectory trajectory;
    private final GradientSource source;
    private final double unit;
    private final int gaps;

    private StridedRule(Trajectory trajectory, GradientSource source, double unit) {
        this.trajectory = trajectory;
        this.source = source;
        this.unit = unit;
        long stride = trajectory.iterations()[1] - trajectory.iterations()[0];
        gaps = (int) Math.max(1, Math.min(trajectory.size() - 1L, FITTED_UPDATES / stride));
    }

    /** Null where nothing explains them. */
    static @Nullable FittedRule of(Trajectory trajectory, GradientSource source, double unit) {
        if (trajectory.size() < 2 || longest(trajectory) > LONGEST) {
            return null;
        }
        StridedRule search = new StridedRule(trajectory, source, unit);
        for (int decays : List.of(0, 1, 2)) {
            FittedRule fitted = search.fit(decays);
            if (fitted != null && fitted.explains() && search.explainsTheRest(fitted.rule())) {
                return fitted;
            }
        }
        return null;
    }

    private static long longest(Trajectory trajectory) {
        long longest = 0;
        for (int k = 1; k < trajectory.size(); k++) {
            longest = Math.max(longest, trajectory.iterations()[k] - trajectory.iterations()[k - 1]);
        }
        return longest;
    }

    private static UpdateRule rule(double[] numbers) {
        double l2 = numbers.length > 1 ? numbers[1] : 0;
        return new UpdateRule(Momentum.NONE, numbers[0], l2, numbers.length > 2 ? numbers[2] : 0, 0);
    }

    private @Nullable FittedRule fit(int decays) {
        double[] numbers = new double[1 + decays];
        numbers[0] = bestOf(firstRate(), decays);
        if (!(numbers[0] > 0)) {
            return null;
        }
        LeastSquares solved = null;
        for (int step = 0; step < STEPS; step++) {
            double[] weights = weights(numbers);
            double[] right = residual(numbers, weights);
            double[][] columns = new double[numbers.length][];
            for (int j = 0; j < numbers.length; j++) {
                double h = DIFFERENCE * (j == 0 ? numbers[0] : 1e-2);
                double[] moved = numbers.clone();
                moved[j] += h;
                columns[j] = residual(moved, weights);
                for (int e = 0; e < right.length; e++) {
                    columns[j][e] = (right[e] - columns[j][e]) / h;
                }
            }
            solved = LeastSquares.of(columns, right);
            if (solved == null) {
                return null;
            }
            boolean settled = Math.abs(solved.solution()[0]) <= 1e-13 * numbers[0];
            double[] next = shortened(numbers, solved.solution(), weights, length(right));
            if (next == null) {
                break;
            }
            numbers = next;
            if (settled) {
                break;
            }
        }
        if (solved == null || !(numbers[0] > 0)) {
            return null;
        }
        double misfit = 0;
        for (double each : residual(numbers, weights(numbers))) {
            misfit = Double.isNaN(each) ? Double.POSITIVE_INFINITY : Math.max(misfit, Math.abs(each));
        }
        return new FittedRule(rule(numbers), rule(solved.worst()), rule(eight(solved.spread())), misfit);
    }

    /** Half the step, and half of that, until it gains something; null where it never does. */
    private double @Nullable [] shortened(double[] numbers, double[] step, double[] weights, double length) {
        double factor = 1;
        for (int half = 0; half < HALVES; half++) {
            double[] next = numbers.clone();
            for (int j = 0; j < next.length; j++) {
                next[j] += factor * step[j];
            }
            if (next[0] > 0 && length(residual(next, weights)) < length) {
                return next;
            }
            factor /= 2;
        }
        return null;
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double each : vector) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    private static double[] eight(double[] deviations) {
        double[] eight = deviations.clone();
        for (int j = 0; j < eight.length; j++) {
            eight[j] *= 8;
        }
        return eight;
    }

    /** Where curvature is large the rate that the first gradient alone suggests is too large or too small. */
    private double bestOf(double rate, int decays) {
        double best = rate;
        double least = Double.POSITIVE_INFINITY;
        for (double factor : new double[] {1, 0.5, 0.25, 0.1, 0.05, 2}) {
            double[] numbers = new double[1 + decays];
            numbers[0] = factor * rate;
            double[] weights = new double[gaps * source.weights().length];
            Arrays.fill(weights, 1);
            double length = length(residual(numbers, weights));
            if (length < least) {
                least = length;
                best = numbers[0];
            }
        }
        return best;
    }

    private double firstRate() {
        double[] before = trajectory.rows()[0];
        double[] gradient = source.gradient(before, trajectory.iterations()[0]);
        double product = 0;
        double square = 0;
        for (int k = 0; k < before.length; k++) {
            product -= (trajectory.rows()[1][k] - before[k]) * gradient[k];
            square += gradient[k] * gradient[k];
        }
        return product / square / (trajectory.iterations()[1] - trajectory.iterations()[0]);
    }

    /** What is missing at the end of each gap, over its rounding. */
    private double[] residual(double[] numbers, double[] weights) {
        int parameters = source.weights().length;
        double[] residual = new double[gaps * parameters];
        Simulation simulation = new Simulation(source, rule(numbers));
        for (int g = 0; g < gaps; g++) {
            long iteration = trajectory.iterations()[g];
            double[] end = simulation.forward(
                    trajectory.rows()[g], iteration, trajectory.iterations()[g + 1] - iteration);
            for (int k = 0; k < parameters; k++) {
                int e = g * parameters + k;
                residual[e] = (trajectory.rows()[g + 1][k] - end[k]) / weights[e];
            }
        }
        return residual;
    }

    private double[] weights(double[] numbers) {
        int parameters = source.weights().length;
        double[] weights = new double[gaps * parameters];
        for (int g = 0; g < gaps; g++) {
            System.arraycopy(rounding(rule(numbers), g), 0, weights, g * parameters, parameters);
        }
        return weights;
    }

    private double[] rounding(UpdateRule rule, int gap) {
        long iteration = trajectory.iterations()[gap];
        long updates = trajectory.iterations()[gap + 1] - iteration;
        Simulation simulation = new Simulation(source, rule);
        double[] end = simulation.forward(trajectory.rows()[gap], iteration, updates);
        return simulation.rounding(trajectory.rows()[gap], end, iteration, updates, unit);
    }

    /** Of many gaps some, evenly. */
    private boolean explainsTheRest(UpdateRule rule) {
        int all = trajectory.size() - 1;
        int checked = Math.min(all, CHECKED_GAPS);
        Simulation simulation = new Simulation(source, rule);
        for (int i = 0; i < checked; i++) {
            int gap = (int) ((long) i * all / checked);
            long iteration = trajectory.iterations()[gap];
            double[] end = simulation.forward(
                    trajectory.rows()[gap], iteration, trajectory.iterations()[gap + 1] - iteration);
            double[] rounding = rounding(rule, gap);
            for (int k = 0; k < end.length; k++) {
                if (!(Math.abs(trajectory.rows()[gap + 1][k] - end[k]) <= rounding[k])) {
                    return false;
                }
            }
        }
        return true;
    }
}
