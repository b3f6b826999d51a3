package org.manymoons.study;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Objective;
import org.manymoons.results.SeedResult.SharpnessPoint;
import org.manymoons.spectrum.Sharpness;

/** The sharpness of the full training loss every n-th update. */
final class SharpnessRecorder {
    private final Objective objective;
    private final int every;
    private final List<SharpnessPoint> points = new ArrayList<>();

    SharpnessRecorder(Objective objective, int every) {
        this.objective = objective;
        this.every = every;
    }

    void accept(ObservedUpdate step) {
        long updates = step.iteration() + 1;
        if (updates % every == 0) {
            Sharpness.of(objective, step.after())
                    .ifPresent(sharpness -> points.add(new SharpnessPoint(updates, sharpness)));
        }
    }

    List<SharpnessPoint> points() {
        return List.copyOf(points);
    }
}
