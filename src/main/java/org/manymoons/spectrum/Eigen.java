package org.manymoons.spectrum;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
        Eigensolver solver = Eigensolver.of(symmetric);
        Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(solver::value));
        double[] values = new double[size];
        double[][] vectors = new double[size][];
        for (int i = 0; i < size; i++) {
            values[i] = solver.value(order[i]);
            vectors[i] = signed(solver.vector(order[i]));
        }
        return new Eigen(values, vectors);
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
