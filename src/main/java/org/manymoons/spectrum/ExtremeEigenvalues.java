package org.manymoons.spectrum;

import java.util.Optional;
import org.manymoons.reference.HessianVector;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.SoftmaxShifts;

/**
 * The smallest and largest eigenvalue of a Hessian too large to be written out, by {@link Lanczos} on exact
 * Hessian-vector products. Of a softmax network
 * they are those of the quotient by the shifts common to all classes.
 *
 * @param smallest      the smallest Ritz value: never below the smallest eigenvalue but for rounding
 * @param largest       the largest Ritz value: never above the largest eigenvalue but for rounding
 * @param smallestError within this distance of {@code smallest} there is an eigenvalue
 * @param largestError  within this distance of {@code largest} there is an eigenvalue
 * @param products      Hessian-vector products used
 */
public record ExtremeEigenvalues(
        double smallest, double largest, double smallestError, double largestError, int products) {
    /** Chosen: both errors within this share of the largest absolute eigenvalue. */
    private static final double RELATIVE_ACCURACY = 1e-8;

    /** Chosen: the time that the largest networks may take; what is not settled by then says so by its errors. */
    private static final int MOST_PRODUCTS = 200;

    /** Chosen: samples x parameters x products, some minutes. */
    private static final long MOST_WORK = 10_000_000_000L;

    /** Chosen: numbers in the vectors that are kept, 400 MB. */
    private static final long MOST_KEPT = 50_000_000;

    /** At these parameters; empty where the Hessian is not finite. */
    public static Optional<ExtremeEigenvalues> of(Network network, double[] parameters, Samples samples) {
        double[] start = Lanczos.start(parameters.length);
        SoftmaxShifts.removeFrom(start, network);
        int dimension = parameters.length - SoftmaxShifts.ofLoss(network).size();
        return Lanczos.extremes(
                v -> withoutShifts(network, HessianVector.product(network, parameters, samples, v)),
                start,
                Math.min(dimension, mostProducts(parameters.length, samples.size())),
                found -> Math.max(found.smallestError, found.largestError) <= RELATIVE_ACCURACY * found.magnitude());
    }

    static int mostProducts(int parameters, int samples) {
        long affordable = Math.min(MOST_WORK / ((long) parameters * samples), MOST_KEPT / parameters);
        return (int) Math.max(2, Math.min(MOST_PRODUCTS, affordable));
    }

    /** The largest absolute eigenvalue. */
    double magnitude() {
        return Math.max(Math.abs(smallest), Math.abs(largest));
    }

    /** Of the matrix times a power of two. */
    ExtremeEigenvalues scaled(int exponent) {
        return new ExtremeEigenvalues(
                Math.scalb(smallest, exponent),
                Math.scalb(largest, exponent),
                Math.scalb(smallestError, exponent),
                Math.scalb(largestError, exponent),
                products);
    }

    private static double[] withoutShifts(Network network, double[] product) {
        SoftmaxShifts.removeFrom(product, network);
        return product;
    }
}
