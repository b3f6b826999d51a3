package org.manymoons.kernel;

import java.util.Arrays;

/** Elementary functions of a whole row of numbers, with relative errors of a few roundings. Not for several threads at once. */
public final class ActivationRow {
    /** Chosen: numbers, few enough to stay in the cache. */
    private static final int BLOCK = 256;

    private final Loops loops = Kernels.loops(BLOCK);
    private final double[] z = new double[BLOCK];
    private final double[] value = new double[BLOCK];
    private final double[] derivative = new double[BLOCK];

    /** Overwrites two rows with tanh and tanh' of the factor times each argument. */
    public void tanh(double factor, double[] arguments, double[] values, double[] derivatives) {
        for (int first = 0; first < arguments.length; first += BLOCK) {
            int size = block(factor, arguments, first);
            loops.tanh(z, value, derivative, filledUp(size));
            System.arraycopy(value, 0, values, first, size);
            System.arraycopy(derivative, 0, derivatives, first, size);
        }
    }

    /** Overwrites a row with 1 / (1 + exp(-z)) of each argument. */
    public void sigmoid(double[] arguments, double[] values) {
        for (int first = 0; first < arguments.length; first += BLOCK) {
            int size = block(1, arguments, first);
            loops.sigmoid(z, value, derivative, filledUp(size));
            System.arraycopy(value, 0, values, first, size);
        }
    }

    private int block(double factor, double[] arguments, int first) {
        int size = Math.min(BLOCK, arguments.length - first);
        for (int i = 0; i < size; i++) {
            z[i] = factor * arguments[first + i];
        }
        Arrays.fill(z, size, filledUp(size), 0);
        return size;
    }

    private int filledUp(int size) {
        return (size + loops.lanes() - 1) / loops.lanes() * loops.lanes();
    }
}
