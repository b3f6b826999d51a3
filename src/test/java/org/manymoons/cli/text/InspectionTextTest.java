package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.cli.Printed;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.models.Fabricated;
import org.manymoons.models.Inspection;
import org.manymoons.models.ModelData;
import org.manymoons.models.UnitFigures;
import org.manymoons.spectrum.Spectrum;

/** Whole lines for inspections that are made up. */
class InspectionTextTest {
    private static final ModelData DATA = Fabricated.data(Fabricated.QUARTERS);
    private static final SavedModel MODEL = Fabricated.model("a.zip", Fabricated.oneUnit(0.5), 3, -0.5, 2, 0.25);
    private static final List<Inspection.LayerFigures> LAYERS =
            List.of(new Inspection.LayerFigures(1, 1, "tanh"), new Inspection.LayerFigures(1, 1, "sigmoid"));
    private static final UnitFigures UNIT = new UnitFigures(1, 1, 6, List.of(3.0), -0.5, List.of(2.0));

    private static Inspection.Figures figures(
            @Nullable Double loss, @Nullable Double least, @Nullable Double most, @Nullable Kind kind) {
        return new Inspection.Figures(
                "a.zip",
                null,
                LAYERS,
                null,
                loss,
                loss == null ? null : 0.75,
                1.5e-9,
                least,
                most,
                2,
                kind,
                List.of(UNIT));
    }

    private static List<String> lines(Inspection inspection, @Nullable ModelData data) {
        return Printed.lines(new InspectionText(inspection, data, new CutList(false))::print);
    }

    @Test
    void withoutDataShapeUnitsAndWhatToDoAreShown() {
        assertThat(lines(
                        new Inspection(MODEL, null, figures(null, null, null, null), List.of("one remark", "another")),
                        null))
                .containsExactly(
                        "a.zip: 1-1 tanh-1 sigmoid, 4 parameters, double, l2 0.5",
                        "Data: none",
                        "a note",
                        "",
                        "Units by importance, |outgoing weights| x |incoming weights|:",
                        "  layer 1 unit 1: 6.000  weights 3.00000  bias -0.500000  outgoing 2.00000",
                        "",
                        "  one remark",
                        "  another",
                        "Next: leave out --no-data, or name its data with --data, for loss, curvature and kind");
    }

    /** Eight incoming and eight outgoing weights, each as long as a number can be. */
    @Test
    void aUnitOfADeepNetworkIsBrokenIntoLinesThatFit() {
        List<Double> eight = Collections.nCopies(8, -1.234567e-10);
        Inspection.Figures deep = new Inspection.Figures(
                "a.zip",
                null,
                LAYERS,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new UnitFigures(2, 8, 1e-10, eight, -1.234567e-10, eight)));

