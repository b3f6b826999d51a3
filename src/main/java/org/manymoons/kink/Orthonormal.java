package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.spectrum.Eigen;

/** Orthonormal bases by Gram and Schmidt, each vector made orthogonal twice (Giraud, Langou and Rozloznik 2005). */
final class Orthonormal {
    private Orthonormal() {}

    /** What of a vector is orthogonal to these orthonormal ones. */
    static double[] rest(double[] vector, List<double[]> basis) {
        double[] rest = vector.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (double[] q : basis) {
                double along = KinkedLoss.dot(q, rest);
                for (int k = 0; k < rest.length; k++) {
                    rest[k] -= along * q[k];
                }
            }
        }
        return rest;
    }

    /** Adds the direction of the rest to the basis; false, and nothing added, where the rest is shorter than {@code least}. */
    static boolean extend(List<double[]> basis, double[] vector, double least) {
        double[] rest = rest(vector, basis);
        double norm = Eigen.norm(rest);
        if (!(norm > least)) {
            return false;
        }
        for (int k = 0; k < rest.length; k++) {
            rest[k] /= norm;
        }
        basis.add(rest);
        return true;
    }

    /** A basis of what is orthogonal to the rows, which must be independent. */
    static List<double[]> complement(List<double[]> rows, int size) {
        List<double[]> all = new ArrayList<>();
        for (double[] row : rows) {
            extend(all, row, 0);
        }
        while (all.size() < size) {
            double[] longest = new double[size];
            double length = -1;
            for (int k = 0; k < size; k++) {
                double[] axis = new double[size];
                axis[k] = 1;
                double[] rest = rest(axis, all);
                if (Eigen.norm(rest) > length) {
                    length = Eigen.norm(rest);
                    longest = axis;
                }
            }
            extend(all, longest, 0);
        }
        return List.copyOf(all.subList(rows.size(), size));
    }
}
