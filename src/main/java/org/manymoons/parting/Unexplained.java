package org.manymoons.parting;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.ActualGradients.Odd;
import org.manymoons.parting.scatter.Randomness;
import org.manymoons.parting.scatter.UsedGradient;
import org.manymoons.parting.update.AdamRule;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.BatchPlan;
import org.manymoons.parting.update.Blocks;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.Step;
import org.manymoons.parting.update.Steps;
import org.manymoons.parting.update.Trajectory;

/**
 * One training follows the gradient on the data, the other follows it with no recipe. What it does follow is looked for: another
 * network, an updater that divides by the gradient's size, a gradient of which only a part is odd, data that differ in one sample
 * or in their scale.
 *
 * @param name         of the other, A or B
 * @param alternatives other networks that it may be of
 */
record Unexplained(
        Explanation known,
        FittedRule rule,
        Explanation other,
        String name,
        Arithmetic arithmetic,
        List<Candidate> alternatives) {
    private static final double SAME_SIZE = 1e-2; // chosen: what a small epsilon beside the gradient's size leaves

    Cause cause() {
        Cause cause = network();
        cause = cause == null ? divided() : cause;
        cause = cause == null ? parts() : cause;
        cause = cause == null ? data() : cause;
        return cause == null ? random() : cause;
    }

    /** What is left: data, or batches in no order that is known, unless the gradients scatter as those of neither. */
    private Cause random() {
        GradientSource source = known.steps().source();
        Trajectory trajectory = other.steps().trajectory();
        BatchPlan all = BatchPlan.full(source.samples());
        GradientSource onAll = new GradientSource(source.network(), source.samples(), source.criterion(), all);
        Randomness.Found found =
                Randomness.of(source, places(new Steps(trajectory, source)), places(new Steps(trajectory, onAll)));
        return switch (found.kind()) {
            case BATCHES ->
                new Cause.DataOrOrder(
                        format(
                                "%s scatters about the gradient on these data as %s in random order do",
                                name, found.words()),
                        Certainty.LIKELY);
            case DROPOUT ->
                new Cause.Updater(
                        format("%s scatters as dropout does, with %s", name, found.words()), Certainty.LIKELY);
            case DROPOUT_OR_NOISE ->
                new Cause.Undecided(format(
                        "the updates of %s have something random in them, and dropout and added noise scatter too much alike"
                                + " to be told apart: %s",
                        name, found.words()));
            case SCATTERED ->
                new Cause.Undecided(format(
                        "the updates of %s have something random in them, and batches of these data in any order do not"
                                + " scatter so; noise, changed samples or an unusual dropout would look like this",
                        name));
            case STEADY ->
                new Cause.DataOrOrder(
                        name
                                + " does not follow the gradient on these data with any learning rate, l2, momentum or batches in"
                                + " order, while the other does; an update that is computed otherwise would look the same",
                        Certainty.LIKELY);
        };
    }

    private List<UsedGradient> places(Steps steps) {
        return ActualGradients.odd(steps, rule.rule(), arithmetic.unit(), Randomness.MOST_PLACES).stream()
                .map(Odd::place)
                .toList();
    }

    private @Nullable Cause network() {
        GradientSource taken = known.steps().source();
        for (Candidate each : alternatives) {
            boolean isTaken = each.network().equals(taken.network()) && each.criterion() == taken.criterion();
            if (!isTaken && each.isFollowedBy(other.steps().trajectory(), taken.plan())) {
                return new Cause.Updater(
                        format("%s follows the gradient of another network, %s", name, each.words()), Certainty.SHOWN);
            }
        }
        return null;
    }

    /** Adam, RMSprop and AdaGrad change every parameter by the same amount at first, against the sign of the gradient. */
    private @Nullable Cause divided() {
        Steps steps = other.steps();
        AdamRule adam = AdamRule.of(steps, arithmetic.unit());
        if (adam != null) {
            return new Cause.Updater(name + " follows " + ByAdam.words(adam), Certainty.SHOWN);
        }
        Step step = steps.get(0);
        if (step.iteration() != 0 || step.before().length < 5) {
            return null;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int k = 0; k < step.before().length; k++) {
            double against = -step.change(k) * Math.signum(step.gradient()[k]);
            least = Math.min(least, against);
            most = Math.max(most, against);
        }
        return least > (1 - SAME_SIZE) * most
                ? new Cause.Updater(
                        format(
                                "the first update of %s changes every parameter by %.6g, whatever the size of its gradient,"
                                        + " as Adam, RMSprop and AdaGrad do",
                                name, most),
                        Certainty.SHOWN)
                : null;
    }

    /** Only the biases of the outputs do not tell: they follow the gradient on any data with as many labels of each class. */
    private @Nullable Cause parts() {
        Blocks blocks = Blocks.of(other.steps(), arithmetic.unit());
        String outputBias = "b" + other.steps().source().network().layers().size();
        if (blocks.follow().keySet().stream().allMatch(outputBias::equals)) {
            return null;
        }
        List<String> rules = new ArrayList<>();
        blocks.follow()
                .forEach((block, fitted) -> rules.add(block + " with learning rate "
                        + RecipeWords.number(
                                fitted.rule().learningRate(), fitted.worst().learningRate())
                        + (fitted.rule().l2() == 0
                                ? ""
                                : " and l2 "
                                        + RecipeWords.number(
                                                fitted.rule().l2(),
                                                fitted.worst().l2()))));
        String others = blocks.others().isEmpty()
                ? ", though not by one rule"
                : ", but not " + String.join(", ", blocks.others());
        return new Cause.Updater(
                name + " follows the gradient on these data in " + String.join(", ", rules) + others, Certainty.SHOWN);
    }

    private @Nullable Cause data() {
        GradientSource source = known.steps().source();
        Steps asKnown = new Steps(other.steps().trajectory(), source);
        List<Odd> odd = ActualGradients.odd(asKnown, rule.rule(), arithmetic.unit());
        String targets = OtherTargets.explaining(source, odd);
        if (targets != null) {
            return new Cause.Updater(
                    format("%s follows the gradient of a loss with %s", name, targets), Certainty.SHOWN);
        }
        String what = OneSample.explaining(source, odd);
        what = what == null ? batches(source, odd) : what;
        what = what == null ? OtherSamples.explaining(other.steps().trajectory(), source, arithmetic.unit()) : what;
        return what == null ? null : new Cause.DataOrOrder("of " + name + " " + what, Certainty.SHOWN);
    }

    /** Whether each odd gradient is that of another batch. */
    private static @Nullable String batches(GradientSource source, List<Odd> odd) {
        if (source.batches() < 2 || odd.isEmpty()) {
            return null;
        }
        StringBuilder order = new StringBuilder();
        for (Odd each : odd) {
            int found = -1;
            for (int j = 0; j < source.batches() && found < 0; j++) {
                double[] proposed = source.gradient(each.before(), j);
                for (int k = 0; k < proposed.length; k++) {
                    proposed[k] -= each.gradient()[k];
                }
                found = each.misfit(proposed) <= 1 ? j : -1;
            }
            if (found < 0) {
                return null;
            }
            order.append(order.length() == 0 ? "" : ", ")
                    .append(found)
                    .append(" at iteration ")
                    .append(each.iteration());
        }
        return "the batches come in another order: batch " + order + " (counted from 0)";
    }
}
