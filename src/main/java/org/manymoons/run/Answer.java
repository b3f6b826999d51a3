package org.manymoons.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/**
 * The answer to the forum's question for one run, in sentences that are made of its verdicts and numbers: are the runs the
 * same solution, had they converged, do they predict differently, and what can be done.
 */
final class Answer {
    private static final double SIGNIFICANT = 0.05;

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
    static List<String> of(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        return new Answer(plan, runs, pairs, census).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (runs.isEmpty()) {
            return List.of("Every run failed, so there is nothing to compare; a smaller training.learning_rate helps.");
        }
        sentences.add(asTheyStand());
        sentences.add(convergence());
        if (Polishing.obstacle(network()) == null) {
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
            sentences.add(theForumsQuestion());
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
        String obstacle = Polishing.obstacle(network());
        if (obstacle != null) {
            return format(
                    "The largest gradient component at the end is %s. The network was not polished: %s; so the runs"
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
        boolean edge = runs.stream()
                .anyMatch(run -> Objects.requireNonNull(run.training().sharpness()) > 0.9 * threshold);
        return format(
                " The sharpness is %s, full-batch training is stable below %.3f%s.",
                sharpness,
                threshold,
                edge ? ": the edge of stability, where rounding is amplified and end points are not reproducible" : "");
    }

    private String endStates() {
        TreeMap<String, List<RunRecord>> kinds = runs.stream()
                .collect(Collectors.groupingBy(run -> String.valueOf(run.kind()), TreeMap::new, Collectors.toList()));
        List<String> parts = new ArrayList<>();
        kinds.forEach((kind, members) -> parts.add(format(
                "%d %s (%s)",
                members.size(),
                kind.replace('_', ' '),
                members.stream().map(Answer::reached).sorted().distinct().collect(Collectors.joining("; ")))));
        return "Carried on to their critical points the runs end as: " + String.join(", ", parts) + ".";
    }

    private static String reached(RunRecord run) {
        EndStateSummary end = Objects.requireNonNull(run.polished());
        if (end.limit() != null) {
            String ways = Objects.requireNonNull(end.channel()).stream()
                    .map(group -> group.way().replace('_', ' '))
                    .distinct()
                    .collect(Collectors.joining(" + "));
            return format("limit %.10f by %s", end.limit(), ways);
        }
        return format("cost %.10f", end.cost());
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
        long same =
                runs.stream().filter(run -> "same".equals(run.censusMatch())).count();
        long other = runs.stream()
                .filter(run -> "different".equals(run.censusMatch()))
                .count();
        long undecided = runs.stream()
                .filter(run -> "undecided".equals(run.censusMatch()))
                .count();
        String text = format(
                "Of the %s trained by DL4J %d end in an end state that the census found too, %d in another one",
                counted(runs.size(), "run"), same, other);
        return text + (undecided == 0 ? "." : format(", %d are undecided.", undecided));
    }

    private String predictions() {
        double disagreement = pairs.stream()
                .mapToDouble(pair -> held(pair).labelDisagreement())
                .max()
                .orElse(0);
        double probability = pairs.stream()
                .mapToDouble(pair -> held(pair).maxProbabilityDifference())
                .max()
                .orElse(0);
        String where = plan.test() == null ? "training" : "test";
        String text = format(
                "Any two runs differ in at most %.2f %% of the predicted labels on the %s set, and by at most %.3f in"
                        + " a predicted probability.",
                100 * disagreement, where, probability);
        if (plan.test() == null) {
            return text;
        }
        String accuracy = range(run -> Objects.requireNonNull(run.training().testAccuracy()), "%.2f", 100);
        double smallest = smallestP();
        return text
                + format(
                        " Test accuracies are %s %%; %s (McNemar, smallest p %.3g of %s, Bonferroni).",
                        accuracy,
                        isSignificant() ? "some pair differs significantly" : "no pair differs significantly",
                        smallest,
                        counted(pairs.size(), "pair"));
    }

    private PredictionDifference held(PairResult pair) {
        return pair.test() == null ? pair.training() : pair.test();
    }

    private double smallestP() {
        return pairs.stream()
                .mapToDouble(pair -> held(pair).mcNemar().pValue())
                .min()
                .orElse(1);
    }

    private boolean isSignificant() {
        return smallestP() * pairs.size() < SIGNIFICANT;
    }

    private String theForumsQuestion() {
        boolean identical = pairs.stream().allMatch(pair -> pair.verdict() == PairVerdict.IDENTICAL);
        return format(
                "Different weights: %s; different solution: %s; OK for predicting: %s; OK for reading meaning into single"
                        + " weights: %s.",
                identical ? "no" : "yes", differentSolution(), okForPredicting(), okForReading());
    }

    private String differentSolution() {
        if (count(PairVerdict.DIFFERENT_END_STATES) > 0) {
            return format("yes, %d of %s", count(PairVerdict.DIFFERENT_END_STATES), counted(pairs.size(), "pair"));
        }
        return pairs.stream().allMatch(pair -> pair.verdict().isSame()) ? "no" : "undecided";
    }

    private String okForPredicting() {
        if (plan.test() == null) {
            return "undecided, there is no test set";
        }
        return isSignificant()
                ? "not all the same, the test accuracies differ significantly"
                : "yes, no significant difference on " + plan.test().size() + " test samples";
    }

    private String okForReading() {
        if (count(PairVerdict.DIFFERENT_END_STATES) > 0) {
            return "no, equally trained networks end in different solutions";
        }
        if (runs.stream().anyMatch(run -> "channel_to_infinity".equals(run.kind()))) {
            return "no, along a channel the weights grow without end, so there are no final ones to read";
        }
        if (Polishing.obstacle(network()) != null
                || !pairs.stream().allMatch(pair -> pair.verdict().isSame())) {
            return "undecided";
        }
        boolean flat = runs.stream().anyMatch(run -> "flat_minimum".equals(run.kind()));
        boolean signs = network().hidden().stream()
                .anyMatch(layer -> layer.activation().isOdd() || layer.activation() == Activation.SIGMOID);
        String readable = "up to the order " + (signs ? "and signs " : "") + "of the units"
                + (flat ? " and without the free directions" : "");
        return allConverged()
                ? "only " + readable
                : "not as they stand, since training had not converged; polished, " + readable;
    }

    private boolean allConverged() {
        return runs.stream().allMatch(run -> Boolean.TRUE.equals(run.converged()));
    }

    private String whatToDo() {
        List<String> advice = new ArrayList<>();
        boolean channels = runs.stream().anyMatch(run -> "channel_to_infinity".equals(run.kind()));
        if (Polishing.obstacle(network()) == null && !allConverged()) {
            advice.add(
                    channels
                            ? "train longer or with a smaller learning rate and the loss still falls, but the runs that follow a"
                                    + " channel never arrive: their weights grow without end"
                            : "train longer or with a smaller learning rate, and the runs come nearer to their end states");
        }
        if (network().l2() == 0) {
            advice.add("add weight decay (such as training.l2=1e-4): with it the weights stay bounded and the"
                    + " question is well posed, though there may still be several minima, and each of them fits a little less"
                    + " closely");
        }
        if (runs.size() > 1) {
            advice.add("average the predicted probabilities of the runs, not their weights, to use them all");
        }
        return advice.isEmpty() ? "Nothing needs to be done." : "What you can do: " + String.join("; ", advice) + ".";
    }

    private Network network() {
        return plan.recipe().network();
    }

    private long count(PairVerdict verdict) {
        return pairs.stream().filter(pair -> pair.verdict() == verdict).count();
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

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
