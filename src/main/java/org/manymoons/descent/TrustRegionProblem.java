package org.manymoons.descent;

import org.manymoons.spectrum.Eigen;

/**
 * The trust-region problem in the eigenvectors of the Hessian: minimise g.y + sum(lambda y^2) / 2 over |y| <= radius
 * (Moré and Sorensen 1983), with y = -g / (lambda + mu) and, in the hard case, a step along the negative curvature.
 */
final class TrustRegionProblem {
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
        if (least > Eigen.NOISE * Math.abs(values[values.length - 1]) * 1e-6) {
            double[] newton = at(values, g, 0);
            if (Eigen.norm(newton) <= radius) {
                return new Solution(newton, 0);
            }
        }
        double low = Math.max(0, -least);
        double high = low + Eigen.norm(g) / radius + Double.MIN_NORMAL;
        double mu = low + 1e-3 * (high - low);
        double[] y = at(values, g, mu);
        for (int i = 0; i < 100 && high - low > 1e-12 * high; i++) {
            double norm = Eigen.norm(y);
            if (Math.abs(norm - radius) < 0.01 * radius) {
                break;
            }
            if (norm > radius) {
                low = mu;
            } else {
                high = mu;
            }
            mu = next(values, y, mu, norm, radius);
            if (!(mu > low && mu < high)) {
                mu = low + 0.1 * (high - low);
            }
            y = at(values, g, mu);
        }
        double norm = Eigen.norm(y);
        if (least < 0 && norm < 0.99 * radius) { // the hard case: the gradient does not see the negative curvature
            double rest = Math.sqrt(radius * radius - norm * norm);
            y[0] += y[0] >= 0 ? rest : -rest;
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
