package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.parting.update.BatchPlan;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.Momentum;
import org.manymoons.parting.update.UpdateRule;

class RecipeWordsTest {
    /** One digit more than the error leaves for certain, 16 at most and one at least. */
    @ParameterizedTest
    @CsvSource({
        "0.123456, 0.001, 0.123",
        "0.123456, 0.0001, 0.1235",
        "0.123456, 0.5, 0.1",
        "0.1, 0, 0.1",
        "0.30000000000000004, 1e-30, 0.3",
        "0.3000000000000001, 1e-30, 0.3000000000000001",
        "-0.5, 1e-3, -0.5",
        "0, 0.5, 0",
        "0.0001, 1e-8, 0.0001",
        "0.00009, 1e-9, 0.00009",
        "0.00000009, 1e-12, 9e-8",
        "1234567, 0.1, 1234567",
        "10000000, 1, 1e+7",
        "9999999, 1, 9999999"
    })
    void numbersHaveTheDigitsThatAreKnown(double value, double error, String words) {
        assertThat(RecipeWords.number(value, error)).isEqualTo(words);
    }

    private static String recipe(UpdateRule rule, boolean fullBatch) {
        UpdateRule error = new UpdateRule(rule.kind(), 1e-6, 1e-6, 1e-6, 1e-6);
        return RecipeWords.recipe(new FittedRule(rule, error, error, 0.5), new BatchPlan(10, true), fullBatch);
    }

    @Test
    void recipesInWords() {
        assertThat(recipe(new UpdateRule(Momentum.NONE, 0.1, 0, 0, 0), true))
                .isEqualTo("learning rate 0.1, no l2, no momentum, all samples in every update");
        assertThat(recipe(new UpdateRule(Momentum.HEAVY_BALL, 0.1, 0.25, 0, 0.9), false))
                .isEqualTo("learning rate 0.1, l2 0.25, momentum 0.9, batches of 10 in order");
        assertThat(recipe(new UpdateRule(Momentum.NESTEROV, 0.1, 0.25, 0.125, 0.9), false))
                .isEqualTo(
                        "learning rate 0.1, l2 0.25 (of biases 0.125), Nesterov's momentum 0.9, batches of 10 in order");
    }
}
