package org.manymoons.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.MakeMoons;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** The sentences say what the verdicts say, and nothing that they do not. */
class AnswerTest {
    private static final Samples MOONS = new MakeMoons(ClassSizes.ofTotal(50), 0.2, 0, true).samples();

    @ParameterizedTest
    @CsvSource({
        "IDENTICAL,                    IDENTICAL,                    no,  no",
        "SAME_UP_TO_SYMMETRY,          SAME_UP_TO_SYMMETRY,          yes, no",
        "SAME_MINIMUM_AFTER_POLISHING, SAME_CHANNEL_AFTER_POLISHING, yes, no",
        "SAME_MINIMUM_AFTER_POLISHING, UNDECIDED,                    yes, undecided",
        "UNDECIDED,                    UNDECIDED,                    yes, undecided",
        "DIFFERENT_END_STATES,         UNDECIDED,                    yes, 'yes, 1 of 2 pairs'",
        "DIFFERENT_END_STATES,         DIFFERENT_END_STATES,         yes, 'yes, 2 of 2 pairs'"
    })
    void theForumsQuestionIsAnsweredByTheVerdicts(
            PairVerdict first, PairVerdict second, String weights, String solution) {
        assertThat(answer(Activation.TANH, 0, "strict_minimum", 0.5, first, second))
                .contains("Different weights: " + weights + "; different solution: " + solution + ";");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5,   'yes, any two give the same label for 99.00 % of the 50 test samples'",
        "0.03,  'yes, any two give the same label for 99.00 % of the 50 test samples'",
        "0.02,  'not all the same, the test accuracies differ significantly'"
    })
    void twoPairsDifferWhereTwiceTheSmallestPValueIsBelowOneInTwenty(double p, String verdict) {
        assertThat(answer(Activation.TANH, 0, "strict_minimum", p, PairVerdict.UNDECIDED, PairVerdict.UNDECIDED))
                .contains("OK for predicting: " + verdict);
    }

    @Test
    void weightDecayIsAdvisedWhereWeightsGrowAndThereIsNone() {
        PairVerdict same = PairVerdict.SAME_MINIMUM_AFTER_POLISHING;

        assertThat(answer(Activation.TANH, 0, "channel_to_infinity", 0.5, same, same))
                .contains("add weight decay");
        assertThat(answer(Activation.TANH, 1e-3, "channel_to_infinity", 0.5, same, same))
                .doesNotContain("add weight decay");
        assertThat(answer(Activation.TANH, 0, "strict_minimum", 0.5, same, same))
                .doesNotContain("add weight decay");
    }

    /** Three labels of 50 that differ cannot be significant: 2 / 2^3 = 0.25. */
    @Test
    void aTestSetThatIsTooSmallDecidesNothing() {
        assertThat(answer(Activation.TANH, 0, "strict_minimum", 0.25, 0.06, 0.96, PairVerdict.UNDECIDED))
                .contains("OK for predicting: undecided, 50 test samples are too few to tell");
    }

    @Test
    void networksThatGuessAreNotCalledFineForPredicting() {
        assertThat(answer(Activation.TANH, 0, "strict_minimum", 1, 0, 0.52, PairVerdict.UNDECIDED))
                .contains("OK for predicting: no, none is significantly better than always predicting");
    }

    @Test
    void nothingIsReadIntoWeightsThatGrowWithoutEnd() {
        PairVerdict same = PairVerdict.SAME_CHANNEL_AFTER_POLISHING;

        assertThat(answer(Activation.TANH, 0, "channel_to_infinity", 0.5, same, same))
                .contains("single weights: no, along a channel the weights grow without end");
    }

    @Test
    void signsAreNotSpokenOfWhereThereAreNone() {
        PairVerdict same = PairVerdict.SAME_MINIMUM_AFTER_POLISHING;

        assertThat(answer(Activation.SOFTPLUS, 0, "strict_minimum", 0.5, same, same))
                .contains("up to the order of the units");
        assertThat(answer(Activation.SIGMOID, 0, "strict_minimum", 0.5, same, same))
                .contains("up to the order and signs of the units");
    }

    @Test
    void kinksAreSaidToPreventPolishing() {
        assertThat(answer(Activation.RELU, 0, null, 0.5, PairVerdict.UNDECIDED, PairVerdict.UNDECIDED))
                .contains("was not polished, since its activation has kinks")
                .contains("single weights: undecided")
                .doesNotContain("After polishing");
    }

    private static String answer(
            Activation activation, double l2, String kind, double pValue, PairVerdict... verdicts) {
        return answer(activation, l2, kind, pValue, 0.01, 0.96, verdicts);
    }

    private static String answer(
            Activation activation,
            double l2,
            String kind,
            double pValue,
            double disagreement,
            double accuracy,
            PairVerdict... verdicts) {
        Network network = Network.of(2, List.of(2), activation, l2);
        Recipe recipe = new Recipe(network, new Updater.Sgd(1), MOONS, List.of(MOONS), 10, seed -> new double[0]);
        RunPlan plan = new RunPlan(recipe, MOONS, List.of(1L, 2L), null, null, null, 1e-12);
        List<PairResult> pairs = new ArrayList<>();
        for (PairVerdict verdict : verdicts) {
            PredictionDifference difference = new PredictionDifference(0.1, disagreement, new McNemar(1, 0, pValue));
            pairs.add(new PairResult(
                    1,
                    2,
                    verdict,
                    3,
                    2,
                    true,
                    "the parameters themselves",
                    "",
                    List.of(),
                    difference,
                    difference,
                    null,
                    null,
                    List.of()));
        }
        return String.join("\n", Answer.of(plan, List.of(run(1, kind, accuracy), run(2, kind, accuracy)), pairs, null));
    }

    private static RunRecord run(long seed, String kind, double accuracy) {
        SeedResult training = new SeedResult(
                seed, null, 0.1, 0.97, accuracy, List.of(0.9, 0.99), 1e-3, 1.6, 2.0, null, null, null, List.of());
        EndStateSummary end = new EndStateSummary(
                String.valueOf(kind),
                0.09,
                kind != null && kind.startsWith("channel") ? 0.08 : null,
                1e-12,
                0,
                0,
                1,
                0,
                2,
                List.of(1.0, 2.0),
                List.of(0.0, 0.0),
                2.0,
                0.0,
                3,
                0.97,
                0.96,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
        return new RunRecord(training, 0, false, kind, kind == null ? null : end, null, null);
    }
}
