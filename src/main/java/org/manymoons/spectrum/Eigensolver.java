package org.manymoons.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The only place that calls the library's eigensolver for symmetric matrices. That one squares the entries, so that it loses
 * a matrix of numbers like 1e-200; here the matrix is multiplied by the power of two that makes its largest entry about 1,
 * which changes no digit.
 */
final class Eigensolver {
    private final EigenDecomposition_F64<DMatrixRMaj> solver;
    private final int exponent;

    private Eigensolver(double[][] symmetric, boolean withVectors) {
        int size = symmetric.length;
        exponent = exponent(symmetric);
        solver = DecompositionFactory_DDRM.eig(size, withVectors, true);
        if (!solver.decompose(scaled(symmetric, -exponent))) {
            throw new ArithmeticException("the eigenvalues of a " + size + " x " + size + " matrix did not converge");
        }
    }

    /** For eigenvalues and eigenvectors of a symmetric matrix of finite numbers. */
    static Eigensolver of(double[][] symmetric) {
        return new Eigensolver(symmetric, true);
    }

    /** For the eigenvalues alone, in less time. */
    static Eigensolver ofValues(double[][] symmetric) {
        return new Eigensolver(symmetric, false);
    }

    /** Eigenvalue k, in no particular order. */
    double value(int k) {
        return Math.scalb(solver.getEigenvalue(k).getReal(), exponent);
    }

    /** An eigenvector of eigenvalue k, of length 1 but for rounding and of either sign. */
    double[] vector(int k) {
        return solver.getEigenVector(k).getData().clone();
    }

    /** Of the largest number, 0 if all are zero. */
    static int exponent(double[]... rows) {
        double largest = 0;
        for (double[] row : rows) {
            largest = Math.max(largest, Eigen.maxAbs(row));
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
}
