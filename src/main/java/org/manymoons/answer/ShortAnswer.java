package org.manymoons.answer;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.roundedUp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.reference.Network;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.symmetry.SoftmaxShifts;

/**
 * "My runs have different weights, is this OK?" in a few sentences for somebody who knows none of the words: whether it is, why
 * the weights differ, how alike the runs predict, whether training was finished, where it would go, what not to do.
 *
 * <p>It speaks of two things and keeps them apart: the runs as training left them, and where polishing carries them.
 */
public final class ShortAnswer {
    /** Two runs that label more samples differently do not decide alike, however equal their accuracies. */
    private static final double ALIKE = 0.05;

    /** Two runs that differ on no larger a share of the labels cannot differ by more in accuracy. */
    private static final double NEGLIGIBLE = 0.01;

    /** Where more samples are labelled differently, that is said, and not that few are labelled alike. */
    private static final double MOSTLY = 0.5;

    private final RunPlan plan;
    private final List<RunRecord> all;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final @Nullable CensusResult census;
    private final PredictionEvidence predictions;
    private final TrainingProgress progress;

    private ShortAnswer(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        this.plan = plan;
        this.all = runs;
        this.runs = runs.stream().filter(run -> !run.training().hasFailed()).toList();
        this.pairs = pairs;
        this.census = census;
        this.predictions = new PredictionEvidence(plan, this.runs, pairs);
        this.progress = new TrainingProgress(plan, this.runs);
    }

    /** The sentences, in the order in which they are to be read. */
    public static List<String> of(
            RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        return new ShortAnswer(plan, runs, pairs, census).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (runs.isEmpty()) {
            return noAnswer();
        }
        sentences.add(headline());
        if (runs.size() < all.size()) {
            sentences.add(format(
                    "%d of %d runs failed, their numbers grew until they were none; this is about the other%s.",
                    all.size() - runs.size(), all.size(), runs.size() == 1 ? "" : " " + runs.size()));
        }
        sentences.add(new AsTrainedSentence(plan, runs, pairs).text());
        sentences.add(pairs.isEmpty() ? accuracy(runs.get(0)) : predictions());
        sentences.add(new CarriedOnSentence(plan, runs, pairs, census).text());
        sentences.add(weights());
        return sentences;
    }

    private List<String> noAnswer() {
        RunRecord first = Collections.min(all, Comparator.comparingInt(ShortAnswer::failedAt));
        return List.of(
                "There is no answer: " + (all.size() == 1 ? "the only run" : "every run")
                        + " failed, its numbers grew until they were none.",
                format(
                        all.size() == 1 ? "Seed %d came to that after %s." : "Seed %d was the first, after %s.",
                        first.seed(),
                        counted(failedAt(first), "update")),
                "That says nothing about the solution: such growth comes of steps that are too large for the data or for the"
                        + " initial weights.",
                "Train with a smaller training.learning_rate.");
    }

    private static int failedAt(RunRecord run) {
        return Objects.requireNonNull(run.training().failedAtIteration());
    }

    private String headline() {
        if (pairs.isEmpty()) {
            return "There is nothing to compare yet: " + (runs.size() == 1 ? "one run has" : "the runs have")
                    + " finished. Give training.seeds several seeds.";
        }
        if (progress.hasGoneWrong()) {
            return "No, but not because the weights differ: training has gone wrong, since some run's cost is far above that of a"
                    + " constant answer. Take a smaller training.learning_rate or smaller initial weights.";
        }
        if (predictions.noneBeatsTheMajority()) {
            return "No, but not because the weights differ: no run is better than always answering with the "
                    + (predictions.isOfNumbers()
                            ? "mean of the labels."
                            : plan.recipe().network().output().units() > 2
                                    ? "most frequent label by more than chance explains."
                                    : "more frequent label by more than chance explains.");
        }
        if (progress.isFarFromFinished()) {
            return "It is too early to say: training was stopped long before it was finished, so of course the weights differ.";
        }
        if (predictions.isSignificant()) {
            return "Not quite: the runs do not predict equally well, so it matters which one you take.";
        }
        if (predictions.disagreement() > ALIKE) {
            return "Only on average: the runs are about equally good, but they decide differently on many single samples.";
        }
        if (pairs.stream().allMatch(pair -> pair.verdict() == PairVerdict.IDENTICAL)) {
            return "Yes, this is OK: the runs have the very same weights.";
        }
        if (!predictions.isTested()) {
            return "Yes, this is OK, as far as the training samples tell; there is no test set.";
        }
        return !predictions.isOfNumbers()
                        && predictions.disagreement() > NEGLIGIBLE
                        && !predictions.couldBeSignificant()
                ? "Yes, this is OK, as far as " + predictions.samples().size()
                        + " test samples can tell, which is not far."
                : "Yes, this is OK.";
    }

