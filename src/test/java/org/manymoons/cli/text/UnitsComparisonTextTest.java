package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.compare.UnitsComparison;
import org.manymoons.data.UnitsFile;

/** Unit p is v, q is u flipped and moved by (0.3, 0.4). */
class UnitsComparisonTextTest {
    @Test
    void theTableHasARowForEachUnitAndTheAnswerFollows() {
        UnitsFile a = units("a.csv", List.of("u", "v"), new double[] {3, 4}, new double[] {-6, 1});
        UnitsFile b = units("b.csv", List.of("p", "q"), new double[] {-6, 1}, new double[] {-3.3, -4.4});

        assertThat(Printed.lines(
                        new UnitsComparisonText(a, b, new UnitsComparison(a, b).result(), new CutList(false))::print))
                .containsExactly(
                        "Hidden units of A = a.csv and B = b.csv, matched on w1, w2 up to order and sign.",
                        "",
                        "unit of A  unit of B  sign  residual",
                        "        u          q     -    0.5000",
                        "        v          p     +    0.0000",
                        "",
                        "As they stand the two lists of units are 11.2450 apart, after the best matching 0.5000 (no order and signs give less;",
                        "signs may be flipped because tanh is odd).",
                        "1 of 2 units find a partner within 0.00; the farthest pair, unit u of A and unit q of B, stays 0.50 apart.",
                        "Verdict: undecided. The hidden biases, the output weights and the output bias are not known here, and neither is",
                        "whether training had converged.",
                        "To decide it, the whole parameter vectors and the data are needed: save both models, carry each to its critical point,",
                        "and compare those.");
    }

    private static UnitsFile units(String file, List<String> names, double[]... values) {
        return new UnitsFile(Path.of(file), names, List.of("w1", "w2"), values);
    }
}
