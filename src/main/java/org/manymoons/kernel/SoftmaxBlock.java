package org.manymoons.kernel;

import java.util.Arrays;

/**
 * The derivative p - t of the cross-entropy of a softmax on a block, as {@link org.manymoons.reference.Softmax} has it, row by
 * row. With m the largest z of a sample, p[k] is in proportion to e[k] = exp(z[k] - m) = s / (1 - s), s = s(z[k] - m) at most 1/2.
 * Every loop is short and without branches, so that the compiler makes vectors of it.
 */
final class SoftmaxBlock {
    private final Loops loops;
    private final double[] largest;
    private final double[] sums;
    private final double[] below;
    private final double[] unused;

    SoftmaxBlock(Loops loops, int blockSize) {
        this.loops = loops;
        largest = new double[blockSize];
        sums = new double[blockSize];
        below = new double[blockSize];
        unused = new double[blockSize];
    }

    /**
     * Fills the errors; those behind the samples of the block are 0.
     *
     * @param z       pre-activations, a row for each class
     * @param targets 1 where the sample is of the class, else 0, laid out as z
     * @param size    samples of the block
     * @param n       length of the rows
     * @param errors  laid out as z
     */
    void errors(double[][] z, double[][] targets, int size, int n, double[][] errors) {
        System.arraycopy(z[0], 0, largest, 0, n);
        for (int k = 1; k < z.length; k++) {
            takeLarger(z[k], largest, n);
        }
        Arrays.fill(sums, 0, n, 0);
        for (int k = 0; k < z.length; k++) {
            difference(z[k], largest, below, n);
            loops.sigmoid(below, errors[k], unused, n);
            addOdds(errors[k], sums, n);
        }
        Arrays.fill(below, 0, n, 0); // from here on the sum of all probabilities but that of the sample's class
        for (int k = 0; k < z.length; k++) {
            divide(errors[k], sums, targets[k], below, n);
        }
        for (int k = 0; k < z.length; k++) {
            subtract(errors[k], targets[k], below, n);
            Arrays.fill(errors[k], size, n, 0);
        }
    }

    private static void takeLarger(double[] x, double[] largest, int n) {
        for (int i = 0; i < n; i++) {
            largest[i] = Math.max(largest[i], x[i]);
        }
    }

    private static void difference(double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] - y[i];
        }
    }

    /** e = s / (1 - s), and its sum. */
    private static void addOdds(double[] s, double[] sums, int n) {
        for (int i = 0; i < n; i++) {
            s[i] = s[i] / (1 - s[i]);
            sums[i] += s[i];
        }
    }

    private static void divide(double[] e, double[] sums, double[] target, double[] rest, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] / sums[i];
            rest[i] += e[i] * (1 - target[i]);
        }
    }

    private static void subtract(double[] p, double[] target, double[] rest, int n) {
        for (int i = 0; i < n; i++) {
            p[i] = p[i] * (1 - target[i]) - target[i] * rest[i];
        }
    }
}
