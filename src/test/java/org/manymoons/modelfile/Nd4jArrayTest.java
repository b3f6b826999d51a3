package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Nd4jArrayTest {
    private static Nd4jBytes with(Consumer<Nd4jBytes> change) {
        Nd4jBytes array = new Nd4jBytes(0.5, -2, 3);
        change.accept(array);
        return array;
    }

    private static Nd4jArray read(Nd4jBytes array) throws IOException, Nd4jArray.Unreadable {
        return Nd4jArray.read(ByteBuffer.wrap(array.bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DIRECT", "HEAP", "JAVACPP", "LONG_SHAPE", "MIXED_DATA_TYPES"})
    void everyAllocationModeIsRead(String mode) throws IOException, Nd4jArray.Unreadable {
        for (String shapeType : new String[] {"INT", "LONG"}) {
            for (String type : new String[] {"FLOAT", "DOUBLE"}) {
                Nd4jArray read = read(with(array -> {
                    array.mode = mode;
                    array.shapeType = shapeType;
                    array.type = type;
                }));
                assertThat(read.values()).containsExactly(0.5, -2, 3);
                assertThat(read.shape()).containsExactly(1, 3);
                assertThat(read.singlePrecision()).isEqualTo(type.equals("FLOAT"));
            }
        }
    }

    @Test
    void theBufferIsLeftBehindTheArray() throws IOException, Nd4jArray.Unreadable {
        byte[] one = new Nd4jBytes(1).bytes();
        ByteBuffer two = ByteBuffer.allocate(2 * one.length).put(one).put(one).flip();
        Nd4jArray.read(two);
        assertThat(two.position()).isEqualTo(one.length);
        assertThat(Nd4jArray.read(two).values()).containsExactly(1);
        assertThat(two.hasRemaining()).isFalse();
    }

    @Test
    void shapesOfOneToEightDimensionsAreRead() throws IOException, Nd4jArray.Unreadable {
        assertThat(read(with(array -> array.inform(1, 3, 1, 0, 1, 'c'))).shape())
                .containsExactly(3);
        assertThat(read(with(array -> array.inform(2, 3, 1, 1, 7, 0, 1, 'c'))).shape())
                .containsExactly(3, 1);
        assertThat(read(with(array -> array.inform(8, 1, 1, 1, 3, 1, 1, 1, 1, 3, 3, 3, 1, 1, 1, 1, 1, 0, 1, 'c')))
                        .shape())
                .containsExactly(1, 1, 1, 3, 1, 1, 1, 1);
        Nd4jBytes six = new Nd4jBytes(1, 2, 3, 4, 5, 6).inform(2, 2, 3, 3, 1, 0, 1, 'c');
        assertThat(read(six).values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read(six.inform(2, 2, 3, 1, 2, 0, 1, 'f')).values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read(new Nd4jBytes(4).inform(2, 1, 1, 5, 5, 0, 1, 'c')).values())
                .containsExactly(4);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(with(a -> a.mode = "OTHER\u00e9"), "unknown allocation mode OTHER??"),
                Arguments.of(with(a -> a.mode = "x".repeat(32)), "unknown allocation mode xxx"),
                Arguments.of(with(a -> a.mode = "x".repeat(33)), "a name in it has 33 bytes"),
                Arguments.of(with(a -> a.shapeType = "SHORT"), "its shape is made of SHORT numbers"),
                Arguments.of(with(a -> a.type = "HALF"), "holds HALF numbers; only FLOAT and DOUBLE"),
                Arguments.of(with(a -> a.length = 4), "says it has 4 numbers, but its shape has 3"),
                Arguments.of(with(a -> a.length = -3), "says it has -3 numbers"),
                Arguments.of(with(a -> a.values = new double[2]), "says it has 3 numbers, but holds only 16 bytes"),
                Arguments.of(
                        with(a -> {
                            a.type = "FLOAT";
                            a.values = new double[2];
                        }),
                        "says it has 3 numbers, but holds only 8 bytes"),
                Arguments.of(
                        with(a -> a.values[1] = Double.NaN),
                        "its number 1 is NaN; finite numbers up to 1.0E30 are read"),
                Arguments.of(with(a -> a.values[2] = Double.POSITIVE_INFINITY), "its number 2 is Infinity"),
                Arguments.of(with(a -> a.inform(0, 0, 0)), "its shape is described by 3 numbers"),
                Arguments.of(with(a -> a.inform(0, 0, 1, 'c')), "its rank is 0, but"),
                Arguments.of(with(a -> a.inform(new long[20])), "its rank is 0, but"),
                Arguments.of(with(a -> a.inform(new long[21])), "its shape is described by 21 numbers"),
                Arguments.of(with(a -> a.shapeLength = -1), "its shape is described by -1 numbers"),
                Arguments.of(with(a -> a.information[0] = 3), "its rank is 3, but its shape is described by 8"),
                Arguments.of(with(a -> a.information[1] = 0), "one of its dimensions is 0"),
                Arguments.of(with(a -> a.information[2] = 1L << 31), "one of its dimensions is 2147483648"),
                Arguments.of(with(a -> a.information[2] = (1L << 31) - 1), "but its shape has 2147483647"),
                Arguments.of(
                        with(a -> a.inform(2, 1 << 16, 1 << 15, 1, 1, 0, 1, 'c')), "shape has more than 2147483647"),
                Arguments.of(with(a -> a.information[4] = 2), "not next to each other: stride 2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unreadable")
    void whatDoesNotAgreeIsRefused(Nd4jBytes array, String reason) {
        assertThatThrownBy(() -> read(array))
                .isInstanceOf(Nd4jArray.Unreadable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void cutOffAnywhereItIsRefused() throws IOException {
        byte[] whole = new Nd4jBytes(1, 2).bytes();
        for (int size = 0; size < whole.length; size++) {
            byte[] cut = Arrays.copyOf(whole, size);
            assertThatThrownBy(() -> Nd4jArray.read(ByteBuffer.wrap(cut)))
                    .isInstanceOf(Nd4jArray.Unreadable.class)
                    .hasMessageContaining(size < whole.length - 16 ? "is cut off" : "but holds only");
        }
    }

    /** 8192 and 16384 mark float and double in ND4J's ArrayOptionsHelper. */
    @Test
    void aRowIsWrittenAsDl4jDoes() throws IOException {
        assertThat(Nd4jArray.row(new double[] {0.5, -2, 3}, false))
                .isEqualTo(with(a -> a.information[5] = 16384).bytes());
        assertThat(Nd4jArray.row(new double[] {0.5, -2, 3}, true))
                .isEqualTo(with(a -> {
                            a.information[5] = 8192;
                            a.type = "FLOAT";
                        })
                        .bytes());
    }
}
