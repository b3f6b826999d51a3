package org.manymoons.endstate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.manymoons.channel.Channel;
import org.manymoons.kink.CommonCell;
import org.manymoons.kink.KinkJudge;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Logits;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Prediction;
import org.manymoons.symmetry.align.Alignment;

/**
 * Whether two end states of one objective are one. Equal cost alone decides nothing: two minima are one when they agree,
 * aligned, within the error that each one's Hessian and gradient imply, and as functions on the data; two channels, when
 * they go to infinity in the same ways and agree in limit function and limit.
 *
 * @param verdict            the decision
 * @param alignment          of the parameters; for channels it says nothing
 * @param parameterError     the distance that the errors of the two explain, with a certainty of ten times them
 * @param functionDifference largest difference of an output on the data; for channels of the limit functions
 * @param reasons            in sentences
 */
public record SameEndState(
        Verdict verdict, Alignment alignment, double parameterError, double functionDifference, List<String> reasons) {
    /** Chosen: multiples of an error within which "equal" is meant. */
    private static final double CERTAINTY = 10;

    /** Chosen: two limit functions are one if no probability differs by more. */
    private static final double LIMIT_FUNCTIONS = 1e-6;

    /** The decision. */
    public enum Verdict {
        SAME,
        DIFFERENT,
        UNDECIDED;

        /** As in the results: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SameEndState {
        reasons = List.copyOf(reasons);
    }

    /** Compares two end states that were reached on this objective. */
    public static SameEndState of(Objective objective, EndState a, EndState b) {
        Alignment alignment = Alignment.between(objective.network(), a.parameters(), b.parameters());
        List<String> reasons = new ArrayList<>();
        double[] p = predictions(objective, a);
        double[] q = predictions(objective, b);
        double difference = 0;
        for (int n = 0; n < p.length; n++) {
            difference = Math.max(difference, Math.abs(p[n] - q[n]));
        }
        Uncertainty ofA = Uncertainty.of(objective, a);
        Uncertainty ofB = Uncertainty.of(objective, b);
        double allowed = ofA.parameters() + ofB.parameters() + Uncertainty.ROUNDING * alignment.scale();
        Verdict verdict;
        if (!isSettled(a.kind()) || !isSettled(b.kind())) {
            reasons.add(
                    "one of the two is " + (isSettled(a.kind()) ? b : a).kind().label());
            verdict = Verdict.UNDECIDED;
        } else if (differInCost(a.decision(), b.decision())) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "the costs differ by %.3g, their errors explain %.1g",
                    gap(a.decision(), b.decision()),
                    error(a.decision(), b.decision())));
            verdict = Verdict.DIFFERENT;
        } else if (a.kind() != b.kind()) {
            reasons.add("a " + a.kind().label() + " and a " + b.kind().label() + " of equal cost");
            verdict = Verdict.UNDECIDED;
        } else if (a.kind() == Kind.CHANNEL_TO_INFINITY) {
            verdict = channels(a, b, difference, LIMIT_FUNCTIONS * spread(objective), reasons);
        } else {
            verdict = minima(objective, a, b, alignment, allowed, difference, ofA.function() + ofB.function(), reasons);
        }
        return new SameEndState(verdict, alignment, CERTAINTY * allowed, difference, reasons);
    }

    /** The verdict of {@link #of} alone, which is quicker where the costs decide. */
    public static Verdict verdict(Objective objective, EndState a, EndState b) {
        return differInCost(a.decision(), b.decision())
                ? Verdict.DIFFERENT
                : of(objective, a, b).verdict();
    }

    /** Whether their costs, or limits, alone make two end states different: they are further apart than their errors. */
    public static boolean differInCost(EndState.Decision a, EndState.Decision b) {
        return isSettled(a.kind()) && isSettled(b.kind()) && gap(a, b) > error(a, b);
    }

    private static boolean isSettled(Kind kind) {
        return kind != Kind.NOT_CONVERGED && kind != Kind.SADDLE;
    }

    private static double gap(EndState.Decision a, EndState.Decision b) {
        return Math.abs(cost(a) - cost(b));
    }

    private static double error(EndState.Decision a, EndState.Decision b) {
        return CERTAINTY * (costError(a) + costError(b));
    }

    private static double cost(EndState.Decision state) {
        Channel channel = state.channel();
        return channel == null ? state.loss() : channel.limit();
    }

    private static double costError(EndState.Decision state) {
        Channel channel = state.channel();
        return channel == null ? state.lossBound() : channel.limitError();
    }

    /** What an output varies by: that of a probability is 1, that of a number the range of the labels. */
    private static double spread(Objective objective) {
        if (!objective.network().predictsNumber()) {
            return 1;
        }
        DoubleSummaryStatistics labels =
                Arrays.stream(objective.samples().labels()).summaryStatistics();
        return labels.getMax() - labels.getMin();
    }

    private static Verdict channels(EndState a, EndState b, double difference, double allowed, List<String> reasons) {
        List<Departure> ways = Departure.all(a.channel());
        if (!ways.equals(Departure.all(b.channel()))) {
            reasons.add("equal limits, but different ways to infinity: " + ways + " and " + Departure.all(b.channel()));
            return Verdict.UNDECIDED;
        }
        if (ways.contains(Departure.SEPARABLE)) {
            reasons.add("both classify every sample rightly; between the samples they may differ");
            return Verdict.UNDECIDED;
        }
        reasons.add(String.format(
                Locale.ROOT, "equal limits; the limit functions differ by at most %.2g on the data", difference));
        return difference <= allowed ? Verdict.SAME : Verdict.UNDECIDED;
    }

    private static Verdict minima(
            Objective objective,
            EndState a,
            EndState b,
            Alignment alignment,
            double allowed,
            double difference,
            double allowedFunction,
            List<String> reasons) {
        boolean sameFunction = difference <= CERTAINTY * allowedFunction;
        reasons.add(String.format(
                Locale.ROOT,
                "equal costs; aligned they are %.3g apart, errors explain %.3g; predictions differ by %.2g, errors explain"
                        + " %.2g",
                alignment.distance(),
                CERTAINTY * allowed,
                difference,
                CERTAINTY * allowedFunction));
        if (sameFunction && alignment.distance() <= CERTAINTY * allowed) {
            return Verdict.SAME;
        }
        if (KinkJudge.treats(objective.network())) {
            boolean joined = CommonCell.holds(objective, a.parameters(), b.parameters());
            reasons.add("they lie " + (joined ? "" : "not ")
                    + "in one cell between the kinks, in which the loss is convex");
            if (joined) {
                return Verdict.SAME;
            }
        }
        boolean flat = a.kind() == Kind.FLAT_MINIMUM;
        if (flat
                && objective.network().isSmooth()
                && sameFunction
                && a.decision().freeDirections().size()
                        == b.decision().freeDirections().size()) {
            reasons.add("both lie in a valley with as many free directions and the same function");
            return Verdict.SAME;
        }
        boolean far = alignment.provenOptimal() && alignment.distance() > CERTAINTY * CERTAINTY * allowed;
        return !flat && !sameFunction && far ? Verdict.DIFFERENT : Verdict.UNDECIDED;
    }

    private static double[] predictions(Objective objective, EndState state) {
        Channel channel = state.channel();
        if (channel != null) {
            return channel.predictions();
        }
        if (!objective.network().isOneSigmoid()) {
            return Arrays.stream(Prediction.outputs(objective.network(), state.parameters(), objective.samples()))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }
        double[] p = Logits.of(objective, state.parameters());
        for (int n = 0; n < p.length; n++) {
            p[n] = Logistic.sigmoid(p[n]);
        }
        return p;
    }
}
