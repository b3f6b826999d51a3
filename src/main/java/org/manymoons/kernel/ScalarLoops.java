package org.manymoons.kernel;

import java.util.Arrays;

/**
 * The loops in plain Java, for a virtual machine without jdk.incubator.vector or hardware without wide vectors. Every one
 * is short and without branches or calls, so that the just-in-time compiler may still make vectors of it; sums are split
 * over four, which the processor adds independently of each other. Not for several threads at once.
 */
final class ScalarLoops implements Loops {
    private static final int LANES = 4;

    private final Decay decay;

    ScalarLoops(int blockSize) {
        decay = new Decay(blockSize);
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void tanh(double[] z, double[] value, double[] derivative, int n) {
        decay.evaluate(z, 2, n);
        tanh(decay.exp, decay.expm1, decay.sign, value, derivative, n);
    }

    /** With e = exp(-2|z|), a = |tanh z| = (1 - e) / (1 + e): tanh' = e (1 + a)^2. */
    private static void tanh(double[] exp, double[] expm1, double[] sign, double[] value, double[] derivative, int n) {
        for (int i = 0; i < n; i++) {
            double a = Math.abs(expm1[i]) / (2 + expm1[i]);
            value[i] = sign[i] * a;
            derivative[i] = exp[i] * (1 + a) * (1 + a);
        }
    }

    @Override
    public void sigmoid(double[] z, double[] value, double[] derivative, int n) {
        decay.evaluate(z, 1, n);
        sigmoid(decay.exp, decay.sign, value, derivative, n);
    }

    /** With e = exp(-|z|): s = 1 / (1 + e) or, for negative z, e / (1 + e); s' = e / (1 + e)^2. */
    private static void sigmoid(double[] exp, double[] sign, double[] value, double[] derivative, int n) {
        for (int i = 0; i < n; i++) {
            double positive = 0.5 + 0.5 * sign[i];
            double inverse = 1 / (1 + exp[i]);
            value[i] = (positive + (1 - positive) * exp[i]) * inverse;
            derivative[i] = exp[i] * inverse * inverse;
        }
    }

    @Override
    public void softplus(double[] z, double[] value, int n) {
        decay.evaluate(z, 1, n);
        softplus(z, decay.exp, value, n);
    }

    /**
     * log1p(e) = 2 atanh(v), v = e / (2 + e) in [0, 1/3]; atanh(v) = v + v^3 Q(v^2) with the near-minimax Q of degree 10
     * (mpmath's chebyfit; relative error 2e-18).
     */
    private static void softplus(double[] z, double[] exp, double[] value, int n) {
        for (int i = 0; i < n; i++) {
            double v = exp[i] / (2 + exp[i]);
            double w = v * v;
            double s = 0.07815767353715612;
            s = s * w + 0.03745819730336633;
            s = s * w + 0.05422645516389906;
            s = s * w + 0.05867132589688297;
            s = s * w + 0.06667589830757856;
            s = s * w + 0.07692271958876583;
            s = s * w + 0.0909090994963398;
            s = s * w + 0.11111111099108056;
            s = s * w + 0.14285714285800133;
            s = s * w + 0.1999999999999976;
            s = s * w + 0.3333333333333333;
            value[i] = Math.max(z[i], 0) + 2 * (v + v * (w * s));
        }
    }

    @Override
    public void scale(double a, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = a * x[i];
        }
    }

    @Override
    public void multiply(double a, double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = a * x[i] * y[i];
        }
    }

    @Override
    public void addProduct(double a, double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] += a * x[i] * y[i];
        }
    }

    @Override
    public void linear(double offset, double[] weights, int first, double[][] columns, double[] z, int n) {
        Arrays.fill(z, 0, n, offset);
        for (int j = 0; j < columns.length; j++) {
            add(weights[first + j], columns[j], z, n);
        }
    }

    private static void add(double a, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += a * x[i];
        }
    }

    @Override
    public void addSums(double[] x, double[] y, double[][] columns, int from, int n, double[] sums, int at) {
        int k = at;
        for (int j = from; j < columns.length; j++, k += LANES) {
            addSum(x, y, columns[j], n, sums, k);
        }
        addSum(x, y, n, sums, k);
    }

    private static void addSum(double[] x, double[] y, double[] c, int n, double[] sums, int at) {
        double s0 = sums[at];
        double s1 = sums[at + 1];
        double s2 = sums[at + 2];
        double s3 = sums[at + 3];
        for (int i = 0; i < n; i += LANES) {
            s0 += x[i] * y[i] * c[i];
            s1 += x[i + 1] * y[i + 1] * c[i + 1];
            s2 += x[i + 2] * y[i + 2] * c[i + 2];
            s3 += x[i + 3] * y[i + 3] * c[i + 3];
        }
        sums[at] = s0;
        sums[at + 1] = s1;
        sums[at + 2] = s2;
        sums[at + 3] = s3;
    }

    private static void addSum(double[] x, double[] y, int n, double[] sums, int at) {
        double s0 = sums[at];
        double s1 = sums[at + 1];
        double s2 = sums[at + 2];
        double s3 = sums[at + 3];
        for (int i = 0; i < n; i += LANES) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        sums[at] = s0;
        sums[at + 1] = s1;
        sums[at + 2] = s2;
        sums[at + 3] = s3;
    }

    @Override
    public double largestMagnitude(double[] x, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        return largest;
    }
}
