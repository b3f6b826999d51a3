package org.manymoons.modelfile.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

class CsvDumpTest {
    private static final int WIDTH = 50_000;

    @TempDir
    private Path temp = Path.of("");

    /** Two columns that name a network of 2.5 thousand million parameters, more than an int can count. */
    @Test
    void aHeaderThatNamesMoreParametersThanItHasColumnsIsRefusedBeforeTheyAreListed() throws IOException {
        Path file = Files.writeString(
                temp.resolve("dump.csv"),
                "iteration,W1_" + WIDTH + "_1,W2_" + WIDTH + "_" + WIDTH + ",x".repeat(WIDTH) + "\n0"
                        + ",1".repeat(WIDTH + 2) + "\n");

        assertThatThrownBy(() -> CsvDump.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file
                        + ": the columns name a network of 2,500,150,000 parameters, but there are 50,002 columns of"
                        + " parameters");
    }

    private static final String HEADER = "iteration,W1_1_1,W1_1_2,W1_2_1,W1_2_2,b1_1,b1_2,W2_1_1,W2_1_2,b2_1";

    private Dump read(String... lines) throws IOException {
        return CsvDump.read(Files.writeString(temp.resolve("dump.csv"), String.join("\n", lines) + "\n"));
    }

    private void refused(String message, String... lines) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(DataException.class)
                .hasMessage(temp.resolve("dump.csv") + message);
    }

    @Test
    void parametersAreReadInTheirOrderWhateverLossesStandBeforeThem() throws IOException {
        Dump dump = read(
                HEADER.replace("iteration", "iteration , loss,loss_before_update"),
                "0,9,8,1,2,3,4,5,6,7,8,9",
                "",
                " 10 ,9,8, 1.5 ,-2e3,3,4,5,6,7,8,0",
                "   ");

        assertThat(dump.inputs()).isEqualTo(2);
        assertThat(dump.widths()).containsExactly(2, 1);
        assertThat(dump.iterations()).containsExactly(0, 10);
        assertThat(dump.rows())
                .isDeepEqualTo(new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1.5, -2000, 3, 4, 5, 6, 7, 8, 0}});
        assertThat(dump.shape()).isEqualTo("2-2-1");
        assertThat(dump.network(Activation.TANH, OutputLoss.SIGMOID_CROSS_ENTROPY))
                .isEqualTo(Network.of(2, List.of(2), Activation.TANH, 0));
    }

    @Test
    void layersAreAsManyAsTheColumnsName() throws IOException {
        assertThat(read("iteration,W1_1_1,W1_2_1,b1_1,b1_2", "7,1,2,3,4").shape())
                .isEqualTo("1-2");
        Dump deep = read("iteration,W1_1_1,b1_1,W2_1_1,W2_2_1,b2_1,b2_2,W3_1_1,W3_1_2,b3_1", "0,1,2,3,4,5,6,7,8,9");
        assertThat(deep.shape()).isEqualTo("1-1-2-1");
        assertThat(deep.network(Activation.RELU, OutputLoss.IDENTITY_SQUARED_ERROR)
                        .parameterCount())
                .isEqualTo(9);
    }

    @Test
    void aHeaderAloneIsNoDump() {
        refused(": a dump needs a header and a row for each recorded iteration", HEADER, " ");
        refused(": a dump needs a header and a row for each recorded iteration", "");
    }

    @Test
    void aRowOfAnotherLengthIsNamed() {
        refused(", line 3: 9 fields, but the header has 10", HEADER, "0,1,2,3,4,5,6,7,8,9", "1,1,2,3,4,5,6,7,8");
    }

    @Test
    void iterationsAreWholeNumbersThatRise() {
        String rest = ",1,2,3,4,5,6,7,8,9";

        for (String bad : List.of("-1", "1.5", "x", "", "1234567890123456")) {
            refused(", line 2: the iteration must be a whole number from 0 on, not " + bad, HEADER, bad + rest);
        }
        refused(
                ": iteration 3 comes after 3, but iterations must rise from row to row",
                HEADER,
                "3" + rest,
                "3" + rest);
        refused(
                ": iteration 2 comes after 3, but iterations must rise from row to row",
                HEADER,
                "3" + rest,
                "2" + rest);
    }

    /** Up to 1e30 either way. */
    @Test
    void numbersAreFiniteAndNotTooLarge() throws IOException {
        assertThat(read(HEADER, "0,1e30,-1e30,3,4,5,6,7,8,9").rows()[0]).startsWith(1e30, -1e30);
        for (String bad : List.of("x", "", "NaN", "Infinity", "1.0001e30", "-1.0001e30")) {
            refused(
                    ", line 2, column 5: " + bad + " is not a finite number of at most 1.0E30",
                    HEADER,
                    "0,1,2,3," + bad + ",5,6,7,8,9");
        }
        refused(
                ", line 2, column 4: x is not a finite number of at most 1.0E30",
                "iteration,loss,W1_1_1,b1_1",
                "0,nothing,1,x");
    }

    private void badHeader(String needed, String found, String header) {
        refused(
                ": the header of a dump is iteration, loss if known, then all parameters as W1_1_1 (unit 1, input 1),"
                        + " W1_1_2, ..., b1_1, ..., W2_1_1, ...; " + needed + " is needed where " + found + " is found",
                header,
                "0" + ",1".repeat(header.split(",", -1).length - 1));
    }

    @Test
    void columnsInAnotherOrderOrMissingAreNamed() {
        badHeader("W1_1_1", "nothing", "iteration,loss");
        badHeader("W1_1_1", "weight", "iteration,weight,b1_1");
        badHeader("W1_1_1", "W2_1_1", "iteration,W2_1_1,b2_1");
        badHeader("W1_1_1", "b1_1", "iteration,b1_1,W1_1_1");
        badHeader("b1_1", "nothing", "iteration,W1_1_1");
        badHeader("no more columns", "b1_2", "iteration,W1_1_1,b1_1,b1_2");
        badHeader("W1_1_1", "W1_3_1", "iteration,W1_3_1,b1_1");
        badHeader("W1_1_1", "W1_1_9", "iteration,W1_1_9,b1_1");
        badHeader("W1_1_1", "x".repeat(40), "iteration," + "x".repeat(50));
    }
}
