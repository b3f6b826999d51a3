package org.manymoons.compare;

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

    /** Along the line from a to b. */
    public static Barrier between(Objective objective, double[] a, double[] b) {
        double[] losses = losses(objective, a, b, POINTS);
        double height = 0;
        for (int k = 0; k < POINTS; k++) {
            double t = (double) k / (POINTS - 1);
            height = Math.max(height, losses[k] - ((1 - t) * losses[0] + t * losses[POINTS - 1]));
        }
        return new Barrier(losses, height);
    }

    /** The losses alone, at so many equally spaced points from a to b. */
    public static double[] losses(Objective objective, double[] a, double[] b, int points) {
        double[] losses = new double[points];
        for (int k = 0; k < points; k++) {
            double t = (double) k / (points - 1);
            double[] point = new double[a.length];
            for (int j = 0; j < a.length; j++) {
                point[j] = (1 - t) * a[j] + t * b[j];
            }
            losses[k] = objective.loss(point);
        }
        return losses;
    }
}