        List<String> lines = lines(new Inspection(MODEL, null, deep, List.of()), null);

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(String.join(" ", lines).split("-1.23457e-10", -1)).hasSize(18);
    }

    @Test
    void onDataTheFiguresFollow() {
        Spectrum spectrum =
                new Spectrum(new double[] {-0.25, 0, 0.5, 1}, new double[4][4], new double[] {1e-16, 2e-16, 0.03, 4});

        assertThat(lines(
                        new Inspection(MODEL, spectrum, figures(0.125, -0.25, 1.0, Kind.SADDLE), List.of("a reason")),
                        DATA))
                .containsExactly(
                        "a.zip: 1-1 tanh-1 sigmoid, 4 parameters, double, l2 0.5",
                        "Data: data.yaml (made up): 8 training samples, no test set",
                        "This model: cost 0.125000 (weight decay included), accuracy 75.00 % on the 8 training samples: is that what you saw?",
                        "a note",
                        "",
                        "Units by importance, |outgoing weights| x standard deviation of the activation on the data:",
                        "  layer 1 unit 1: 6.000  weights 3.00000  bias -0.500000  outgoing 2.00000",
                        "",
                        "Loss 0.1250000000, largest |gradient| 1.50e-09",
                        "Hessian eigenvalues, 2 of 4 negative beyond their bounds:",
                        "  -0.250000 +- 1e-16",
                        "  0.00000 +- 2e-16",
                        "  0.500000 +- 0.03",
                        "  1.00000 +- 4",
                        "Kind: saddle",
                        "  a reason",
                        "Next: the loss falls along some direction; polish a.zip -o polished.zip goes down from here");
    }

    @Test
    void ofMoreThanSixEigenvaluesTheMiddleIsLeftOut() {
        Spectrum six = new Spectrum(new double[] {1, 2, 3, 4, 5, 6}, new double[6][6], new double[6]);
        Spectrum eight = new Spectrum(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[8][8], new double[8]);

        assertThat(eigenvalues(six)).containsExactly("1.00000", "2.00000", "3.00000", "4.00000", "5.00000", "6.00000");
        assertThat(eigenvalues(eight))
                .containsExactly("1.00000", "2.00000", "3.00000", "...", "6.00000", "7.00000", "8.00000");
    }

    private static List<String> eigenvalues(Spectrum spectrum) {
        List<String> all = lines(new Inspection(MODEL, spectrum, figures(null, 1.0, 2.0, null), List.of()), DATA);
        int title = all.indexOf(
                "Hessian eigenvalues, 2 of " + spectrum.eigenvalues().length + " negative beyond their bounds:");
        return all.subList(title + 1, all.size() - 1).stream()
                .map(line -> line.strip().replace(" +- 0", ""))
                .toList();
    }

    @Test
    void extremesWithoutSpectrumComeFromLanczos() {
        assertThat(lines(new Inspection(MODEL, null, figures(null, -0.5, 2.0, null), List.of()), DATA))
                .contains("Hessian eigenvalues from -0.5000 to 2.000 (Lanczos)")
                .noneMatch(line -> line.startsWith("Kind") || line.startsWith("Loss"));
    }

    @Test
    void ofManyWeightsTheFirstEightAreShownAndFloatsAreNamed() {
        SavedModel floats = Fabricated.model("a.zip", Fabricated.oneUnit(0), true, null, null, 1, 2, 3, 4);
        List<Double> nine = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
        Inspection.Figures figures = new Inspection.Figures(
                "a.zip",
                null,
                LAYERS,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new UnitFigures(2, 3, 0.5, nine, 0, nine.subList(0, 8))));

        assertThat(lines(new Inspection(floats, null, figures, List.of()), null))
                .contains(
                        "a.zip: 1-1 tanh-1 sigmoid, 4 parameters, float, l2 0.0",
                        "  layer 2 unit 3: 0.5000  weights 1.00000 2.00000 3.00000 4.00000 5.00000 6.00000 7.00000 8.00000 ...  bias 0.00000",
                        "                  outgoing 1.00000 2.00000 3.00000 4.00000 5.00000 6.00000 7.00000 8.00000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOT_CONVERGED       | training had not converged; polish a.zip -o polished.zip carries it to its critical point
            SADDLE              | the loss falls along some direction; polish a.zip -o polished.zip goes down from here
            CHANNEL_TO_INFINITY | the loss falls for ever while weights grow; a little weight decay (l2) makes the problem well posed
            FLAT_MINIMUM        | a whole valley has this loss; a little weight decay (l2), or fewer units, makes the point unique
            STRICT_MINIMUM      | it is a minimum; compare a.zip OTHER says whether another training found the same one
                                | compare it with another training of the same network: compare a.zip OTHER
            """)
    void everyKindHasItsNextStep(@Nullable Kind kind, String next) {
        List<String> lines = lines(new Inspection(MODEL, null, figures(0.125, null, null, kind), List.of()), DATA);

        assertThat(lines).endsWith("Next: " + next);
        assertThat(lines.stream().filter(line -> line.startsWith("Kind: ")))
                .isEqualTo(kind == null ? List.of() : List.of("Kind: " + kind.label()));
    }
}
