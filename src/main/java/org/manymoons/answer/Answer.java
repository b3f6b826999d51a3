package org.manymoons.answer;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.reference.Network;
import org.manymoons.results.AnswerSection;
import org.manymoons.results.AnswerSection.Topic;
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
    private final PredictionEvidence predictions;
    private final TrainingProgress progress;

    private Answer(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        this.plan = plan;
        this.runs = runs.stream().filter(run -> !run.training().hasFailed()).toList();
        this.pairs = pairs;
        this.census = census;
        this.predictions = new PredictionEvidence(plan, this.runs, pairs);
        this.progress = new TrainingProgress(plan, this.runs);
    }

    /** The sections, in the order in which they are to be read; none where every run failed. */
    public static List<AnswerSection> of(
            RunPlan plan,
            List<RunRecord> runs,
            List<PairResult> pairs,
            @Nullable CensusResult census,
            @Nullable PredictiveMultiplicity multiplicity) {
        return new Answer(plan, runs, pairs, census).sections(multiplicity);
    }

    private List<AnswerSection> sections(@Nullable PredictiveMultiplicity multiplicity) {
        if (runs.isEmpty()) {
            return List.of();
        }
        List<AnswerSection> sections = new ArrayList<>();
        sections.add(new AnswerSection(Topic.AS_TRAINED, asTrained()));
        sections.add(new AnswerSection(Topic.CARRIED_ON, carriedOn()));
        if (census != null && !census.sentences().isEmpty()) {
            sections.add(new AnswerSection(Topic.MANY_STARTS, census.sentences()));
        }
        if (!pairs.isEmpty()) {
            sections.add(new AnswerSection(
                    Topic.PREDICTIONS, new PredictionSentences(predictions, runs, pairs).with(multiplicity)));
        }
        sections.add(new AnswerSection(Topic.WHAT_YOU_CAN_DO, new Advice(plan, runs, pairs).sentences()));
        return sections;
    }

    private List<String> asTrained() {
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "%s: cost %s%s.",
                counted(runs.size(), "run"),
                range(run -> Objects.requireNonNull(run.training().cost()), "%.5f", 1),
                predictions.isOfNumbers()
                        ? ""
                        : format(
                                ", training accuracy %s %%",
                                range(
                                        run -> Objects.requireNonNull(
                                                run.training().trainingAccuracy()),
                                        "%.2f",
                                        100))));
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
        int same = (int) (count(PairVerdict.SAME_UP_TO_SYMMETRY) + count(PairVerdict.IDENTICAL));
        PairResult nearest = pairs.stream()
                .min(Comparator.comparingDouble(PairResult::alignedDistance))
                .orElseThrow();
        return format(
                "%s of %s %s equal up to the symmetries of the network. Nearest to each other are seeds %d and %d: %.3g apart,"
                        + " %.3g after the best alignment, measured in %s.",
                same == 0 ? "None" : String.valueOf(same),
                counted(pairs.size(), "pair"),
                same > 1 ? "are" : "is",
                nearest.a(),
                nearest.b(),
                nearest.rawDistance(),
                nearest.alignedDistance(),
                nearest.measuredIn());
    }

    private Optional<String> barriers() {
        List<PairResult> measured =
                pairs.stream().filter(pair -> pair.barrierAligned() != null).toList();
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(format(
                        "On the straight line between two runs the cost rises above that of its ends by %s; after alignment by"
                                + " %s.",
                        range(measured, PairResult::barrierRaw, "%.2g"),
                        range(measured, PairResult::barrierAligned, "%.2g")));
    }

    private String convergence() {
        String gradient = range(run -> Objects.requireNonNull(run.training().gradientMaxAbs()), "%.1e", 1);
        if (PolishingObstacle.of(network()) != null) {
            return format("The largest component of the gradient at the end is %s.", gradient);
        }
        int converged = (int) runs.stream()
                .filter(run -> Boolean.TRUE.equals(run.converged()))
                .count();
        int saddles = (int) runs.stream()
                .filter(run -> run.negativeEigenvalues() != null && run.negativeEigenvalues() > 0)
                .count();
        return format(
                "Training had converged in %s: the largest component of the gradient at the end is %s, and in %s the cost"
                        + " still curves downwards in some direction.",
                outOf(converged), gradient, outOf(saddles));
    }

    private String outOf(int some) {
        return (some == 0 ? "none" : String.valueOf(some)) + " of " + counted(runs.size(), "run");
    }

    private Optional<String> edgeOfStability() {
        Double threshold = runs.get(0).training().sharpnessThreshold();
        if (threshold == null) {
            return Optional.empty();
        }
        return Optional.of(format(
                "The sharpness is %s; full-batch training is stable below %.3f%s.",
                range(run -> Objects.requireNonNull(run.training().sharpness()), "%.3f", 1),
                threshold,
                progress.isAtTheEdgeOfStability()
                        ? ": the edge of stability, where rounding is amplified and end points are not reproducible"
                        : ""));
    }

    private List<String> carriedOn() {
        String obstacle = PolishingObstacle.of(network());
        if (obstacle != null) {
            return List.of("The runs were not carried on, since " + obstacle
                    + "; they are compared by symmetry and predictions only.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(endStates());
        unfinished().ifPresent(sentences::add);
        if (!pairs.isEmpty()) {
            sentences.add(afterPolishing());
        }
        if (census != null) {
            sentences.addAll(new CensusMatches(runs, census).sentences());
        }
        return sentences;
    }

    /** Where polishing did more than training's own last tenth, the end states are its work and not training's. */
    private Optional<String> unfinished() {
        List<String> seeds = runs.stream()
                .filter(TrainingProgress::wasUnfinished)
                .map(run -> String.valueOf(run.seed()))
                .toList();
        return seeds.isEmpty()
                ? Optional.empty()
                : Optional.of(format(
                        "Polishing lowered the cost of %s %s by more than the last tenth of training did: training was not"
                                + " finished, and which end state is reached is the polisher's work.",
                        seeds.size() == 1 ? "seed" : "seeds", String.join(", ", seeds)));
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
                ended(kind),
                members.stream().map(Answer::reached).sorted().distinct().collect(Collectors.joining("; ")))));
        return "Carried on to where the gradient vanishes, or along where the cost falls for ever, the runs end as: "
                + String.join(", ", parts) + ".";
    }

    private static String ended(Kind kind) {
        return switch (kind) {
            case STRICT_MINIMUM -> "in a strict minimum";
            case FLAT_MINIMUM -> "in a flat minimum";
            case SADDLE -> "at a saddle";
            case CHANNEL_TO_INFINITY -> "in a channel to infinity";
            case NOT_CONVERGED -> "where nothing could be established";
        };
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
                "Of %s, %d then %s one solution, %d different end states, %d undecided.",
                counted(pairs.size(), "pair"),
                same,
                same == 1 ? "is" : "are",
                count(PairVerdict.DIFFERENT_END_STATES),
                count(PairVerdict.UNDECIDED));
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

    private static String range(List<PairResult> pairs, Function<PairResult, @Nullable Double> value, String number) {
        DoubleSummaryStatistics values = pairs.stream()
                .mapToDouble(pair -> Objects.requireNonNull(value.apply(pair)))
                .summaryStatistics();
        String low = format(number, values.getMin());
        String high = format(number, values.getMax());
        return low.equals(high) ? low : low + " to " + high;
    }
}
