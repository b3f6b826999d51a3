package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.Tensor;

/** Bytes by NumPy's description of its format, versions 1.0 to 3.0. */
class NpyArrayTest {
    private static byte[] npy(int version, String descr, String fortran, String shape, double... values) {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
        return npy(version, header, descr.endsWith("4") ? 4 : 8, values);
    }

    private static byte[] npy(int version, String header, int width, double... values) {
        ByteBuffer out = ByteBuffer.allocate((version == 1 ? 10 : 12) + header.length() + width * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            out.putShort((short) header.length());
        } else {
            out.putInt(header.length());
        }
        out.put(header.getBytes(StandardCharsets.ISO_8859_1));
        for (double value : values) {
            if (width == 4) {
                out.putFloat((float) value);
            } else {
                out.putDouble(value);
            }
        }
        return out.array();
    }

    private static Tensor read(byte[] bytes) {
        return NpyArray.read("a.npy", bytes);
    }

    private static void expectRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.npy: " + reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionIsReadInBothOrdersAndWidths(int version) {
        for (String descr : new String[] {"<f4", "<f8"}) {
            Tensor rows = read(npy(version, descr, "False", "(2, 3)", 1, 2, 3, 4, 5, 6));
            assertThat(rows.values()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(rows.shape()).containsExactly(2, 3);
            assertThat(rows.dimensions()).isEqualTo(2);
            assertThat(rows.rows()).isEqualTo(2);
            assertThat(rows.columns()).isEqualTo(3);
            Tensor columns = read(npy(version, descr, "True", "(2, 3)", 1, 4, 2, 5, 3, 6));
            assertThat(columns.values()).containsExactly(1, 2, 3, 4, 5, 6);
            Tensor flat = read(npy(version, descr, "True", "(3,)", 1, 2, 3));
            assertThat(flat.values()).containsExactly(1, 2, 3);
            assertThat(flat.shape()).containsExactly(3);
        }
    }

    /** The bytes are two's complement, the lowest first. */
    @ParameterizedTest
    @CsvSource({
        "|b1, 01, 1",
        "|u1, ff, 255",
        "|i1, ff, -1",
        "<u2, feff, 65534",
        "<i2, feff, -2",
        "<u4, feffffff, 4294967294",
        "<i4, feffffff, -2",
        "<i8, feffffffffffffff, -2"
    })
    void wholeNumbersAndTruthValuesAreReadAsDoubles(String descr, String hex, double expected) {
        byte[] two = HexFormat.of().parseHex(hex + "00".repeat(hex.length() / 2));
        byte[] header = npy(1, "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (2,), }\n", 8);
        byte[] bytes = Arrays.copyOf(header, header.length + two.length);
        System.arraycopy(two, 0, bytes, header.length, two.length);

        assertThat(read(bytes).values()).containsExactly(expected, 0);
    }

    /** As {@code numpy.array([1.5, -2, 2 ** -24, 65504], "float16").tobytes()}. */
    @Test
    void halvesAreReadAsHalves() {
        String header = "{'descr': '<f2', 'fortran_order': False, 'shape': (4,), }\n";
        byte[] bytes = Arrays.copyOf(npy(1, header, 8), 10 + header.length() + 8);
        ByteBuffer.wrap(bytes, 10 + header.length(), 8)
                .put(new byte[] {0, 0x3E, 0, (byte) 0xC0, 1, 0, (byte) 0xFF, 0x7B});

        Tensor halves = read(bytes);

        assertThat(halves.values()).containsExactly(1.5, -2, 0x1p-24, 65504);
        assertThat(halves.precision()).isEqualTo(Precision.HALF);
    }

    @Test
    void otherFilesAreRefused() {
        byte[] good = npy(1, "<f8", "False", "(1,)", 1);
        for (int at = 0; at < 6; at++) {
            byte[] other = good.clone();
            other[at] ^= 1;
            expectRefused(other, "not a NumPy array");
        }
        expectRefused(new byte[11], "not a NumPy array");
        expectRefused(Arrays.copyOf(good, 11), "not a NumPy array");
        expectRefused(Arrays.copyOf(good, 12), "the array's header does not fit the file");
        expectRefused(npy(0, "<f8", "False", "(1,)", 1), "not a NumPy array");
        expectRefused(npy(4, "<f8", "False", "(1,)", 1), "not a NumPy array");
        for (String descr : new String[] {">f8", ">i8", "<f16", "<u8", "<c8", "|O", "|S1", "<U1"}) {
            expectRefused(
                    npy(1, descr, "False", "(1,)", 1),
                    "an array of numbers, little-endian, of one or two dimensions is needed, found");
        }
        expectRefused(npy(1, "<f8", "False", "(1, 1, 1)", 1), "an array of numbers, little-endian");
        expectRefused(
                npy(1, "x".repeat(101), 8),
                "an array of numbers, little-endian, of one or two dimensions is needed, found " + "x".repeat(100));
        assertThatThrownBy(() -> read(npy(1, "x".repeat(101), 8))).message().endsWith("found " + "x".repeat(100));
    }

    @Test
    void headersOfAtMostFourKibibytesAreRead() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }";
        assertThat(read(npy(1, header + " ".repeat(4096 - header.length()), 8, 7))
                        .values())
                .containsExactly(7);
        expectRefused(npy(1, header + " ".repeat(4097 - header.length()), 8, 7), "the array's header does not fit");
        expectRefused(npy(2, header + " ".repeat(4097 - header.length()), 8, 7), "the array's header does not fit");
        byte[] negative = npy(2, header, 8, 7);
        negative[11] = (byte) 0xFF;
        expectRefused(negative, "the array's header does not fit");
    }

    @Test
    void theShapeMustBeThatOfTheData() {
        expectRefused(npy(1, "<f8", "False", "(2,)", 1), "the array's shape asks for 16 bytes, found 8");
        expectRefused(npy(1, "<f4", "False", "(2, 2)", 1, 2, 3, 4, 5), "the array's shape asks for 16 bytes, found 20");
        expectRefused(npy(1, "<f8", "False", "(0,)"), "the array's shape asks for 0 bytes, found 0");
        expectRefused(
                npy(1, "<f8", "False", "(99999999, 99999999)", 1), "the array's shape asks for 79999998400000008");
    }

    @Test
    void numbersMustBeFinite() {
        expectRefused(npy(1, "<f8", "False", "(2,)", 1, Double.NaN), "NaN is not a finite number");
        expectRefused(npy(1, "<f4", "False", "(1,)", Double.NEGATIVE_INFINITY), "-Infinity is not a finite number");
    }

    /** The data begin at a multiple of 64 and the header ends with a new line. */
    @Test
    void whatIsWrittenIsVersionOneAlignedAndReadAgain() {
        for (Tensor array :
                new Tensor[] {Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 3, 2), Tensor.of(new double[] {-0.1, 1e30}, 2)
                }) {
            byte[] bytes = NpyArray.bytes(array);
            int start = bytes.length - 8 * array.values().length;
            assertThat(start).isEqualTo(128);
            assertThat(bytes[start - 1]).isEqualTo((byte) '\n');
            assertThat(bytes[start - 2]).isEqualTo((byte) ' ');
            assertThat(read(bytes).values()).isEqualTo(array.values());
            assertThat(read(bytes).shape()).isEqualTo(array.shape());
        }
    }
}
