package org.manymoons.cli;

/** What the program's exit status means. */
final class ExitStatus {
    static final int DONE = 0;
    static final int UNEXPECTED = 1;
    static final int USAGE = 2;
    static final int UNREADABLE = 3;
    static final int REFERENCE_DISAGREES = 4;
    static final int SEEDS_FAILED = 5;

    private ExitStatus() {}
}
