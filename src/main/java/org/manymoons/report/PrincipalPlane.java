package org.manymoons.report;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The plane of the first two principal components of samples (Pearson 1901): through their mean, along the two directions in
 * which they spread most. Of one or two features it is the plane of these themselves.
 *
 * @param mean       of the features
 * @param directions two rows of features, orthonormal; the second is zero where there is one feature
 * @param share      of the variance that lies in the plane
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record PrincipalPlane(double[] mean, double[][] directions, double share) {

    static PrincipalPlane of(double[][] rows) {
        int features = rows[0].length;
        if (features <= 2) {
            double[][] axes = new double[2][features];
            for (int j = 0; j < features; j++) {
                axes[j][j] = 1;
            }
            return new PrincipalPlane(new double[features], axes, 1);
        }
        double[] mean = mean(rows);
        DMatrixRMaj covariance = covariance(rows, mean);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(features, true, true);
        if (!eigen.decompose(covariance)) {
            throw new ArithmeticException("the covariance of the features has no eigenvalues that can be computed");
        }
        Integer[] order = new Integer[features];
        Arrays.setAll(order, k -> k);
        double[] values = new double[features];
        Arrays.setAll(values, k -> eigen.getEigenvalue(k).getReal());
        Arrays.sort(order, (k, l) -> Double.compare(values[l], values[k]));
        double[][] directions = new double[2][];
        for (int d = 0; d < 2; d++) {
            directions[d] = oriented(eigen.getEigenVector(order[d]).getData());
        }
        double all = Arrays.stream(values).sum();
        double within = values[order[0]] + values[order[1]];
        return new PrincipalPlane(mean, directions, all > 0 ? within / all : 1);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / rows.length;
            }
        }
        return mean;
    }

    private static DMatrixRMaj covariance(double[][] rows, double[] mean) {
        DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                for (int k = 0; k < mean.length; k++) {
                    covariance.add(j, k, (row[j] - mean[j]) * (row[k] - mean[k]) / rows.length);
                }
            }
        }
        return covariance;
    }

    /** With its largest entry positive, so that the picture is the same on every machine. */
    private static double[] oriented(double[] direction) {
        double largest = 0;
        for (double entry : direction) {
            largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
        }
        double sign = largest < 0 ? -1 : 1;
        return Arrays.stream(direction).map(entry -> sign * entry).toArray();
    }

    /** The coordinates of a sample in the plane. */
    double[] coordinates(double[] row) {
        double[] at = new double[2];
        for (int d = 0; d < 2; d++) {
            for (int j = 0; j < row.length; j++) {
                at[d] += directions[d][j] * (row[j] - mean[j]);
            }
        }
        return at;
    }

    /** The features at a place of the plane. */
    double[] features(double first, double second) {
        double[] row = mean.clone();
        for (int j = 0; j < row.length; j++) {
            row[j] += directions[0][j] * first + directions[1][j] * second;
        }
        return row;
    }
}
