package org.manymoons.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.SeedFiles;

/**
 * What was recorded while the runs were trained.
 *
 * @param iterations updates of every run
 * @param every   updates between two recorded losses, null where none were recorded
 * @param batches batches that the updates use in turn; 1 for the whole training set in each
 * @param curves  of the seeds whose dump is there
 */
record TrainingData(int iterations, @Nullable Integer every, int batches, List<Curve> curves) {

    /** The loss before some updates, as {@code [update, loss]}. */
    record Curve(long seed, List<double[]> losses) {}

    static TrainingData of(Experiment experiment, RunResults results, Path folder) throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (var run : results.trainings()) {
            Path dump = folder.resolve(SeedFiles.dump(run.seed()));
            if (experiment.plan().dumpEvery() != null && Files.exists(dump)) {
                curves.add(new Curve(run.seed(), LossCurve.read(dump)));
            }
        }
        return new TrainingData(
                experiment.plan().recipe().iterations(),
                experiment.plan().dumpEvery(),
                experiment.plan().recipe().batches().size(),
                curves);
    }
}
