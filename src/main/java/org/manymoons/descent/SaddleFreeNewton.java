package org.manymoons.descent;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.manymoons.spectrum.Eigen;

/**
 * Damped Newton steps with the absolute values of the Hessian's eigenvalues (saddle-free Newton, Dauphin et al. 2014), in
 * units of the parameters that give the Hessian a unit diagonal, as Levenberg and Marquardt scale theirs: parameters of
 * 1e7 beside some of 1e-6 move alike.
 */
public final class SaddleFreeNewton {
    /** Chosen, of a unit diagonal. */
    private static final double FIRST_DAMPING = 1e-2;

    /** Chosen: less damping is none. */
    private static final double LEAST_DAMPING = 1e-18;

    /** Chosen: by so much less after a step, by so much more after a refusal. */
    private static final double LESS = 6;

    /** Chosen: how much more damping a step gets that was refused. */
    private static final double MORE = 5;

    /** Chosen, of 1 + its size: no parameter moves farther in one step, though hardly any curvature would let it. */
    private static final double FARTHEST = 10;

    /** Chosen: refusals in a row after which nothing more is to be gained. */
    private static final int MOST_REFUSALS = 25;

    private SaddleFreeNewton() {}

    /** The parameters after at most so many steps, each of which lowers the loss. */
    public static double[] descend(Surface surface, double[] start, int steps) {
        return descend(surface, start, steps, () -> false, parameters -> {});
    }

    /** The same until told to stop, shown its way. */
    static double[] descend(Surface surface, double[] start, int steps, BooleanSupplier stop, Consumer<double[]> way) {
        double[] parameters = start.clone();
        double loss = surface.loss(parameters);
        double damping = FIRST_DAMPING;
        for (int step = 0; step < steps && !stop.getAsBoolean(); step++) {
            double[][] hessian = surface.hessian(parameters);
            double[] gradient = surface.gradient(parameters);
            double[] scale = scale(hessian);
            if (!Eigen.isFinite(hessian)) {
                break;
            }
            Eigen eigen = Eigen.of(hessian);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] *= scale[k];
            }
            double[] lower = parameters;
            for (int refused = 0; lower == parameters && refused < MOST_REFUSALS; refused++) {
                double[] trial = moved(parameters, eigen, gradient, scale, damping);
                double there = surface.loss(trial);
                if (there < loss) {
                    lower = trial;
                    loss = there;
                } else {
                    damping = Math.max(damping * MORE, LEAST_DAMPING);
                }
            }
            if (lower == parameters) {
                break;
            }
            parameters = lower;
            way.accept(parameters);
            damping = Math.max(damping / LESS, LEAST_DAMPING);
        }
        return parameters;
    }

    /** The units of the parameters; the Hessian is given in them. */
    private static double[] scale(double[][] hessian) {
        double[] scale = new double[hessian.length];
        for (int k = 0; k < scale.length; k++) {
            scale[k] = 1 / Math.sqrt(Math.max(Math.abs(hessian[k][k]), Double.MIN_NORMAL));
        }
        for (int i = 0; i < scale.length; i++) {
            for (int j = 0; j < scale.length; j++) {
                hessian[i][j] *= scale[i] * scale[j];
            }
        }
        return scale;
    }

    private static double[] moved(double[] parameters, Eigen eigen, double[] gradient, double[] scale, double damping) {
        double[] y = new double[gradient.length];
        for (int k = 0; k < y.length; k++) {
            y[k] = -eigen.dot(k, gradient) / (Math.abs(eigen.values()[k]) + damping);
        }
        double[] step = eigen.combine(y);
        double[] moved = Arrays.copyOf(parameters, parameters.length);
        for (int k = 0; k < moved.length; k++) {
            double farthest = FARTHEST * (1 + Math.abs(moved[k]));
            moved[k] += Math.max(-farthest, Math.min(farthest, scale[k] * step[k]));
        }
        return moved;
    }
}
