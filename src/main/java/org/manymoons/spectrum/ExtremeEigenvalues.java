package org.manymoons.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.manymoons.reference.HessianVector;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.SoftmaxShifts;

/**
 * The smallest and largest eigenvalue of a Hessian too large to be written out, by the Lanczos method on exact
 * Hessian-vector products with full reorthogonalisation (Golub and Van Loan 2013, section 10.1). Of a softmax network
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
    private static final double RELATIVE_ACCURACY = 1e-8;
    private static final int MOST_PRODUCTS = 200;

    /** At these parameters; NaN where the Hessian is not finite. */
    public static ExtremeEigenvalues of(Network network, double[] parameters, Samples samples) {
        List<double[]> basis = new ArrayList<>();
        List<Double> diagonal = new ArrayList<>();
        List<Double> offDiagonal = new ArrayList<>();
        int dimension = parameters.length - SoftmaxShifts.ofLoss(network).size();
        double[] q = start(network);
        while (true) {
            basis.add(q);
            double[] w = HessianVector.product(network, parameters, samples, q);
            if (!Arrays.stream(w).allMatch(Double::isFinite)) {
                return new ExtremeEigenvalues(Double.NaN, Double.NaN, Double.NaN, Double.NaN, basis.size());
            }
            SoftmaxShifts.removeFrom(w, network);
            diagonal.add(dot(w, q));
            orthogonalise(w, basis);
            orthogonalise(w, basis);
            double beta = Eigen.norm(w);
            ExtremeEigenvalues found = ritz(diagonal, offDiagonal, beta);
            double magnitude = Math.max(Math.abs(found.smallest), Math.abs(found.largest));
            boolean settled = Math.max(found.smallestError, found.largestError) <= RELATIVE_ACCURACY * magnitude;
            if (settled || basis.size() == Math.min(dimension, MOST_PRODUCTS)) {
                return found;
            }
            offDiagonal.add(beta);
            q = Arrays.stream(w).map(x -> x / beta).toArray();
        }
    }

    private static double[] start(Network network) {
        double[] q = new double[network.parameterCount()];
        Arrays.setAll(q, k -> 1 + 0.5 * Math.sin(k + 1));
        SoftmaxShifts.removeFrom(q, network);
        double norm = Eigen.norm(q);
        return Arrays.stream(q).map(x -> x / norm).toArray();
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
        DMatrixRMaj tridiagonal = new DMatrixRMaj(size, size);
        for (int k = 0; k < size; k++) {
            tridiagonal.set(k, k, diagonal.get(k));
            if (k + 1 < size) {
                tridiagonal.set(k, k + 1, offDiagonal.get(k));
                tridiagonal.set(k + 1, k, offDiagonal.get(k));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(size, true, true);
        if (!solver.decompose(tridiagonal)) {
            throw new ArithmeticException("the Lanczos eigenvalues did not converge: size=" + size);
        }
        int least = 0;
        int most = 0;
        for (int k = 1; k < size; k++) {
            double value = solver.getEigenvalue(k).getReal();
            least = value < solver.getEigenvalue(least).getReal() ? k : least;
            most = value > solver.getEigenvalue(most).getReal() ? k : most;
        }
        return new ExtremeEigenvalues(
                solver.getEigenvalue(least).getReal(),
                solver.getEigenvalue(most).getReal(),
                beta * lastComponent(solver.getEigenVector(least).getData()),
                beta * lastComponent(solver.getEigenVector(most).getData()),
                size);
    }

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
