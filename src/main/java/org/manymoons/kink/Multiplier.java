package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.manymoons.spectrum.Eigen;

/**
 * What holds a minimum on a kink: gradient (f' from the left) = -sum mu (x, 1) over a unit's kinks, mu between 0 and the jump of
 * the slope, v_j r_i (f'+ - f'-).
 *
 * @param unit  from 0
 * @param point from 0
 * @param error bound of what rounding can make of mu and of the jump
 */
record Multiplier(int unit, int point, double mu, double jump, double error) {
    /** Chosen: within so many times the error of an end it is at the end. */
    private static final double CERTAIN = 10;

    static List<Multiplier> all(KinkPoint at) {
        List<Multiplier> all = new ArrayList<>();
        for (int j = 0; j < at.loss.units; j++) {
            List<Integer> points = at.onKink(j);
            if (points.size() > at.loss.inputs) {
                continue;
            }
            for (int i : points) {
                all.add(of(at, j, i, points));
            }
        }
        return all;
    }

    private static Multiplier of(KinkPoint at, int j, int i, List<Integer> points) {
        KinkedLoss loss = at.loss;
        List<double[]> others = new ArrayList<>();
        points.stream().filter(m -> m != i).forEach(m -> Orthonormal.extend(others, loss.points[m], 0));
        double[] normal = Orthonormal.rest(loss.points[i], others);
        double square = Math.pow(Eigen.norm(normal), 2);
        double mu = 0;
        double error = 0;
        for (int k = 0; k < normal.length; k++) {
            mu -= normal[k] * at.derivatives.gradient[at.index(j, k)] / square;
            error += Math.abs(normal[k]) * at.derivatives.gradientErrors[at.index(j, k)] / square;
        }
        double step = loss.right - loss.left;
        return new Multiplier(
                j,
                i,
                mu,
                at.outgoing(j) * at.residuals[i] * step,
                error + Math.abs(at.outgoing(j)) * at.residualErrors[i] * step);
    }

    /** How far mu is from the nearer end, as a share of the jump. */
    double margin() {
        return Math.min(mu, jump - mu) / jump;
    }

    boolean isInside() {
        return mu > CERTAIN * error && jump - mu > CERTAIN * error;
    }

    boolean isOutside() {
        return mu < -CERTAIN * error || jump - mu < -CERTAIN * error;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "unit %d has %.3g of at most %.3g (+- %.1g)", unit + 1, mu, jump, error);
    }
}
