package org.manymoons.census;

import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.lockstep.TrainingEnd;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Recipe;

/** Trains and polishes one seed after another; each thread has its own. */
final class SeedWork {
    private final SeedTraining training;
    private final Objective objective;

    SeedWork(Recipe recipe) {
        training = new SeedTraining(recipe);
        objective = Kernels.objective(recipe.network(), recipe.training());
    }

    SeedEnd of(long seed) {
        TrainingEnd outcome = training.train(seed);
        if (outcome.failedAfter() > 0) {
            return SeedEnd.failed(seed, "a parameter was no finite number after update " + outcome.failedAfter());
        }
        double[] trained = outcome.parameters();
        double cost = objective.loss(trained);
        if (!Double.isFinite(cost)) {
            return SeedEnd.failed(seed, "the loss was no finite number after the last update");
        }
        try {
            return new SeedEnd(
                    seed,
                    null,
                    cost,
                    trained,
                    Polisher.polish(objective, trained).decision());
        } catch (ArithmeticException e) {
            return new SeedEnd(seed, "polishing: " + e.getMessage(), cost, trained, null);
        }
    }
}
