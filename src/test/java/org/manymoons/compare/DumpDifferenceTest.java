package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.data.DataException;

/** Dumps written by hand: where they part and how fast. */
class DumpDifferenceTest {
    private static final String HEADER = "iteration,loss_before_update,W1_1_1,b1_1";

    @TempDir
    private Path temp = Path.of("");

    private Path dump(String name, String... rows) throws IOException {
        return Files.writeString(temp.resolve(name), String.join("\n", rows) + "\n");
    }

    private DumpDifference difference(String[] a, String[] b) throws IOException {
        return DumpDifference.of(dump("a.csv", a), dump("b.csv", b));
    }

    private static String[] rows(String... rows) {
        String[] all = new String[rows.length + 1];
        all[0] = HEADER;
        System.arraycopy(rows, 0, all, 1, rows.length);
        return all;
    }

    @Test
    void equalParametersNeverPartWhateverTheirLosses() throws IOException {
        assertThat(difference(rows("0,0.7,1,2", "10,0.5,1,3"), rows("0,0.7,1,2", "10,0.4,1,3")))
                .isEqualTo(new DumpDifference(null, null, 0.0));
    }

    /** The slope is that of NumPy's polyfit([0, 10, 30], log([1e-10, 1e-8, 1e-7]), 1). */
    @Test
    void theGrowthIsTheSlopeOfTheLogarithmByLeastSquares() throws IOException {
        DumpDifference difference = difference(
                rows("-10,0,0,1", "0,0,0,1", "10,0,0,1", "30,0,0,1"),
                rows("-10,0,0,1", "0,0,1e-10,1", "10,0,-1e-8,1", "30,0,1e-7,1"));

        assertThat(difference.iteration()).isZero();
        assertThat(difference.growthRate()).isCloseTo(0.21381147292087582, within(1e-15));
        assertThat(difference.finalDifference()).isEqualTo(1e-7);
    }

    @Test
    void twoRowsAreTooFewForASlope() throws IOException {
        assertThat(difference(rows("0,0,0,1", "10,0,0,1"), rows("0,0,1e-10,1", "10,0,1e-9,1")))
                .isEqualTo(new DumpDifference(0, null, 1e-9));
    }

    /** The last parameter counts too, and a row in which they meet again is left out of the slope. */
    @Test
    void growthIsOverTheRowsThatDiffer() throws IOException {
        DumpDifference difference = difference(
                rows("0,0,1,0", "1,0,1,0", "2,0,1,0", "3,0,1,0"),
                rows("0,0,1,1e-9", "1,0,1,1e-8", "2,0,1,0", "3,0,1,1e-6"));

        assertThat(difference.growthRate()).isCloseTo(Math.log(10), within(1e-12));
    }

    /** A thousandth of the largest parameter is 0.002 in the first rows: the fourth row is the first beyond it. */
    @Test
    void growthEndsWithTheFirstRowBeyondAThousandthOfTheLargestParameter() throws IOException {
        String[] a = rows("0,0,-2,0", "1,0,-2,0", "2,0,-2,0", "3,0,-2,0", "4,0,-2,0");
        String[] b = rows("0,0,-2,2e-6", "1,0,-2,2e-5", "2,0,-2,2e-3", "3,0,-2,2e-2", "4,0,-2,1");

        DumpDifference difference = difference(a, b);

        // x = 0..3 with log10 = -6, -5, -3, -2 (and log10 2): slope 1.4
        assertThat(difference.growthRate()).isCloseTo(1.4 * Math.log(10), within(1e-12));
        assertThat(difference.finalDifference()).isEqualTo(1);
    }

    @Test
    void onlyIterationsThatBothRecordedAreCompared() throws IOException {
        String[] coarse = rows("0,0,1,1", "20,0,2,1", "40,0,3,1", "60,0,9,1");
        String[] fine = rows("0,0,1,1", "10,0,7,1", "20,0,2,1", "30,0,7,1", "40,0,3.5,1");

        assertThat(difference(coarse, fine)).isEqualTo(new DumpDifference(40, null, 0.5));
        assertThat(difference(fine, coarse)).isEqualTo(new DumpDifference(40, null, 0.5));
    }

    @Test
    void dumpsOfOtherParametersOrWithoutRowsSayNothing() throws IOException {
        String[] other = {"iteration,loss_before_update,W1_1_1,W1_1_2", "0,0,1,1"};

        assertThat(difference(rows("0,0,1,2"), other)).isEqualTo(new DumpDifference(null, null, null));
        assertThat(difference(rows(), rows("0,0,1,2"))).isEqualTo(new DumpDifference(null, null, null));
        Path empty = Files.createFile(temp.resolve("empty.csv"));
        assertThat(DumpDifference.of(empty, empty)).isEqualTo(new DumpDifference(null, null, null));
    }

    @Test
    void anEmptyLossIsNoObstacle() throws IOException {
        assertThat(difference(rows("0,,1,2"), rows("0,,1,3"))).isEqualTo(new DumpDifference(0, null, 1.0));
    }

    @Test
    void oneParameterIsEnough() throws IOException {
        assertThat(difference(
                        new String[] {"iteration,loss,b1_1", "5,0,1"}, new String[] {"iteration,loss,b1_1", "5,0,4"}))
                .isEqualTo(new DumpDifference(5, null, 3.0));
    }

    @Test
    void aDumpWithoutParametersIsNone() throws IOException {
        String[] none = {"iteration,loss", "5,0"};
        assertThatThrownBy(() -> difference(none, none))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a row of a parameter dump has a column for each of its header: 5,0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,1   | a.csv: a row of a parameter dump has a column for each of its header: 0,1
            0,1,2 | a.csv: a row of a parameter dump has a column for each of its header: 0,1,2
            0,1,x,2 | a.csv: is no parameter dump, this row holds something else than numbers: 0,1,x,2
            """)
    void aDumpThatIsNoneIsNamed(String row, String message) throws IOException {
        Path a = dump("a.csv", rows(row));
        Path b = dump("b.csv", rows("0,0,1,2"));

        assertThatThrownBy(() -> DumpDifference.of(a, b))
                .isInstanceOf(DataException.class)
                .hasMessage(temp + "/" + message);
    }

    @Test
    void aDumpThatCannotBeReadIsAnInputFailure() throws IOException {
        Path b = dump("b.csv", rows("0,0,1,2"));

        assertThatThrownBy(() -> DumpDifference.of(temp.resolve("none.csv"), b))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path a = Files.write(temp.resolve("a.csv"), "a,b,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> DumpDifference.of(a, dump("b.csv", rows("0,0,1,2"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.csv")
                .hasMessageEndingWith("no UTF-8 text");
    }
}
