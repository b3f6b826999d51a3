package org.manymoons.kernel;

import java.util.Arrays;

/** Numbers that are summed over blocks, each split over the lanes of the {@link Loops}. */
final class RunningSums {
    private final int lanes;
    private final double[] values;

    RunningSums(int size, Loops loops) {
        lanes = loops.lanes();
        values = new double[size * lanes];
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    /** The running sums, those of number k from {@link #at} on. */
    double[] values() {
        return values;
    }

    int at(int k) {
        return k * lanes;
    }

    /** Number k: the sum of its lanes, in pairs of neighbours. */
    double total(int k) {
        double total = 0;
        for (int lane = 0; lane < lanes; lane += 2) {
            total += values[k * lanes + lane] + values[k * lanes + lane + 1];
        }
        return total;
    }
}
