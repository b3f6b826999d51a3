package org.manymoons.spectrum;

import org.manymoons.reference.Objective;

/**
 * How far an end point of training is from a critical point.
 *
 * @param gradientMaxAbs      largest absolute component of the gradient
 * @param sharpness           largest eigenvalue of the Hessian
 * @param negativeEigenvalues how many eigenvalues are below zero beyond their rounding bounds
 */
public record PointFigures(double gradientMaxAbs, double sharpness, int negativeEigenvalues) {
    /**
     * The figures at these parameters.
     *
     * @throws IllegalArgumentException if an activation is not twice differentiable
     */
    public static PointFigures of(Objective objective, double[] parameters) {
        Spectrum spectrum = Spectrum.of(objective, parameters);
        double[] values = spectrum.eigenvalues(); // fewer than parameters where a softmax can be shifted
        int negative = 0;
        for (int k = 0; k < values.length; k++) {
            if (values[k] < -spectrum.bounds()[k]) {
                negative++;
            }
        }
        return new PointFigures(Eigen.maxAbs(objective.gradient(parameters)), values[values.length - 1], negative);
    }
}
