package org.manymoons.parting;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.Cause.Setting;
import org.manymoons.parting.update.AdamRule;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Steps;

/** The cause where one training or both are Adam's on all samples. */
record ByAdam(
        CommonRows rows, @Nullable AdamRule a, @Nullable AdamRule b, int updates, Arithmetic ofA, Arithmetic ofB) {
    /** Of two trainings of which no rule of gradient descent explains the first. */
    static ByAdam of(CommonRows rows, Steps a, Steps b, Arithmetic ofA, Arithmetic ofB) {
        return new ByAdam(
                rows, AdamRule.of(a, ofA.unit()), AdamRule.of(b, ofB.unit()), Math.min(a.count(), b.count()), ofA, ofB);
    }

    /** As in "Adam with learning rate 0.001, betas 0.9 and 0.999, epsilon 1e-8". */
    static String words(AdamRule adam) {
        return "Adam with learning rate " + RecipeWords.number(adam.learningRate(), adam.error()) + ", betas "
                + format("%s and %s, epsilon %s", adam.beta1(), adam.beta2(), adam.epsilon());
    }

    /** Null where neither is. */
    @Nullable
    Cause cause() {
        AdamRule one = a;
        AdamRule other = b;
        if (one == null && other == null) {
            return null;
        }
        if (one == null || other == null) {
            return new Cause.DataOrOrder(
                    (one == null ? "A" : "B")
                            + " follows the gradient on these data neither by gradient descent nor by Adam,"
                            + " while the other does by " + words(one == null ? Objects.requireNonNull(other) : one)
                            + "; an update that is computed otherwise would look the same",
                    Certainty.LIKELY);
        }
        List<Setting> settings = new ArrayList<>();
        double error = one.error() + other.error() + 8 * ofA.coarser(ofB).unit() * one.learningRate();
        if (Math.abs(one.learningRate() - other.learningRate()) > error) {
            settings.add(new Setting("learning rate", one.learningRate(), other.learningRate(), error, null));
        }
        number(settings, "beta1", one.beta1(), other.beta1());
        number(settings, "beta2", one.beta2(), other.beta2());
        number(settings, "epsilon", one.epsilon(), other.epsilon());
        if (!settings.isEmpty()) {
            return new Cause.Hyperparameter(settings, Certainty.SHOWN);
        }
        if (Math.min(one.explained(), other.explained()) < updates) {
            return new Cause.Undecided("both begin as " + words(one) + ", but one of them does not go on so");
        }
        if (ofA != ofB) {
            return new Cause.Precision(ofA, ofB, Certainty.SHOWN);
        }
        return rows.partsAt(ofA.unit()) == rows.gaps().size()
                ? new Cause.NotParted(Certainty.SHOWN)
                : new Cause.AmplifiedRounding(Amplification.growth(rows), null, null, Certainty.SHOWN);
    }

    private static void number(List<Setting> settings, String name, double a, double b) {
        if (a != b) {
            settings.add(new Setting(name, a, b, 0, null));
        }
    }
}
