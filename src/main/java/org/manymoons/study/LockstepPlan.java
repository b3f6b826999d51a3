package org.manymoons.study;

/**
 * Which updates are checked in lockstep: all of them up to {@value #ALL_UP_TO}, otherwise {@value #SPREAD} spread evenly
 * over the run with the first and the last among them.
 */
record LockstepPlan(int iterations) {
    static final int ALL_UP_TO = 2000;
    static final int SPREAD = 1000;

    /** Whether the update made after {@code iteration} others is checked. */
    boolean checks(long iteration) {
        if (iterations <= ALL_UP_TO) {
            return true;
        }
        // the checked ones are i * (iterations - 1) / (SPREAD - 1), rounded down, for i = 0 .. SPREAD - 1
        long last = iterations - 1L;
        long i = (iteration * (SPREAD - 1) + last - 1) / last;
        return i < SPREAD && i * last / (SPREAD - 1) == iteration;
    }
}
