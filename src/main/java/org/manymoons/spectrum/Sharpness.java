package org.manymoons.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.manymoons.reference.HessianVector;
import org.manymoons.reference.Objective;

/**
 * The sharpness: the largest eigenvalue of the Hessian of the loss. Full-batch gradient descent is stable only while it is
 * below 2 / learning rate (Cohen et al. 2021). Up to {@value #DENSE_UP_TO} parameters it is an eigenvalue of the whole
 * Hessian; above, it comes from the Lanczos method on exact Hessian-vector products with full reorthogonalisation (Golub
 * and Van Loan 2013, section 10.1).
 */
public final class Sharpness {
    static final int DENSE_UP_TO = 100;

    private static final int MAX_STEPS = 100;
    private static final double RELATIVE_ACCURACY = 1e-10;

    private Sharpness() {}

    /** The largest eigenvalue, to about 1e-10 of the largest in magnitude; NaN where the Hessian is not finite. */
    public static double of(Objective objective, double[] parameters) {
        return parameters.length <= DENSE_UP_TO
                ? dense(objective.hessian(parameters))
                : lanczos(
                        parameters.length,
                        v -> HessianVector.product(objective.network(), parameters, objective.samples(), v));
    }

    private static double dense(double[][] hessian) {
        if (!Arrays.stream(hessian).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            return Double.NaN;
        }
        EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(hessian.length, false, true);
        if (!solver.decompose(new DMatrixRMaj(hessian))) {
            throw new ArithmeticException("the eigenvalues of the Hessian did not converge: size=" + hessian.length);
        }
        return IntStream.range(0, hessian.length)
                .mapToDouble(k -> solver.getEigenvalue(k).getReal())
                .max()
                .orElse(Double.NaN);
    }

    /** The largest eigenvalue of the matrix that this product belongs to. */
    static double lanczos(int size, UnaryOperator<double[]> product) {
        List<double[]> basis = new ArrayList<>();
        List<Double> diagonal = new ArrayList<>();
        List<Double> offDiagonal = new ArrayList<>();
        double[] q = start(size);
        while (true) {
            basis.add(q);
            double[] w = product.apply(q);
            if (!Arrays.stream(w).allMatch(Double::isFinite)) {
                return Double.NaN;
            }
            diagonal.add(dot(w, q));
            orthogonalise(w, basis);
            orthogonalise(w, basis);
            double beta = Math.sqrt(dot(w, w));
            Ritz ritz = largestRitz(diagonal, offDiagonal);
            // |beta * last component| bounds the distance of the Ritz value from an eigenvalue
            double error = beta * Math.abs(ritz.lastComponent());
            if (basis.size() == Math.min(size, MAX_STEPS) || error <= RELATIVE_ACCURACY * ritz.magnitude()) {
                return ritz.value();
            }
            offDiagonal.add(beta);
            q = Arrays.stream(w).map(x -> x / beta).toArray();
        }
    }

    /** A fixed direction with a part in every coordinate and no symmetry, so that it is orthogonal to no eigenvector. */
    private static double[] start(int size) {
        double[] q = IntStream.range(0, size)
                .mapToDouble(k -> 1 + 0.5 * Math.sin(k + 1))
                .toArray();
        double norm = Math.sqrt(dot(q, q));
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

    private record Ritz(double value, double lastComponent, double magnitude) {}

    private static Ritz largestRitz(List<Double> diagonal, List<Double> offDiagonal) {
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
        int best = 0;
        double magnitude = 0;
        for (int k = 0; k < size; k++) {
            double value = solver.getEigenvalue(k).getReal();
            magnitude = Math.max(magnitude, Math.abs(value));
            if (value > solver.getEigenvalue(best).getReal()) {
                best = k;
            }
        }
        double[] vector = solver.getEigenVector(best).getData();
        double norm = Math.sqrt(dot(vector, vector));
        return new Ritz(solver.getEigenvalue(best).getReal(), vector[size - 1] / norm, magnitude);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
