package org.manymoons.config.yaml;

/** Upper limits: far above what is useful, and low enough that a slip of the finger does not fill memory or years. */
public final class Limits {
    /** 2^32 - 1, the largest seed of NumPy's generator. */
    public static final long SEED = 4294967295L;

    public static final int SEEDS = 10_000_000;
    public static final int BLOCK = 100_000;
    public static final int SAMPLES = 10_000_000;
    public static final int WIDTH = 4096;
    public static final int FEATURES = 1000;
    public static final int LAYERS = 16;
    public static final int ITERATIONS = 1_000_000_000;

    /** Characters of a path, Linux's PATH_MAX. */
    public static final int PATH = 4096;

    /** Bytes of a configuration file. */
    public static final int FILE_BYTES = 1 << 20;

    /** Levels of nesting in a YAML file; the records have four. */
    static final int DEPTH = 32;

    /** Keys and values of a YAML file, list elements included. */
    static final int NODES = 20_000;

    /** Problems listed before the rest is only counted. */
    public static final int PROBLEMS = 100;

    private Limits() {}
}
