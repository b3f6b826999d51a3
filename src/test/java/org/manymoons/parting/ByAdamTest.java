package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.parting.update.AdamRule;
import org.manymoons.parting.update.Arithmetic;

/** Causes of rules that are made up. */
class ByAdamTest {
    private static AdamRule adam(double rate, double beta1, double beta2, double epsilon, int explained) {
        return new AdamRule(rate, beta1, beta2, epsilon, true, 1e-9, explained, 0.5);
    }

    private static final AdamRule USUAL = adam(0.001, 0.9, 0.999, 1e-8, 2);

    private static @Nullable Cause cause(@Nullable AdamRule a, @Nullable AdamRule b, double apart, Arithmetic ofB) {
        return new ByAdam(CommonRowsTest.apart(0, apart / 2, apart), a, b, 2, Arithmetic.FLOAT64, ofB).cause();
    }

    private static String says(@Nullable AdamRule a, @Nullable AdamRule b) {
        Cause cause = cause(a, b, 1e-3, Arithmetic.FLOAT64);
        return cause == null ? "nothing" : cause.certainty() + ": " + cause.sentence();
    }

    @Test
    void numbersThatDifferAreTheCause() {
        assertThat(says(USUAL, adam(0.002, 0.9, 0.999, 1e-8, 2)))
                .isEqualTo("SHOWN: another hyperparameter: learning rate 0.001 in A and 0.002 in B");
        assertThat(says(USUAL, adam(0.001, 0.8, 0.999, 1e-8, 2)))
                .isEqualTo("SHOWN: another hyperparameter: beta1 0.9 in A and 0.8 in B");
        assertThat(says(USUAL, adam(0.001, 0.9, 0.99, 1e-7, 2)))
                .isEqualTo(
                        "SHOWN: another hyperparameter: beta2 0.999 in A and 0.99 in B, epsilon 1e-8 in A and 1e-7 in B");
    }

    @Test
    void aLearningRateWithinTheErrorsIsNone() {
        assertThat(says(USUAL, adam(0.001 + 1.9e-9, 0.9, 0.999, 1e-8, 2))).startsWith("SHOWN: rounding, amplified");
        assertThat(says(USUAL, adam(0.001 + 2.1e-9, 0.9, 0.999, 1e-8, 2))).contains("learning rate");
    }

    @Test
    void whereOnlyOneIsAdamTheOtherMayBeAnything() {
        String follows =
                " follows the gradient on these data neither by gradient descent nor by Adam, while the other does by"
                        + " Adam with learning rate 0.001, betas 0.9 and 0.999, epsilon 1.0E-8; an update that is computed otherwise"
                        + " would look the same";
        assertThat(says(null, USUAL)).isEqualTo("LIKELY: other data or another order: A" + follows);
        assertThat(says(USUAL, null)).isEqualTo("LIKELY: other data or another order: B" + follows);
        assertThat(says(null, null)).isEqualTo("nothing");
    }

    @Test
    void whatDoesNotGoOnAsItBeginsIsUndecided() {
        assertThat(says(USUAL, adam(0.001, 0.9, 0.999, 1e-8, 1)))
                .isEqualTo(
                        "NONE: undecided: both begin as Adam with learning rate 0.001, betas 0.9 and 0.999, epsilon 1.0E-8,"
                                + " but one of them does not go on so");
    }

    @Test
    void otherwiseItIsThePrecisionOrRoundingOrNothing() {
        assertThat(cause(USUAL, USUAL, 1e-3, Arithmetic.FLOAT32)).isInstanceOf(Cause.Precision.class);
        assertThat(cause(USUAL, USUAL, 1e-3, Arithmetic.FLOAT64)).isInstanceOf(Cause.AmplifiedRounding.class);
        assertThat(cause(USUAL, USUAL, 0, Arithmetic.FLOAT64)).isInstanceOf(Cause.NotParted.class);
    }
}
