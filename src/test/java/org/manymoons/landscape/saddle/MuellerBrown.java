package org.manymoons.landscape.saddle;

import org.manymoons.descent.WrittenOut;

/**
 * The surface of Mueller and Brown (1979, Theoretica Chimica Acta 53, 75), on which methods for saddles are compared since:
 * three minima and two saddles, whose places they print with three decimals.
 */
final class MuellerBrown implements WrittenOut {
    static final double[] HIGHEST_SADDLE = {-0.822, 0.624};
    static final double[] LOWER_SADDLE = {0.212, 0.293};
    static final double[] DEEPEST = {-0.558, 1.442};
    static final double[] MIDDLE = {-0.050, 0.467};
    static final double[] RIGHT = {0.623, 0.028};

    private static final double[] HEIGHT = {-200, -100, -170, 15};
    private static final double[] A = {-1, -1, -6.5, 0.7};
    private static final double[] B = {0, 0, 11, 0.6};
    private static final double[] C = {-10, -10, -6.5, 0.7};
    private static final double[] X = {1, 0, -0.5, -1};
    private static final double[] Y = {0, 0.5, 1.5, 1};

    @Override
    public double loss(double[] p) {
        double sum = 0;
        for (int k = 0; k < HEIGHT.length; k++) {
            sum += term(k, p);
        }
        return sum;
    }

    private static double term(int k, double[] p) {
        double x = p[0] - X[k];
        double y = p[1] - Y[k];
        return HEIGHT[k] * Math.exp(A[k] * x * x + B[k] * x * y + C[k] * y * y);
    }

    @Override
    public double[] gradient(double[] p) {
        double[] sum = new double[2];
        for (int k = 0; k < HEIGHT.length; k++) {
            double x = p[0] - X[k];
            double y = p[1] - Y[k];
            sum[0] += term(k, p) * (2 * A[k] * x + B[k] * y);
            sum[1] += term(k, p) * (B[k] * x + 2 * C[k] * y);
        }
        return sum;
    }

    @Override
    public double[][] hessian(double[] p) {
        double[][] sum = new double[2][2];
        for (int k = 0; k < HEIGHT.length; k++) {
            double x = 2 * A[k] * (p[0] - X[k]) + B[k] * (p[1] - Y[k]);
            double y = B[k] * (p[0] - X[k]) + 2 * C[k] * (p[1] - Y[k]);
            double f = term(k, p);
            sum[0][0] += f * (x * x + 2 * A[k]);
            sum[0][1] += f * (x * y + B[k]);
            sum[1][0] += f * (x * y + B[k]);
            sum[1][1] += f * (y * y + 2 * C[k]);
        }
        return sum;
    }

    @Override
    public Rounding rounding(double[] p) {
        return new Rounding(1e-12, new double[] {1e-11, 1e-11});
    }
}
