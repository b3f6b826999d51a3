package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.LayerSimilarity;
import org.manymoons.compare.Lines;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.Kind;
import org.manymoons.models.Comparison;
import org.manymoons.models.Fabricated;
import org.manymoons.models.JudgedModel;
import org.manymoons.models.ModelData;
import org.manymoons.symmetry.Measure;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** Whole lines for comparisons that are made up. */
class ComparisonTextTest {
    private static final ModelData DATA = Fabricated.data(Fabricated.QUARTERS);
    private static final JudgedModel A = Fabricated.unjudged("a.zip");
    private static final JudgedModel B = Fabricated.unjudged("b.zip");
    private static final MatchedUnit UNIT = new MatchedUnit(1, 1, 2, 1, 0.25, List.of(1.0, -2.0), List.of(1.25, -2.0));

    private static List<String> lines(@Nullable ModelData data, Comparison comparison) {
        return Printed.lines(new ComparisonText(data, comparison, new CutList(false))::print);
    }

    private static Comparison.Aligned aligned(boolean exact, MatchedUnit... units) {
        Alignment alignment =
                new Alignment(1.5, 0.25, 1, new Symmetry(List.of()), List.of(), 0, exact, 0, Measure.PARAMETERS);
        return new Comparison.Aligned(alignment, false, List.of(units));
    }

    private static Comparison withoutData(boolean exact, MatchedUnit... units) {
        return new Comparison(
                A,
                B,
                PairVerdict.UNDECIDED,
                List.of("a reason", "another"),
                new Comparison.AsTrained(aligned(exact, units), null, null, List.of()),
                null,
                List.of());
    }

    private static PredictionDifference predictions(double probability, double labels) {
        return new PredictionDifference(probability, labels, new McNemar(0, 0, 1), null);
    }

    private static Comparison.PolishedEnd end(Kind kind, double cost) {
        return new Comparison.PolishedEnd(org.manymoons.census.Fabricated.end(kind, cost));
    }

    /** At k of 50 the loss is k/100. */
    private static Barrier rising(double height) {
        double[] losses = new double[Barrier.POINTS];
        Arrays.setAll(losses, k -> k / 100.0);
        return new Barrier(losses, height);
    }

    @Test
    void everythingThatIsKnownHasItsLine() {
        Comparison comparison = new Comparison(
                A,
                B,
                PairVerdict.DIFFERENT_END_STATES,
                List.of("a reason"),
                new Comparison.AsTrained(
                        aligned(true, UNIT),
                        predictions(0.0625, 0.125),
                        new Lines(rising(0.5), rising(0.03125)),
                        List.of()),
                new Comparison.PolishedPair(end(Kind.STRICT_MINIMUM, 0.1), end(Kind.SADDLE, 0.2), false),
                List.of());

        assertThat(lines(DATA, comparison))
                .containsExactly(
                        "A = a.zip, B = b.zip",
                        "Data: data.yaml (made up): 8 training samples, no test set",
                        "Distance 1.50000, aligned 0.250000 (no symmetry gives less)",
                        "Units after alignment (incoming weights; bias; outgoing weights):",
                        "  A 1     1.0000   -2.0000",
                        "  B 2     1.2500   -2.0000  residual 0.250",
                        "Predictions on the training set: labels differ for 12.50 %, probabilities by up to 0.0625",
                        "Loss from A to B, as they stand: 0.0000 0.1200 0.2500 0.3700 0.5000; barrier 0.500 (51 points)",
                        "Loss from A to B, aligned: 0.0000 0.1200 0.2500 0.3700 0.5000; barrier 0.0313 (51 points)",
                        "Polished: A 0.1000000000 (strict_minimum), B 0.2000000000 (saddle)",
                        "Verdict: different_end_states",
                        "  a reason");
    }

    private static JudgedModel judged(String file, double cost, String... reading) {
        return new JudgedModel(file, List.of(reading), true, null, cost, 0.875);
    }

    private static Comparison of(JudgedModel a, JudgedModel b, Comparison.AsTrained asTrained) {
        return new Comparison(a, b, PairVerdict.UNDECIDED, List.of(), asTrained, null, List.of());
    }

    private static final Comparison.AsTrained NOTHING = new Comparison.AsTrained(null, null, null, List.of());

    @Test
    void modelsAreRecognisedByTheirCostsAndHowTheyWereReadIsSaid() {
        assertThat(lines(
                        DATA,
                        of(judged("a.npz", 0.25, "read by rows"), judged("b.npz", 0.5, "read by columns"), NOTHING)))
                .containsExactly(
                        "A = a.npz, B = b.npz",
                        "Data: data.yaml (made up): 8 training samples, no test set",
                        "A: cost 0.250000 (weight decay included), accuracy 87.50 % on the 8 training samples: is that what you saw?",
                        "B: cost 0.500000 (weight decay included), accuracy 87.50 % on the 8 training samples: is that what you saw?",
                        "A: read by rows",
                        "B: read by columns",
                        "Verdict: undecided");
    }

