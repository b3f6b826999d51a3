package org.manymoons.study;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.manymoons.dl4j.Dl4jTraining;
import org.manymoons.dl4j.NetworkConfiguration;
import org.manymoons.kernel.Kernels;
import org.manymoons.lockstep.FreeRun;
import org.manymoons.lockstep.FreeRunComparison;
import org.manymoons.lockstep.Lockstep;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.lockstep.TrainingEnd;
import org.manymoons.predictions.Accuracy;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.results.RunPlan;
import org.manymoons.results.SeedResult;
import org.manymoons.results.SeedResult.FreeRunSummary;
import org.manymoons.spectrum.Sharpness;
import org.manymoons.study.folder.RunFolder;
import org.manymoons.study.folder.SeedFiles;

/** One seed of the main job: DL4J trains, the reference checks beside it, and the files are written. */
final class SeedRun {
    private static final CrossEntropy CROSS_ENTROPY = new CrossEntropy(NetworkConfiguration.CLIPPING);

    private final RunPlan plan;
    private final RunFolder folder;

    SeedRun(RunPlan plan, RunFolder folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Runs the seed and leaves {@code seed-k.zip}, the dump and, last, {@code seed-k.json}. */
    SeedResult run(long seed, LongConsumer progress) throws IOException {
        Recipe recipe = plan.recipe();
        LockstepCheck lockstep = new LockstepCheck(
                recipe.network(),
                new Lockstep(recipe.network(), recipe.updater(), CROSS_ENTROPY, plan.lockstepTolerance()),
                new LockstepPlan(recipe.iterations()),
                plan.lockstepTolerance());
        FreeRunComparison freeRun = new FreeRunComparison(
                recipe.updater(),
                batchGradient(recipe),
                recipe.initialWeights().apply(seed),
                recipe.batches().size());
        SharpnessRecorder sharpness = sharpnessRecorder();
        LastTenth lastTenth = new LastTenth(recipe);

        Predicate<ObservedUpdate> observer = step -> {
            if (!lockstep.accept(step)) {
                return false;
            }
            freeRun.accept(step);
            lastTenth.accept(step);
            if (sharpness != null) {
                sharpness.accept(step);
            }
            progress.accept(1);
            return true;
        };
        TrainingEnd outcome = train(seed, observer);
        int failedAfter = outcome.failedAfter();
        if (failedAfter == 0
                && !Double.isFinite(Loss.loss(recipe.network(), outcome.parameters(), recipe.training()))) {
            failedAfter = recipe.iterations();
        }
        SeedResult result = failedAfter > 0
                ? SeedResult.failed(seed, failedAfter, lockstep.summary())
                : result(seed, outcome.parameters(), lastTenth, lockstep, freeRun, sharpness);
        folder.seal(SeedFiles.result(seed), result, SeedFiles.made(result, plan.dumpEvery() != null));
        return result;
    }

    private TrainingEnd train(long seed, Predicate<ObservedUpdate> observer) throws IOException {
        String zip = SeedFiles.zip(seed);
        String dump = SeedFiles.dump(seed);
        boolean dumps = plan.dumpEvery() != null;
        TrainingEnd outcome = new Dl4jTraining(plan.recipe(), seed)
                .train(
                        folder.aside(zip),
                        dumps ? folder.aside(dump) : null,
                        plan.dumpEvery() == null ? 1 : plan.dumpEvery(),
                        plan.logLossEvery(),
                        observer);
        if (dumps) {
            folder.finish(dump);
        }
        if (outcome.failedAfter() == 0) {
            folder.finish(zip);
        }
        return outcome;
    }

    private @Nullable SharpnessRecorder sharpnessRecorder() {
        Recipe recipe = plan.recipe();
        return plan.sharpnessEvery() == null || !recipe.network().isSmooth()
                ? null
                : new SharpnessRecorder(Kernels.objective(recipe.network(), recipe.training()), plan.sharpnessEvery());
    }

    private static FreeRun.BatchGradient batchGradient(Recipe recipe) {
        List<UnaryOperator<double[]>> gradients = recipe.batches().stream()
                .map(batch -> Kernels.gradient(recipe.network(), batch, CROSS_ENTROPY))
                .toList();
        return (parameters, batch) -> gradients.get(batch).apply(parameters);
    }

    private SeedResult result(
            long seed,
            double[] parameters,
            LastTenth lastTenth,
            LockstepCheck lockstep,
            FreeRunComparison freeRun,
            @Nullable SharpnessRecorder sharpness) {
        Recipe recipe = plan.recipe();
        Network network = recipe.network();
        Samples training = recipe.training();
        Samples test = plan.test();
        double[] gradient = Gradient.gradient(network, parameters, training);
        return new SeedResult(
                seed,
                null,
                new SeedResult.Figures(
                        Loss.loss(network, parameters, training),
                        lastTenth.cost(),
                        Accuracy.of(network, parameters, training),
                        Accuracy.of(network, parameters, test),
                        Accuracy.interval(network, parameters, test),
                        Arrays.stream(gradient).map(Math::abs).max().orElse(0),
                        sharpness(network, training, parameters),
                        threshold(recipe)),
                lockstep.summary(),
                summary(freeRun.result(), lockstep, recipe.iterations()),
                sharpness == null ? null : sharpness.points(),
                parameters.clone());
    }

    /** The threshold is one of full-batch training of a smooth loss. */
    private static @Nullable Double threshold(Recipe recipe) {
        OptionalDouble threshold = recipe.updater().stabilityThreshold();
        boolean exists = recipe.network().isSmooth() && recipe.batches().size() == 1 && threshold.isPresent();
        return exists ? threshold.getAsDouble() : null;
    }

    private static @Nullable Double sharpness(Network network, Samples training, double[] parameters) {
        if (!network.isSmooth()) {
            return null;
        }
        OptionalDouble sharpness = Sharpness.of(Kernels.objective(network, training), parameters);
        return sharpness.isPresent() ? sharpness.getAsDouble() : null;
    }

    static FreeRunSummary summary(FreeRunComparison.Result result, LockstepCheck lockstep, int iterations) {
        return new FreeRunSummary(
                result.partsAt() == 0 ? null : result.partsAt(),
                Double.isFinite(result.finalDifference()) ? result.finalDifference() : null,
                result.controlPartsAt() == 0 ? null : result.controlPartsAt(),
                result.suspectsDefect(lockstep.maxAbsolute(), iterations));
    }
}
