package org.manymoons.compare;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.manymoons.reference.Objective;

/**
 * The loss along the straight line from a to b (Goodfellow et al. 2015).
 *
 * @param losses at equally spaced points, the ends included
 * @param height how far the loss rises above the straight line between the losses of the ends, at least 0
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Barrier(double[] losses, double height) {
    /** The number of points. */
    public static final int POINTS = 51;

    /** Chosen, of the place of the top on the line: the loss is flat there, so that its height is known to the square. */
    private static final double RELATIVE = 1e-6;

    /** Chosen: likewise, near the beginning of the line, where a relative error says nothing. */
    private static final double ABSOLUTE = 1e-8;

    /** Chosen: several times what Brent's method needs on so short an interval. */
    private static final int MOST_EVALUATIONS = 100;

    /** Along the line from a to b; around the highest of the points the height is refined by Brent's method. */
    public static Barrier between(Objective objective, double[] a, double[] b) {
        double[] losses = losses(objective, a, b, POINTS);
        int top = 0;
        double height = 0;
        for (int k = 1; k < POINTS - 1; k++) {
            double rise = losses[k] - chord(losses, (double) k / (POINTS - 1));
            if (rise > height) {
                height = rise;
                top = k;
            }
        }
        return new Barrier(losses, top == 0 ? 0 : Math.max(height, refined(objective, a, b, losses, top)));
    }

    private static double refined(Objective objective, double[] a, double[] b, double[] losses, int top) {
        return new BrentOptimizer(RELATIVE, ABSOLUTE)
                .optimize(
                        GoalType.MAXIMIZE,
                        new UnivariateObjectiveFunction(t -> objective.loss(between(a, b, t)) - chord(losses, t)),
                        new SearchInterval(
                                (top - 1.0) / (POINTS - 1), (top + 1.0) / (POINTS - 1), (double) top / (POINTS - 1)),
                        new MaxEval(MOST_EVALUATIONS))
                .getValue();
    }

    /** The straight line between the losses of the ends. */
    private static double chord(double[] losses, double t) {
        return (1 - t) * losses[0] + t * losses[losses.length - 1];
    }

    private static double[] between(double[] a, double[] b, double t) {
        double[] point = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            point[j] = (1 - t) * a[j] + t * b[j];
        }
        return point;
    }

    /** The losses alone, at so many equally spaced points from a to b. */
    public static double[] losses(Objective objective, double[] a, double[] b, int points) {
        double[] losses = new double[points];
        for (int k = 0; k < points; k++) {
            losses[k] = objective.loss(between(a, b, (double) k / (points - 1)));
        }
        return losses;
    }
}
