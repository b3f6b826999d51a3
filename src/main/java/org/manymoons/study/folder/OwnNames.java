package org.manymoons.study.folder;

import java.util.regex.Pattern;

/** The names that the program makes in the folder of a run; files of no other name are replaced or deleted there. */
final class OwnNames {
    static final String LOCK = ".lock";

    private static final String SEED = "seed-\\d+\\.(?:zip|json|parameters\\.csv)";
    private static final String RESULT =
            "results\\.json|timings\\.json|report\\.html|census\\.jsonl?|landscape\\.(?:jsonl?|svg|html)|ends\\.npz|(?:census-)?predictions\\.csv|sweep\\.(?:json|csv)"
                    + "|cell-\\d{4,}\\.jsonl|" + SEED;
    private static final String NAME = "config\\.resolved\\.yaml|" + RESULT;
    private static final Pattern FINISHED = Pattern.compile(RESULT);
    private static final Pattern ASIDE =
            Pattern.compile("(?:" + NAME + ")\\.part|\\.(?:" + NAME + ")\\.[0-9a-f]+\\.part");
    private static final Pattern CLAIM = Pattern.compile("\\.config\\.resolved\\.yaml\\.[0-9a-f]+\\.part");
    private static final Pattern BLOCK = Pattern.compile(
            "(?:block-\\d{6,}\\.jsonl|cell-\\d{4,}-block-\\d{6,}\\.jsonl|" + SEED + ")(?:\\.[0-9a-f-]{36}\\.part)?");
    private static final Pattern EXPERIMENT = Pattern.compile("[0-9a-f]{16}");

    private OwnNames() {}

    /** A file that a run, a census or a sweep leaves, besides the configuration. */
    static boolean isResult(String name) {
        return FINISHED.matcher(name).matches();
    }

    /** A file that was being written. */
    static boolean isAside(String name) {
        return ASIDE.matcher(name).matches();
    }

    /** What is left where the program was stopped before the folder said whose it is. */
    static boolean isBeforeClaim(String name) {
        return name.equals(LOCK) || CLAIM.matcher(name).matches();
    }

    /** Any plain file of the program's. */
    static boolean isFile(String name) {
        return name.equals(LOCK) || name.equals(RunFolder.CONFIGURATION) || isResult(name) || isAside(name);
    }

    /** The folder of one experiment in the folder for blocks. */
    static boolean isExperiment(String name) {
        return EXPERIMENT.matcher(name).matches();
    }

    /** A file of a cluster's task. */
    static boolean isBlock(String name) {
        return BLOCK.matcher(name).matches();
    }
}
