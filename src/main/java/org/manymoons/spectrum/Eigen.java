package org.manymoons.spectrum;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigendecomposition of a symmetric matrix.
 *
 * @param values  ascending
 * @param vectors in rows, of unit length, the largest component positive
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Eigen(double[] values, double[][] vectors) {
    /**
     * Below this share of the largest eigenvalue of a positive semidefinite matrix an eigenvalue is rounding. Chosen: about
     * five machine epsilons.
     */
    public static final double NOISE = 1e-15;

    /** Of no matrix. */
    public static final Eigen NONE = new Eigen(new double[0], new double[0][]);

    public static Eigen of(double[][] symmetric) {
        int size = symmetric.length;
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(size, true, true);
        int exponent = exponent(symmetric);
        if (!decomposition.decompose(scaled(symmetric, -exponent))) {
            throw new ArithmeticException("the eigenvalues of a " + size + " x " + size + " matrix did not converge");
        }
        Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(k -> decomposition.getEigenvalue(k).real));
        double[] values = new double[size];
        double[][] vectors = new double[size][];
        for (int i = 0; i < size; i++) {
            values[i] = Math.scalb(decomposition.getEigenvalue(order[i]).real, exponent);
            vectors[i] = signed(decomposition.getEigenVector(order[i]).data.clone());
        }
        return new Eigen(values, vectors);
    }

    /** Of the largest entry, so that a matrix of tiny numbers does not underflow inside the eigensolver. */
    private static int exponent(double[][] matrix) {
        double largest = 0;
        for (double[] row : matrix) {
            largest = Math.max(largest, maxAbs(row));
        }
        return largest == 0 ? 0 : Math.getExponent(largest);
    }

    private static DMatrixRMaj scaled(double[][] matrix, int exponent) {
        DMatrixRMaj scaled = new DMatrixRMaj(matrix);
        for (int k = 0; k < scaled.data.length; k++) {
            scaled.data[k] = Math.scalb(scaled.data[k], exponent);
        }
        return scaled;
    }

    private static double[] signed(double[] vector) {
        int largest = 0;
        for (int k = 1; k < vector.length; k++) {
            if (Math.abs(vector[k]) > Math.abs(vector[largest])) {
                largest = k;
            }
        }
        if (vector[largest] < 0) {
            for (int k = 0; k < vector.length; k++) {
                vector[k] = -vector[k];
            }
        }
        return vector;
    }

    public static boolean isFinite(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    /** The component of x along eigenvector i. */
    public double dot(int i, double[] x) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += vectors[i][k] * x[k];
        }
        return sum;
    }

    /** The vector with these components along the eigenvectors. */
    public double[] combine(double[] y) {
        double[] x = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < x.length; k++) {
                x[k] += y[i] * vectors[i][k];
            }
        }
        return x;
    }

    public static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    public static double maxAbs(double[] x) {
        double max = 0;
        for (double value : x) {
            max = Math.max(max, Math.abs(value));
        }
        return max;
    }
}
