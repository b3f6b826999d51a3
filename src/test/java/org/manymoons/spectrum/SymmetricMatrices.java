package org.manymoons.spectrum;

import java.util.Random;

/** Symmetric matrices whose eigenvalues are known: diagonal ones, reflected. */
final class SymmetricMatrices {
    private SymmetricMatrices() {}

    /** H diag(values) H with H = I - 2 u u^T for a random direction u: eigenvector k is row k of H. */
    static double[][] of(double[] values, double[][] reflection) {
        int size = values.length;
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < size; k++) {
                    matrix[i][j] += reflection[i][k] * values[k] * reflection[k][j];
                }
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    static double[][] reflection(int size, long seed) {
        double[] u = new Random(seed).doubles(size, -1, 1).toArray();
        double square = 0;
        for (double x : u) {
            square += x * x;
        }
        double[][] reflection = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                reflection[i][j] = (i == j ? 1 : 0) - 2 * u[i] * u[j] / square;
            }
        }
        return reflection;
    }

    static double[] product(double[][] matrix, double[] x) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            for (int k = 0; k < x.length; k++) {
                product[i] += matrix[i][k] * x[k];
            }
        }
        return product;
    }
}
