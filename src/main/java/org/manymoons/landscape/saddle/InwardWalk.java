package org.manymoons.landscape.saddle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.manymoons.descent.Surface;
import org.manymoons.spectrum.Eigen;

/**
 * From a network far out, in a channel to infinity for one, inwards: the lowest place on one sphere around zero after the other.
 * In a channel the loss falls outwards, so it rises on this walk. All walks are on the same spheres, so that two of them can
 * be joined on each.
 */
public final class InwardWalk {
    /** Chosen: the smallest sphere. */
    private static final double SMALLEST = 5;

    /** Chosen: a sphere's radius as a multiple of the one inside. */
    private static final double GROWTH = 1.1;

    /** Chosen: steps on one sphere. */
    private static final int STEPS = 60;

    /** Chosen, of the radius: the longest step, which does not leave the valley. */
    private static final double LONGEST = 0.05;

    /** Chosen, of the radius: a shorter step means that the lowest place is reached. */
    private static final double ARRIVED = 1e-7;

    private InwardWalk() {}

    /** The lowest places, the outermost first; none for a network inside of all spheres. */
    public static List<double[]> from(Surface surface, double[] outside, BooleanSupplier stop) {
        List<double[]> walk = new ArrayList<>();
        double[] x = outside;
        for (int sphere = inside(Vectors.norm(outside)); sphere >= 0 && !stop.getAsBoolean(); sphere--) {
            x = lowest(surface, on(radius(sphere), x), radius(sphere));
            walk.add(x);
        }
        return walk;
    }

    /** Of this sphere, counted from the smallest, 0. */
    public static double radius(int sphere) {
        return SMALLEST * Math.pow(GROWTH, sphere);
    }

    /** The largest sphere inside of a point of this norm; -1 for none. */
    public static int inside(double norm) {
        int sphere = -1;
        while (radius(sphere + 1) <= norm) {
            sphere++;
        }
        return sphere;
    }

    /** Downhill on the sphere through this point, by Newton steps on the absolute eigenvalues of the Hessian within the sphere. */
    private static double[] lowest(Surface surface, double[] start, double radius) {
        double[] x = start;
        for (int k = 0; k < STEPS; k++) {
            double[][] hessian = surface.hessian(x);
            if (!Eigen.isFinite(hessian)) {
                return x;
            }
            double[] step = step(hessian, surface.gradient(x), Vectors.unit(x), radius);
            double norm = Vectors.norm(step);
            double loss = surface.loss(x);
            double t = Math.min(1, LONGEST * radius / norm);
            double[] next = on(radius, Vectors.plus(x, t, step));
            while (t * norm > ARRIVED * radius && !(surface.loss(next) < loss)) {
                t *= 0.5;
                next = on(radius, Vectors.plus(x, t, step));
            }
            if (!(t * norm > ARRIVED * radius)) {
                return x;
            }
            x = next;
        }
        return x;
    }

    private static double[] on(double radius, double[] x) {
        return Vectors.plus(new double[x.length], radius / Vectors.norm(x), x);
    }

    /** The gradient's part along the radius bends the sphere: H - (g.n / r) I, without n. */
    private static double[] step(double[][] hessian, double[] gradient, double[] normal, double radius) {
        int n = normal.length;
        double outward = Vectors.dot(gradient, normal);
        double[] along = Vectors.times(hessian, normal);
        double twice = Vectors.dot(along, normal);
        double[][] within = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double unit = (i == j ? 1 : 0) - normal[i] * normal[j];
                within[i][j] = hessian[i][j]
                        - along[i] * normal[j]
                        - normal[i] * along[j]
                        + twice * normal[i] * normal[j]
                        - outward / radius * unit;
            }
        }
        Eigen eigen = Eigen.of(within);
        double[] slope = Vectors.plus(gradient, -outward, normal);
        double largest = Math.max(Math.abs(eigen.values()[0]), Math.abs(eigen.values()[n - 1]));
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            y[k] = -eigen.dot(k, slope) / Math.max(Math.abs(eigen.values()[k]), Eigen.NOISE * largest);
        }
        double[] step = eigen.combine(y);
        return Vectors.plus(step, -Vectors.dot(step, normal), normal);
    }
}
