package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.models.Fabricated;
import org.manymoons.models.ModelData;
import org.manymoons.parting.Cause;
import org.manymoons.parting.Certainty;
import org.manymoons.parting.Parting;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Momentum;

/** Whole lines for two trainings that are made up, and the line by which a model is recognised. */
class PartingTextTest {
    private static Parting.Recipe recipe(int explained, int updates) {
        return new Parting.Recipe(
                Momentum.NONE, 0.5, 0, 0, 0, 0, 0, 0, 8, explained, updates, 0.25, "plain steps of 0.5");
    }

    private static Parting.Side side(String file, Arithmetic arithmetic, Parting.Recipe recipe) {
        return new Parting.Side(file, 3, 0, 20, arithmetic, recipe);
    }

    private static List<String> lines(ModelData data, Parting parting) {
        return Printed.lines(out -> new PartingText(data, parting).print(out));
    }

    @Test
    void whereTheyPartWhatTheyComputeInAndWhyAreSaid() {
        Parting parting = new Parting(
                side("a.csv", Arithmetic.FLOAT64, recipe(2, 3)),
                side("b.csv", Arithmetic.FLOAT32, recipe(0, 0)),
                7L,
                0.125,
                0.5,
                20,
                new Cause.DataOrOrder("the batches", Certainty.LIKELY),
                List.of(new Cause.NotParted(Certainty.SHOWN)),
                List.of("tanh units, sigmoid output"));

        assertThat(lines(Fabricated.data(Fabricated.QUARTERS), parting))
                .containsExactly(
                        "A = a.csv, B = b.csv",
                        "Data: data.yaml (made up): 8 training samples, no test set",
                        "Tanh units, sigmoid output",
                        "A: iterations 0 to 20 (3 rows), computed in float64; plain steps of 0.5 explain 2 of 3 updates, off by at most 0.25 of",
                        "what rounding can do",
                        "B: iterations 0 to 20 (3 rows), computed in float32; plain steps of 0.5 lead from row to row, off by at most 0.25 of",
                        "what rounding can do",
                        "They differ by more than rounding from iteration 7 on: by up to 0.125, and by up to 0.500 at iteration 20",
                        "Cause (likely): other data or another order: the batches",
                        "Besides: they do not part: no difference in the recorded iterations is more than rounding");
    }

    @Test
    void withoutDataAndWithoutADifferenceThatIsSaid() {
        Parting parting = new Parting(
                side("a.csv", Arithmetic.FLOAT64, null),
                side("b.csv", Arithmetic.FLOAT64, null),
                null,
                null,
                0,
                20,
                new Cause.NotParted(Certainty.SHOWN),
                List.of(),
                List.of());

        assertThat(lines(null, parting))
                .containsExactly(
                        "A = a.csv, B = b.csv",
                        "Data: none",
                        "A: iterations 0 to 20 (3 rows), computed in float64",
                        "B: iterations 0 to 20 (3 rows), computed in float64",
                        "They differ by no more than rounding: by up to 0.00 at iteration 20",
                        "Cause (shown): they do not part: no difference in the recorded iterations is more than rounding");
    }

    @Test
    void whatACostIsOfIsSaidWithIt() {
        assertThat(Recognition.line("a", 0.25, false, 0.75, Fabricated.QUARTERS))
                .isEqualTo("a: cost 0.250000, accuracy 75.00 % on the 8 training samples: is that what you saw?");
        assertThat(Recognition.line("a", 0.25, true, 0.75, Fabricated.QUARTERS))
                .contains("0.250000 (weight decay included), accuracy");
        assertThat(Recognition.line("a", 0.25, false, null, Fabricated.QUARTERS))
                .isEqualTo("a: cost 0.250000 (mean squared error) on the 8 training samples: is that what you saw?");
        assertThat(Recognition.line("a", 0.25, true, null, Fabricated.QUARTERS))
                .contains(" (mean squared error and weight decay) on");
        assertThat(Printed.lines(out -> Recognition.print(out, "A", Fabricated.unjudged("a.zip"), Fabricated.QUARTERS)))
                .isEmpty();
    }
}
