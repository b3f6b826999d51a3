package org.manymoons.answer;

import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.roundedUp;
import static org.manymoons.wording.Wording.short2;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.symmetry.Freedom;
import org.manymoons.symmetry.SoftmaxShifts;

/** The runs as training left them: why their weights differ, and what is left of the difference. */
final class AsTrainedSentence {
    /** A rise of the loss between two runs below this share of what training has gained is next to nothing. */
    private static final double NEXT_TO_NOTHING = 0.01;

    /** Chosen: of their distance as they stand, what is left by alignment of runs that nearly coincide. */
    private static final double NEARLY_COINCIDE = 0.2;

    private static final int DIGITS = 2;

    /** What rounds to more has four digits before the point. */
    private static final double THOUSAND = 999.5;

    /** Below it a number would be zeros for the most part; of the largest distance it is next to nothing. */
    private static final double MILLIONTH = 1e-6;

    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;

    /** Of the runs that finished. */
    AsTrainedSentence(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs) {
        this.plan = plan;
        this.runs = runs;
        this.pairs = pairs;
    }

    String text() {
        if (network().hidden().isEmpty()) {
            return SoftmaxShifts.ofFunction(network()).isEmpty()
                    ? "There are no hidden units that could be reordered, so other weights are another function."
                    : "There are no hidden units that could be reordered; only the weights of all classes may be moved by the same"
                            + " amount, any other change of the weights is another function.";
        }
        String symmetry = symmetry();
        if (pairs.isEmpty()) {
            return symmetry + ", so another seed gives other weights even where it gives the same function.";
        }
        if (pairs.stream().allMatch(pair -> pair.verdict() == PairVerdict.IDENTICAL)) {
            return symmetry + ".";
        }
        if (pairs.stream().allMatch(AsTrainedSentence::isSameAsTrained)) {
            return symmetry + ": with that undone " + theRuns() + " are exactly the same network.";
        }
        PairResult nearest = pairs.stream()
                .min(Comparator.comparingDouble(pair -> pair.alignedDistance() / pair.rawDistance()))
                .orElseThrow();
        String distances = format(
                "%s apart become %s for seeds %d and %d",
                nearest.rawDistance() < THOUSAND
                        ? format("%.3g", nearest.rawDistance())
                        : short2(nearest.rawDistance()),
                short2(nearest.alignedDistance()),
                nearest.a(),
                nearest.b());
        List<PairResult> measured =
                pairs.stream().filter(pair -> pair.barrierAligned() != null).toList();
        if (measured.isEmpty() || gain() <= 0) {
            return symmetry + format(": with that undone weights that were %s.", distances);
        }
        return symmetry + lines(measured, distances);
    }

    /** What the straight lines between the runs say, once their units are in the same order. */
    private String lines(List<PairResult> measured, String distances) {
        double highest = largest(measured, PairResult::barrierAligned);
        double highestBefore = largest(measured, PairResult::barrierRaw);
        String aligned = roundedUp(highest, DIGITS);
        String rises = highest < MILLIONTH ? "by less than a millionth" : "by at most " + aligned;
        String between = (highest == 0 ? "the cost does not rise" : "the cost rises " + rises)
                + " on the straight line between ";
        String before = highestBefore > highest
                ? ", where it rose by up to " + roundedUp(highestBefore, DIGITS) + " before"
                : "";
        long low = measured.stream().filter(this::isLow).count();
        if (low < measured.size()) {
            return low > 0
                    ? format(
                            ": with that undone nothing much lies between the runs of %d of %d pairs (%s); between the others"
                                    + " %sthe two%s.",
                            low, measured.size(), distances, between, before)
                    : format(
                            ", but that is not all here: with it undone (%s) the cost still rises by up to %s on the straight"
                                    + " line between two runs.",
                            distances, aligned);
        }
        String rise = between + "two of them" + before;
        double farthest =
                pairs.stream().mapToDouble(PairResult::rawDistance).max().orElse(0);
        boolean coincide = pairs.stream()
                .allMatch(pair -> pair.alignedDistance() <= NEARLY_COINCIDE * pair.rawDistance()
                        || pair.alignedDistance() <= MILLIONTH * farthest);
        return coincide
                ? format(": with that undone %s nearly coincide (%s), and %s.", theRuns(), distances, rise)
                : format(": with that undone hardly anything lies between %s (%s): %s.", theRuns(), distances, rise);
    }

    private static double largest(List<PairResult> pairs, Function<PairResult, @Nullable Double> value) {
        return pairs.stream()
                .mapToDouble(pair -> Objects.requireNonNull(value.apply(pair)))
                .max()
                .orElseThrow();
    }

    private String symmetry() {
        Stream<String> shifts = SoftmaxShifts.ofFunction(network()).isEmpty()
                ? Stream.of()
                : Stream.of("the same amount may be added to the weights of all classes");
        List<String> freedoms = Stream.concat(network().hidden().stream().map(AsTrainedSentence::freedom), shifts)
                .distinct()
                .filter(text -> !text.isEmpty())
                .toList();
        String fixed = "Hidden units have no fixed order";
        int last = freedoms.size() - 1;
        return freedoms.isEmpty()
                ? fixed
                : fixed
                        + freedoms.subList(0, last).stream()
                                .map(text -> ", " + text)
                                .collect(Collectors.joining())
                        + ", and " + freedoms.get(last);
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

    private Network network() {
        return plan.recipe().network();
    }

    private String theRuns() {
        int compared = RunGroups.compared(runs, pairs).size();
        return compared < runs.size()
                ? "the first " + compared + " of your " + runs.size() + " runs"
                : "your " + runs.size() + " runs";
    }

    private boolean isLow(PairResult pair) {
        return Objects.requireNonNull(pair.barrierAligned()) <= NEXT_TO_NOTHING * gain();
    }

    /** By how much every run is better than a constant answer. */
    private double gain() {
        double cost = runs.stream()
                .mapToDouble(run -> Objects.requireNonNull(run.training().cost()))
                .max()
                .orElseThrow();
        return TrainingProgress.lossOfAConstant(plan.recipe()) - cost;
    }

    private static boolean isSameAsTrained(PairResult pair) {
        return pair.verdict() == PairVerdict.IDENTICAL || pair.verdict() == PairVerdict.SAME_UP_TO_SYMMETRY;
    }
}
