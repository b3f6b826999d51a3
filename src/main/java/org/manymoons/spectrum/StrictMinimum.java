package org.manymoons.spectrum;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Whether a loss has a strict minimum at given parameters: a gradient of zero within its rounding, a Hessian that is positive
 * for certain, and a Newton step that leads nowhere else.
 */
public final class StrictMinimum {
    /** Chosen: a gradient counts as zero within so many times its rounding bound. */
    public static final double GRADIENT_MULTIPLE = 10;

    /** Chosen: a minimum is where Newton's method would move the parameters by no more than this share of their norm. */
    public static final double NEWTON_STEP = 1e-5;

    private StrictMinimum() {}

    /** A Hessian and a bound for the error of each of its entries. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Curvature(double[][] hessian, double[][] errors) {}

    /**
     * Whether there is one at these parameters.
     *
     * @param bounds    for the components of the gradient
     * @param curvature at the parameters, computed where the gradient vanishes only
     */
    public static boolean isAt(double[] parameters, double[] gradient, double[] bounds, Supplier<Curvature> curvature) {
        if (!vanishes(gradient, bounds)) {
            return false;
        }
        Curvature there = curvature.get();
        OptionalDouble step = Definiteness.newtonStep(there.hessian, there.errors, gradient);
        return step.isPresent() && step.getAsDouble() < NEWTON_STEP * Eigen.norm(parameters);
    }

    /** Whether a gradient is zero within its rounding. */
    public static boolean vanishes(double[] gradient, double[] bounds) {
        for (int k = 0; k < gradient.length; k++) {
            if (!(Math.abs(gradient[k]) <= GRADIENT_MULTIPLE * bounds[k])) {
                return false;
            }
        }
        return true;
    }
}
