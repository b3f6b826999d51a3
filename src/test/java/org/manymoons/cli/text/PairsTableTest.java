package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.cli.Printed;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.ProvenEnds;
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

    private static ProvenEnds proof(Integer index, Relation relation) {
        return new ProvenEnds(
                2,
                2,
                List.of(
                        new ProvenEnds.End(1, ProvenEnds.seed(1), false, index, null),
                        new ProvenEnds.End(2, ProvenEnds.seed(12), false, index, null)),
                List.of(new ProvenEnds.Pair(2, 1, relation)));
    }

    private static String verdict(ProvenEnds proof) {
        List<String> lines = Printed.lines(new PairsTable(List.of(pair(TEST)), proof)::print);
        assertThat(lines.get(3))
                .isEqualTo("What the two are is proven by interval arithmetic where it says so, otherwise measured.");
        return lines.get(2).substring(lines.get(1).indexOf("the two are"));
    }

    @Test
    void whatIsProvenGoesBeforeWhatIsMeasured() {
        assertThat(verdict(proof(0, Relation.SAME))).isEqualTo("proven: one minimum");
        assertThat(verdict(proof(1, Relation.SAME))).isEqualTo("proven: one critical point");
        assertThat(verdict(proof(0, Relation.DIFFERENT))).isEqualTo("proven: different ends");
        assertThat(verdict(proof(0, Relation.UNDECIDED))).isEqualTo("the same up to symmetry");
    }

    /** Every verdict has its own words. */
    @ParameterizedTest
    @CsvSource({
        "IDENTICAL, identical as they are",
        "SAME_UP_TO_SYMMETRY, the same up to symmetry",
        "SAME_MINIMUM_AFTER_POLISHING, one minimum",
        "SAME_CHANNEL_AFTER_POLISHING, one channel to infinity",
        "DIFFERENT_END_STATES, different ends",
        "UNDECIDED, undecided"
    })
    void verdictsInWords(PairVerdict verdict, String words) {
        assertThat(lines(List.of(MadeUp.pair(1, 2, verdict, 1.5, 0.5, 0.1, 0.1, TRAINING)))
                        .get(2))
                .endsWith("  " + words);
    }

    @Test
    void withoutPairsNothingIsPrinted() {
        assertThat(lines(List.of())).isEmpty();
    }
}
