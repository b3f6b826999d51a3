package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.compare.PairVerdict.SAME_UP_TO_SYMMETRY;
import static org.manymoons.compare.PairVerdict.UNDECIDED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/** Lines w x + b through the labels 0, 1, 2, 3 at x = 0, 1, 2, 3: their mean is 1.5, their variance 1.25. */
class NumbersInTheAnswerTest {
    private static final Network LINE =
            Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0.1);
    private static final Samples LABELS = new Samples(new double[][] {{0}, {1}, {2}, {3}}, new double[] {0, 1, 2, 3});

    private static final RunRecord GOOD = run(1, 1, 0.5);
    private static final RunRecord BETTER = run(2, 1, 0.25);
    private static final RunRecord THE_MEAN = run(3, 0, 1.5);

    private static RunRecord run(long seed, double w, double b) {
        return MadeUp.run(run -> run.seed(seed).parameters(w, b));
    }

    private static RunPlan plan(Samples test) {
        Recipe recipe = new Recipe(LINE, new Updater.Sgd(1), LABELS, List.of(LABELS), 10, seed -> new double[0]);
        return new RunPlan(recipe, test, List.of(1L, 2L), null, null, null, 1e-12);
    }

    private static PairResult pair(PairVerdict verdict, double largest, double rootMeanSquare) {
        return MadeUp.pair(
                1, 2, verdict, 1, 1, null, null, new PredictionDifference(largest, null, null, rootMeanSquare));
    }

    private static PredictionEvidence evidence(List<RunRecord> runs, PairResult... pairs) {
        return new PredictionEvidence(plan(LABELS), runs, List.of(pairs));
    }

    @Test
    void errorsAreThoseOfTheLabelsAloneAndDifferencesShareTheirSpread() {
        PredictionEvidence evidence =
                evidence(List.of(GOOD, BETTER), pair(UNDECIDED, 0.25, 0.25), pair(UNDECIDED, 0.1, 0.1));

        assertThat(evidence.isOfNumbers()).isTrue();
        assertThat(evidence.squaredError(GOOD)).isCloseTo(0.25, within(1e-15));
        assertThat(evidence.squaredError(BETTER)).isCloseTo(0.0625, within(1e-15));
        assertThat(evidence.disagreement()).isCloseTo(0.25 / Math.sqrt(1.25), within(1e-15));
        assertThat(evidence.probabilityDifference()).isEqualTo(0.25);
        assertThat(evidence.smallestP()).isEqualTo(1);
    }

    @Test
    void whoeverIsNoCloserThanTheMeanDoesNotBeatIt() {
        assertThat(evidence(List.of(THE_MEAN, run(4, 0, 1.7))).noneBeatsTheMajority())
                .isTrue();
        assertThat(evidence(List.of(THE_MEAN, GOOD)).noneBeatsTheMajority()).isFalse();
        assertThat(evidence(List.of(run(4, 0, 1.5), GOOD, THE_MEAN)).noneBeatsTheMajority())
                .isFalse();
    }

    @Test
    void theSentencesOfNumbers() {
        List<RunRecord> runs = List.of(GOOD, BETTER);
        List<PairResult> pairs = List.of(pair(UNDECIDED, 0.3, 0.25), pair(UNDECIDED, 0.1, 0.2));

        assertThat(new PredictionSentences(new PredictionEvidence(plan(LABELS), runs, pairs), runs, pairs).with(null))
                .containsExactly(
                        "The predictions of the two runs that differ most are 0.25 apart on the test samples (root mean square),"
                                + " which is 22 % of the labels' standard deviation; the largest difference of one prediction is"
                                + " 0.30.",
                        "Their mean squared errors on the test samples are 0.06250 to 0.2500; always answering with the mean has"
                                + " 1.250.");
        assertThat(new PredictionSentences(new PredictionEvidence(plan(null), runs, pairs), runs, pairs).with(null))
                .allMatch(sentence -> sentence.contains("on the training samples"));
    }

    @Test
    void theShortAnswerOfNumbers() {
        assertThat(ShortAnswer.of(
                        plan(LABELS), List.of(GOOD, BETTER), List.of(pair(SAME_UP_TO_SYMMETRY, 0.01, 0.01)), null))
                .contains(
                        "Yes, this is OK.",
                        "Their predictions for the test samples are at most 0.9 % of the labels' standard deviation apart (root"
                                + " mean square).",
                        "Its weights may be read: no other ones give the same function.");
        assertThat(ShortAnswer.of(
                        plan(LABELS),
                        List.of(MadeUp.run(run -> run.parameters(1, 0.5).gradient(1e-3, 0))),
                        List.of(),
                        null))
                .contains("Read meaning into its weights only when training is finished.");
        assertThat(ShortAnswer.of(plan(null), List.of(GOOD), List.of(), null))
                .contains("Its mean squared error on the training samples is 0.2500.");
        assertThat(ShortAnswer.of(plan(LABELS), List.of(THE_MEAN, THE_MEAN), List.of(pair(UNDECIDED, 0, 0)), null))
                .contains(
                        "No, but not because the weights differ: no run is better than always answering with the mean of the"
                                + " labels.");
        assertThat(ShortAnswer.of(plan(LABELS), List.of(GOOD, BETTER), List.of(pair(UNDECIDED, 0.3, 0.25)), null))
                .first()
                .asString()
                .startsWith("Only on average");
    }

    @Test
    void numbersThatDifferAreWorthAveraging() {
        String advice = "Average the predictions of the runs, not their weights, to use them all.";
        List<RunRecord> runs = List.of(GOOD, BETTER);

        assertThat(new Advice(plan(LABELS), runs, List.of(pair(UNDECIDED, 1e-9, 1e-9))).sentences())
                .contains(advice);
        assertThat(new Advice(plan(LABELS), runs, List.of(pair(UNDECIDED, 0, 0))).sentences())
                .doesNotContain(advice);
    }
}
