package org.manymoons.reference;

import java.util.Arrays;

/**
 * Sums of vectors over many samples, in blocks of 256 samples whose sums are then added up: a term goes through 256 +
 * n/256 additions instead of n, and the rounding errors stay that much smaller (Higham 2002, section 4.2).
 */
public final class BlockedSum {
    /** Chosen: long enough for the kernels' loops, short enough for the bounds. */
    private static final int BLOCK = 256;

    private static final int SMALLEST_BLOCK = 64; // of another program that the rounding bounds should hold for

    /** The sum of the current block; add to it, then call {@link #endSample}. */
    public final double[] block;

    private final double[] finished;
    private int samples;

    /** Of vectors of this size. */
    public BlockedSum(int size) {
        block = new double[size];
        finished = new double[size];
    }

    /** Additions that one of n samples' terms goes through, at most, when summed in blocks of 64 to 256. */
    public static long additions(int n) {
        return Math.min(n, BLOCK + n / SMALLEST_BLOCK + 1L);
    }

    /** Counts one sample, whose terms have all been added. */
    public void endSample() {
        samples++;
        if (samples % BLOCK == 0) {
            closeBlock();
        }
    }

    /** The mean over all samples so far. */
    public double[] mean() {
        closeBlock();
        return Arrays.stream(finished).map(sum -> sum / samples).toArray();
    }

    private void closeBlock() {
        for (int k = 0; k < block.length; k++) {
            finished[k] += block[k];
            block[k] = 0;
        }
    }
}
