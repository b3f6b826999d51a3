package org.manymoons.landscape.saddle;

/** Sums of parameter vectors. */
final class Vectors {
    private Vectors() {}

    /** a + t b. */
    static double[] plus(double[] a, double t, double[] b) {
        double[] sum = a.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += t * b[k];
        }
        return sum;
    }

    static double[] minus(double[] a, double[] b) {
        return plus(a, -1, b);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** Of unit length; a vector of length 0 stays as it is. */
    static double[] unit(double[] a) {
        double norm = norm(a);
        return norm == 0 ? a.clone() : plus(new double[a.length], 1 / norm, a);
    }

    /** The matrix times a. */
    static double[] times(double[][] matrix, double[] a) {
        double[] product = new double[matrix.length];
        for (int k = 0; k < product.length; k++) {
            product[k] = dot(matrix[k], a);
        }
        return product;
    }
}
