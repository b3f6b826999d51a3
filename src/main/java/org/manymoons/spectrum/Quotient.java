package org.manymoons.spectrum;

import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.rounding.Rounding;
import org.manymoons.symmetry.SoftmaxShifts;

/**
 * Parameter space without the softmax shifts, in an orthonormal basis Q of what is orthogonal to them: Q H Q^T and Q g.
 * Each group of K parameters that a shift moves together is replaced by K - 1 differences (Helmert's), the other
 * parameters stay. As H vanishes along the shifts, the rounding of Q itself costs a relative error only.
 */
public final class Quotient {
    /** Chosen: more than the roundings of the two factors of Q, 4 each, and of their products with an entry. */
    private static final int OWN_OPERATIONS = 12;

    private final List<int[]> shifts;
    private final double[][] basis;

    private Quotient(int size, List<int[]> shifts) {
        this.shifts = shifts;
        boolean[] grouped = new boolean[size];
        int row = 0;
        basis = new double[size - shifts.size()][size];
        for (int[] group : shifts) {
            for (int m = 1; m < group.length; m++, row++) {
                double length = Math.sqrt(m * (m + 1.0));
                for (int k = 0; k < m; k++) {
                    basis[row][group[k]] = 1 / length;
                }
                basis[row][group[m]] = -m / length;
            }
            for (int k : group) {
                grouped[k] = true;
            }
        }
        for (int k = 0; k < size; k++) {
            if (!grouped[k]) {
                basis[row++][k] = 1;
            }
        }
    }

    public static Quotient of(Network network) {
        return new Quotient(network.parameterCount(), SoftmaxShifts.ofLoss(network));
    }

    private boolean isWhole() {
        return shifts.isEmpty();
    }

    /** Q g. */
    public double[] vector(double[] vector) {
        if (isWhole()) {
            return vector;
        }
        double[] reduced = new double[basis.length];
        for (int i = 0; i < reduced.length; i++) {
            for (int k = 0; k < vector.length; k++) {
                reduced[i] += basis[i][k] * vector[k];
            }
        }
        return reduced;
    }

    /** Q M Q^T. */
    public double[][] matrix(double[][] matrix) {
        return isWhole() ? matrix : product(matrix, false);
    }

    /** The errors of Q M Q^T as computed, when M is known to within these errors. */
    public double[][] errors(double[][] matrix, double[][] errors) {
        if (isWhole()) {
            return errors;
        }
        double[][] sum = new double[errors.length][errors.length];
        double gamma = Rounding.gamma(2L * errors.length + OWN_OPERATIONS);
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j < errors.length; j++) {
                sum[i][j] = errors[i][j] * (1 + 2 * gamma) + gamma * Math.abs(matrix[i][j]);
            }
        }
        return product(sum, true);
    }

    /** The spectrum of Q M Q^T with its eigenvectors in the original parameters. */
    public Spectrum spectrum(double[][] matrix, double[][] errors) {
        Spectrum reduced = Spectrum.of(matrix(matrix), errors(matrix, errors));
        if (isWhole()) {
            return reduced;
        }
        double[][] vectors = new double[basis.length][matrix.length];
        for (int e = 0; e < vectors.length; e++) {
            for (int i = 0; i < basis.length; i++) {
                for (int k = 0; k < matrix.length; k++) {
                    vectors[e][k] += reduced.eigenvectors()[e][i] * basis[i][k];
                }
            }
        }
        return new Spectrum(reduced.eigenvalues(), vectors, reduced.bounds());
    }

    private double[][] product(double[][] matrix, boolean absolute) {
        double[][] half = new double[basis.length][];
        for (int i = 0; i < half.length; i++) {
            half[i] = new double[matrix.length];
            for (int k = 0; k < matrix.length; k++) {
                double q = absolute ? Math.abs(basis[i][k]) : basis[i][k];
                for (int j = 0; j < matrix.length && q != 0; j++) {
                    half[i][j] += q * matrix[k][j];
                }
            }
        }
        double[][] result = new double[basis.length][basis.length];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < matrix.length; k++) {
                    sum += half[i][k] * (absolute ? Math.abs(basis[j][k]) : basis[j][k]);
                }
                result[i][j] = sum;
                result[j][i] = sum;
            }
        }
        return result;
    }
}
