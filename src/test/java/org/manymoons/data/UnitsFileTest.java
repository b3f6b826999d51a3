package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsFileTest {
    @TempDir
    private Path temp = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = temp.resolve("units.csv");
    }

    @Test
    void everyColumnIsReadWhereverItStands() throws IOException {
        UnitsFile units = read("w2,unit, bias ,w1,output\n1,red, 2 ,3e-2,-4\n\n5,blue,6,7,8\n");

        assertThat(units.file()).isEqualTo(file);
        assertThat(units.names()).containsExactly("red", "blue");
        assertThat(units.columns()).containsExactly("w2", "bias", "w1", "output");
        assertThat(units.values()).isDeepEqualTo(new double[][] {{1, 2, 0.03, -4}, {5, 6, 7, 8}});
        assertThat(units.valuesOf(List.of("w1", "w2"))).isDeepEqualTo(new double[][] {{0.03, 1}, {7, 5}});
        assertThat(units.valuesOf(List.of("output"))).isDeepEqualTo(new double[][] {{-4}, {8}});
    }

    @Test
    void unitAndOneWeightAreEnough() throws IOException {
        UnitsFile units = read("unit,w1\n 1 ,0.5\n");

        assertThat(units.names()).containsExactly("1");
        assertThat(units.values()).isDeepEqualTo(new double[][] {{0.5}});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unit,w1\n", "\n\nunit,w1\n\n"})
    void aFileWithoutUnitsIsRefused(String text) {
        assertRefused(text, ": no units; expected a header unit,w1,w2,... and a line for each unit");
    }

    @ParameterizedTest
    @CsvSource({"'unit,w1,w1', w1", "'unit,w1,weight', weight", "'unit,w1,w0', w0", "'unit,w1,W2', W2", "'unit,w1,', ''"
    })
    void aColumnThatIsUnknownOrThereTwiceIsNamed(String header, String column) {
        assertRefused(
                header + "\n1,2,3\n",
                ":1: column '" + column
                        + "' is unknown or there twice; the columns are unit, w1, w2, ..., and bias and output if known");
    }

    @ParameterizedTest
    @CsvSource({"'w1,w2', 'w1,w2'", "'unit,w2', 'unit,w2'", "'unit', 'unit'"})
    void unitAndTheFirstWeightAreNeeded(String header, String found) {
        assertRefused(header + "\n1,2\n", ":1: the columns unit and w1 are needed, found " + found);
    }

    @Test
    void aLineWithMoreOrFewerFieldsIsNamed() {
        assertRefused("unit,w1\na,1\nb,1,2\n", ":3: 3 fields, but the header has 2");
        assertRefused("unit,w1\n\na\n", ":3: 1 fields, but the header has 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "one", "1.2.3", "", "1e160", "-1.1e30"})
    void whatIsNoNumberOfUsableSizeIsNamed(String text) {
        assertRefused(
                "w1,unit,bias\n1,a,2\n3,b," + text + "\n",
                ":3: column bias: '" + text + "' is no number of at most 1.0E30");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> UnitsFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": there is no such file");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> UnitsFile.read(temp))
                .isInstanceOf(DataException.class)
                .hasMessage(temp + ": is a folder, not a file");
    }

    @Test
    void aFileOfMoreThanSixteenMebibytesIsNotReadAtAll() throws IOException {
        String line = " ".repeat((1 << 20) - 1) + "\n";
        Files.writeString(file, line.repeat(16));
        assertThatThrownBy(() -> UnitsFile.read(file)).hasMessageStartingWith(file + ":1: column '' is unknown");

        Files.writeString(file, line.repeat(16) + "\n");
        assertThatThrownBy(() -> UnitsFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": larger than 16 MiB, so it is no list of hidden units");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        assertThat(read("\uFEFFunit,w1\na,1\n").names()).containsExactly("a");
    }

    @Test
    void latin1IsRefusedWithItsPlace() throws IOException {
        Files.write(file, "unit,w1\nsch\u00f6n,1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> UnitsFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ", line 2, column 1: byte 0xF6 is not UTF-8 text; save the file as UTF-8");
    }

    private UnitsFile read(String text) throws IOException {
        Files.writeString(file, text);
        return UnitsFile.read(file);
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DataException.class).hasMessage(file + message);
    }
}
