package org.manymoons.kernel;

/**
 * Sums over one block. Each is split over several running sums, which the processor adds independently of each other;
 * the order is fixed.
 */
final class Sums {
    private Sums() {}

    /** y = value. */
    static void fill(double[] y, double value, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = value;
        }
    }

    /** y += a x. */
    static void add(double a, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += a * x[i];
        }
    }

    /** z = x y, term by term. */
    static void multiply(double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] * y[i];
        }
    }

    /** y = a x. */
    static void scale(double a, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = a * x[i];
        }
    }

    /** z += a x y, term by term. */
    static void addProduct(double a, double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] += a * (x[i] * y[i]);
        }
    }

    /** The sum of x. */
    static double sum(double[] x, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < n; i++) {
            s0 += x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of x y. */
    static double dot(double[] x, double[] y, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < n; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
