package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** Four samples of each class: answering the same to all costs log 2 = 0.693147. */
class AsTrainedSentenceTest {
    private static final String SIGNS =
            "Hidden units have no fixed order, and a tanh unit may change all its signs without changing what it does";

    private static PairResult pair(long a, long b, double raw, double aligned, Double barrierRaw, Double barrier) {
        return MadeUp.pair(
                a,
                b,
                PairVerdict.DIFFERENT_END_STATES,
                raw,
                aligned,
                barrierRaw,
                barrier,
                new PredictionDifference(0.1, 0.0, new McNemar(0, 0, 1), null));
    }

    /** The second of these runs costs as much as it says, the first and the third less. */
    private static String text(double cost, PairResult... pairs) {
        List<RunRecord> runs = List.of(
                MadeUp.run(run -> run.seed(1).cost(0.05, 0.9)),
                MadeUp.run(run -> run.seed(2).cost(cost, 0.9)),
                MadeUp.run(run -> run.seed(3).cost(0.04, 0.9)));
        return new AsTrainedSentence(MadeUp.plan(MadeUp.TANH, null), runs, List.of(pairs)).text();
    }

    /** Next to nothing is a hundredth of what the worst run has gained: 0.005 of 0.5, 0.001 of 0.1. */
    @ParameterizedTest
    @CsvSource({
        "0.193147, 0.0049, true",
        "0.193147, 0.0051, false",
        "0.593147, 0.00099, true",
        "0.593147, 0.0011, false"
    })
    void aRiseIsMeasuredByWhatTrainingHasGained(double cost, String rise, boolean low) {
        double barrier = Double.parseDouble(rise);
        assertThat(text(
                        cost,
                        pair(1, 2, 3, 2, 0.5, barrier),
                        pair(1, 3, 3, 2.5, 0.25, barrier),
                        pair(2, 3, 3, 2.5, 0.25, barrier)))
                .isEqualTo(
                        low
                                ? SIGNS
                                        + ": with that undone hardly anything lies between your 3 runs (3.00 apart become 2.0"
                                        + " for seeds 1 and 2): the cost rises by at most " + rise
                                        + " on the straight line between two of them, where it rose by up to 0.5 before."
                                : SIGNS
                                        + ", but that is not all here: with it undone (3.00 apart become 2.0 for seeds 1 and"
                                        + " 2) the cost still rises by up to " + rise
                                        + " on the straight line between two runs.");
    }

    @Test
    void theExampleIsThePairOfWhoseDistanceLeastIsLeft() {
        assertThat(text(0.1, pair(1, 3, 2, 1.5, null, null), pair(1, 2, 10, 5, null, null)))
                .isEqualTo(SIGNS + ": with that undone weights that were 10.0 apart become 5.0 for seeds 1 and 2.");
    }

    @Test
    void onlyRisesThatWereMeasuredCount() {
        assertThat(text(0.1, pair(1, 2, 10, 2, null, null), pair(1, 3, 10, 2, 0.5, 0.001)))
                .isEqualTo(SIGNS
                        + ": with that undone your 3 runs nearly coincide (10.0 apart become 2.0 for seeds 1 and 2),"
                        + " and the cost rises by at most 0.001 on the straight line between two of them, where it rose by"
                        + " up to 0.5 before.");
    }
}
