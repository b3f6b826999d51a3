package org.manymoons.answer;

import static org.manymoons.wording.Wording.capital;
import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.outOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.results.RunRecord;
import org.manymoons.results.SeedResult.LockstepSummary;

/** Whether DL4J's runs end where the census' seeds do, which plain Java trained. */
final class CensusMatches {
    private final List<RunRecord> runs;
    private final CensusResult census;

    /** Of the runs that finished, at least one. */
    CensusMatches(List<RunRecord> runs, CensusResult census) {
        this.runs = runs;
        this.census = census;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                runs.size() == 1 ? ofTheRun(Objects.requireNonNull(runs.get(0).censusMatch())) : ofTheRuns());
        List<RunRecord> elsewhere = runs.stream().filter(this::endedElsewhere).toList();
        if (!elsewhere.isEmpty()) {
            sentences.add(format(
                    "%s %s %s when the census trained %s again in plain Java, from the same weights by the same updates%s.",
                    elsewhere.size() == 1 ? "Seed" : "Seeds",
                    elsewhere.stream().map(run -> String.valueOf(run.seed())).collect(Collectors.joining(", ")),
                    elsewhere.size() == 1 ? "led to another end state" : "led to other end states",
                    elsewhere.size() == 1 ? "it" : "them",
                    elsewhere.stream().allMatch(CensusMatches::agreesStepByStep)
                            ? ": rounding alone parted the two"
                            : ""));
        }
        return sentences;
    }

    private static String ofTheRun(Verdict match) {
        return switch (match) {
            case SAME -> "The run trained by DL4J reaches an end state that the census found too.";
            case DIFFERENT -> "The run trained by DL4J reaches an end state that the census did not find.";
            case UNDECIDED ->
                "It is undecided whether the run trained by DL4J reaches an end state that the census found.";
        };
    }

    private String ofTheRuns() {
        int same = count(Verdict.SAME);
        int different = count(Verdict.DIFFERENT);
        int undecided = count(Verdict.UNDECIDED);
        if (same == runs.size()) {
            return capital(outOf(same, same, "run")) + " trained by DL4J reach end states that the census found too.";
        }
        List<String> parts = new ArrayList<>();
        if (same > 0) {
            parts.add(same + (same == 1 ? " reaches" : " reach") + " an end state that the census found too");
        }
        if (different > 0) {
            parts.add(different + (different == 1 ? " reaches" : " reach") + " one that it did not find");
        }
        if (undecided > 0) {
            parts.add("of " + undecided + " it is undecided whether the census found theirs");
        }
        return format("Of the %d runs trained by DL4J %s.", runs.size(), String.join(", ", parts));
    }

    private int count(Verdict match) {
        return (int) runs.stream().filter(run -> run.censusMatch() == match).count();
    }

    /** Whether the census has the run's seed in an end state that is proven another than the run's. */
    private boolean endedElsewhere(RunRecord run) {
        if (run.censusMatch() == Verdict.UNDECIDED) {
            return false;
        }
        List<FoundEndState> ends = census.endStates();
        List<FoundEndState> mine = Objects.requireNonNull(run.censusEndStates()).stream()
                .map(ends::get)
                .toList();
        return ends.stream()
                .filter(end -> end.kind() != Kind.NOT_CONVERGED && end.seeds().contains(run.seed()))
                .anyMatch(end -> mine.stream().allMatch(other -> areProvenDifferent(end, other)));
    }

    private static boolean areProvenDifferent(FoundEndState a, FoundEndState b) {
        return a != b
                && !a.undecidedWith().contains(b.seeds().get(0))
                && !b.undecidedWith().contains(a.seeds().get(0));
    }

    private static boolean agreesStepByStep(RunRecord run) {
        LockstepSummary lockstep = run.training().lockstep();
        return lockstep != null && lockstep.agrees();
    }
}
