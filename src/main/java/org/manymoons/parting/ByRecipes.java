package org.manymoons.parting;

import static org.manymoons.wording.Wording.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.UpdateRule;
import org.manymoons.parting.update.VaryingRate;

/** The cause where both start alike and the data are given: by the recipes that explain the updates of the two. */
record ByRecipes(
        Explanation a,
        Explanation b,
        CommonRows rows,
        Arithmetic arithmeticOfA,
        Arithmetic arithmeticOfB,
        List<Candidate> alternatives,
        List<Cause> besides) {

    Cause cause() {
        FittedRule ruleA = a.first();
        FittedRule ruleB = b.first();
        if (ruleA == null) {
            return ruleB == null ? noRule() : new Unexplained(b, ruleB, a, "A", arithmeticOfA, alternatives).cause();
        }
        if (ruleB == null) {
            return new Unexplained(a, ruleA, b, "B", arithmeticOfB, alternatives).cause();
        }
        Cause special = fewerSamples();
        special = special == null ? schedule(ruleA, ruleB) : special;
        if (special != null) {
            return special;
        }
        RecipeDifference difference = RecipeDifference.of(
                a, b, ruleA, ruleB, arithmeticOfA.coarser(arithmeticOfB).unit());
        boolean otherPrecision = arithmeticOfA != arithmeticOfB;
        if (!difference.isNone()) {
            if (otherPrecision) {
                besides.add(precision());
            }
            boolean once =
                    Math.min(a.explained(), b.explained()) < 2 && a.steps().count() > 1;
            return difference.shown().isEmpty()
                    ? new Cause.Hyperparameter(difference.likely(), Certainty.LIKELY)
                    : new Cause.Hyperparameter(difference.shown(), once ? Certainty.LIKELY : Certainty.SHOWN);
        }
        if (a.explained() < a.steps().count() || b.explained() < b.steps().count()) {
            boolean first = a.explained() < a.steps().count();
            Explanation broken = first ? a : b;
            return new Cause.Undecided("both follow one recipe until iteration "
                    + broken.steps().get(broken.until()).iteration() + ", then " + (first ? "A" : "B")
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

    private Cause noRule() {
        if (a.steps().count() == 0 || b.steps().count() == 0) {
            return new Cause.Undecided(
                    "no two rows in a row are one update apart; record the parameters after every update");
        }
        Cause byAdam = ByAdam.of(rows, a.steps(), b.steps(), arithmeticOfA, arithmeticOfB)
                .cause();
        return byAdam != null
                ? byAdam
                : new Cause.Undecided(
                        "neither follows the gradient on these data; name those that they were trained on with"
                                + " --data, and what the network is with --activation and --output");
    }

    /** One sees a part of the samples only, the same in every update. */
    private @Nullable Cause fewerSamples() {
        for (boolean first : new boolean[] {true, false}) {
            Explanation each = first ? a : b;
            GradientSource source = each.steps().source();
            if (source.batches() == 1 && !source.isFullBatch() && !a.plan().equals(b.plan())) {
                return new Cause.DataOrOrder(
                        (first ? "A" : "B") + " sees the first " + each.plan().size() + " of "
                                + source.samples().size() + " samples only",
                        Certainty.SHOWN);
            }
        }
        return null;
    }

    /** A learning rate that changes from update to update in one of them. */
    private @Nullable Cause schedule(FittedRule ruleA, FittedRule ruleB) {
        boolean brokenA = a.explained() < a.steps().count();
        boolean brokenB = b.explained() < b.steps().count();
        if (brokenA == brokenB) {
            return null;
        }
        UpdateRule steady = brokenA ? ruleB.rule() : ruleA.rule();
        VaryingRate varying = brokenA
                ? VaryingRate.of(a.steps(), ruleA.rule(), arithmeticOfA.unit())
                : VaryingRate.of(b.steps(), ruleB.rule(), arithmeticOfB.unit());
        if (varying == null) {
            return null;
        }
        String name = "learning rate, which in " + (brokenA ? "A" : "B")
                + format(" changes from update to update (from %.6g to %.6g),", varying.first(), varying.last());
        return new Cause.Hyperparameter(
                List.of(new Cause.Setting(
                        name,
                        brokenA ? varying.last() : steady.learningRate(),
                        brokenA ? steady.learningRate() : varying.last(),
                        1e-5 * steady.learningRate(),
                        null)),
                Certainty.SHOWN);
    }

    private Cause precision() {
        return new Cause.Precision(arithmeticOfA, arithmeticOfB, Certainty.SHOWN);
    }
}
