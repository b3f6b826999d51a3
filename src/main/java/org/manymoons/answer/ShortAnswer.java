package org.manymoons.answer;

import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.roundedUp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.symmetry.Freedom;

/**
 * "My runs have different weights, is this OK?" in a few sentences for somebody who knows none of the words: whether it is, why
 * the weights differ, how alike the runs predict, whether training was finished, where it would go, what not to do.
 *
 * <p>It speaks of two things and keeps them apart: the runs as training left them, and where polishing carries them.
 */
public final class ShortAnswer {
    /** Above it the runs were stopped long before they were finished: share of what training can gain that it still could. */
    private static final double MUCH_TO_GAIN = 0.05;

    /** A rise of the loss between two runs below this share of what training has gained is next to nothing. */
    private static final double NEXT_TO_NOTHING = 0.01;

    /** Two runs that label more samples differently do not decide alike, however equal their accuracies. */
    private static final double ALIKE = 0.05;

    /** Two runs that differ on no larger a share of the labels cannot differ by more in accuracy. */
    private static final double NEGLIGIBLE = 0.01;

    private static final int DIGITS = 2;

    private final RunPlan plan;
    private final List<RunRecord> all;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final @Nullable CensusResult census;
    private final PredictionEvidence predictions;

    private ShortAnswer(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        this.plan = plan;
        this.all = runs;
        this.runs = runs.stream().filter(run -> !run.training().hasFailed()).toList();
        this.pairs = pairs;
        this.census = census;
        this.predictions = new PredictionEvidence(plan, this.runs, pairs);
    }

    /** The sentences, in the order in which they are to be read. */
    public static List<String> of(
            RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        return new ShortAnswer(plan, runs, pairs, census).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (runs.isEmpty()) {
            return List.of("There is no answer: " + (all.size() == 1 ? "the only run" : "every run")
                    + " failed, its numbers grew until they were none. Train with a smaller training.learning_rate.");
        }
        sentences.add(headline());
        if (runs.size() < all.size()) {
            sentences.add(format(
                    "%d of %d runs failed, their numbers grew until they were none; this is about the other%s.",
                    all.size() - runs.size(), all.size(), runs.size() == 1 ? "" : " " + runs.size()));
        }
        if (!pairs.isEmpty()) {
            sentences.add(asTrained());
            sentences.add(predictions());
        }
        sentences.add(carriedOn());
        sentences.add(weights());
        return sentences;
    }

