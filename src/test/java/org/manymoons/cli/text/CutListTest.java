package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.UnitsComparison;
import org.manymoons.data.UnitsFile;
import org.manymoons.models.Comparison;
import org.manymoons.models.Fabricated;
import org.manymoons.models.Inspection;
import org.manymoons.models.UnitFigures;
import org.manymoons.symmetry.Measure;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** Lists of units in print; in JSON nothing is cut. */
class CutListTest {
    /** A unit is named by layer x 100 + number. */
    private static List<String> printed(boolean all, int... units) {
        return Printed.lines(out -> new CutList(all)
                .print(out, IntStream.of(units).boxed().toList(), unit -> unit / 100, unit -> out.println(unit)));
    }

    private static int[] layer(int layer, int units) {
        return IntStream.range(100 * layer, 100 * layer + units).toArray();
    }

    @Test
    void eightAreShownAndTheRestCounted() {
        assertThat(printed(false, layer(1, 8))).hasSize(8).last().isEqualTo("107");
        assertThat(printed(false, layer(1, 9))).hasSize(9).last().isEqualTo("  ... 1 more; --all shows them");
        assertThat(printed(false, layer(1, 20))).hasSize(9).last().isEqualTo("  ... 12 more; --all shows them");
        assertThat(printed(true, layer(1, 20))).hasSize(20).last().isEqualTo("119");
        assertThat(printed(false)).isEmpty();
    }

    @Test
    void ofEveryLayerTheFirstEightAreShown() {
        int[] two = IntStream.concat(IntStream.of(layer(1, 10)), IntStream.of(layer(2, 9)))
                .toArray();

        assertThat(printed(false, two))
                .hasSize(18)
                .contains("  ... 2 more; --all shows them", "  ... 1 more; --all shows them")
                .containsSubsequence("107", "  ... 2 more; --all shows them", "200");
    }

    private static long cut(List<String> lines) {
        return lines.stream().filter("  ... 2 more; --all shows them"::equals).count();
    }

    @Test
    void everyTextWithUnitsCutsThem() {
        List<UnitFigures> ten = Stream.iterate(1, k -> k + 1)
                .limit(10)
                .map(k -> new UnitFigures(1, k, 1, List.of(1.0), 0, List.of(1.0)))
                .toList();
        Inspection inspection = new Inspection(
                Fabricated.model("a.zip", Fabricated.oneUnit(0), 1, 2, 3, 4),
                null,
                new Inspection.Figures(
                        "a.zip",
                        null,
                        List.of(new Inspection.LayerFigures(1, 10, "tanh")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        ten),
                List.of());
        List<MatchedUnit> pairs = ten.stream()
                .map(unit -> new MatchedUnit(1, unit.unit(), unit.unit(), 1, 0, List.of(1.0), List.of(1.0)))
                .toList();
        Comparison comparison = new Comparison(
                Fabricated.unjudged("a.zip"),
                Fabricated.unjudged("b.zip"),
                PairVerdict.UNDECIDED,
                List.of(),
                new Comparison.AsTrained(
                        new Comparison.Aligned(
                                new Alignment(
                                        1, 1, 1, new Symmetry(List.of()), List.of(), 0, true, 0, Measure.PARAMETERS),
                                true,
                                pairs),
                        null,
                        null,
                        List.of()),
                null,
                List.of());
        UnitsFile written = new UnitsFile(
                java.nio.file.Path.of("a.csv"),
                ten.stream().map(unit -> "u" + unit.unit()).toList(),
                List.of("w1"),
                ten.stream().map(unit -> new double[] {unit.unit()}).toArray(double[][]::new));
        UnitsComparison.Result units = new UnitsComparison(written, written).result();

        for (boolean all : new boolean[] {false, true}) {
            CutList list = new CutList(all);
            long expected = all ? 0 : 1;
            assertThat(cut(Printed.lines(new InspectionText(inspection, null, list)::print)))
                    .isEqualTo(expected);
            assertThat(cut(Printed.lines(new ComparisonText(null, comparison, list)::print)))
                    .isEqualTo(expected);
            assertThat(cut(Printed.lines(new UnitsComparisonText(written, written, units, list)::print)))
                    .isEqualTo(expected);
        }
    }
}
