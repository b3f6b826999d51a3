package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.compare.PairVerdict;
import org.manymoons.models.Comparison;
import org.manymoons.models.Fabricated;
import org.manymoons.models.FolderComparison;
import org.manymoons.models.JudgedModel;
import org.manymoons.models.ModelData;
import org.manymoons.symmetry.Measure;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** Whole lines for comparisons of folders that are made up. */
class FolderComparisonTextTest {
    private static final String HEADER =
            "seed  verdict                        distance  aligned   dumps part at  growth an iteration  finally apart";

    private static Comparison comparison(PairVerdict verdict, @Nullable Alignment alignment) {
        Comparison.Aligned aligned = alignment == null ? null : new Comparison.Aligned(alignment, false, List.of());
        return new Comparison(
                Fabricated.unjudged("a.zip"),
                Fabricated.unjudged("b.zip"),
                verdict,
                List.of(),
                new Comparison.AsTrained(aligned, null, null, List.of()),
                null,
                List.of());
    }

    private static Alignment apart(double raw, double aligned) {
        return new Alignment(raw, aligned, 1, new Symmetry(List.of()), List.of(), 0, true, 0, Measure.PARAMETERS);
    }

    private static List<String> lines(@Nullable ModelData data, FolderComparison comparison) {
        return Printed.lines(new FolderComparisonText(Path.of("a"), Path.of("b"), data, comparison)::print);
    }

    @Test
    void everySeedHasItsRowAndSeedsOfOneFolderAreNamed() {
        FolderComparison compared = new FolderComparison(
                List.of(
                        new FolderComparison.Seed(
                                7, comparison(PairVerdict.UNDECIDED, apart(1.5, 0.25)), 120, Math.log(1.5), 0.125),
                        new FolderComparison.Seed(8, comparison(PairVerdict.IDENTICAL, apart(0, 0)), null, null, 0.0),
                        new FolderComparison.Seed(1234, comparison(PairVerdict.UNDECIDED, null), null, null, null)),
                List.of(1L, 2L),
                List.of(3L));

        assertThat(lines(Fabricated.data(Fabricated.QUARTERS), compared))
                .containsExactly(
                        "A = a, B = b, seed by seed",
                        "Data: data.yaml (made up): 8 training samples, no test set",
                        "",
                        HEADER,
                        "   7  undecided                      1.50      0.250     iteration 120  x 1.500000           0.125",
                        "   8  identical                      0.00      0.00      never          -                    0.00",
                        "1234  undecided                      -         -         not recorded   -                    -",
                        "only in A: seeds [1, 2]",
                        "only in B: seeds [3]",
                        "",
                        "Two trainings of one seed that part by rounding and whose difference then grows steadily were amplified by the",
                        "training itself, as at the edge of stability; a difference in the first recorded iteration comes from other initial",
                        "weights, data or settings.");
    }

    @Test
    void costAndAccuracyOfEveryModelComeFirst() {
        Comparison judged = new Comparison(
                new JudgedModel("a.zip", List.of(), false, null, 0.25, 0.75),
                new JudgedModel("b.zip", List.of(), true, null, 0.5, 1.0),
                PairVerdict.IDENTICAL,
                List.of(),
                Comparison.AsTrained.NOTHING,
                null,
                List.of());
        FolderComparison compared = new FolderComparison(
                List.of(new FolderComparison.Seed(8, judged, null, null, null)), List.of(), List.of());

        assertThat(lines(Fabricated.data(Fabricated.QUARTERS), compared).subList(2, 5))
                .containsExactly(
                        "A, seed 8: cost 0.250000, accuracy 75.00 % on the 8 training samples: is that what you saw?",
                        "B, seed 8: cost 0.500000 (weight decay included), accuracy 100.00 % on the 8 training samples: is that"
                                + " what you saw?",
                        "");
    }

    @Test
    void nothingIsExplainedWhereNothingParts() {
        FolderComparison compared = new FolderComparison(
                List.of(new FolderComparison.Seed(8, comparison(PairVerdict.IDENTICAL, apart(0, 0)), null, null, 0.0)),
                List.of(),
                List.of());

        assertThat(lines(null, compared))
                .containsExactly(
                        "A = a, B = b, seed by seed",
                        "Data: none",
                        "",
                        HEADER,
                        "   8  identical                      0.00      0.00      never          -                    0.00",
                        "");
    }
}
