package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.SAME_CHANNEL_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.pair;
import static org.manymoons.results.MadeUp.pairs;
import static org.manymoons.results.MadeUp.plan;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.runs;
import static org.manymoons.results.MadeUp.samples;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.Kind;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** Each part of the line, with evidence just inside and just outside of what decides it. */
class ForumQuestionTest {
    private static final Samples FIFTY = samples(25, 25);

    @Test
    void theLineIsWhole() {
        assertThat(line(TANH, FIFTY, runs(2, run -> run), List.of(pair(SAME_MINIMUM_AFTER_POLISHING, 3, 2, 0))))
                .isEqualTo(
                        "Different weights: yes; different solution: no; OK for predicting: yes, any two give the same"
                                + " label for 100.00 % of the 50 test samples or more, and no difference in accuracy is"
                                + " significant; OK for reading meaning into single weights: only up to the order and signs of the"
                                + " units.");
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTICAL,                    IDENTICAL,                    no,  no",
        "IDENTICAL,                    SAME_UP_TO_SYMMETRY,          yes, no",
        "SAME_UP_TO_SYMMETRY,          SAME_UP_TO_SYMMETRY,          yes, no",
        "SAME_MINIMUM_AFTER_POLISHING, SAME_CHANNEL_AFTER_POLISHING, yes, no",
        "SAME_MINIMUM_AFTER_POLISHING, UNDECIDED,                    yes, undecided",
        "UNDECIDED,                    UNDECIDED,                    yes, undecided",
        "DIFFERENT_END_STATES,         UNDECIDED,                    yes, 'yes, 1 of 2 pairs'",
        "DIFFERENT_END_STATES,         DIFFERENT_END_STATES,         yes, 'yes, 2 of 2 pairs'"
    })
    void weightsAndSolutionAreDecidedByTheVerdicts(
            PairVerdict first, PairVerdict second, String weights, String solution) {
        assertThat(line(TANH, FIFTY, runs(3, run -> run), pairs(first, second)))
                .startsWith("Different weights: " + weights + "; different solution: " + solution + ";");
    }

    @Test
    void onePairIsOnePair() {
        assertThat(line(TANH, FIFTY, runs(2, run -> run), pairs(DIFFERENT_END_STATES)))
                .contains("different solution: yes, 1 of 1 pair;");
    }

    /** Bonferroni: p times the number of pairs has to be below 0.05. */
    @ParameterizedTest
    @CsvSource({"1, 0.05, false", "1, 0.0499, true", "2, 0.025, false", "2, 0.0249, true", "3, 0.0167, false"})
    void significanceIsCorrectedForTheNumberOfPairs(int count, double p, boolean significant) {
        PredictionDifference likely = new PredictionDifference(0.1, 0.01, new McNemar(1, 0, 1));
        List<PairResult> pairs = new java.util.ArrayList<>(Collections.nCopies(count - 1, test(likely)));
        pairs.add(test(new PredictionDifference(0.1, 0.01, new McNemar(1, 0, p))));

        assertThat(ForumQuestion.smallestP(pairs)).isEqualTo(p);
        assertThat(ForumQuestion.isSignificant(pairs)).isEqualTo(significant);
        assertThat(line(TANH, FIFTY, runs(3, run -> run), pairs))
                .contains(
                        significant
                                ? "OK for predicting: not all the same, the test accuracies differ significantly;"
                                : "OK for predicting: yes, any two give the same label for 99.00 % of the 50 test samples"
                                        + " or more");
    }

    @Test
    void withoutATestSetPredictingIsUndecided() {
        assertThat(line(TANH, null, runs(2, run -> run), pairs(UNDECIDED)))
                .contains("OK for predicting: undecided, there is no test set;");
    }

    /**
     * Two runs that differ on k labels, the one right on all of them, have p = 2 / 2^k: 0.0625 for five and 0.03125 for six;
     * of two pairs twice that has to be below 0.05. One label in a hundred does not matter.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 50,  5, undecided",
        "1, 50,  6, yes",
        "2, 50,  6, undecided",
        "2, 50,  7, yes",
        "1, 100, 1, yes",
        "1, 100, 2, undecided"
    })
    void aTestSetThatIsTooSmallToTellDecidesNothing(int count, int size, int differing, String verdict) {
        PredictionDifference difference =
                new PredictionDifference(0.1, (double) differing / size, new McNemar(differing, 0, 1));
        List<PairResult> pairs = new java.util.ArrayList<>(
                Collections.nCopies(count - 1, test(new PredictionDifference(0, 0, new McNemar(0, 0, 1)))));
        pairs.add(test(difference));
        String reason = verdict.equals("yes")
                ? "yes, any two give the same label for "
                : "undecided, " + size + " test samples are too few to tell;";

        assertThat(line(TANH, samples(size / 2, size / 2), runs(2, run -> run), pairs))
                .contains("OK for predicting: " + reason);
    }

    /**
     * Lower ends of the 95 % Wilson interval, by NumPy: 0.4815 for 31 of 50 and 0.5014 for 32 of 50; 0.7389 for 35 of 40 and
     * 0.7695 for 36 of 40.
     */
    @ParameterizedTest
    @CsvSource({
        "25, 25, 31, false",
        "25, 25, 32, true",
        "30, 10, 35, false",
        "30, 10, 36, true",
        "10, 30, 35, false",
        "10, 30, 36, true"
    })
    void networksThatGuessAreNotCalledFineForPredicting(int zeros, int ones, int correct, boolean better) {
        double accuracy = (double) correct / (zeros + ones);
        String guess =
                "OK for predicting: no, none is significantly better than always predicting the more frequent class;";
        List<PairResult> pairs = List.of(pair(UNDECIDED, 3, 2, 0));

        String line = line(TANH, samples(zeros, ones), runs(2, run -> run.testAccuracy(accuracy)), pairs);

        assertThat(line.contains(guess)).isNotEqualTo(better);
        assertThat(line.contains("OK for predicting: yes, any two")).isEqualTo(better);
    }

    @Test
    void oneNetworkThatIsBetterThanGuessingIsEnough() {
        List<RunRecord> runs = List.of(run(run -> run.testAccuracy(0.5)), run(run -> run.testAccuracy(0.96)));

        assertThat(line(TANH, FIFTY, runs, pairs(UNDECIDED))).contains("OK for predicting: yes,");
    }

    @Test
    void nothingIsReadIntoWeightsOfDifferentSolutions() {
        assertThat(line(
                        TANH,
                        FIFTY,
                        runs(2, run -> run.channel(0.5, Way.MERGE)),
                        pairs(SAME_CHANNEL_AFTER_POLISHING, DIFFERENT_END_STATES)))
                .endsWith("single weights: no, equally trained networks end in different solutions.");
    }

    @Test
    void nothingIsReadIntoWeightsThatGrowWithoutEnd() {
        List<RunRecord> runs = List.of(run(run -> run), run(run -> run.channel(0.5, Way.MERGE)));

        assertThat(line(TANH, FIFTY, runs, pairs(SAME_CHANNEL_AFTER_POLISHING)))
                .endsWith(
                        "single weights: no, along a channel the weights grow without end, so there are no final ones to"
                                + " read.");
    }

    @Test
    void whatIsNotDecidedIsNotReadEither() {
        String undecided = "single weights: undecided.";

        assertThat(line(TANH, FIFTY, runs(2, run -> run), pairs(UNDECIDED, SAME_MINIMUM_AFTER_POLISHING)))
                .endsWith(undecided);
        assertThat(line(
                        network(Activation.RELU, 0),
                        FIFTY,
                        runs(2, MadeUp.Run::notPolished),
                        pairs(PairVerdict.SAME_UP_TO_SYMMETRY)))
                .endsWith(undecided);
    }

    @ParameterizedTest
    @CsvSource({
        "TANH,     STRICT_MINIMUM, order and signs of the units",
        "SIGMOID,  STRICT_MINIMUM, order and signs of the units",
        "SOFTSIGN, STRICT_MINIMUM, order and signs of the units",
        "SOFTPLUS, STRICT_MINIMUM, order of the units",
        "TANH,     FLAT_MINIMUM,   order and signs of the units and without the free directions"
    })
    void oneMinimumIsReadUpToItsSymmetriesAndFreeDirections(Activation activation, Kind kind, String upTo) {
        List<RunRecord> runs = List.of(run(run -> run), run(run -> run.end(kind, 0.5)));

        assertThat(line(network(activation, 0), FIFTY, runs, pairs(SAME_MINIMUM_AFTER_POLISHING)))
                .endsWith("single weights: only up to the " + upTo + ".");
    }

    @Test
    void beforeItConvergedAMinimumIsReadPolishedOnly() {
        List<RunRecord> runs = List.of(run(run -> run), run(run -> run.gradient(1e-3, 0)));

        assertThat(line(TANH, FIFTY, runs, pairs(SAME_MINIMUM_AFTER_POLISHING)))
                .endsWith(
                        "single weights: not as they stand, since training had not converged; polished, up to the order"
                                + " and signs of the units.");
    }

    private static PairResult test(PredictionDifference difference) {
        return pair(UNDECIDED, new PredictionDifference(0.9, 0.9, new McNemar(9, 0, 1e-9)), difference);
    }

    private static String line(Network network, Samples test, List<RunRecord> runs, List<PairResult> pairs) {
        return new ForumQuestion(plan(network, test), runs, pairs).answer();
    }
}
