package org.manymoons.descent;

import org.manymoons.spectrum.Eigen;

/**
 * The trust-region problem in the eigenvectors of the Hessian: minimise g.y + sum(lambda y^2) / 2 over |y| <= radius
 * (Moré and Sorensen 1983), with y = -g / (lambda + mu) and, in the hard case, a step along the negative curvature.
 */
final class TrustRegionProblem {
    /** Chosen, of the noise: a Hessian whose least eigenvalue is below has no Newton step worth a try. */
    private static final double CERTAINLY_SINGULAR = 1e-6;

    /** Chosen, of the radius: as near to it a step is at the edge. Moré and Sorensen allow such a tolerance too. */
    private static final double EDGE = 0.01;

    /** Chosen: a step that is shorter by the tolerance of the edge has not got there for want of a slope. */
    private static final double HARD = 0.99;

    /** Chosen: Newton's method takes a few, the shrinking of the bounds by {@link #INSTEAD} up to some hundred. */
    private static final int ITERATIONS = 100;

    /** Chosen, relative: bounds of mu as near to each other say all there is to know. */
    private static final double SAME = 1e-12;

    /** Chosen, of the interval: near the lower bound, where the root is in most cases. */
    private static final double FIRST = 1e-3;

    /** Chosen, of the interval: where Newton's method leaves it. */
    private static final double INSTEAD = 0.1;

    private TrustRegionProblem() {}

    /** The step y; eigenvalues ascending. */
    static double[] solve(double[] values, double[] g, double radius) {
        return shift(values, g, radius).step();
    }

    /** The decrease that the quadratic model predicts for y. */
    static double decrease(double[] values, double[] g, double[] y) {
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            sum -= y[k] * (g[k] + 0.5 * values[k] * y[k]);
        }
        return sum;
    }

    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Solution(double[] step, double mu) {}

    static Solution shift(double[] values, double[] g, double radius) {
        double least = values[0];
        if (least > Eigen.NOISE * Math.abs(values[values.length - 1]) * CERTAINLY_SINGULAR) {
            double[] newton = at(values, g, 0);
            if (Eigen.norm(newton) <= radius) {
                return new Solution(newton, 0);
            }
        }
        Solution edge = atTheEdge(values, g, radius);
        double norm = Eigen.norm(edge.step);
        if (least < 0 && norm < HARD * radius) { // the hard case: the gradient does not see the negative curvature
            double rest = Math.sqrt(radius * radius - norm * norm);
            edge.step[0] += edge.step[0] >= 0 ? rest : -rest;
        }
        return edge;
    }

    /** The root of |y(mu)| = radius above -lambda, which Newton's method finds between ever closer bounds. */
    private static Solution atTheEdge(double[] values, double[] g, double radius) {
        double low = Math.max(0, -values[0]);
        double high = low + Eigen.norm(g) / radius + Double.MIN_NORMAL;
        double mu = low + FIRST * (high - low);
        double[] y = at(values, g, mu);
        for (int i = 0; i < ITERATIONS && high - low > SAME * high; i++) {
            double norm = Eigen.norm(y);
            if (Math.abs(norm - radius) < EDGE * radius) {
                break;
            }
            if (norm > radius) {
                low = mu;
            } else {
                high = mu;
            }
            mu = next(values, y, mu, norm, radius);
            if (!(mu > low && mu < high)) {
                mu = low + INSTEAD * (high - low);
            }
            y = at(values, g, mu);
        }
        return new Solution(y, mu);
    }

    /** Newton's method on 1 / |y(mu)| = 1 / radius. */
    private static double next(double[] values, double[] y, double mu, double norm, double radius) {
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            sum += y[k] * y[k] / (values[k] + mu);
        }
        return mu + norm * norm / sum * (norm - radius) / radius;
    }

    private static double[] at(double[] values, double[] g, double mu) {
        double[] y = new double[g.length];
        for (int k = 0; k < g.length; k++) {
            double d = values[k] + mu;
            y[k] = d > 0 ? -g[k] / d : 0;
        }
        return y;
    }
}
