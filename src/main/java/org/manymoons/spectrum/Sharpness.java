package org.manymoons.spectrum;

import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.manymoons.reference.HessianVector;
import org.manymoons.reference.Objective;

/**
 * The sharpness: the largest eigenvalue of the Hessian of the loss. Full-batch gradient descent is stable only while it is
 * below 2 / learning rate (Cohen et al. 2021). Up to {@value #DENSE_UP_TO} parameters it is an eigenvalue of the whole
 * Hessian; above, it comes from {@link Lanczos} on exact Hessian-vector products.
 */
public final class Sharpness {
    /** Chosen: up to here the whole Hessian is formed. */
    static final int DENSE_UP_TO = 100;

    /** Chosen, for time: products with vectors at most. */
    private static final int MAX_STEPS = 100;

    /** Chosen: of the largest absolute eigenvalue. */
    private static final double RELATIVE_ACCURACY = 1e-10;

    private Sharpness() {}

    /** The largest eigenvalue, to about 1e-10 of the largest in magnitude; empty where the Hessian is not finite. */
    public static OptionalDouble of(Objective objective, double[] parameters) {
        return parameters.length <= DENSE_UP_TO
                ? dense(objective.hessian(parameters))
                : lanczos(
                        parameters.length,
                        v -> HessianVector.product(objective.network(), parameters, objective.samples(), v));
    }

    private static OptionalDouble dense(double[][] hessian) {
        if (!Eigen.isFinite(hessian)) {
            return OptionalDouble.empty();
        }
        Eigensolver solver = Eigensolver.ofValues(hessian);
        return IntStream.range(0, hessian.length).mapToDouble(solver::value).max();
    }

    /** The largest eigenvalue of the matrix that this product belongs to, empty where it is not finite. */
    static OptionalDouble lanczos(int size, UnaryOperator<double[]> product) {
        return Lanczos.extremes(
                        product,
                        Lanczos.start(size),
                        Math.min(size, MAX_STEPS),
                        found -> found.largestError() <= RELATIVE_ACCURACY * found.magnitude())
                .map(found -> OptionalDouble.of(found.largest()))
                .orElseGet(OptionalDouble::empty);
    }
}
