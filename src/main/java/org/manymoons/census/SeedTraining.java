package org.manymoons.census;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.manymoons.kernel.Kernels;
import org.manymoons.lockstep.FreeRun;
import org.manymoons.lockstep.TrainingEnd;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Recipe;

/**
 * One seed after another trained by a recipe in plain Java, by the same single updates that DL4J makes; probabilities are
 * not clipped. Reuses working memory: one thread only.
 */
public final class SeedTraining {
    private final Recipe recipe;
    private final List<UnaryOperator<double[]>> gradients;

    public SeedTraining(Recipe recipe) {
        this.recipe = recipe;
        gradients = recipe.batches().stream()
                .map(batch -> Kernels.gradient(recipe.network(), batch, CrossEntropy.EXACT))
                .toList();
    }

    public TrainingEnd train(long seed) {
        FreeRun run = new FreeRun(
                recipe.updater(),
                (parameters, batch) -> gradients.get(batch).apply(parameters),
                recipe.initialWeights().apply(seed));
        for (int iteration = 0; iteration < recipe.iterations(); iteration++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("stopped while training seed " + seed);
            }
            run.advance(iteration % gradients.size());
            if (!isFinite(run.parameters())) {
                return new TrainingEnd(run.parameters(), iteration + 1);
            }
        }
        return new TrainingEnd(run.parameters(), 0);
    }

    private static boolean isFinite(double[] parameters) {
        for (double parameter : parameters) {
            if (!Double.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }
}
