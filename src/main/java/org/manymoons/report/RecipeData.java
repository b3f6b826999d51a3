package org.manymoons.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.InitialWeights;
import org.manymoons.config.TrainingSection;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.study.Experiment;
import org.manymoons.symmetry.Measure;

/**
 * What the page needs to train one more network in the same way.
 *
 * @param batchSize  rows of a batch; null for the whole training set
 * @param measuredIn what aligned distances are measured in, in words
 * @param samples    the whole training set; null where its features are more than {@value #MOST_NUMBERS} numbers, so that the
 *                   page trains on the samples that it draws
 */
record RecipeData(
        InitialWeights initialWeights,
        Rule updater,
        int iterations,
        @Nullable Integer batchSize,
        String measuredIn,
        @Nullable Rows samples) {
    private static final int MOST_NUMBERS = 12_000;

    /** An updater's name in the configuration, and its numbers. */
    record Rule(String name, Updater numbers) {}

    /** Rows of features with their labels. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Rows(double[][] inputs, int[] labels) {}

    static RecipeData of(Experiment experiment) {
        TrainingSection training = experiment.configuration().training();
        return new RecipeData(
                experiment.configuration().network().initialWeights(),
                new Rule(
                        training.updater().toString(),
                        experiment.plan().recipe().updater()),
                experiment.plan().recipe().iterations(),
                training.batchSize(),
                Measure.of(experiment.plan().recipe().network()).words(),
                rows(experiment.data().training()));
    }

    static @Nullable Rows rows(Samples training) {
        if ((long) training.size() * training.features() > MOST_NUMBERS) {
            return null;
        }
        return new Rows(
                training.inputs(),
                Arrays.stream(training.labels()).mapToInt(label -> (int) label).toArray());
    }
}
