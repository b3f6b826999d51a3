package org.manymoons.parting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.Cause.Setting;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.Momentum;
import org.manymoons.parting.update.UpdateRule;

/**
 * In which numbers the recipes of two trainings differ.
 *
 * @param unit   of the coarser arithmetic
 * @param shown  beyond what all rounding together can do
 * @param likely beyond what rounding does at random
 */
record RecipeDifference(double unit, List<Setting> shown, List<Setting> likely) {
    private static final double ROUNDINGS =
            8; // chosen: a program keeps 0.1 in its own arithmetic, and what it multiplies with it

    boolean isNone() {
        return shown.isEmpty() && likely.isEmpty();
    }

    /** Of two explanations, each of which explains the updates from the first one on. */
    static RecipeDifference of(Explanation a, Explanation b, FittedRule ruleA, FittedRule ruleB, double unit) {
        RecipeDifference difference = new RecipeDifference(unit, new ArrayList<>(), new ArrayList<>());
        difference.compare(ruleA, ruleB, null);
        if (!a.plan().equals(b.plan())) {
            difference.shown.add(
                    new Setting("batch size", a.plan().size(), b.plan().size(), 0, null));
        }
        FittedRule laterA = a.then() == null ? ruleA : a.then();
        FittedRule laterB = b.then() == null ? ruleB : b.then();
        if (difference.isNone() && (a.then() != null || b.then() != null)) {
            difference.compare(laterA, laterB, Math.min(changed(a), changed(b)));
        }
        return difference;
    }

    /** The iteration from which the second rule of a training holds. */
    private static long changed(Explanation of) {
        return of.then() == null ? Long.MAX_VALUE : of.steps().get(of.until()).iteration();
    }

    private void compare(FittedRule a, FittedRule b, @Nullable Long from) {
        number("learning rate", a, b, UpdateRule::learningRate, from);
        number("l2", a, b, UpdateRule::l2, from);
        number("l2 of biases", a, b, UpdateRule::l2OfBiases, from);
        if (a.rule().momentum() == 0 && b.rule().momentum() == 0) {
            return; // without momentum all kinds are one rule
        }
        number("momentum", a, b, UpdateRule::momentum, from);
        if (a.rule().kind() != b.rule().kind()
                && a.rule().kind() != Momentum.NONE
                && b.rule().kind() != Momentum.NONE) {
            shown.add(new Setting(
                    "Nesterov's momentum (1) or plain (0)",
                    a.rule().kind() == Momentum.NESTEROV ? 1 : 0,
                    b.rule().kind() == Momentum.NESTEROV ? 1 : 0,
                    0,
                    from));
        }
    }

    private void number(
            String name, FittedRule a, FittedRule b, ToDoubleFunction<UpdateRule> part, @Nullable Long from) {
        double ofA = part.applyAsDouble(a.rule());
        double ofB = part.applyAsDouble(b.rule());
        double difference = Math.abs(ofA - ofB);
        double same = ROUNDINGS * unit * Math.max(Math.abs(ofA), Math.abs(ofB));
        double worst = part.applyAsDouble(a.worst()) + part.applyAsDouble(b.worst()) + same;
        double probable = part.applyAsDouble(a.probable()) + part.applyAsDouble(b.probable()) + same;
        if (difference > worst) {
            shown.add(new Setting(name, ofA, ofB, worst, from));
        } else if (difference > probable) {
            likely.add(new Setting(name, ofA, ofB, probable, from));
        }
    }
}
