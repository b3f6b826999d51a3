package org.manymoons.answer;

import static org.manymoons.wording.Wording.format;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/** Whether training was finished, and where polishing carries the runs. */
final class CarriedOnSentence {
    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final @Nullable CensusResult census;
    private final TrainingProgress progress;

    /** Of the runs that finished, at least one. */
    CarriedOnSentence(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        this.plan = plan;
        this.runs = runs;
        this.pairs = pairs;
        this.census = census;
        this.progress = new TrainingProgress(plan, runs);
    }

    String text() {
        String obstacle = PolishingObstacle.of(plan.recipe().network());
        if (obstacle != null) {
            return "Whether they would end in the same place if they were trained for ever was not examined, since "
                    + obstacle + ".";
        }
        if (progress.isUnfinished() && !progress.hasGoneWrong()) {
            return "Training had not finished: " + ends();
        }
        String ends = ends();
        return progress.hasConverged()
                ? "Training was finished: " + ends
                : Character.toUpperCase(ends.charAt(0)) + ends.substring(1);
    }

    private String ends() {
        if (runs.size() == 1 || pairs.isEmpty()) {
            return ofOne(Objects.requireNonNull(runs.get(0).polished()));
        }
        RunGroups groups = new RunGroups(RunGroups.compared(runs, pairs), pairs);
        if (runs.stream().allMatch(run -> run.kind() == Kind.NOT_CONVERGED)) {
            return "where the runs would end could not be established for any of them" + known() + ".";
        }
        String carried = progress.hasConverged() ? "the runs are " : "carried on, the runs would reach ";
        if (groups.areDecided()) {
            return carried
                    + (groups.count() == 1
                            ? "one and the same end, "
                                    + described(
                                            Objects.requireNonNull(runs.get(0).kind()))
                            : groups.count() + " different ends")
                    + known() + ".";
        }
        return carried
                + (groups.provenDifferent() == 1
                        ? "ends of which it is undecided whether they are one"
                        : "at least " + groups.provenDifferent()
                                + " different ends; of some it is undecided whether they are one")
                + known() + ".";
    }

    private String ofOne(EndStateSummary end) {
        if (end.kind() == Kind.CHANNEL_TO_INFINITY) {
            return (progress.hasConverged() ? "this is far along a way" : "carried on, the run would follow a way")
                    + " on which weights grow without end while the cost falls towards " + format("%.4g", end.value())
                    + known() + ".";
        }
        return (progress.hasConverged() ? "this is " : "carried on, the run would reach ") + described(end.kind())
                + " at a cost of " + format("%.4g", end.value()) + known() + ".";
    }

    private static String described(Kind kind) {
        return switch (kind) {
            case STRICT_MINIMUM -> "a minimum";
            case FLAT_MINIMUM -> "a flat valley of equally good weights";
            case SADDLE -> "a saddle, which is no end for most";
            case CHANNEL_TO_INFINITY -> "a cost that is only approached while weights grow without end";
            case NOT_CONVERGED -> "something that could not be established";
        };
    }

    /** What is known of the network besides these runs: only what the census proves. */
    private String known() {
        if (census == null || census.counts().endStatesAtLeast() == 0) {
            return "";
        }
        boolean allMatched = runs.stream().allMatch(run -> run.censusMatch() == Verdict.SAME);
        if (census.counts().endStatesAtLeast() == 1) {
            boolean alone =
                    census.counts().notConverged() == 0 && census.counts().undecidedPairs() == 0;
            int starts = census.counts().finished();
            return allMatched && alone && starts > 1 ? format("; all %d starts lead there", starts) : "";
        }
        if (pairs.isEmpty()) {
            return atLeast(1);
        }
        RunGroups groups = new RunGroups(RunGroups.compared(runs, pairs), pairs);
        if (!allMatched || !groups.areDecided()) {
            return atLeast(groups.areDecided() ? groups.count() : groups.provenDifferent());
        }
        return groups.count() >= census.counts().endStatesAtLeast()
                ? ", all that are known of this network"
                : format(
                        ", %d of at least %d that this network has",
                        groups.count(), census.counts().endStatesAtLeast());
    }

    /** What the census adds to so many ends of the runs. */
    private String atLeast(int ofTheRuns) {
        int known = Objects.requireNonNull(census).counts().endStatesAtLeast();
        return known > ofTheRuns ? format("; this network has at least %d different ends", known) : "";
    }
}
