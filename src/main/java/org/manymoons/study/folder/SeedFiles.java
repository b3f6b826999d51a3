package org.manymoons.study.folder;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.results.SeedResult;

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

    /** The model, if there is one, and the dump, if one was asked for. */
    public static List<String> made(SeedResult result, boolean dumps) {
        List<String> made = new ArrayList<>();
        if (!result.hasFailed()) {
            made.add(zip(result.seed()));
        }
        if (dumps) {
            made.add(dump(result.seed()));
        }
        return made;
    }

    /** All files of the seed of a finished run, sealed documents last. */
    public static List<String> all(SeedResult result, boolean dumps) {
        List<String> all = made(result, dumps);
        all.add(result(result.seed()));
        return all;
    }

    /** What is known of the run; written last, so it stands for a finished seed. */
    public static String result(long seed) {
        return "seed-" + seed + ".json";
    }
}
