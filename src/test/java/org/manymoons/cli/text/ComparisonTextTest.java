package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.models.Comparison;
import org.manymoons.models.Fabricated;
import org.manymoons.models.ModelData;

/** Whole lines for comparisons that are made up. */
class ComparisonTextTest {
    private static final ModelData DATA = Fabricated.data(Fabricated.QUARTERS);
    private static final MatchedUnit UNIT = new MatchedUnit(1, 1, 2, 1, 0.25, List.of(1.0, -2.0), List.of(1.25, -2.0));

    private static List<String> lines(@Nullable ModelData data, Comparison.Explained explained) {
        return Printed.lines(new ComparisonText(Path.of("a.zip"), Path.of("b.zip"), data, explained)::print);
    }

    private static Comparison.Explained withoutData(boolean exact, MatchedUnit... units) {
        return new Comparison.Explained(
                new Comparison(PairVerdict.UNDECIDED, 1.5, 0.25, exact, null, null, null, null, null, null, null, null),
                List.of("a reason", "another"),
                List.of(units),
                null,
                null);
    }

    /** At k of 50 the loss is k/100. */
    private static Barrier rising() {
        double[] losses = new double[Barrier.POINTS];
        Arrays.setAll(losses, k -> k / 100.0);
        return new Barrier(losses, 0);
    }

    @Test
    void everythingThatIsKnownHasItsLine() {
        Comparison figures = new Comparison(
                PairVerdict.DIFFERENT_END_STATES,
                1.5,
                0.25,
                true,
                List.of(1),
                List.of(1),
                List.of(0.25),
                0.0625,
                0.125,
                0.5,
                0.03125,
                new Comparison.Polished(
                        new Comparison.End(0.1, Kind.STRICT_MINIMUM), new Comparison.End(0.2, Kind.SADDLE), false));

        assertThat(lines(
                        DATA,
                        new Comparison.Explained(figures, List.of("a reason"), List.of(UNIT), rising(), rising())))
                .containsExactly(
                        "A = a.zip, B = b.zip",
                        "Data: data.yaml (made up): 8 training samples",
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

    @Test
    void withoutDataAndUnitsLittleIsLeft() {
        assertThat(lines(null, withoutData(false)))
                .containsExactly(
                        "A = a.zip, B = b.zip",
                        "Data: none",
                        "Distance 1.50000, aligned 0.250000",
                        "Verdict: undecided",
                        "  a reason",
                        "  another");
    }

    @Test
    void ofOtherShapesThereIsNoDistance() {
        Comparison figures = new Comparison(
                PairVerdict.UNDECIDED, null, null, null, null, null, null, 0.0625, 0.125, null, null, null);

        assertThat(lines(DATA, new Comparison.Explained(figures, List.of(), List.of(), null, null)))
                .containsExactly(
                        "A = a.zip, B = b.zip",
                        "Data: data.yaml (made up): 8 training samples",
                        "Predictions on the training set: labels differ for 12.50 %, probabilities by up to 0.0625",
                        "Verdict: undecided");
    }

    @Test
    void identityLayersHaveNoAlignedLine() {
        Comparison figures =
                new Comparison(PairVerdict.UNDECIDED, 1.5, 0.25, false, null, null, null, 0.0, 0.0, 0.5, null, null);

        assertThat(lines(DATA, new Comparison.Explained(figures, List.of(), List.of(), rising(), null)))
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
                        "  layer 2 B 1     1.0000    2.0000    3.0000    4.0000    5.0000    6.0000    7.0000    8.0000 ..."
                                + "  residual 0.00, times 0.5000");
    }
}
