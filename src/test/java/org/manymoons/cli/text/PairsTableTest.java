package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.results.MadeUp;

/** Whole lines for pairs that are made up. */
class PairsTableTest {
    private static final PredictionDifference TRAINING =
            new PredictionDifference(0.1, 0.125, new McNemar(3, 4, 0.75), null);
    private static final PredictionDifference TEST =
            new PredictionDifference(0.1, 0.0625, new McNemar(1, 2, 0.001), null);

    private static PairResult pair(@Nullable PredictionDifference test) {
        return new PairResult(
                1,
                12,
                PairVerdict.SAME_UP_TO_SYMMETRY,
                1.5,
                2.5e-16,
                true,
                "the parameters themselves",
                "",
                List.of(),
                0.25,
                0.0,
                TRAINING,
                test,
                null,
                null,
                List.of(),
                null);
    }

    private static List<String> lines(List<PairResult> pairs) {
        return Printed.lines(new PairsTable(pairs, null)::print);
    }

    @Test
    void labelsAreThoseOfTheTestSetWhereThereIsOne() {
        assertThat(lines(List.of(pair(TEST))))
                .containsExactly(
                        "       as trained: distance, rise of the cost between them, labels     carried on",
                        "seeds  distance  aligned   rise      aligned   labels differ, test (p)   the two are",
                        "1, 12  1.50      2.50e-16  0.250     0         6.25 % (0.0010)           the same up to symmetry",
                        "");
    }

    @Test
    void otherwiseThoseOfTheTrainingSet() {
        assertThat(lines(List.of(pair(null))))
                .contains(
                        "seeds  distance  aligned   rise      aligned   labels differ, training (p)  the two are",
                        "1, 12  1.50      2.50e-16  0.250     0         12.50 % (0.75)            the same up to symmetry");
    }

    @Test
    void atMostTenPairsAreShownAndTheOthersCounted() {
        assertThat(lines(Collections.nCopies(10, pair(TEST)))).hasSize(13);
        assertThat(lines(Collections.nCopies(12, pair(TEST))))
                .hasSize(14)
                .contains("... and 2 more pairs in results.json");
    }

    /** The largest seeds that there are, and the longest words. */
    @Test
    void noLineIsWiderThanATerminal() {
        long largest = 4294967295L;
        PairResult pair = MadeUp.pair(
                largest - 1, largest, PairVerdict.SAME_UP_TO_SYMMETRY, 1.23e-10, 1.23e-10, 1e-10, 1e-10, TRAINING);

        assertThat(lines(List.of(pair))).allMatch(line -> line.length() <= 120).anyMatch(line -> line.length() > 110);
    }

    @Test
    void withoutPairsNothingIsPrinted() {
        assertThat(lines(List.of())).isEmpty();
    }
}