    private String headline() {
        if (pairs.isEmpty()) {
            return "There is nothing to compare yet: " + (runs.size() == 1 ? "one run has" : "the runs have")
                    + " finished. Give training.seeds several seeds.";
        }
        if (predictions.noneBeatsTheMajority()) {
            return "No, but not because the weights differ: no run is better than always answering with the more frequent label"
                    + " by more than chance explains.";
        }
        if (farFromFinished()) {
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
        return predictions.disagreement() > NEGLIGIBLE && !predictions.couldBeSignificant()
                ? "Yes, this is OK, as far as " + predictions.samples().size()
                        + " test samples can tell, which is not far."
                : "Yes, this is OK.";
    }

    /** Why the weights differ, and what is left of the difference. */
    private String asTrained() {
        String symmetry = symmetry();
        if (pairs.stream().allMatch(pair -> pair.verdict() == PairVerdict.IDENTICAL)) {
            return symmetry;
        }
        if (pairs.stream().allMatch(ShortAnswer::isSameAsTrained)) {
            return symmetry + ": with that undone " + theRuns() + " are exactly the same network.";
        }
        PairResult nearest = pairs.stream()
                .min(Comparator.comparingDouble(pair -> pair.alignedDistance() / pair.rawDistance()))
                .orElseThrow();
        String distances = format(
                "%.3g apart become %.2g for seeds %d and %d",
                nearest.rawDistance(), nearest.alignedDistance(), nearest.a(), nearest.b());
        List<PairResult> measured =
                pairs.stream().filter(pair -> pair.barrierAligned() != null).toList();
        if (measured.isEmpty()) {
            return symmetry + format(": with that undone weights that were %s.", distances);
        }
        double raw = largest(measured, PairResult::barrierRaw);
        double aligned = largest(measured, PairResult::barrierAligned);
        long low = measured.stream().filter(this::isLow).count();
        String rise = "the cost rises by at most " + roundedUp(aligned, DIGITS)
                + " on the straight line between two of them, where it rose by up to " + roundedUp(raw, DIGITS)
                + " before";
        if (low == measured.size()) {
            return symmetry + format(": with that undone %s nearly coincide (%s), and %s.", theRuns(), distances, rise);
        }
        if (low > 0) {
            return symmetry
                    + format(
                            ": with that undone nothing much lies between the runs of %d of %d pairs (%s); between the others %s.",
                            low, measured.size(), distances, rise.replace("two of them", "the two"));
        }
        return symmetry
                + format(
                        ", but that is not all here: with it undone (%s) the cost still rises by up to %s on the straight line"
                                + " between two runs.",
                        distances, roundedUp(aligned, DIGITS));
    }

    private static double largest(List<PairResult> pairs, Function<PairResult, @Nullable Double> value) {
        return pairs.stream()
                .mapToDouble(pair -> Objects.requireNonNull(value.apply(pair)))
                .max()
                .orElseThrow();
    }

    private String symmetry() {
        List<Layer> hidden = network().hidden();
        if (hidden.isEmpty()) {
            return "There are no hidden units that could be reordered";
        }
        List<String> freedoms = hidden.stream()
                .map(layer -> freedom(layer))
                .distinct()
                .filter(text -> !text.isEmpty())
                .toList();
        return "Hidden units have no fixed order" + (freedoms.isEmpty() ? "" : ", and " + String.join(", ", freedoms));
    }

    private static String freedom(Layer layer) {
        String name = layer.activation().name().toLowerCase(Locale.ROOT);
        return switch (Freedom.of(layer.activation())) {
            case SIGN -> "a " + name + " unit may change all its signs without changing what it does";
            case FLIP -> "a " + name + " unit may change all its signs if the next bias makes up for it";
            case SCALE -> "the weights into a " + name + " unit may grow if those out of it shrink alike";
            case MIXING -> "units without an activation may be mixed in any way";
            case ORDER -> "";
        };
    }

    private String theRuns() {
        return runs.size() == 2 ? "your 2 runs" : "your " + runs.size() + " runs";
    }

    private String predictions() {
        String accuracy = !predictions.isTested()
                ? ""
                : predictions.isSignificant()
                        ? ", and some pair differs in accuracy by more than chance explains"
                        : ", and no two differ in accuracy by more than chance explains";
        return format(
                "They label %s %s samples alike%s.",
                predictions.disagreement() == 0
                        ? "all"
                        : "at least " + percentBelow(1 - predictions.disagreement()) + " of the",
                predictions.isTested() ? "test" : "training",
                accuracy);
    }

    /** Rounded down, so that "at least" stays true. */
    private static String percentBelow(double share) {
        return format("%.1f %%", Math.floor(1000 * share) / 10);
    }

    private String carriedOn() {
        String obstacle = PolishingObstacle.of(network());
        if (obstacle != null) {
            return "Whether they would end in the same place if they were trained for ever was not examined, since "
                    + obstacle + ".";
        }
        return (isFinished() ? "Training was finished" : "Training had not finished") + ": " + ends();
    }

    private String ends() {
        if (runs.size() == 1 || pairs.isEmpty()) {
            EndStateSummary end = Objects.requireNonNull(runs.get(0).polished());
            return (isFinished() ? "this is " : "carried on, the run would reach ") + described(end.kind())
                    + " at a cost of " + format("%.4g", end.value()) + known() + ".";
        }
        RunGroups groups = new RunGroups(comparedSeeds(), pairs);
        if (runs.stream().allMatch(run -> run.kind() == Kind.NOT_CONVERGED)) {
            return "where the runs would end could not be established for any of them" + known() + ".";
        }
        String carried = isFinished() ? "the runs are " : "carried on, the runs would reach ";
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

    private static String described(Kind kind) {
        return switch (kind) {
            case STRICT_MINIMUM -> "a minimum";
            case FLAT_MINIMUM -> "a flat valley of equally good weights";
            case SADDLE -> "a saddle, which is no end for most";
            case CHANNEL_TO_INFINITY -> "a cost that is only approached while weights grow without end";
            case NOT_CONVERGED -> "something that could not be established";
        };
    }

    /** What is known of the network besides these runs. */
    private String known() {
        if (census == null || census.endStatesAtLeast() == 0) {
            return "";
        }
        long met = runs.stream()
                .filter(run -> run.censusMatch() == Verdict.SAME)
                .map(run -> Objects.requireNonNull(run.censusEndStates()).get(0))
                .distinct()
                .count();
        int most = (int) Math.max(census.endStatesAtLeast(), met);
        if (most == 1) {
            return format(", the only one that %d starts lead to", census.seeds());
        }
        return (met > 0 ? ", " + met + " of at least " + most : "; there are at least " + most)
                + " that this network has";
    }

    private String weights() {
        if (!pairs.isEmpty()
                && pairs.stream().allMatch(pair -> pair.verdict().isSame())
                && runs.stream().noneMatch(run -> run.kind() == Kind.CHANNEL_TO_INFINITY)) {
            return "Read meaning into single weights only after the units are put into one order"
                    + (isFinished() ? "." : ", and of a network that was trained to its end.");
        }
        return pairs.isEmpty() && isFinished()
                ? "Its weights are one way of several to write the same function."
                : "Do not read meaning into single weights.";
    }

    private boolean isFinished() {
        return runs.stream().noneMatch(ShortAnswer::wasUnfinished);
    }

    /** Whether polishing lowers the loss by more than the last tenth of training did. */
    static boolean wasUnfinished(RunRecord run) {
        EndStateSummary end = run.polished();
        if (Boolean.TRUE.equals(run.converged()) || end == null) {
            return false;
        }
        Double before = run.training().costBeforeLastTenth();
        double cost = Objects.requireNonNull(run.training().cost());
        return before == null || cost - end.value() > Math.abs(before - cost);
    }

    private boolean farFromFinished() {
        double nothing = lossOfAConstant(plan.recipe().training());
        return runs.stream().anyMatch(run -> {
            EndStateSummary end = run.polished();
            return end != null
                    && wasUnfinished(run)
                    && Objects.requireNonNull(run.training().cost()) - end.value()
                            > MUCH_TO_GAIN * (nothing - end.value());
        });
    }

    private boolean isLow(PairResult pair) {
        double cost = runs.stream()
                .mapToDouble(run -> Objects.requireNonNull(run.training().cost()))
                .max()
                .orElseThrow();
        return Objects.requireNonNull(pair.barrierAligned())
                <= NEXT_TO_NOTHING * Math.max(0, lossOfAConstant(plan.recipe().training()) - cost);
    }

    /** The cost of the best network that answers the same to everything: the entropy of the labels, in nats. */
    static double lossOfAConstant(Samples samples) {
        return Arrays.stream(samples.labels())
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> -count * Math.log((double) count / samples.size()) / samples.size())
                .sum();
    }

    private static boolean isSameAsTrained(PairResult pair) {
        return pair.verdict() == PairVerdict.IDENTICAL || pair.verdict() == PairVerdict.SAME_UP_TO_SYMMETRY;
    }

    private List<Long> comparedSeeds() {
        return runs.stream()
                .map(RunRecord::seed)
                .filter(seed -> pairs.stream().anyMatch(pair -> pair.a() == seed || pair.b() == seed))
                .toList();
    }

    private Network network() {
        return plan.recipe().network();
    }
}
