package org.manymoons.study;

/** The names of one seed's files in a run's folder. */
public final class SeedFiles {
    private SeedFiles() {}

    /** The model. */
    public static String zip(long seed) {
        return "seed-" + seed + ".zip";
    }

    /** The listener's parameter dump. */
    public static String dump(long seed) {
        return "seed-" + seed + ".parameters.csv";
    }

    /** What is known of the run; written last, so it stands for a finished seed. */
    static String result(long seed) {
        return "seed-" + seed + ".json";
    }
}
