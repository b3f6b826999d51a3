package org.manymoons.parting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.Momentum;
import org.manymoons.parting.update.Steps;
import org.manymoons.parting.update.UpdateRule;

/**
 * What two trainings are to each other, and why they part; the keys of the compare command's JSON for dumps.
 *
 * @param partsAt         the first common iteration at which they differ by more than rounding, null if none
 * @param difference      largest of a parameter there
 * @param finalDifference the same in the last common iteration
 * @param cause           what explains it
 * @param besides         what else differs
 * @param notes           what was taken for granted, and what is missing
 */
public record Parting(
        Side a,
        Side b,
        @Nullable Long partsAt,
        @Nullable Double difference,
        double finalDifference,
        long finalIteration,
        Cause cause,
        List<Cause> besides,
        List<String> notes) {
    public Parting {
        besides = List.copyOf(besides);
        notes = List.copyOf(notes);
    }

    /**
     * One of the two.
     *
     * @param rows      how many iterations were recorded
     * @param arithmetic what it computes in, as its numbers tell
     * @param recipe    null where nothing explains its updates, or without data
     */
    public record Side(
            String file,
            int rows,
            long firstIteration,
            long lastIteration,
            Arithmetic arithmetic,
            @Nullable Recipe recipe) {}

    /**
     * What was recovered from the updates.
     *
     * @param learningRateError how far it can be off
     * @param explainedUpdates  how many of the recorded updates it explains, from the first one on
     * @param misfit            largest residual in units of what rounding can do
     * @param words             all of it in words
     */
    public record Recipe(
            Momentum momentumKind,
            double learningRate,
            double learningRateError,
            double l2,
            double l2Error,
            double l2OfBiases,
            double momentum,
            double momentumError,
            int batchSize,
            int explainedUpdates,
            int updates,
            double misfit,
            String words) {
        static @Nullable Recipe of(Explanation explanation) {
            FittedRule fitted = explanation.first();
            if (fitted == null) {
                return null;
            }
            UpdateRule rule = fitted.rule();
            UpdateRule error = fitted.worst();
            Steps steps = explanation.steps();
            return new Recipe(
                    rule.kind(),
                    rule.learningRate(),
                    error.learningRate(),
                    rule.l2(),
                    error.l2(),
                    rule.l2OfBiases(),
                    rule.momentum(),
                    error.momentum(),
                    explanation.plan().size(),
                    explanation.until(),
                    steps.count(),
                    fitted.misfit(),
                    RecipeWords.recipe(
                            fitted, explanation.plan(), steps.source().isFullBatch()));
        }
    }
}
