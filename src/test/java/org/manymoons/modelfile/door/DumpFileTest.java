package org.manymoons.modelfile.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.dump.Dump;

/** Arrays written byte by byte after NumPy's description of its format, version 1.0. */
class DumpFileTest {
    private static final String HEADER = "iteration,W1_1_1,W1_1_2,b1_1,W2_1_1,b2_1\n";

    @TempDir
    private Path temp = Path.of("");

    private static byte[] array(String shape, double... values) {
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }";
        String padded = text + " ".repeat(63 - (10 + text.length()) % 64) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + padded.length() + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    private Path npz(Map<String, byte[]> arrays) throws IOException {
        Path file = temp.resolve("dump.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey() + ".npy"));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Two rows of a network 2-1-1. */
    private static Map<String, byte[]> arrays() {
        return new TreeMap<>(Map.of(
                "iteration", array("2,", 0, 1),
                "W1", array("2, 1, 2", 1, 2, 3, 4),
                "b1", array("2, 1", 5, 6),
                "W2", array("2, 1, 1", 7, 8),
                "b2", array("2, 1", 9, 10)));
    }

    /** Anywhere, also between two arrays. */
    @Test
    void aDumpThatIsCutOffIsStillOneAndRefused() throws IOException {
        Path dump = temp.resolve("whole.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(dump))) {
            for (String name : List.of("iteration", "W1", "b1", "W2", "b2")) {
                zip.putNextEntry(new ZipEntry(name + ".npy"));
                zip.write(arrays().get(name));
                zip.closeEntry();
            }
        }
        byte[] bytes = Files.readAllBytes(dump);
        for (int length = 60; length < bytes.length; length++) {
            Path cut = Files.write(temp.resolve("cut.npz"), Arrays.copyOf(bytes, length));

            assertThat(DumpFile.is(cut)).isTrue();
            assertThatThrownBy(() -> DumpFile.read(cut, null))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("cut.npz: ");
        }
    }

    @Test
    void arraysWithIterationsAreADump() throws IOException {
        Path file = npz(arrays());

        assertThat(DumpFile.is(file)).isTrue();
        Dump dump = DumpFile.read(file, null);
        assertThat(dump.iterations()).containsExactly(0, 1);
        assertThat(dump.rows()).isDeepEqualTo(new double[][] {{1, 2, 5, 7, 9}, {3, 4, 6, 8, 10}});
    }

    @Test
    void withoutIterationsTheyAreAModel() throws IOException {
        Map<String, byte[]> arrays = arrays();
        arrays.remove("iteration");

        assertThat(DumpFile.is(npz(arrays))).isFalse();
    }

    @Test
    void aTableIsTheSameDump() throws IOException {
        Path file = Files.writeString(temp.resolve("dump.csv"), HEADER + "0,1,2,5,7,9\n1,3,4,6,8,10\n");

        assertThat(DumpFile.is(file)).isTrue();
        Dump dump = DumpFile.read(file, null);
        assertThat(dump.iterations()).containsExactly(0, 1);
        assertThat(dump.rows()).isDeepEqualTo(new double[][] {{1, 2, 5, 7, 9}, {3, 4, 6, 8, 10}});
    }

    @Test
    void aByteOrderMarkHidesNoDump() throws IOException {
        assertThat(DumpFile.is(Files.writeString(temp.resolve("mark.csv"), "\ufeff" + HEADER)))
                .isTrue();
    }

    @Test
    void otherFilesFoldersAndNothingAtAllAreNone() throws IOException {
        assertThat(DumpFile.is(Files.writeString(temp.resolve("units.csv"), "unit,w1,w2\n1,2,3\n")))
                .isFalse();
        assertThat(DumpFile.is(Files.writeString(temp.resolve("broken.zip"), "PK and nothing more")))
                .isFalse();
        assertThat(DumpFile.is(Files.writeString(temp.resolve("empty"), ""))).isFalse();
        assertThat(DumpFile.is(temp)).isFalse();
        assertThat(DumpFile.is(temp.resolve("nowhere.csv"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "W1; 1, 1, 2; 1 2",
                "W1; 2, 1000000, 1000000; 1 2",
                "W1; 4; 1 2 3 4",
                "b1; 2, 7; 1 2 3 4 5 6 7 8 9 10 11 12 13 14",
                "b2; 3, 1; 1 2 3",
                "iteration; 2,; 1 0",
                "iteration; 2,; 0 0",
                "iteration; 2,; 0 0.5",
                "iteration; 2,; -1 0",
                "iteration; 2,; 0 NaN",
                "W2; 2, 1, 1; NaN 1"
            })
    void arraysThatDoNotFitAreRefusedInALine(String name, String shape, String numbers) throws IOException {
        Map<String, byte[]> arrays = arrays();
        double[] values = java.util.Arrays.stream(numbers.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        arrays.put(name, array(shape, values));
        Path file = npz(arrays);

        assertThatThrownBy(() -> DumpFile.read(file, null))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("dump.npz")
                .satisfies(refused -> assertThat(refused.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"iteration", "W1", "b1", "W2", "b2"})
    void anArrayThatIsMissingOrCutIsRefusedInALine(String name) throws IOException {
        Map<String, byte[]> arrays = arrays();
        byte[] whole = java.util.Objects.requireNonNull(arrays.get(name));
        arrays.put(name, java.util.Arrays.copyOf(whole, whole.length - 1));
        Path cut = npz(arrays);
        assertThatThrownBy(() -> DumpFile.read(cut, null)).isInstanceOf(DataException.class);

        arrays.remove(name);
        Path without = npz(arrays);
        assertThatThrownBy(() -> DumpFile.read(without, null)).isInstanceOf(DataException.class);
    }
}
