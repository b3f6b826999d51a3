package org.manymoons.config;

/** Upper limits: far above what is useful, and low enough that a slip of the finger does not fill memory or years. */
final class Limits {
    /** 2^32 - 1, the largest seed of NumPy's generator. */
    static final long SEED = 4294967295L;

    static final int SEEDS = 10_000_000;
    static final int BLOCK = 100_000;
    static final int SAMPLES = 10_000_000;
    static final int WIDTH = 4096;
    static final int LAYERS = 16;
    static final int ITERATIONS = 1_000_000_000;

    /** Bytes of a configuration file. */
    static final int FILE_BYTES = 1 << 20;

    /** Levels of nesting in a YAML file; the records have four. */
    static final int DEPTH = 32;

    /** Keys and values of a YAML file, list elements included. */
    static final int NODES = 20_000;

    /** Problems listed before the rest is only counted. */
    static final int PROBLEMS = 100;

    private Limits() {}
}
