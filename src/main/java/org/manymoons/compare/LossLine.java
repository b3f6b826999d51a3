package org.manymoons.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** The loss on a straight line between two parameter vectors (Goodfellow et al. 2015). */
public final class LossLine {
    private final Objective objective;
    private final int stretches;

    public LossLine(Network network, Samples samples, int stretches) {
        this.objective = Kernels.objective(network, samples);
        this.stretches = stretches;
    }

    /** At {@code stretches + 1} places from a to b; null where it is no finite number. */
    public List<@Nullable Double> between(double[] a, double[] b) {
        List<@Nullable Double> losses = new ArrayList<>();
        for (int k = 0; k <= stretches; k++) {
            double t = (double) k / stretches;
            double[] point = new double[a.length];
            for (int i = 0; i < a.length; i++) {
                point[i] = (1 - t) * a[i] + t * b[i];
            }
            double loss = objective.loss(point);
            losses.add(Double.isFinite(loss) ? loss : null);
        }
        return losses;
    }
}
