package org.manymoons.symmetry;

/** Euclidean norms. */
public final class Norm {
    private Norm() {}

    public static double of(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    public static double ofDifference(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += (x[k] - y[k]) * (x[k] - y[k]);
        }
        return Math.sqrt(sum);
    }

    public static double ofSum(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += (x[k] + y[k]) * (x[k] + y[k]);
        }
        return Math.sqrt(sum);
    }
}
