package org.manymoons.answer;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/** The details of where polishing carries the runs. */
final class CarriedOnDetails {
    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final @Nullable CensusResult census;

    /** Of the runs that finished, at least one. */
    CarriedOnDetails(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        this.plan = plan;
        this.runs = runs;
        this.pairs = pairs;
        this.census = census;
    }

    List<String> sentences() {
        String obstacle = PolishingObstacle.of(plan.recipe().network());
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
                members.stream()
                        .map(CarriedOnDetails::reached)
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining("; ")))));
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
        if (end.figures().limit() != null) {
            String ways = Objects.requireNonNull(end.channel()).stream()
                    .map(group -> group.way().label().replace('_', ' '))
                    .distinct()
                    .collect(Collectors.joining(" + "));
            return format("limit %.10f by %s", end.figures().limit(), ways);
        }
        return format("cost %.10f", end.figures().cost())
                + (end.figures().reasons().leavesIntoSaddle() ? ", in a valley that leaves into a saddle" : "");
    }

    private String afterPolishing() {
        int same = (int) pairs.stream().filter(pair -> pair.verdict().isSame()).count();
        int different = count(PairVerdict.DIFFERENT_END_STATES);
        int undecided = count(PairVerdict.UNDECIDED);
        if (pairs.size() == 1) {
            return same == 1
                    ? "The two then are one solution."
                    : different == 1
                            ? "The two then are different end states."
                            : "Whether the two then are one solution is undecided.";
        }
        if (same == pairs.size()) {
            return format("All %d pairs then are one solution.", same);
        }
        if (different == pairs.size()) {
            return format("All %d pairs then are different end states.", different);
        }
        if (undecided == pairs.size()) {
            return format("Of all %d pairs it is undecided whether they then are one solution.", undecided);
        }
        List<String> parts = new ArrayList<>();
        if (same > 0) {
            parts.add(same + (same == 1 ? " is" : " are") + " then one solution");
        }
        if (different > 0) {
            parts.add(different + (different == 1 ? " is" : " are") + " two different end states");
        }
        if (undecided > 0) {
            parts.add("of " + undecided + " it is undecided");
        }
        return "Of " + counted(pairs.size(), "pair") + " " + String.join(", ", parts.subList(0, parts.size() - 1))
                + " and " + parts.get(parts.size() - 1) + ".";
    }

    private int count(PairVerdict verdict) {
        return (int) pairs.stream().filter(pair -> pair.verdict() == verdict).count();
    }
}
