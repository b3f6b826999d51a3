package org.manymoons.answer;

import static org.manymoons.wording.Wording.capital;
import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.fixed;
import static org.manymoons.wording.Wording.fixedOrSmall;
import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.outOf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/** The details of what the runs are as training left them. */
final class AsTrainedDetails {
    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final PredictionEvidence predictions;
    private final TrainingProgress progress;

    /** Of the runs that finished, at least one. */
    AsTrainedDetails(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs) {
        this.plan = plan;
        this.runs = runs;
        this.pairs = pairs;
        predictions = new PredictionEvidence(plan, runs, pairs);
        progress = new TrainingProgress(plan, runs);
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "%s: cost %s%s.",
                counted(runs.size(), "run"),
                range(run -> Objects.requireNonNull(run.training().cost()), cost -> fixed(cost, 5)),
                predictions.isOfNumbers()
                        ? ""
                        : format(
                                ", training accuracy %s %%",
                                range(
                                        run -> Objects.requireNonNull(
                                                run.training().figures().trainingAccuracy()),
                                        share -> format("%.2f", 100 * share)))));
        if (pairs.isEmpty()) {
            sentences.add("With one run there is nothing to compare; give training.seeds more seeds.");
        } else {
            sentences.add(distances());
            barriers().ifPresent(sentences::add);
        }
        sentences.add(convergence());
        edgeOfStability().ifPresent(sentences::add);
        return sentences;
    }

    /** Of one and the same pair, whichever is nearest after alignment. */
    private String distances() {
        int same = count(PairVerdict.SAME_UP_TO_SYMMETRY) + count(PairVerdict.IDENTICAL);
        PairResult nearest = pairs.stream()
                .min(Comparator.comparingDouble(PairResult::alignedDistance))
                .orElseThrow();
        String between = format(
                "%.3g apart, %.3g after the best alignment, measured in %s",
                nearest.rawDistance(), nearest.alignedDistance(), nearest.measuredIn());
        if (pairs.size() == 1) {
            return format(
                    "The two runs are %s up to the symmetries of the network: %s.",
                    same == 1 ? "equal" : "not equal", between);
        }
        return format(
                "%s %s equal up to the symmetries of the network. Nearest to each other are seeds %d and %d: %s.",
                capital(outOf(same, pairs.size(), "pair")), same > 1 ? "are" : "is", nearest.a(), nearest.b(), between);
    }

    private Optional<String> barriers() {
        List<PairResult> measured =
                pairs.stream().filter(pair -> pair.barrierAligned() != null).toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        String line = "On the straight line between two runs the cost ";
        if (isLevel(measured, PairResult::barrierRaw) && isLevel(measured, PairResult::barrierAligned)) {
            return Optional.of(line + "does not rise above that of its ends, aligned or not.");
        }
        return Optional.of(line + "rises above that of its ends by " + range(measured, PairResult::barrierRaw, "%.2g")
                + (isLevel(measured, PairResult::barrierAligned)
                        ? "; after alignment it does not."
                        : "; after alignment by " + range(measured, PairResult::barrierAligned, "%.2g") + "."));
    }

    private static boolean isLevel(List<PairResult> pairs, Function<PairResult, @Nullable Double> rise) {
        return pairs.stream().allMatch(pair -> Objects.requireNonNull(rise.apply(pair)) == 0);
    }

    private String convergence() {
        String gradient = range(
                run -> Objects.requireNonNull(run.training().figures().gradientMaxAbs()),
                value -> format("%.1e", value));
        if (PolishingObstacle.of(plan.recipe().network()) != null) {
            return format("The largest component of the gradient at the end is %s.", gradient);
        }
        int converged = (int) runs.stream()
                .filter(run -> Boolean.TRUE.equals(run.converged()))
                .count();
        int saddles = (int) runs.stream()
                .filter(run -> run.negativeEigenvalues() != null && run.negativeEigenvalues() > 0)
                .count();
        if (runs.size() == 1) {
            return format(
                    "Training had %sconverged: the largest component of the gradient at the end is %s, and the cost %s.",
                    converged == 1 ? "" : "not ",
                    gradient,
                    saddles == 1 ? "still curves downwards in some direction" : "curves downwards in no direction");
        }
        return format(
                "Training had converged in %s: the largest component of the gradient at the end is %s, and %s.",
                outOf(converged, runs.size(), "run"),
                gradient,
                saddles == 0
                        ? "the cost curves downwards in no direction in any of them"
                        : "in " + outOf(saddles, runs.size(), "run")
                                + " the cost still curves downwards in some direction");
    }

    private Optional<String> edgeOfStability() {
        Double threshold = runs.get(0).training().figures().sharpnessThreshold();
        if (threshold == null) {
            return Optional.empty();
        }
        return Optional.of(format(
                "The sharpness is %s; full-batch training is stable below %s%s.",
                range(
                        run -> Objects.requireNonNull(run.training().figures().sharpness()),
                        value -> fixedOrSmall(value, 3)),
                fixedOrSmall(threshold, 3),
                progress.isAtTheEdgeOfStability()
                        ? ": the edge of stability, where rounding is amplified and end points are not reproducible"
                        : ""));
    }

    private int count(PairVerdict verdict) {
        return (int) pairs.stream().filter(pair -> pair.verdict() == verdict).count();
    }

    private String range(ToDoubleFunction<RunRecord> value, DoubleFunction<String> words) {
        DoubleSummaryStatistics values = runs.stream().mapToDouble(value).summaryStatistics();
        String low = words.apply(values.getMin());
        String high = words.apply(values.getMax());
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String range(List<PairResult> pairs, Function<PairResult, @Nullable Double> value, String number) {
        DoubleSummaryStatistics values = pairs.stream()
                .mapToDouble(pair -> Objects.requireNonNull(value.apply(pair)))
                .summaryStatistics();
        String low = format(number, values.getMin());
        String high = format(number, values.getMax());
        return low.equals(high) ? low : low + " to " + high;
    }
}
