package org.manymoons.run;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.landscape.Sharpness;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Step;
import org.manymoons.run.SeedResult.SharpnessPoint;

/** The sharpness of the full training loss every n-th update. */
final class SharpnessRecorder {
    private final Network network;
    private final Samples training;
    private final int every;
    private final List<SharpnessPoint> points = new ArrayList<>();

    SharpnessRecorder(Network network, Samples training, int every) {
        this.network = network;
        this.training = training;
        this.every = every;
    }

    void accept(Step step) {
        long updates = step.iteration() + 1;
        if (updates % every == 0) {
            double sharpness = Sharpness.of(network, step.after(), training);
            if (Double.isFinite(sharpness)) {
                points.add(new SharpnessPoint(updates, sharpness));
            }
        }
    }

    List<SharpnessPoint> points() {
        return List.copyOf(points);
    }
}
