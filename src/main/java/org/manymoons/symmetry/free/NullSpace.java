package org.manymoons.symmetry.free;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The vectors x with A x = 0, by singular value decomposition. */
final class NullSpace {
    /** Chosen, of the largest singular value: rounding leaves about 1e-15. */
    private static final double RELATIVE = 1e-12;

    private NullSpace() {}

    /** An orthonormal basis; singular values up to the tolerance, or 1e-12 of the largest, count as zero. */
    static List<double[]> of(double[][] matrix, int columns, double tolerance) {
        // rows of zeros make A at least square, so that the decomposition yields all of V
        DMatrixRMaj a = new DMatrixRMaj(Math.max(matrix.length, columns), columns);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                a.set(i, j, matrix[i][j]);
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(a.numRows, columns, false, true, true);
        if (!svd.decompose(a)) {
            throw new ArithmeticException("no singular value decomposition of " + a);
        }
        double[] values = svd.getSingularValues();
        DMatrixRMaj v = svd.getV(null, false);
        double zero = Math.max(tolerance, RELATIVE * largest(values));
        List<double[]> basis = new ArrayList<>();
        for (int n = 0; n < columns; n++) {
            if (values[n] <= zero) {
                double[] vector = new double[columns];
                for (int k = 0; k < columns; k++) {
                    vector[k] = v.get(k, n);
                }
                basis.add(vector);
            }
        }
        return basis;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
