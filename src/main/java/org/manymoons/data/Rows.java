package org.manymoons.data;

import java.util.Arrays;
import java.util.Comparator;
import org.manymoons.reference.Samples;

/** Selections of rows; rows are shared, not copied. */
final class Rows {
    private Rows() {}

    /** The rows at these indices, in their order. */
    static Samples of(Samples samples, int[] indices) {
        double[][] inputs = new double[indices.length][];
        double[] labels = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            inputs[i] = samples.inputs()[indices[i]];
            labels[i] = samples.labels()[indices[i]];
        }
        return new Samples(inputs, labels);
    }

    /** Whether both hold the same labelled points, in whatever order. */
    static boolean sameUpToOrder(Samples a, Samples b) {
        return a.size() == b.size() && Arrays.deepEquals(sorted(a), sorted(b));
    }

    private static double[][] sorted(Samples samples) {
        double[][] rows = new double[samples.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(samples.inputs()[i], samples.features() + 1);
            rows[i][samples.features()] = samples.labels()[i];
        }
        Arrays.sort(rows, Comparator.comparing((double[] row) -> row, Arrays::compare));
        return rows;
    }
}
