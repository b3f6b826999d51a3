package org.manymoons.landscape.saddle;

import java.util.Optional;
import org.manymoons.descent.Surface;
import org.manymoons.spectrum.Eigen;

/**
 * Uphill along one eigenvector of the exact Hessian and downhill along all others, to a critical point (Cerjan and Miller
 * 1981; the step is that of Wales 1994): along mode k with eigenvalue h and slope g it is 2 g / (|h| + sqrt(h^2 + 4 g^2)),
 * which near the critical point is Newton's. At the end come Newton steps as long as the gradient gets smaller. What the
 * point is, the caller has to judge.
 */
public final class EigenvectorFollowing {
    /** Chosen: what has not arrived by then goes somewhere else. */
    private static final int MOST_STEPS = 200;

    /** Chosen, of the parameters' norm (or 1): the first step's length. */
    private static final double FIRST_RADIUS = 0.05;

    /** Chosen, likewise: the longest step. */
    private static final double LONGEST = 0.1;

    /** Chosen, likewise: shorter steps are always taken. */
    private static final double SHORTEST = 1e-4;

    /** Chosen: the gradient at the end of a step may differ so much from the quadratic model's, relative to its change. */
    private static final double TRUSTED = 1.5;

    /** Chosen: at more than that the step is taken back. */
    private static final double REFUSED = 4;

    /** Chosen, of the parameters' norm (or 1): a shorter Newton step means that the critical point is near. */
    private static final double NEAR = 1e-3;

    /** Chosen: Newton's method doubles its digits, and these suffice from {@link #NEAR}. */
    private static final int NEWTON_STEPS = 12;

    /** Chosen, in units of the norm at the start (or 1): what is further away runs to infinity. */
    private static final double FARTHEST = 4;

    private final Surface surface;
    private final double scale;
    private double[] x;
    private double[] gradient;
    private double[] direction;
    private double radius;

    private EigenvectorFollowing(Surface surface, double[] start, double[] direction) {
        this.surface = surface;
        this.direction = direction;
        scale = Math.max(1, Vectors.norm(start));
        radius = FIRST_RADIUS * scale;
        x = start;
        gradient = surface.gradient(start);
    }

    /**
     * From a place, along the mode that is nearest to a direction; empty where it leads to no critical point.
     *
     * @param direction in the parameters' order, of unit length
     */
    public static Optional<double[]> from(Surface surface, double[] start, double[] direction) {
        return new EigenvectorFollowing(surface, start, direction).climb();
    }

    private Optional<double[]> climb() {
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] hessian = surface.hessian(x);
            if (!Eigen.isFinite(hessian) || Vectors.norm(x) > FARTHEST * scale) {
                return Optional.empty();
            }
            Eigen eigen = Eigen.of(hessian);
            int mode = mode(eigen);
            double[] newton = newton(eigen);
            if (mode == 0 && eigen.values()[0] < 0 && Vectors.norm(newton) < NEAR * scale && isAlone(eigen)) {
                return Optional.of(finished());
            }
            move(hessian, step(eigen, mode));
        }
        return Optional.empty();
    }

    /** Whether the second smallest eigenvalue is no longer below zero. */
    private static boolean isAlone(Eigen eigen) {
        return eigen.values().length == 1
                || eigen.values()[1] > -Eigen.NOISE * eigen.values()[eigen.values().length - 1];
    }

    /** The mode that goes on where the last one went; once it is the lowest it stays so. */
    private int mode(Eigen eigen) {
        int best = 0;
        for (int k = 1; k < eigen.values().length; k++) {
            if (Math.abs(eigen.dot(k, direction)) > Math.abs(eigen.dot(best, direction))) {
                best = k;
            }
        }
        if (eigen.values()[0] < 0) {
            best = 0;
        }
        direction = eigen.vectors()[best];
        return best;
    }

    private double[] step(Eigen eigen, int mode) {
        double[] y = new double[x.length];
        for (int k = 0; k < y.length; k++) {
            double h = eigen.values()[k];
            double g = eigen.dot(k, gradient);
            double size = Math.abs(h) + Math.sqrt(h * h + 4 * g * g);
            y[k] = size == 0 ? 0 : (k == mode ? 2 : -2) * g / size;
        }
        return eigen.combine(y);
    }

    private double[] newton(Eigen eigen) {
        double[] y = new double[x.length];
        double floor = Eigen.NOISE * Math.abs(eigen.values()[y.length - 1]);
        for (int k = 0; k < y.length; k++) {
            y[k] = Math.abs(eigen.values()[k]) > floor ? -eigen.dot(k, gradient) / eigen.values()[k] : 0;
        }
        return eigen.combine(y);
    }

    /** The step, or the part of it that the quadratic model can be trusted for. */
    private void move(double[][] hessian, double[] whole) {
        while (true) {
            double norm = Vectors.norm(whole);
            double[] step = norm > radius ? Vectors.plus(new double[x.length], radius / norm, whole) : whole;
            double[] there = Vectors.plus(x, 1, step);
            double[] slope = surface.gradient(there);
            double[] change = Vectors.times(hessian, step);
            double error = Vectors.norm(Vectors.minus(Vectors.minus(slope, gradient), change))
                    / Math.max(Vectors.norm(change), Double.MIN_NORMAL);
            if (error > REFUSED && radius > SHORTEST * scale) {
                radius = Math.max(SHORTEST * scale, 0.5 * Math.min(radius, norm));
                continue;
            }
            if (error < TRUSTED) {
                radius = Math.min(LONGEST * scale, Math.max(radius, 2 * Vectors.norm(step)));
            }
            x = there;
            gradient = slope;
            return;
        }
    }

    /** Newton steps until rounding lets the gradient get no smaller. */
    private double[] finished() {
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] there = Vectors.plus(x, 1, newton(Eigen.of(surface.hessian(x))));
            double[] slope = surface.gradient(there);
            if (!(Vectors.norm(slope) < Vectors.norm(gradient))) {
                break;
            }
            x = there;
            gradient = slope;
        }
        return x;
    }
}
