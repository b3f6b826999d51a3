package org.manymoons.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The Lanczos method with full reorthogonalisation (Golub and Van Loan 2013, section 10.1): the ends of the spectrum of a
 * symmetric matrix that only its products with vectors are known of.
 */
final class Lanczos {
    private Lanczos() {}

    /** A fixed direction with a part in every coordinate and no symmetry, so that it is orthogonal to no eigenvector. */
    static double[] start(int size) {
        double[] direction = new double[size];
        Arrays.setAll(direction, k -> 1 + 0.5 * Math.sin(k + 1));
        return direction;
    }

    /** After as few products as settle it, at most so many; empty where a product is not finite. */
    static Optional<ExtremeEigenvalues> extremes(
            UnaryOperator<double[]> product, double[] start, int mostProducts, Predicate<ExtremeEigenvalues> settled) {
        List<double[]> basis = new ArrayList<>();
        List<Double> diagonal = new ArrayList<>();
        List<Double> offDiagonal = new ArrayList<>();
        double[] q = divided(start, Eigen.norm(start));
        int exponent = 0; // so that the norms below neither underflow nor overflow
        while (true) {
            double[] w = product.apply(q);
            exponent = basis.isEmpty() ? Eigensolver.exponent(w) : exponent;
            scale(w, -exponent);
            basis.add(q);
            if (!Arrays.stream(w).allMatch(Double::isFinite)) {
                return Optional.empty();
            }
            diagonal.add(dot(w, q));
            orthogonalise(w, basis);
            orthogonalise(w, basis);
            double beta = Eigen.norm(w);
            ExtremeEigenvalues found = ritz(diagonal, offDiagonal, beta);
            if (settled.test(found) || basis.size() == mostProducts) {
                return Optional.of(found.scaled(exponent));
            }
            offDiagonal.add(beta);
            q = divided(w, beta);
        }
    }

    private static void scale(double[] w, int exponent) {
        for (int k = 0; k < w.length; k++) {
            w[k] = Math.scalb(w[k], exponent);
        }
    }

    private static double[] divided(double[] vector, double norm) {
        return Arrays.stream(vector).map(x -> x / norm).toArray();
    }

    private static void orthogonalise(double[] w, List<double[]> basis) {
        for (double[] q : basis) {
            double c = dot(w, q);
            for (int k = 0; k < w.length; k++) {
                w[k] -= c * q[k];
            }
        }
    }

    private static ExtremeEigenvalues ritz(List<Double> diagonal, List<Double> offDiagonal, double beta) {
        int size = diagonal.size();
        double[][] tridiagonal = new double[size][size];
        for (int k = 0; k < size; k++) {
            tridiagonal[k][k] = diagonal.get(k);
            if (k + 1 < size) {
                tridiagonal[k][k + 1] = offDiagonal.get(k);
                tridiagonal[k + 1][k] = offDiagonal.get(k);
            }
        }
        Eigensolver solver = Eigensolver.of(tridiagonal);
        int least = 0;
        int most = 0;
        for (int k = 1; k < size; k++) {
            double value = solver.value(k);
            least = value < solver.value(least) ? k : least;
            most = value > solver.value(most) ? k : most;
        }
        return new ExtremeEigenvalues(
                solver.value(least),
                solver.value(most),
                beta * lastComponent(solver.vector(least)),
                beta * lastComponent(solver.vector(most)),
                size);
    }

    /** Times beta it bounds the distance of the Ritz value from an eigenvalue. */
    private static double lastComponent(double[] vector) {
        return Math.abs(vector[vector.length - 1]) / Eigen.norm(vector);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
