package org.manymoons.data;

/**
 * How many samples of each class a generator makes, scikit-learn's {@code n_samples} given as a pair.
 *
 * @param zeros samples labelled 0: the upper moon, the outer circle
 * @param ones  samples labelled 1: the lower moon, the inner circle
 */
public record ClassSizes(int zeros, int ones) {
    public ClassSizes {
        if (zeros < 0 || ones < 0 || (long) zeros + ones < 1 || (long) zeros + ones > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "n_samples must be 0 or more of each class and not none: n_samples=[" + zeros + ", " + ones + "]");
        }
    }

    /** {@code n_samples} given as one number: half of them each, an odd one more to class 1. */
    public static ClassSizes ofTotal(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("n_samples must be 1 or more: n_samples=" + samples);
        }
        return new ClassSizes(samples / 2, samples - samples / 2);
    }

    /** All samples. */
    public int total() {
        return zeros + ones;
    }
}
