package org.manymoons.census;

/** Whether two end states are one. */
public enum Verdict {
    /** They are. */
    SAME,
    /** They are proven not to be. */
    DIFFERENT,
    /** Neither could be established. */
    UNDECIDED
}
