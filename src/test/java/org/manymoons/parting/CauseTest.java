package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.parting.update.Arithmetic;

/** Whole sentences of causes that are made up. */
class CauseTest {
    private static void says(Cause cause, String label, Certainty certainty, String sentence) {
        assertThat(cause.label()).isEqualTo(label);
        assertThat(cause.certainty()).isEqualTo(certainty);
        assertThat(cause.sentence()).isEqualTo(sentence);
    }

    @Test
    void initialWeights() {
        says(
                new Cause.InitialWeights(3, 0.25, 0.125, false, Certainty.LIKELY),
                "initial_weights",
                Certainty.LIKELY,
                "other initial weights: at iteration 3 parameters differ by up to 0.250 (0.125 apart after reordering units)");
        says(
                new Cause.InitialWeights(0, 0.25, 0, true, Certainty.SHOWN),
                "initial_weights",
                Certainty.SHOWN,
                "other initial weights, but the same function: its hidden units are in another order or have other signs");
    }

    /** With the digits that the error leaves; of two whole numbers with those that tell them apart. */
    @Test
    void hyperparameters() {
        Cause.Setting rate = new Cause.Setting("learning rate", 0.3, 0.31, 1e-4, null);
        Cause.Setting size = new Cause.Setting("batch size", 24, 6, 0, 12L);
        says(
                new Cause.Hyperparameter(List.of(rate, size), Certainty.SHOWN),
                "hyperparameter",
                Certainty.SHOWN,
                "another hyperparameter: learning rate 0.3 in A and 0.31 in B, batch size 24 in A and 6 in B from iteration 12"
                        + " on");
    }

    /** Above the line it is the edge of stability, on it and below it is not. */
    @Test
    void roundingWithTheLineOfStability() {
        says(
                new Cause.AmplifiedRounding(1.125, 2.5, 2.0, Certainty.SHOWN),
                "amplified_rounding",
                Certainty.SHOWN,
                "rounding, amplified by a factor of 1.13 an update: at the edge of stability (sharpness x learning rate reaches"
                        + " 2.50, stable below 2.00)");
        says(
                new Cause.AmplifiedRounding(1.125, 2.0, 2.0, Certainty.SHOWN),
                "amplified_rounding",
                Certainty.SHOWN,
                "rounding, amplified by a factor of 1.13 an update, though not at the edge of stability (sharpness x learning"
                        + " rate at most 2.00, stable below 2.00)");
        for (Double[] unknown : new Double[][] {{null, null}, {2.5, null}, {null, 2.0}}) {
            says(
                    new Cause.AmplifiedRounding(1.125, unknown[0], unknown[1], Certainty.LIKELY),
                    "amplified_rounding",
                    Certainty.LIKELY,
                    "rounding, amplified by a factor of 1.13 an update");
        }
    }

    @Test
    void theOthers() {
        says(
                new Cause.DataOrOrder("of B a sample is missing", Certainty.LIKELY),
                "data_or_order",
                Certainty.LIKELY,
                "other data or another order: of B a sample is missing");
        says(
                new Cause.Updater("B follows Adam", Certainty.SHOWN),
                "updater",
                Certainty.SHOWN,
                "another updater: B follows Adam");
        says(
                new Cause.Precision(Arithmetic.FLOAT64, Arithmetic.FLOAT32, Certainty.SHOWN),
                "precision",
                Certainty.SHOWN,
                "another precision: A computes in float64, B in float32");
        says(
                new Cause.NotParted(Certainty.SHOWN),
                "not_parted",
                Certainty.SHOWN,
                "they do not part: no difference in the recorded iterations is more than rounding");
        says(new Cause.Undecided("nothing fits"), "undecided", Certainty.NONE, "undecided: nothing fits");
    }

    @Test
    void certaintiesAsInJson() {
        assertThat(Certainty.SHOWN.label()).isEqualTo("shown");
        assertThat(Certainty.LIKELY.label()).isEqualTo("likely");
    }
}
