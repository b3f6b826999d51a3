package org.manymoons.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.predictions.Wilson;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/** How alike the finished runs predict, on the test set or, where there is none, on the training set. */
final class PredictionEvidence {
    private static final double SIGNIFICANT = 0.05;

    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;

    PredictionEvidence(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs) {
        this.plan = plan;
        this.runs = runs;
        this.pairs = pairs;
    }

    boolean isTested() {
        return plan.test() != null;
    }

    Samples samples() {
        return plan.test() == null ? plan.recipe().training() : plan.test();
    }

    /** Whether the outputs are numbers, not classes. */
    boolean isOfNumbers() {
        return !Prediction.tellsClasses(plan.recipe().network(), plan.recipe().training());
    }

    /**
     * The largest share of the samples that two runs label differently; of numbers the largest root mean square difference, as
     * a share of the labels' standard deviation.
     */
    double disagreement() {
        double spread = isOfNumbers() ? Math.sqrt(TrainingProgress.variance(samples())) : 1;
        return pairs.stream()
                .map(PairResult::held)
                .mapToDouble(difference -> difference.labelDisagreement() != null
                        ? difference.labelDisagreement()
                        : Objects.requireNonNull(difference.rootMeanSquare()) / spread)
                .max()
                .orElse(0);
    }

    /** The largest difference between two runs' probabilities. */
    double probabilityDifference() {
        return pairs.stream()
                .mapToDouble(pair -> pair.held().maxProbabilityDifference())
                .max()
                .orElse(0);
    }

    /** The smallest p-value of McNemar's test over the pairs; 1 where there are no classes to test. */
    double smallestP() {
        return pairs.stream()
                .map(pair -> pair.held().mcNemar())
                .filter(Objects::nonNull)
                .mapToDouble(McNemar::pValue)
                .min()
                .orElse(1);
    }

    /** Whether some pair differs in accuracy, with Bonferroni's correction for the number of pairs. */
    boolean isSignificant() {
        return smallestP() * pairs.size() < SIGNIFICANT;
    }

    /** Whether McNemar's test could come out significant if one run were right on all samples on which the two differ. */
    boolean couldBeSignificant() {
        int differing = (int) Math.round(disagreement() * samples().size());
        return McNemar.of(differing, 0).pValue() * pairs.size() < SIGNIFICANT;
    }

    /**
     * Whether no run is significantly better than always predicting the most frequent class; of numbers, whether none has a
     * smaller mean squared error than their mean.
     */
    boolean noneBeatsTheMajority() {
        if (isOfNumbers()) {
            return runs.stream().allMatch(run -> squaredError(run) >= TrainingProgress.variance(samples()));
        }
        double[] labels = samples().labels();
        double majority = (double) Arrays.stream(labels)
                        .boxed()
                        .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
                        .values()
                        .stream()
                        .mapToLong(count -> count)
                        .max()
                        .orElse(0)
                / labels.length;
        return runs.stream().allMatch(run -> lowerBound(run) <= majority);
    }

    /** The mean squared error of a run. */
    double squaredError(RunRecord run) {
        Network network = plan.recipe().network();
        double[] parameters = Objects.requireNonNull(run.training().parameters());
        return Loss.loss(network, parameters, samples()) - Loss.penalty(network, parameters);
    }

    private double lowerBound(RunRecord run) {
        double accuracy = Objects.requireNonNull(
                isTested()
                        ? run.training().figures().testAccuracy()
                        : run.training().figures().trainingAccuracy());
        int size = samples().size();
        return Wilson.interval((int) Math.round(accuracy * size), size).get(0);
    }
}
