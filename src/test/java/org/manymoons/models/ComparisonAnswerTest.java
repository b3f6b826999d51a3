package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.Lines;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.models.Comparison.Aligned;
import org.manymoons.models.Comparison.AsTrained;
import org.manymoons.symmetry.Measure;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** Which sentences two models are given, of alignments, lines and predictions that were made up. */
class ComparisonAnswerTest {
    private static Alignment alignment(boolean optimal, String... forms) {
        return new Alignment(
                3.5, 0.25, 1, new Symmetry(List.of()), List.of(), 0, optimal, 0.125, new Measure(List.of(forms)));
    }

    private static Comparison compared(
            PairVerdict verdict, Alignment alignment, PredictionDifference predictions, Lines lines) {
        JudgedModel model = Fabricated.unjudged("a.zip");
        Aligned aligned = alignment == null ? null : new Aligned(alignment, true, List.of());
        return Comparison.of(
                model, model, verdict, List.of(), new AsTrained(aligned, predictions, lines, List.of()), null);
    }

    private static List<String> answer(Alignment alignment, PredictionDifference predictions, Lines lines) {
        return ComparisonAnswer.of(compared(PairVerdict.UNDECIDED, alignment, predictions, lines), null);
    }

    private static PredictionDifference labels(double disagreement, double pValue) {
        return new PredictionDifference(0.5, disagreement, new McNemar(1, 2, pValue), null);
    }

    @Test
    void theSameWeightsNeedNoOtherSentence() {
        Comparison same = compared(PairVerdict.IDENTICAL, alignment(true), labels(0, 1), null);

        assertThat(ComparisonAnswer.of(same, "they are too large"))
                .containsExactly("The two have the very same weights.");
    }

    @Test
    void aSymmetryThatMakesThemEqualIsSaidInsteadOfDistances() {
        Comparison same = compared(PairVerdict.SAME_UP_TO_SYMMETRY, alignment(true), null, null);

        assertThat(ComparisonAnswer.of(same, null))
                .containsExactly(
                        "The two are one function written differently: a symmetry of the network makes their weights equal.");
    }

    @Test
    void aDistanceIsCalledTheLeastOnlyWhereThatIsProven() {
        assertThat(answer(alignment(true), null, null))
                .containsExactly("As they stand the two are 3.50 apart; no symmetry brings them nearer than 0.250.");
        assertThat(answer(alignment(false, "equivalent tanh parameters"), null, null))
                .containsExactly(
                        "As they stand the two are 3.50 apart; the best symmetry found brings them to 0.250, and"
                                + " none can bring them below 0.125, measured in equivalent tanh parameters.");
    }

    @Test
    void theFiguresOfAnAlignmentAreItsOwn() {
        AsTrained open = compared(PairVerdict.UNDECIDED, alignment(false, "these"), null, null)
                .asTrained();
        AsTrained apart = compared(PairVerdict.UNDECIDED, null, null, null).asTrained();

        assertThat(open.alignmentExact()).isFalse();
        assertThat(open.alignedDistanceAtLeast()).isEqualTo(0.125);
        assertThat(open.alignedDistance()).isEqualTo(0.25);
        assertThat(apart.alignmentExact()).isNull();
        assertThat(apart.alignedDistanceAtLeast()).isNull();
    }

    @Test
    void theRiseBetweenThemSaysOfHowManySamplesItIs() {
        Barrier raw = new Barrier(new double[0], 0.5);
        Barrier aligned = new Barrier(new double[0], 0.25);

        assertThat(answer(null, null, new Lines(raw, aligned, 20, true)))
                .containsExactly(
                        "On the straight line between them the cost rises by 0.5, and by 0.25 once they are aligned.");
        assertThat(answer(null, null, new Lines(raw, aligned, 20, false)))
                .containsExactly(
                        "On the straight line between them the cost (of 20 of the samples) rises by 0.5, and by"
                                + " 0.25 once they are aligned.");
        assertThat(answer(null, null, new Lines(raw, null, 20, true))).isEmpty();
    }

    @Test
    void oneIsCalledRightMoreOftenOnlyBelowFivePercent() {
        String labels = "They label 12.50 % of the training samples differently, and ";

        assertThat(answer(null, labels(0.125, 0.049), null))
                .containsExactly(labels + "one is right more often than chance explains (p 0.049).");
        assertThat(answer(null, labels(0.125, 0.05), null))
                .containsExactly(labels + "neither is right more often than chance explains.");
    }

    @Test
    void predictedNumbersAreSoFarApart() {
        assertThat(answer(null, new PredictionDifference(0.5, null, null, 0.375), null))
                .containsExactly("Their predictions are 0.375 apart (root mean square).");
    }

    @Test
    void whyTheyWereNotPolishedComesLast() {
        Comparison undecided = compared(PairVerdict.UNDECIDED, null, labels(0, 1), null);

        assertThat(ComparisonAnswer.of(undecided, "they are too large"))
                .containsExactly(
                        "They label 0.00 % of the training samples differently, and neither is right more often than chance"
                                + " explains.",
                        "Not polished, since they are too large: whether the two lead to one minimum is not told.");
    }
}
