package org.manymoons.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Samples;

/** The minibatches of an epoch: consecutive rows, the same in every epoch, the last one smaller where it must be. */
public final class Batches {
    private Batches() {}

    /**
     * The batches in order; one of all samples if {@code batchSize} is null or at least their number.
     *
     * @param batchSize 1 or more, or null for full batch
     */
    public static List<Samples> of(Samples samples, @Nullable Integer batchSize) {
        if (batchSize != null && batchSize < 1) {
            throw new IllegalArgumentException("batch_size must be 1 or more, or null: batch_size=" + batchSize);
        }
        int n = samples.size();
        if (batchSize == null || batchSize >= n) {
            return List.of(samples);
        }
        List<Samples> batches = new ArrayList<>();
        for (int from = 0; from < n; from += batchSize) {
            int to = Math.min(n - from, batchSize) + from;
            batches.add(Rows.of(samples, IntStream.range(from, to).toArray()));
        }
        return List.copyOf(batches);
    }
}
