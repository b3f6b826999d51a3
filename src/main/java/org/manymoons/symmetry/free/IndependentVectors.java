package org.manymoons.symmetry.free;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.symmetry.Norm;

/** Collects linearly independent vectors by Gram-Schmidt, orthogonalised twice (Giraud et al. 2005). */
final class IndependentVectors {
    /** Chosen, of the vector: what is left of a dependent one is about 1e-16. */
    private static final double SMALLEST_NEW_PART = 1e-10;

    private final int dimension;
    private final List<double[]> basis = new ArrayList<>();

    IndependentVectors(int dimension) {
        this.dimension = dimension;
    }

    /** Adds a vector, of any length but 0, unless it depends on those before; says whether it was added. */
    boolean add(double[] vector) {
        if (basis.size() == dimension) {
            return false;
        }
        double[] rest = vector.clone();
        double before = Norm.of(vector);
        for (int round = 0; round < 2; round++) {
            for (double[] direction : basis) {
                double part = 0;
                for (int k = 0; k < dimension; k++) {
                    part += direction[k] * rest[k];
                }
                for (int k = 0; k < dimension; k++) {
                    rest[k] -= part * direction[k];
                }
            }
        }
        double norm = Norm.of(rest);
        if (!(norm > SMALLEST_NEW_PART * before)) {
            return false;
        }
        for (int k = 0; k < dimension; k++) {
            rest[k] /= norm;
        }
        basis.add(rest);
        return true;
    }
}
