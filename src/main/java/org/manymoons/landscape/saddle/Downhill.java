package org.manymoons.landscape.saddle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.manymoons.descent.Surface;
import org.manymoons.spectrum.Eigen;

/**
 * A way down in short steps, every one of which ends lower than the last: what it reaches is joined to where it began by a
 * path that nowhere rises. The steps are Newton's on the absolute eigenvalues, cut to a length at which the next valley is
 * not jumped into; half of a step has to lie lower than its beginning too.
 */
public final class Downhill {
    /** Chosen: what goes on falling after that runs along a channel, which the polisher has to judge. */
    private static final int MOST_STEPS = 300;

    /** Chosen, of the parameters' norm (or 1): the longest step. */
    private static final double LONGEST = 0.05;

    /** Chosen, likewise: a shorter step is none. */
    private static final double ARRIVED = 1e-9;

    /** Chosen, likewise: so near to a minimum the steps are Newton's, and the gradient tells better than the loss. */
    private static final double NEAR = 1e-4;

    /** Newton's method doubles its digits. */
    private static final int NEWTON_STEPS = 8;

    private static final double HALF = 0.5;

    private Downhill() {}

    /** The places of the way from the start; the last is a minimum, as exactly as rounding allows, or came after so many steps. */
    public static List<double[]> from(Surface surface, double[] start, BooleanSupplier stop) {
        List<double[]> way = new ArrayList<>(List.of(start));
        double[] x = start;
        for (int k = 0; k < MOST_STEPS && !stop.getAsBoolean(); k++) {
            double[][] hessian = surface.hessian(x);
            if (!Eigen.isFinite(hessian)) {
                return way;
            }
            Eigen eigen = Eigen.of(hessian);
            double scale = Math.max(1, Vectors.norm(x));
            double[] step = step(eigen, surface.gradient(x));
            if (eigen.values()[0] > 0 && Vectors.norm(step) < NEAR * scale) {
                way.add(finished(surface, x));
                return way;
            }
            double[] next = lower(surface, x, step, scale);
            if (next.length == 0) {
                return way;
            }
            x = next;
            way.add(x);
        }
        return way;
    }

    /** The longest part of the step that ends lower, and half of which does; empty where it is none to speak of. */
    private static double[] lower(Surface surface, double[] x, double[] step, double scale) {
        double loss = surface.loss(x);
        double norm = Vectors.norm(step);
        for (double t = Math.min(1, LONGEST * scale / norm); t * norm >= ARRIVED * scale; t *= HALF) {
            double[] next = Vectors.plus(x, t, step);
            if (surface.loss(next) < loss && surface.loss(Vectors.plus(x, HALF * t, step)) < loss) {
                return next;
            }
        }
        return new double[0];
    }

    /** Newton steps until rounding lets the gradient get no smaller. */
    private static double[] finished(Surface surface, double[] near) {
        double[] x = near;
        double[] gradient = surface.gradient(x);
        for (int k = 0; k < NEWTON_STEPS; k++) {
            double[] next = Vectors.plus(x, 1, step(Eigen.of(surface.hessian(x)), gradient));
            double[] slope = surface.gradient(next);
            if (!(Vectors.norm(slope) < Vectors.norm(gradient))) {
                break;
            }
            x = next;
            gradient = slope;
        }
        return x;
    }

    private static double[] step(Eigen eigen, double[] gradient) {
        double[] y = new double[gradient.length];
        for (int k = 0; k < y.length; k++) {
            double h = eigen.values()[k];
            double g = eigen.dot(k, gradient);
            double size = Math.abs(h) + Math.sqrt(h * h + 4 * g * g);
            y[k] = size == 0 ? 0 : -2 * g / size;
        }
        return eigen.combine(y);
    }
}
