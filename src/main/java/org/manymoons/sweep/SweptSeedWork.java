package org.manymoons.sweep;

import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.SeedTraining;
import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.lockstep.TrainingEnd;
import org.manymoons.predictions.Accuracy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** Trains one seed of a cell after another, notes how well it does, and polishes it if asked to. */
final class SweptSeedWork {
    private final SeedTraining training;
    private final Objective objective;
    private final @Nullable Samples test;
    private final @Nullable Objective testObjective;
    private final boolean polish;

    SweptSeedWork(CensusPlan plan, boolean polish) {
        training = new SeedTraining(plan.recipe());
        Network network = plan.recipe().network();
        objective = Kernels.objective(network, plan.recipe().training());
        test = plan.test();
        testObjective =
                test == null ? null : Kernels.objective(new Network(network.layers(), network.outputLoss(), 0), test);
        this.polish = polish;
    }

    SweptSeed of(long seed) {
        TrainingEnd outcome = training.train(seed);
        double cost = objective.loss(outcome.parameters());
        if (outcome.failedAfter() > 0 || !Double.isFinite(cost)) {
            return new SweptSeed(seed, null, null);
        }
        SweptSeed.Trained trained = trained(outcome.parameters(), cost);
        try {
            return new SweptSeed(
                    seed,
                    trained,
                    polish ? Polisher.polish(objective, outcome.parameters()).decision() : null);
        } catch (ArithmeticException e) {
            return new SweptSeed(seed, trained, null);
        }
    }

    private SweptSeed.Trained trained(double[] parameters, double cost) {
        Network network = objective.network();
        Double accuracy = Accuracy.of(network, parameters, objective.samples());
        if (test == null || testObjective == null) {
            return new SweptSeed.Trained(cost, accuracy, null, null, null);
        }
        return new SweptSeed.Trained(
                cost,
                accuracy,
                testObjective.loss(parameters),
                Accuracy.of(network, parameters, test),
                Prediction.tellsClasses(network, test)
                        ? ClassesInHex.of(network).write(Prediction.classes(network, parameters, test))
                        : null);
    }
}
