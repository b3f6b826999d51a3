package org.manymoons.parting.update;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.data.Batches;
import org.manymoons.reference.Samples;

/**
 * Which samples an update sees: consecutive ones, so many at a time, the same in every epoch.
 *
 * @param size      samples in a batch
 * @param keepsLast whether the last batch of an epoch may be smaller; else those samples are left out
 */
public record BatchPlan(int size, boolean keepsLast) {
    /** All samples in every update. */
    public static BatchPlan full(Samples samples) {
        return new BatchPlan(samples.size(), true);
    }

    public List<Samples> batches(Samples samples) {
        List<Samples> batches = new ArrayList<>(Batches.of(samples, size));
        if (!keepsLast && samples.size() % size != 0) {
            batches.remove(batches.size() - 1);
        }
        return batches;
    }
}
