package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.data.DataException;
import org.manymoons.data.UnitsFile;

/** Lists of units that are made up, matched by hand. */
class UnitsComparisonTest {
    private static UnitsFile units(String file, List<String> names, List<String> columns, double[]... values) {
        return new UnitsFile(Path.of(file), names, columns, values);
    }

    /** Unit p is v, q is u flipped and moved by (0.3, 0.4). */
    private static UnitsComparison twoUnits() {
        List<String> columns = List.of("w1", "w2");
        return new UnitsComparison(
                units("a.csv", List.of("u", "v"), columns, new double[] {3, 4}, new double[] {-6, 1}),
                units("b.csv", List.of("p", "q"), columns, new double[] {-6, 1}, new double[] {-3.3, -4.4}));
    }

    @Test
    void theResultNamesPartnersSignsAndResidualsAndDecidesNothing() {
        UnitsComparison.Result result = twoUnits().result();

        assertThat(result.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(result.rawDistance()).isCloseTo(Math.sqrt(81 + 9 + 2.7 * 2.7 + 5.4 * 5.4), within(1e-14));
        assertThat(result.alignedDistance()).isCloseTo(0.5, within(1e-14));
        assertThat(result.alignmentExact()).isTrue();
        assertThat(result.comparedColumns()).containsExactly("w1", "w2");
        assertThat(result.permutation()).containsExactly(1, 0);
        assertThat(result.signs()).containsExactly(-1, 1);
        assertThat(result.unitResiduals().get(0)).isCloseTo(0.5, within(1e-14));
        assertThat(result.unitResiduals().get(1)).isZero();
        assertThat(result.polished()).isNull();
        assertThat(result.answer()).hasSize(4);
    }

    @Test
    void ofOneUnitNoFarthestPairIsTold() {
        List<String> columns = List.of("w1", "bias");
        List<String> answer = new UnitsComparison(
                        units("a.csv", List.of("1"), columns, new double[] {1, 2}),
                        units("b.csv", List.of("1"), List.of("bias", "w1"), new double[] {2, 1.5}))
                .result()
                .answer();

        assertThat(answer).hasSize(3);
        assertThat(answer.get(0)).startsWith("As they stand the two lists of units are 0.5000 apart");
        assertThat(answer.get(1))
                .startsWith("Verdict: undecided. The output weights and the output bias are not known here");
    }

    @Test
    void whereAllButTheOutputBiasIsKnownThatAloneIsMissing() {
        List<String> columns = List.of("w1", "bias", "output");
        UnitsFile units = units("a.csv", List.of("1"), columns, new double[] {1, 2, 3});

        assertThat(new UnitsComparison(units, units).result().answer().get(1))
                .startsWith("Verdict: undecided. The output bias is not known here, and");
    }

    /** What only one of them has is not compared. */
    @Test
    void onlyColumnsOfBothAreCompared() {
        UnitsComparison.Result result = new UnitsComparison(
                        units("a.csv", List.of("1"), List.of("w1", "bias"), new double[] {1, 2}),
                        units("b.csv", List.of("1"), List.of("output", "w1"), new double[] {9, 1}))
                .result();

        assertThat(result.comparedColumns()).containsExactly("w1");
        assertThat(result.alignedDistance()).isZero();
        assertThat(result.answer().get(1)).contains("The hidden biases, the output weights and the output bias are");
    }

    @Test
    void otherInputsOrNumbersOfUnitsAreRefused() {
        UnitsFile one = units("a.csv", List.of("1"), List.of("w1"), new double[] {1});

        assertThatThrownBy(() -> new UnitsComparison(
                        one, units("b.csv", List.of("1"), List.of("w2", "w1"), new double[] {1, 2})))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "a.csv has the weights [w1], but b.csv has [w1, w2]; both must come from networks with the same inputs");
        assertThatThrownBy(() -> new UnitsComparison(
                        one, units("b.csv", List.of("1", "2"), List.of("w1"), new double[] {1}, new double[] {2})))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "a.csv has 1 units, but b.csv has 2; units can be matched one by one only where they are equally many");
    }
}
