package org.manymoons.data.numpy;

/** {@code numpy.linspace(0, stop, n)} in NumPy's own arithmetic: i times the rounded step. */
public final class Linspace {
    private Linspace() {}

    /** From 0 to {@code stop}, which is the last number; [0] for n = 1. */
    public static double[] closed(double stop, int n) {
        double[] t = n > 1 ? steps(stop / (n - 1), n) : new double[n];
        if (n > 1) {
            t[n - 1] = stop;
        }
        return t;
    }

    /** From 0 to one step before {@code stop} ({@code endpoint=False}). */
    public static double[] halfOpen(double stop, int n) {
        return steps(stop / n, n);
    }

    private static double[] steps(double step, int n) {
        double[] t = new double[n];
        for (int i = 0; i < n; i++) {
            t[i] = i * step;
        }
        return t;
    }
}
