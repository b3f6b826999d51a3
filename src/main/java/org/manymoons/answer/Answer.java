package org.manymoons.answer;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Network;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/**
 * The answer to the forum's question for one run, in sentences that are made of its verdicts and numbers: are the runs the
 * same solution, had they converged, do they predict differently, and what can be done.
 */
public final class Answer {
    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final @Nullable CensusResult census;

    private Answer(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        this.plan = plan;
        this.runs = runs.stream().filter(run -> !run.training().hasFailed()).toList();
        this.pairs = pairs;
        this.census = census;
    }

    /** The sentences, in the order in which they are to be read. */
    public static List<String> of(
            RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        return new Answer(plan, runs, pairs, census).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (runs.isEmpty()) {
            return List.of("Every run failed, so there is nothing to compare; a smaller training.learning_rate helps.");
        }
        sentences.add(asTheyStand());
        sentences.add(convergence());
        if (PolishingObstacle.of(network()) == null) {
            sentences.add(endStates());
            if (!pairs.isEmpty()) {
                sentences.add(afterPolishing());
            }
        }
        if (census != null) {
            sentences.add("Census: " + String.join(" ", census.sentences()));
            sentences.add(matches());
        }
        if (!pairs.isEmpty()) {
            sentences.add(predictions());
            sentences.add(new ForumQuestion(plan, runs, pairs).answer());
        }
        sentences.add(whatToDo());
        return sentences;
    }

    private String asTheyStand() {
        String cost = range(run -> Objects.requireNonNull(run.training().cost()), "%.5f", 1);
        String accuracy = range(run -> Objects.requireNonNull(run.training().trainingAccuracy()), "%.2f", 100);
        String text = format("%s: cost %s, training accuracy %s %%.", counted(runs.size(), "run"), cost, accuracy);
        if (pairs.isEmpty()) {
            return text + " With one run there is nothing to compare; give training.seeds more seeds.";
        }
        long same = count(PairVerdict.SAME_UP_TO_SYMMETRY) + count(PairVerdict.IDENTICAL);
        double raw = pairs.stream().mapToDouble(PairResult::rawDistance).min().orElse(0);
        double aligned =
                pairs.stream().mapToDouble(PairResult::alignedDistance).min().orElse(0);
        return text
                + format(
                        " As they stand, %d of %s are the same up to the symmetries of the network; the nearest pair is"
                                + " %.3g apart, %.3g after the best alignment, measured in %s.",
                        same,
                        counted(pairs.size(), "pair"),
                        raw,
                        aligned,
                        pairs.get(0).measuredIn());
    }

    private String convergence() {
        String gradient = range(run -> Objects.requireNonNull(run.training().gradientMaxAbs()), "%.1e", 1);
        String obstacle = PolishingObstacle.of(network());
        if (obstacle != null) {
            return format(
                    "The largest gradient component at the end is %s. The network was not polished, since %s; the runs"
                            + " are compared by symmetry and predictions only.",
                    gradient, obstacle);
        }
        long converged = runs.stream()
                .filter(run -> Boolean.TRUE.equals(run.converged()))
                .count();
        long saddles = runs.stream()
                .filter(run -> run.negativeEigenvalues() != null && run.negativeEigenvalues() > 0)
                .count();
        String text = format(
                "Training had converged in %d of %s: the largest gradient component at the end is %s, and the"
                        + " Hessian has negative eigenvalues in %d of them.",
                converged, counted(runs.size(), "run"), gradient, saddles);
        return text + edgeOfStability();
    }

    private String edgeOfStability() {
        Double threshold = runs.get(0).training().sharpnessThreshold();
        if (threshold == null) {
            return "";
        }
        String sharpness = range(run -> Objects.requireNonNull(run.training().sharpness()), "%.3f", 1);
        return format(
                " The sharpness is %s, full-batch training is stable below %.3f%s.",
                sharpness,
                threshold,
                isAtTheEdge()
                        ? ": the edge of stability, where rounding is amplified and end points are not reproducible"
                        : "");
    }

    private boolean isAtTheEdge() {
        Double threshold = runs.get(0).training().sharpnessThreshold();
        return threshold != null
                && runs.stream()
                        .anyMatch(run -> Objects.requireNonNull(run.training().sharpness()) > 0.9 * threshold);
    }

