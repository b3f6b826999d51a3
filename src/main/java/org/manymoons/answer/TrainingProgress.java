package org.manymoons.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.results.SeedResult.FreeRunSummary;

/** How far training had come, by what polishing still gains. */
final class TrainingProgress {
    /** Above it the runs were stopped long before they were finished: share of what training can gain that it still could. */
    private static final double MUCH_TO_GAIN = 0.05;

    /** Chosen, of the sharpness at which full-batch training is no longer stable. */
    private static final double NEAR_THE_THRESHOLD = 0.9;

    /** Chosen: initial weights that are fit for training do not cost that many times as much as a constant answer. */
    private static final double FAR_ABOVE = 10;

    private final RunPlan plan;
    private final List<RunRecord> runs;

    /** Of the runs that finished. */
    TrainingProgress(RunPlan plan, List<RunRecord> runs) {
        this.plan = plan;
        this.runs = runs;
    }

    /** Whether every run ended at a critical point. */
    boolean hasConverged() {
        return runs.stream().allMatch(run -> Boolean.TRUE.equals(run.converged()));
    }

    /** Whether some run was unfinished. */
    boolean isUnfinished() {
        return runs.stream().anyMatch(TrainingProgress::wasUnfinished);
    }

    /** Whether polishing lowers the loss by more than the last tenth of training did. */
    static boolean wasUnfinished(RunRecord run) {
        EndStateSummary end = run.polished();
        if (Boolean.TRUE.equals(run.converged()) || end == null) {
            return false;
        }
        Double before = run.training().figures().costBeforeLastTenth();
        double cost = Objects.requireNonNull(run.training().cost());
        return before == null || cost - end.value() > Math.abs(before - cost);
    }

    /** Whether some run was stopped when it still had a good part of what training can gain before it. */
    boolean isFarFromFinished() {
        double nothing = lossOfAConstant(plan.recipe());
        return runs.stream().anyMatch(run -> {
            EndStateSummary end = run.polished();
            return end != null
                    && wasUnfinished(run)
                    && Objects.requireNonNull(run.training().cost()) - end.value()
                            > MUCH_TO_GAIN * (nothing - end.value());
        });
    }

    /** Whether some run ended far above what it would cost to answer the same to everything. */
    boolean hasGoneWrong() {
        double nothing = lossOfAConstant(plan.recipe());
        return runs.stream()
                .anyMatch(run -> Objects.requireNonNull(run.training().cost()) > FAR_ABOVE * nothing);
    }

    /** Near the threshold alone is not enough: rounding must have been amplified, so that two computations part. */
    boolean isAtTheEdgeOfStability() {
        return runs.stream().map(RunRecord::training).anyMatch(run -> {
            FreeRunSummary free = run.freeRun();
            return run.figures().sharpnessThreshold() != null
                    && run.figures().sharpness() != null
                    && run.figures().sharpness()
                            > NEAR_THE_THRESHOLD * run.figures().sharpnessThreshold()
                    && free != null
                    && (free.partsAtIteration() != null || free.controlPartsAtIteration() != null);
        });
    }

    /**
     * The cost of the best network that answers the same to everything: of classes the entropy of the labels, in nats, of
     * several sigmoids the sum of the entropies of each, of squared errors the variance of the targets.
     */
    static double lossOfAConstant(Recipe recipe) {
        OutputLoss loss = recipe.network().outputLoss();
        int outputs = recipe.network().output().units();
        Samples samples = recipe.training();
        if (outputs == 1) {
            return loss == OutputLoss.IDENTITY_SQUARED_ERROR ? variance(samples) : entropy(samples);
        }
        return switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> entropy(samples);
            case SIGMOID_CROSS_ENTROPY ->
                targets(samples, outputs).mapToDouble(TrainingProgress::entropy).sum();
            case IDENTITY_SQUARED_ERROR ->
                targets(samples, outputs)
                                .mapToDouble(TrainingProgress::variance)
                                .sum()
                        / outputs;
        };
    }

    /** The samples once for each output, with its targets as labels. */
    private static Stream<Samples> targets(Samples samples, int outputs) {
        return IntStream.range(0, outputs)
                .mapToObj(k -> new Samples(
                        samples.inputs(),
                        Arrays.stream(samples.labels())
                                .map(label -> OutputLoss.target(label, k, outputs))
                                .toArray()));
    }

    /** Of the labels, with the number of samples as divisor. */
    static double variance(Samples samples) {
        double mean = Arrays.stream(samples.labels()).average().orElse(0);
        return Arrays.stream(samples.labels())
                .map(label -> (label - mean) * (label - mean))
                .average()
                .orElse(0);
    }

    private static double entropy(Samples samples) {
        return Arrays.stream(samples.labels())
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> -count * Math.log((double) count / samples.size()) / samples.size())
                .sum();
    }
}