    private String predictions() {
        if (predictions.isOfNumbers()) {
            return format(
                    "Their predictions for the %s samples are at most %s %% of the labels' standard deviation apart (root mean"
                            + " square).",
                    predictions.isTested() ? "test" : "training", roundedUp(100 * predictions.disagreement(), 2));
        }
        String accuracy = !predictions.isTested()
                ? ""
                : predictions.isSignificant()
                        ? ", and some pair differs in accuracy by more than chance explains"
                        : ", and no two differ in accuracy by more than chance explains";
        String samples = predictions.isTested() ? "test samples" : "training samples";
        double disagreement = predictions.disagreement();
        if (disagreement > MOSTLY) {
            return format(
                    "Two of them label %s of the %s differently%s.", percentAbove(disagreement), samples, accuracy);
        }
        return format(
                "%s label %s %s alike%s.",
                disagreement == 0 || runs.size() == 2 ? "They" : "Any two",
                disagreement == 0 ? "all" : "at least " + percentBelow(1 - disagreement) + " of the",
                samples,
                accuracy);
    }

    private String accuracy(RunRecord run) {
        if (predictions.isOfNumbers()) {
            return format(
                    "Its mean squared error on the %s samples is %.4g.",
                    predictions.isTested() ? "test" : "training", predictions.squaredError(run));
        }
        return format(
                "It labels %.1f %% of the %s samples rightly.",
                100
                        * Objects.requireNonNull(
                                predictions.isTested()
                                        ? run.training().figures().testAccuracy()
                                        : run.training().figures().trainingAccuracy()),
                predictions.isTested() ? "test" : "training");
    }

    /** Rounded down, so that "at least" stays true. */
    private static String percentBelow(double share) {
        return format("%.1f %%", Math.floor(1000 * share) / 10);
    }

    /** Rounded up, as what is left is rounded down. */
    private static String percentAbove(double share) {
        return format("%.1f %%", Math.ceil(1000 * share) / 10);
    }

    private String weights() {
        if (network().hidden().isEmpty()) {
            return withoutHiddenUnits();
        }
        boolean readable = runs.stream().allMatch(run -> run.kind() == Kind.STRICT_MINIMUM)
                && pairs.stream().allMatch(pair -> pair.verdict().isSame());
        if (!readable) {
            return "Do not read meaning into single weights.";
        }
        return "Read meaning into single weights only after the units are put into one order"
                + (progress.hasConverged() ? "." : ", and of a network that was trained to its end.");
    }

    private String withoutHiddenUnits() {
        if (!progress.hasConverged()) {
            return "Read meaning into its weights only when training is finished.";
        }
        if (!runs.stream().allMatch(run -> run.kind() == Kind.STRICT_MINIMUM)) {
            return "Do not read meaning into single weights: these samples do not determine them.";
        }
        return SoftmaxShifts.ofFunction(network()).isEmpty()
                ? "Its weights may be read: no other ones give the same function."
                : "Of its weights the differences between the classes may be read: no other ones give the same function.";
    }

    private Network network() {
        return plan.recipe().network();
    }
}
