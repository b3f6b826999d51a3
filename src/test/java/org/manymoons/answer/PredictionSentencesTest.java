package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.plan;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.samples;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.predictions.PairedGain;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.predictions.PredictiveMultiplicity.Score;
import org.manymoons.predictions.ViableRange;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** Whole sentences, of figures that were made up. */
class PredictionSentencesTest {
    private static final List<RunRecord> RUNS = List.of(
            run(run -> run.seed(1).testAccuracy(0.955)),
            run(run -> run.seed(2).testAccuracy(0.95)),
            run(run -> run.seed(3).testAccuracy(0.96)));
    private static final List<PairResult> PAIRS = List.of(
            pair(1, 2, new PredictionDifference(0.25, 0.0125, new McNemar(3, 2, 1), null)),
            pair(1, 3, new PredictionDifference(0.125, 0.03, new McNemar(9, 3, 0.146), null)),
            pair(2, 3, new PredictionDifference(0.0625, 0.0, new McNemar(0, 0, 1), null)));

    @Test
    void theWorstOfThePairsAndTheRangeOfTheAccuracies() {
        assertThat(sentences(null))
                .containsExactly(
                        "The two runs that differ most label 3.00 % of the test samples differently; the largest difference of"
                                + " a probability is 0.25.",
                        "Test accuracies are 95.00 to 96.00 %; no pair differs significantly (McNemar's test, smallest p 0.146"
                                + " of 3 pairs, Bonferroni).");
    }

    @Test
    void multiplicityAndAveraging() {
        PairedGain accuracy = new PairedGain(-0.0005, List.of(-0.0013, 0.0003));
        PairedGain brier = new PairedGain(0.00027, List.of(0.00025, 0.0003));

        assertThat(sentences(multiplicity(accuracy, brier)))
                .hasSize(4)
                .contains(
                        "Against seed 2, the run of the lowest cost, 4.00 % of the test samples get another label from some run"
                                + " (ambiguity), and no single run changes more than 3.00 % (discrepancy). The widest range of"
                                + " one sample's probability is 0.250 to 0.750, from seeds 3 and 1.",
                        "Averaging the 3 probabilities changes the accuracy by -0.05 (95 %: -0.13 to +0.03) percentage points"
                                + " and lowers the Brier score of 0.0250 by 0.00027 (95 %: 0.00025 to 0.00030), compared with one"
                                + " run picked at random.");
    }

    @Test
    void oneSampleHasNoInterval() {
        PairedGain none = new PairedGain(0, null);

        assertThat(sentences(multiplicity(none, none)))
                .last()
                .asString()
                .startsWith(
                        "Averaging the 3 probabilities changes the accuracy by +0.00 percentage points and lowers the Brier"
                                + " score of 0.0247 by 0.00000, compared");
    }

    /** Bonferroni: two pairs make of 0.024 less than a twentieth, of 0.026 more; a twentieth itself is not less. */
    @Test
    void significantIsLessThanATwentiethTimesThePairs() {
        assertThat(tested(0.024, 0.5).isSignificant()).isTrue();
        assertThat(tested(0.026, 0.5).isSignificant()).isFalse();
        assertThat(tested(0.05).isSignificant()).isFalse();
        assertThat(tested(0.049).isSignificant()).isTrue();
    }

    private static PredictionEvidence tested(double... p) {
        List<PairResult> pairs = Arrays.stream(p)
                .mapToObj(value -> pair(1, 2, new PredictionDifference(0.1, 0.01, new McNemar(1, 0, value), null)))
                .toList();
        return new PredictionEvidence(plan(TANH, samples(100, 100)), RUNS, pairs);
    }

    /** All of six labels in favour of one run have p = 2/64: enough for one pair, not for two. */
    @Test
    void sixLabelsCouldTellOnePairApartAndNotTwo() {
        PairResult six = pair(1, 2, new PredictionDifference(0.1, 0.03, new McNemar(3, 3, 1), null));
        assertThat(new PredictionEvidence(plan(TANH, samples(100, 100)), RUNS, List.of(six)).couldBeSignificant())
                .isTrue();
        assertThat(new PredictionEvidence(plan(TANH, samples(100, 100)), RUNS, List.of(six, six)).couldBeSignificant())
                .isFalse();
    }

    private static List<String> sentences(PredictiveMultiplicity multiplicity) {
        return new PredictionSentences(new PredictionEvidence(plan(TANH, samples(100, 100)), RUNS, PAIRS), RUNS, PAIRS)
                .with(multiplicity);
    }

    private static PredictiveMultiplicity multiplicity(PairedGain accuracy, PairedGain brier) {
        return new PredictiveMultiplicity(
                3,
                200,
                2,
                0.04,
                0.03,
                0.01,
                new ViableRange(7, 1, 0.25, 3, 0.75, 1),
                List.of(),
                new Score(null, 0.95, 0.02473, List.of()),
                accuracy,
                brier,
                List.of());
    }

    private static PairResult pair(long a, long b, PredictionDifference difference) {
        return MadeUp.pair(a, b, UNDECIDED, 3, 2, null, null, difference);
    }
}
