package org.manymoons.parting.update;

/**
 * The parameters of one training over time.
 *
 * @param name       what it is called
 * @param iterations updates made before each row, ascending
 * @param rows       parameters in the reference's order
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Trajectory(String name, long[] iterations, double[][] rows) {
    public Trajectory {
        if (iterations.length != rows.length || rows.length == 0) {
            throw new IllegalArgumentException("a row for each iteration, and not none: iterations=" + iterations.length
                    + ", rows=" + rows.length);
        }
    }

    public int size() {
        return rows.length;
    }

    /** Whether the row after the k-th is one update later. */
    public boolean isUpdate(int k) {
        return k >= 0 && k + 1 < rows.length && iterations[k + 1] == iterations[k] + 1;
    }
}
