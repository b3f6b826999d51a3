package org.manymoons.spectrum;

import java.util.OptionalDouble;

/**
 * Whether a Hessian is positive definite beyond its rounding, decided in units of the parameters that give it a unit
 * diagonal: by Sylvester's law of inertia (Horn and Johnson 2013, theorem 4.5.8) the signs of eigenvalues do not depend on
 * units, but how well they show does.
 */
public final class Definiteness {
    private Definiteness() {}

    /** The length of the Newton step H^-1 g where H is positive definite for certain; empty otherwise. */
    public static OptionalDouble newtonStep(double[][] hessian, double[][] errors, double[] gradient) {
        if (!Eigen.isFinite(hessian)) {
            return OptionalDouble.empty();
        }
        double[] units = new double[gradient.length];
        for (int k = 0; k < units.length; k++) {
            units[k] = hessian[k][k] > 0 ? 1 / Math.sqrt(hessian[k][k]) : 1;
        }
        Spectrum spectrum = Spectrum.of(scaled(hessian, units), scaled(errors, units));
        double[] step = new double[gradient.length];
        for (int k = 0; k < gradient.length; k++) {
            double value = spectrum.eigenvalues()[k];
            if (!(value > spectrum.bounds()[k])) {
                return OptionalDouble.empty();
            }
            double along = 0;
            for (int j = 0; j < gradient.length; j++) {
                along += spectrum.eigenvectors()[k][j] * units[j] * gradient[j];
            }
            for (int j = 0; j < gradient.length; j++) {
                step[j] += along / value * spectrum.eigenvectors()[k][j] * units[j];
            }
        }
        return OptionalDouble.of(Eigen.norm(step));
    }

    private static double[][] scaled(double[][] matrix, double[] units) {
        double[][] scaled = new double[units.length][units.length];
        for (int i = 0; i < units.length; i++) {
            for (int j = 0; j < units.length; j++) {
                scaled[i][j] = units[i] * matrix[i][j] * units[j];
            }
        }
        return scaled;
    }
}
