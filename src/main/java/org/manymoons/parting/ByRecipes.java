package org.manymoons.parting;

import java.util.List;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;

/** The cause where both start alike and the data are given: by the recipes that explain the updates of the two. */
record ByRecipes(
        Explanation a,
        Explanation b,
        CommonRows rows,
        Arithmetic arithmeticOfA,
        Arithmetic arithmeticOfB,
        List<Cause> besides) {

    Cause cause() {
        FittedRule ruleA = a.first();
        FittedRule ruleB = b.first();
        if (ruleA == null && ruleB == null) {
            return new Cause.Undecided(
                    noUpdates()
                            ? "no two rows in a row are one update apart; record the parameters after every update"
                            : "neither follows the gradient on these data; name those that they were trained on with --data, and what"
                                    + " the network is with --activation and --output");
        }
        if (ruleA == null || ruleB == null) {
            return new Cause.DataOrOrder(
                    (ruleA == null ? "A" : "B")
                            + " does not follow the gradient on these data with any learning rate, l2,"
                            + " momentum or batches in order, while the other does",
                    Certainty.LIKELY);
        }
        RecipeDifference difference = RecipeDifference.of(
                a, b, ruleA, ruleB, arithmeticOfA.coarser(arithmeticOfB).unit());
        boolean otherPrecision = arithmeticOfA != arithmeticOfB;
        if (!difference.isNone()) {
            if (otherPrecision) {
                besides.add(precision());
            }
            return difference.shown().isEmpty()
                    ? new Cause.Hyperparameter(difference.likely(), Certainty.LIKELY)
                    : new Cause.Hyperparameter(difference.shown(), Certainty.SHOWN);
        }
        if (a.explained() < a.steps().count() || b.explained() < b.steps().count()) {
            Explanation broken = a.explained() < a.steps().count() ? a : b;
            return new Cause.Undecided("both follow one recipe until iteration "
                    + broken.steps().get(broken.until()).iteration() + ", then " + (broken == a ? "A" : "B")
                    + " follows no other that is known");
        }
        if (otherPrecision) {
            return precision();
        }
        double unit = arithmeticOfA.unit();
        return rows.partsAt(unit) == rows.gaps().size()
                ? new Cause.NotParted(Certainty.SHOWN)
                : Amplification.of(rows, a, ruleA, Certainty.SHOWN);
    }

    private boolean noUpdates() {
        return a.steps().count() == 0 || b.steps().count() == 0;
    }

    private Cause precision() {
        return new Cause.Precision(arithmeticOfA, arithmeticOfB, Certainty.SHOWN);
    }
}