    private String endStates() {
        Map<Kind, List<RunRecord>> kinds = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> Objects.requireNonNull(run.kind()),
                        () -> new TreeMap<>(Comparator.comparing(Kind::label)),
                        Collectors.toList()));
        List<String> parts = new ArrayList<>();
        kinds.forEach((kind, members) -> parts.add(format(
                "%d %s (%s)",
                members.size(),
                kind.label().replace('_', ' '),
                members.stream().map(Answer::reached).sorted().distinct().collect(Collectors.joining("; ")))));
        return "Carried on to their critical points the runs end as: " + String.join(", ", parts) + ".";
    }

    private static String reached(RunRecord run) {
        EndStateSummary end = Objects.requireNonNull(run.polished());
        if (end.limit() != null) {
            String ways = Objects.requireNonNull(end.channel()).stream()
                    .map(group -> group.way().label().replace('_', ' '))
                    .distinct()
                    .collect(Collectors.joining(" + "));
            return format("limit %.10f by %s", end.limit(), ways);
        }
        return format("cost %.10f", end.cost())
                + (end.reasons().leavesIntoSaddle() ? ", in a valley that leaves into a saddle" : "");
    }

    private String afterPolishing() {
        long same = pairs.stream().filter(pair -> pair.verdict().isSame()).count();
        return format(
                "After polishing, %d of %s are one solution, %d are different end states and %d are undecided.",
                same,
                counted(pairs.size(), "pair"),
                count(PairVerdict.DIFFERENT_END_STATES),
                count(PairVerdict.UNDECIDED));
    }

    private String matches() {
        long undecided = count(Verdict.UNDECIDED);
        String text = format(
                "Of the %s trained by DL4J %d end in an end state that the census found too, %d in another one",
                counted(runs.size(), "run"), count(Verdict.SAME), count(Verdict.DIFFERENT));
        return text + (undecided == 0 ? "." : format(", %d are undecided.", undecided));
    }

    private String predictions() {
        double disagreement = pairs.stream()
                .mapToDouble(pair -> pair.held().labelDisagreement())
                .max()
                .orElse(0);
        double probability = pairs.stream()
                .mapToDouble(pair -> pair.held().maxProbabilityDifference())
                .max()
                .orElse(0);
        String where = plan.test() == null ? "training" : "test";
        String text = format(
                "Any two runs differ in at most %.2f %% of the predicted labels on the %s set, and by at most %.2g in"
                        + " a predicted probability.",
                100 * disagreement, where, probability);
        if (plan.test() == null) {
            return text;
        }
        String accuracy = range(run -> Objects.requireNonNull(run.training().testAccuracy()), "%.2f", 100);
        double smallest = ForumQuestion.smallestP(pairs);
        return text
                + format(
                        " Test accuracies are %s %%; %s (McNemar, smallest p %.3g of %s, Bonferroni).",
                        accuracy,
                        ForumQuestion.isSignificant(pairs)
                                ? "some pair differs significantly"
                                : "no pair differs significantly",
                        smallest,
                        counted(pairs.size(), "pair"));
    }

    private boolean allConverged() {
        return runs.stream().allMatch(run -> Boolean.TRUE.equals(run.converged()));
    }

    private String whatToDo() {
        List<String> advice = new ArrayList<>();
        boolean channels = runs.stream().anyMatch(run -> run.kind() == Kind.CHANNEL_TO_INFINITY);
        if (PolishingObstacle.of(network()) == null && !allConverged()) {
            advice.add("train longer" + (isAtTheEdge() ? " and with a smaller learning rate" : "")
                    + ", since lower losses are near; it need not lead to the end states above"
                    + (channels ? ", and along a channel the weights grow without end" : ""));
        }
        if (!network().isSmooth()) {
            advice.add("take a twice differentiable activation, such as tanh, to have the end states decided");
        } else if (PolishingObstacle.of(network()) != null) {
            advice.add("take a smaller network to have the end states decided");
        }
        if (channels && network().l2() == 0) {
            advice.add(
                    "add weight decay (such as training.l2=1e-4): with it the weights stay bounded and the question is well"
                            + " posed, though there may still be several minima, and each of them fits a little less closely");
        }
        if (pairs.stream()
                .anyMatch(pair -> !pair.verdict().isSame() && pair.held().labelDisagreement() > 0)) {
            advice.add("average the predicted probabilities of the runs, not their weights, to use them all");
        }
        return advice.isEmpty()
                ? "Nothing more needs to be done: training had converged."
                : "What you can do: " + String.join("; ", advice) + ".";
    }

    private Network network() {
        return plan.recipe().network();
    }

    private long count(PairVerdict verdict) {
        return pairs.stream().filter(pair -> pair.verdict() == verdict).count();
    }

    private long count(Verdict match) {
        return runs.stream().filter(run -> run.censusMatch() == match).count();
    }

    private String range(ToDoubleFunction<RunRecord> value, String number, double factor) {
        List<Double> values = runs.stream()
                .map(run -> factor * value.applyAsDouble(run))
                .sorted(Comparator.naturalOrder())
                .toList();
        String low = format(number, values.get(0));
        String high = format(number, values.get(values.size() - 1));
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