    @Test
    void whatHoldsForBothIsSaidOnce() {
        assertThat(lines(
                        null, of(judged("a.npz", 0.25, "read by rows"), judged("b.npz", 0.5, "read by rows"), NOTHING)))
                .containsExactly("A = a.npz, B = b.npz", "Data: none", "A and B: read by rows", "Verdict: undecided");
    }

    /** Of networks that predict numbers; the line was looked at on a part of the samples, deep layers by what they say. */
    @Test
    void numbersAreRootMeanSquaresApart() {
        Comparison.AsTrained asTrained = new Comparison.AsTrained(
                null,
                new PredictionDifference(0.75, null, null, 0.125),
                new Lines(rising(0.5), null, 4, false),
                List.of(new LayerSimilarity(2, 3, 400, 0.98765, 2 / 3.0)));

        assertThat(lines(null, of(A, B, asTrained)))
                .containsExactly(
                        "A = a.zip, B = b.zip",
                        "Data: none",
                        "Predictions on the training set: 0.125 apart (root mean square), at most 0.750",
                        "Loss from A to B, as they stand: 0.0000 0.1200 0.2500 0.3700 0.5000; barrier 0.500 (51 points)",
                        "  on 4 of the training samples",
                        "Hidden layer 2 on 400 samples: CKA 0.9877, 66.7 % of 3 units find a partner",
                        "Verdict: undecided");
    }

    @Test
    void withoutDataAndUnitsLittleIsLeft() {
        assertThat(lines(null, withoutData(false)))
                .containsExactly(
                        "A = a.zip, B = b.zip",
                        "Data: none",
                        "Distance 1.50000, aligned 0.250000 (not proven; at least 0.00)",
                        "Verdict: undecided",
                        "  a reason",
                        "  another");
    }

    @Test
    void theUnitsOfADeepNetworkAreBrokenIntoLinesThatFit() {
        List<Double> nine = Collections.nCopies(9, -1.25);
        MatchedUnit deep = new MatchedUnit(2, 8, 7, -1, 0.8161, nine, nine);

        List<String> lines = lines(null, withoutData(false, deep));

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(lines).anyMatch(line -> line.endsWith("residual 0.816, sign flipped"));
    }

    @Test
    void ofOtherShapesThereIsNoDistance() {
        Comparison comparison = new Comparison(
                A,
                B,
                PairVerdict.UNDECIDED,
                List.of(),
                new Comparison.AsTrained(null, predictions(0.0625, 0.125), null, List.of()),
                null,
                List.of());

        assertThat(lines(DATA, comparison))
                .containsExactly(
                        "A = a.zip, B = b.zip",
                        "Data: data.yaml (made up): 8 training samples, no test set",
                        "Predictions on the training set: labels differ for 12.50 %, probabilities by up to 0.0625",
                        "Verdict: undecided");
    }

    @Test
    void identityLayersHaveNoAlignedLine() {
        Comparison comparison = new Comparison(
                A,
                B,
                PairVerdict.UNDECIDED,
                List.of(),
                new Comparison.AsTrained(aligned(false), predictions(0, 0), new Lines(rising(0.5), null), List.of()),
                null,
                List.of());

        assertThat(lines(DATA, comparison))
                .anyMatch(line -> line.startsWith("Loss from A to B, as they stand"))
                .noneMatch(line -> line.startsWith("Loss from A to B, aligned"));
    }

    @Test
    void movesAndLayersAreNamedWhereThereAreSeveral() {
        List<Double> nine = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);

        assertThat(lines(
                        null,
                        withoutData(
                                false,
                                new MatchedUnit(1, 3, 4, -1, 0.5, List.of(1.0), List.of(2.0)),
                                new MatchedUnit(2, 1, 1, 0.5, 0, nine.subList(0, 8), nine))))
                .contains(
                        "  layer 1 A 3     1.0000",
                        "  layer 1 B 4     2.0000  residual 0.500, sign flipped",
                        "  layer 2 A 1     1.0000    2.0000    3.0000    4.0000    5.0000    6.0000    7.0000    8.0000",
                        "  layer 2 B 1     1.0000    2.0000    3.0000    4.0000    5.0000    6.0000    7.0000    8.0000 ...",
                        "                residual 0.00, times 0.5000");
    }
}
