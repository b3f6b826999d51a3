package org.manymoons.endstate;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.manymoons.descent.Descent;
import org.manymoons.reference.Objective;

/**
 * Where parameters differ by so many powers of ten that other steps have become too short, scaled steps may still arrive.
 */
record StiffDescent(Objective objective, WayToInfinity infinity, BooleanSupplier stop) {
    /** Chosen: scaled steps of a round. */
    private static final int STEPS = 100;

    /** Chosen: what has not arrived by then has no kind. */
    private static final int ROUNDS = 15;

    /** Chosen, of the loss: a round that lowers it by less is the last. */
    private static final double GAIN = 1e-4;

    /** Chosen: limits undercut, one after the other. */
    private static final int ATTEMPTS = 3;

    EndState from(Descent descent) {
        for (int attempt = 0; ; attempt++) {
            scaled(descent);
            double[] arrived = descent.parameters();
            Optional<EndState> channel = infinity.separable(descent).or(() -> infinity.channel(descent));
            if (channel.isPresent()) {
                return channel.get();
            }
            if (arrived == descent.parameters() || attempt == ATTEMPTS || stop.getAsBoolean()) {
                double[] finished = Finish.of(objective, descent);
                EndState end = Classifier.classify(objective, finished, descent.steps())
                        .end();
                return end.kind() == Kind.NOT_CONVERGED
                        ? Classifier.notConverged(objective, finished, descent.steps())
                        : end;
            }
        }
    }

    /** Until all samples are on their sides, or little more is gained. */
    private void scaled(Descent descent) {
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && !stop.getAsBoolean(); round++) {
            double loss = objective.loss(descent.parameters());
            if (!(loss < before * (1 - GAIN)) || infinity.separable(descent).isPresent()) {
                break;
            }
            before = loss;
            descent.scaled(STEPS);
        }
    }
}
