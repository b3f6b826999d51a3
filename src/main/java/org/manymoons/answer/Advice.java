package org.manymoons.answer;

import static org.manymoons.wording.Wording.fixed;
import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Prediction;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/** What somebody can do who wants the runs to agree, or to use them as they are. */
final class Advice {
    private static final Set<Activation> LINEAR_FAR_OUT =
            EnumSet.of(Activation.SOFTPLUS, Activation.ELU, Activation.SWISH, Activation.GELU);

    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final TrainingProgress progress;

    /** Of the runs that finished, at least one. */
    Advice(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs) {
        this.plan = plan;
        this.runs = runs;
        this.pairs = pairs;
        this.progress = new TrainingProgress(plan, runs);
    }

    List<String> sentences() {
        List<String> advice = new ArrayList<>();
        boolean channels = runs.stream().anyMatch(run -> run.kind() == Kind.CHANNEL_TO_INFINITY);
        longerTraining(channels).ifPresent(advice::add);
        boolean obstacle = PolishingObstacle.of(plan.recipe().network()) != null;
        if (obstacle && !plan.recipe().network().isSmooth()) {
            advice.add("Take a twice differentiable activation, such as tanh, to have the end states decided.");
        } else if (obstacle) {
            advice.add("Take a smaller network to have the end states decided.");
        }
        if (channels && plan.recipe().network().l2() == 0) {
            advice.add(
                    "Add weight decay (such as training.l2=1e-4): with it no weight can grow without end" + butBiases()
                            + ". There may still be several minima, and each of them fits a little less closely.");
        }
        if (!channels && plan.recipe().network().l2() == 0 && anyNotEstablished()) {
            advice.add(
                    "Add weight decay (such as training.l2=1e-4): where weights grow without end it is harder to establish where"
                            + " a run ends.");
        }
        boolean differ = pairs.stream().anyMatch(pair -> !pair.verdict().isSame() && predictsOtherwise(pair.held()));
        if (differ && !progress.hasGoneWrong()) {
            advice.add("Average the "
                    + (Prediction.tellsClasses(
                                    plan.recipe().network(), plan.recipe().training())
                            ? "predicted probabilities"
                            : "predictions")
                    + " of the runs, not their weights, to use them all.");
        }
        return advice.isEmpty() ? List.of("Nothing more needs to be done: training had converged.") : advice;
    }

    private boolean anyNotEstablished() {
        return runs.stream().anyMatch(run -> run.kind() == Kind.NOT_CONVERGED);
    }

    private static boolean predictsOtherwise(PredictionDifference difference) {
        Double labels = difference.labelDisagreement();
        return labels == null ? difference.maxProbabilityDifference() > 0 : labels > 0;
    }

    /** Far out a unit of these is linear, and the next bias makes up for its own: that costs no weight. */
    private String butBiases() {
        return plan.recipe().network().hidden().stream()
                .map(Layer::activation)
                .filter(LINEAR_FAR_OUT::contains)
                .findFirst()
                .map(activation ->
                        ", but the bias of a " + activation.name().toLowerCase(Locale.ROOT) + " unit still can")
                .orElse("");
    }

    private Optional<String> longerTraining(boolean channels) {
        double constant = TrainingProgress.lossOfAConstant(plan.recipe());
        if (runs.stream().anyMatch(run -> Objects.requireNonNull(run.training().cost()) > constant)) {
            return Optional.of(format(
                    "Train with a smaller learning rate or from smaller weights: some run's cost is above %.3f, that of a constant"
                            + " answer.",
                    constant));
        }
        if (PolishingObstacle.of(plan.recipe().network()) != null || progress.hasConverged()) {
            return Optional.empty();
        }
        RunRecord best = Collections.min(
                runs,
                Comparator.comparingDouble(
                        (RunRecord run) -> Objects.requireNonNull(run.training().cost())));
        return Optional.of(format(
                "Train longer%s: the lowest cost of a run is %s, and carried on it falls to %s; longer training need not lead"
                        + " to the same end%s.",
                progress.isAtTheEdgeOfStability() ? " and with a smaller learning rate" : "",
                fixed(Objects.requireNonNull(best.training().cost()), 5),
                fixed(Objects.requireNonNull(best.polished()).value(), 5),
                channels ? ", and where weights grow without end it never gets there" : ""));
    }
}
