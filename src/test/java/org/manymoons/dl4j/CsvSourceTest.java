package org.manymoons.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.CsvFile;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.data.MakeMoons;
import org.manymoons.reference.Samples;

class CsvSourceTest {
    @TempDir
    Path folder;

    @Test
    void columnsAreTakenByTheirHeaderAndTheLastIsTheLabel() {
        Dataset data = read("a, b ,\"c, d\",y\n1,2,3,0\n-4.5,+.5,6.,1\n");
        assertThat(data.featureNames()).containsExactly("a", "b", "c, d");
        assertThat(data.labelName()).isEqualTo("y");
        assertThat(data.training().inputs()).isDeepEqualTo(new double[][] {{1, 2, 3}, {-4.5, 0.5, 6}});
        assertThat(data.training().labels()).containsExactly(0, 1);
        assertThat(data.test()).isNull();
    }

    @Test
    void withoutAHeaderAllLinesAreRows() {
        Dataset data = read("1,2,0\n3,4,1\n");
        assertThat(data.featureNames()).containsExactly("x1", "x2");
        assertThat(data.labelName()).isEqualTo("label");
        assertThat(data.training().inputs()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }

    @Test
    void aHeaderOfNumbersIsOneWhenItIsSaidToBe() {
        assertThat(read("1990,1991,1\n5,6,0\n7,8,1\n", true, new LabelColumn.At(-1))
                        .featureNames())
                .containsExactly("1990", "1991");
    }

    @Test
    void theLabelMayBeNamed() {
        Dataset data = read("class,a\n1,5\n0,6\n", null, new LabelColumn.Named("class"));
        assertThat(data.training().inputs()).isDeepEqualTo(new double[][] {{5}, {6}});
        assertThat(data.training().labels()).containsExactly(1, 0);
        assertThat(data.labelName()).isEqualTo("class");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({"0, 7 5", "1, 1 5", "2, 1 7", "-1, 1 7", "-2, 1 5", "-3, 7 5"})
    void theLabelMayBeCountedFromEitherEnd(int index, String secondRowsFeatures) {
        Dataset data =
                read("0,0,0\n1,1,1\n".replace("1,1,1", rowWithLabelOne(index)), false, new LabelColumn.At(index));
        double[] row = data.training().inputs()[1];
        assertThat((int) row[0] + " " + (int) row[1]).isEqualTo(secondRowsFeatures);
        assertThat(data.training().labels()).containsExactly(0, 1);
    }

    private static String rowWithLabelOne(int index) {
        int[] row = {1, 7, 5};
        row[Math.floorMod(index, 3)] = 1;
        return row[0] + "," + row[1] + "," + row[2];
    }

    @Test
    void numbersKeepAllTheirDigits() {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder();
        double[] expected = new double[2000];
        for (int i = 0; i < expected.length; i++) {
            do {
                expected[i] = Double.longBitsToDouble(random.nextLong());
            } while (!Double.isFinite(expected[i]));
            csv.append(expected[i]).append(',').append(i % 2).append('\n');
        }
        double[][] inputs = read(csv.toString()).training().inputs();
        for (int i = 0; i < expected.length; i++) {
            assertThat(inputs[i]).containsExactly(expected[i]);
        }
    }

    @Test
    void whatIsWrittenIsReadAgainBitForBit() {
        Dataset moons = Dataset.generated(new MakeMoons(ClassSizes.ofTotal(501), 0.2, 3, true), null);
        Path file = CsvFile.write(folder.resolve("moons.csv"), moons).get(0);
        Dataset again = new CsvSource(file, null, new LabelColumn.At(-1)).read();
        assertThat(again.checksum()).isEqualTo(moons.checksum());
        assertThat(again.featureNames()).containsExactly("x1", "x2");
    }

    @Test
    void namesWithQuotesAndCommasAreReadAgain() {
        Samples samples = new Samples(new double[][] {{1, 2}, {3, 4}}, new double[] {0, 1});
        Dataset data = new Dataset(samples, null, List.of("a \"wide\", name", "größe"), "is it?");
        Dataset again =
                source(CsvFile.write(folder.resolve("names.csv"), data).get(0)).read();
        assertThat(again.featureNames()).isEqualTo(data.featureNames());
        assertThat(again.labelName()).isEqualTo("is it?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFa,y\n1,0\n2,1\n",
                "a,y\r\n1,0\r\n2,1\r\n",
                "a,y\r1,0\r2,1",
                "a,y\n1,0\n2,1",
                "a,y\n1,0\n2,1\n\n  \n\n",
                "\n\na,y\n\n1,0\n2,1\n",
                "\"a\",\"y\"\n\"1\",\"0\"\n\"2.0\", \"1\"\n",
                "a,y\n 1 ,\t0\n2e0,1.0\n",
                "a,y\n1,0.0\n2,1e0\n",
                "a,y\n1,-0\n2,1.\n"
            })
    void everyUsualWayOfWritingItIsRead(String csv) {
        Dataset data = read(csv);
        assertThat(data.featureNames()).containsExactly("a");
        assertThat(data.training().inputs()).isDeepEqualTo(new double[][] {{1}, {2}});
        assertThat(data.training().labels()).containsExactly(0.0, 1.0);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(delimiter = '|', textBlock = """
            a,y;1,0;x,1              | , line 3, column 1 (a): 'x' is not a number
            a,y;;1,0;;x,1            | , line 5, column 1 (a): 'x' is not a number
            1,0;2,one                | , line 2, column 2 (label): label 'one' is not a number, but the labels before it are; name the classes all by numbers or all by text
            1,x,0;2,3,1              | , line 1, column 2 (x2): 'x' is not a number (if this line holds the names of the columns, say header: true)
            a,y;1,0;,1               | , line 3, column 1 (a): no value; every field must hold a number
            a,y;1,0;NaN,1            | , line 3, column 1 (a): 'NaN' is not finite; remove or replace the row
            a,y;1,0;-inf,1           | , line 3, column 1 (a): '-inf' is not finite; remove or replace the row
            nan,0;1,1                | , line 1, column 1 (x1): 'nan' is not finite; remove or replace the row
            a,y;1,0;1e999,1          | , line 3, column 1 (a): '1e999' is too large for a double
            a,y;1,0;0x1p3,1          | , line 3, column 1 (a): '0x1p3' is not a number
            a,y;1,0;1d,1             | , line 3, column 1 (a): '1d' is not a number
            a,y;1,0;"1,5",1          | , line 3, column 1 (a): '1,5' is not a number
            a,y;1,0;1 5,1            | , line 3, column 1 (a): '1 5' is not a number
            a,y;1,0;2,3,1            | , line 3: 3 columns, but the first line has 2; the line begins '2'
            a,b,y;1,2,0;2            | , line 3: 1 column, but the first line has 3; the line begins '2'
            a,y;1,b;2,1              | , line 3, column 2 (y): label '1' is a number, but the labels before it are not; name the classes all by numbers or all by text
            a,y;1,0;2,               | , line 3, column 2 (y): no value; every field must hold a number
            a,y;1,b;2,               | , line 3, column 2 (y): no value; every field must hold a number
            a,y;1,0;2,nan            | , line 3, column 2 (y): 'nan' is not finite; remove or replace the row
            a,y;1,0;2,0.5            | , line 3, column 2 (y): label '0.5' is not a whole number; name the classes by whole numbers or by text, or have the number itself predicted with network.output: identity
            a,y;1,0;2,1e15           | , line 3, column 2 (y): label '1e15' is not a whole number; name the classes by whole numbers or by text, or have the number itself predicted with network.output: identity
            a,y;1,1;2,1              | , line 2, column 2 (y): every label is 1; there must be rows of two classes or more
            a,y;1,b;2,b              | , line 2, column 2 (y): every label is b; there must be rows of two classes or more
            a,y                      | : no rows after the header in line 1
            x1;y;1                   | , line 1: one column only, 'x1'; there must be a label and at least one feature, separated by commas
            ,a,y;1,2,0;2,3,1         | , line 1, column 1: the column has no name; name it, or remove it if it only numbers the rows
            a,y;1,0;"2,1             | , line 3: a quoted field does not end on its line; check the quotes
            a,y;1,0;1"2"3,1          | , line 3: a quote inside a field; quote the whole field or nothing of it
            a,y;1,0;1\\5,1           | , line 3: a backslash, which has no meaning in numbers; remove it
            """, quoteCharacter = '~')
    void whatIsWrongIsSaidInOneLineWithItsPlace(String lines, String message) throws IOException {
        Path file = write(lines.replace(';', '\n') + "\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new CsvSource(file, null, new LabelColumn.At(-1)).read())
                .isInstanceOf(DataException.class)
                .hasMessage(file + (message.startsWith(":") ? message : ", " + message.substring(2)));
    }

    /** The table is that of sklearn.preprocessing.LabelEncoder. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1,0;2,1;3,2                      | 0,1,2 | 0,1,2
            1,2;2,0;3,1;4,2                  | 0,1,2 | 2,0,1,2
            1,3;2,01;3,1.0;4,2e0             | 1,2,3 | 2,0,0,1
            1,10;2,9                         | 9,10  | 1,0
            1,1;2,-1                         | -1,1  | 1,0
            1,0;2,255                        | 0,255 | 0,1
            1,virginica;2,Setosa;3,virginica | Setosa,virginica | 1,0,1
            1,b;2,"a";3,ä                    | a,b,ä | 1,0,2
            """)
    void labelsThatAreNotTheirClassesGetATable(String lines, String table, String classes) {
        Dataset data = read(lines.replace(';', '\n') + "\n");
        assertThat(data.classes().labels()).containsExactly(table.split(","));
        assertThat(data.training().labels())
                .containsExactly(Arrays.stream(classes.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    @Test
    void tooManyClassesAreRefused() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n <= 1000; n++) {
            lines.append("1,").append(n).append('\n');
        }
        Path file = write(lines.toString(), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> source(file).read())
                .hasMessage(
                        file + ", line 1, column 2 (label): 1001 different labels are too many classes; at most 1000"
                                + " (the number itself is predicted with network.output: identity)");
        assertThat(source(file).readAsItIs().classes()).isNull();
    }

    @Test
    void labelsThatAreNumbersToBePredictedAreReadAsTheyAre() throws IOException {
        Path file = write("a,y\n1,-2.5\n2,1e3\n3,7\n", StandardCharsets.UTF_8);
        for (Dataset data : List.of(source(file).readNumbers(), source(file).readAsItIs())) {
            assertThat(data.training().labels()).containsExactly(-2.5, 1000.0, 7.0);
            assertThat(data.classes()).isNull();
        }
        Path text = write("a,y\n1,x\n2,1e3\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> source(text).readNumbers())
                .hasMessage(text + ", line 2, column 2 (y): 'x' is not a number");
        Path one = write("a,y\n1,7\n2,7\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> source(one).readNumbers())
                .hasMessage(one + ", line 2, column 2 (y): every label is 7.0; there is nothing to be learnt");
    }

    @Test
    void anUnknownLabelColumnIsAnsweredWithThoseThatExist() {
        assertThatThrownBy(() -> read("a,b,y\n1,2,0\n", null, new LabelColumn.Named("lable")))
                .hasMessageEndingWith("line 1: no column is named 'lable'; the columns are a, b, y");
        assertThatThrownBy(() -> read("y,b,y\n1,2,0\n", null, new LabelColumn.Named("y")))
                .hasMessageEndingWith("line 1: more than one column is named 'y'; the columns are y, b, y");
        assertThatThrownBy(() -> read("a,b,y\n1,2,0\n", null, new LabelColumn.At(3)))
                .hasMessageEndingWith(
                        "line 1: no label column 3; the file has 3 columns, 0 to 2 (or, from the end, -1 to -3)");
        assertThatThrownBy(() -> read("a,b,y\n1,2,0\n", null, new LabelColumn.At(-4)))
                .hasMessageContaining("no label column -4");
        assertThatThrownBy(() -> read("1,2,0\n", false, new LabelColumn.Named("y")))
                .hasMessageEndingWith(
                        "label column 'y' is given by name, but header is false; give its index, or" + " header: true");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> source(missing).read())
                .isInstanceOf(DataException.class)
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> source(folder).read())
                .isInstanceOf(DataException.class)
                .hasMessage(folder + ": is a folder, not a file");
        for (String nothing : new String[] {"", "\uFEFF", "\n \r\n"}) {
            Path file = write(nothing, StandardCharsets.UTF_8);
            assertThatThrownBy(() -> source(file).read())
                    .isInstanceOf(DataException.class)
                    .hasMessage(file + ": the file is empty");
        }
    }

    @Test
    void bytesThatAreNotUtf8AreLocated() throws IOException {
        Path latin = write("a,größe,y\n1,2,0\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> source(latin).read())
                .isInstanceOf(DataException.class)
                .hasMessage(latin + ", line 1, column 2: byte 0xF6 is not UTF-8 text; save the file as UTF-8");
        Path late = write("a,y\r\n1,0\r\n2,\u00A0\r\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> source(late).read()).hasMessageContaining("line 3, column 2: byte 0xA0");
        Path cut = folder.resolve("cut.csv");
        Files.write(cut, new byte[] {'a', ',', 'y', '\n', (byte) 0xC3});
        assertThatThrownBy(() -> source(cut).read()).hasMessageContaining("line 2, column 1: byte 0xC3");
        Path wide = write("a,y\n1,0\n", StandardCharsets.UTF_16);
        assertThatThrownBy(() -> source(wide).read()).hasMessageContaining("line 1, column 1: byte 0xFE");
    }

    @Test
    void messagesStayOnOneShortLineWhateverTheFieldHolds() {
        assertThatThrownBy(() -> read("a,y\n1,0\n" + "\u001b[2J\u0085\u2028\u202e".repeat(1000) + ",1\n"))
                .isInstanceOf(DataException.class)
                .message()
                .hasSizeLessThan(600)
                .matches("\\P{Cntrl}+")
                .contains("\\u001b[2J\\u0085\\u2028\\u202e");
    }

    private Dataset read(String csv) {
        return read(csv, null, new LabelColumn.At(-1));
    }

    private Dataset read(String csv, @Nullable Boolean header, LabelColumn label) {
        try {
            return new CsvSource(write(csv, StandardCharsets.UTF_8), header, label).read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CsvSource source(Path file) {
        return new CsvSource(file, null, new LabelColumn.At(-1));
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text, charset);
    }
}
