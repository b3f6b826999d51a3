package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.answer.ShortAnswers.answer;
import static org.manymoons.answer.ShortAnswers.near;
import static org.manymoons.answer.ShortAnswers.pair;
import static org.manymoons.answer.ShortAnswers.two;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.samples;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.reference.Samples;
import org.manymoons.results.MadeUp;

/** What the short answer says of predictions, which decide its first sentence. */
class ShortAnswerPredictionsTest {
    private static final String OK = "Yes, this is OK.";
    private static final Samples TEST = samples(500, 500);

    /** Nearer than half is said from the other side: "at least 0.0 % alike" is true and says nothing. */
    @Test
    void whereMostLabelsDifferThatIsSaid() {
        assertThat(answer(TANH, TEST, two(run -> run), List.of(pair(1, 2, UNDECIDED, 1, 0.5, 1, 0.1, 0.9371)), null))
                .anyMatch(sentence -> sentence.startsWith("Two of them label 93.8 % of the test samples differently"));
    }

    /** A twentieth of the labels is still alike, and a hundredth negligible. */
    @ParameterizedTest
    @CsvSource({"0.05, 'Yes, this is OK'", "0.0501, Only on average", "0.01, 'Yes, this is OK.'"})
    void theShareOfLabelsThatDifferDecidesTheFirstSentence(double share, String beginning) {
        assertThat(answer(
                                TANH,
                                samples(10, 10),
                                two(run -> run),
                                List.of(pair(1, 2, UNDECIDED, 3, 0.1, 1.0, 0.0, share)),
                                null)
                        .get(0))
                .startsWith(beginning);
    }

    @Test
    void predictionsThatDifferTakeTheYesBack() {
        PredictionDifference significant = new PredictionDifference(0.5, 0.04, new McNemar(40, 0, 1e-12), null);
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(MadeUp.pair(1, 2, DIFFERENT_END_STATES, 3, 0.1, 1.0, 0.0, significant)),
                        null))
                .first()
                .isEqualTo("Not quite: the runs do not predict equally well, so it matters which one you take.");
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(pair(1, 2, DIFFERENT_END_STATES, 3, 0.1, 1.0, 0.0, 0.051)),
                        null))
                .first()
                .isEqualTo(
                        "Only on average: the runs are about equally good, but they decide differently on many single samples.");
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run.testAccuracy(0.52)),
                        List.of(near(SAME_MINIMUM_AFTER_POLISHING)),
                        null))
                .first()
                .isEqualTo(
                        "No, but not because the weights differ: no run is better than always answering with the more frequent"
                                + " label by more than chance explains.");
    }

    /** Two runs that differ on k labels, the one right on all, have p = 2 / 2^k: 0.0625 for five, 0.03125 for six. */
    @ParameterizedTest
    @CsvSource({"100, 5, true", "150, 6, false", "600, 6, false"})
    void aTestSetThatIsTooSmallToTellIsSaidToBe(int size, int differing, boolean small) {
        List<PairResult> pairs =
                List.of(pair(1, 2, SAME_MINIMUM_AFTER_POLISHING, 3, 0.1, 1.0, 0.0, (double) differing / size));

        assertThat(answer(TANH, samples(size / 2, size / 2), two(run -> run), pairs, null))
                .first()
                .isEqualTo(
                        small
                                ? "Yes, this is OK, as far as " + size + " test samples can tell, which is not far."
                                : OK);
    }

    @Test
    void withoutATestSetTheTrainingSamplesSpeak() {
        List<String> answer =
                answer(TANH, null, two(run -> run.cost(0.1, 1.0)), List.of(near(SAME_MINIMUM_AFTER_POLISHING)), null);

        assertThat(answer)
                .startsWith("Yes, this is OK, as far as the training samples tell; there is no test set.")
                .contains("They label all training samples alike.");
    }

    @Test
    void whatIsSaidToBeAtMostIsRoundedUp() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(pair(1, 2, UNDECIDED, 3, 0.1, 1.21, 0.00141, 0.01141)),
                        null))
                .anyMatch(sentence ->
                        sentence.contains("rises by at most 0.0015 on") && sentence.contains("by up to 1.3 before"))
                .anyMatch(sentence -> sentence.startsWith("They label at least 98.8 % of the test samples alike"));
    }

    /** Of three runs each pair may differ on other samples, so all three need not agree on so many. */
    @Test
    void ofMoreThanTwoRunsEveryPairIsSpokenOf() {
        List<PairResult> pairs = List.of(
                pair(1, 2, UNDECIDED, 3, 0.1, 1.21, 0.00141, 0.01),
                pair(1, 3, UNDECIDED, 3, 0.1, 1.21, 0.00141, 0.01),
                pair(2, 3, UNDECIDED, 3, 0.1, 1.21, 0.00141, 0.02));

        assertThat(answer(TANH, TEST, MadeUp.runs(3, run -> run), pairs, null))
                .anyMatch(sentence -> sentence.startsWith("Any two label at least 98.0 % of the test samples alike"));
    }

    /** A constant answer costs log 2; ten times that is what no fit start has. */
    @Test
    void trainingThatHasGoneWrongIsNotCalledUnfinished() {
        double constant = Math.log(2);
        for (double cost : new double[] {9.9 * constant, 10.1 * constant, 2.7e28}) {
            List<String> answer = answer(
                    TANH,
                    TEST,
                    two(run -> run.cost(cost, 0.8).costBeforeLastTenth(cost).gradient(1e-2, 1)),
                    List.of(near(UNDECIDED)),
                    null);
            boolean wrong = cost > 10 * constant;
            assertThat(answer.get(0).startsWith("No, but not because the weights differ: training has gone wrong"))
                    .as("%s", cost)
                    .isEqualTo(wrong);
            assertThat(answer.stream().noneMatch(sentence -> sentence.startsWith("Training had not finished")))
                    .as("%s", cost)
                    .isEqualTo(wrong);
        }
    }
}
