package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {
    private static double value(Precision precision, long bits, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.allocate(16).order(order);
        switch (precision.bytes()) {
            case 8 -> buffer.putLong(3, bits);
            case 4 -> buffer.putInt(3, (int) bits);
            default -> buffer.putShort(3, (short) bits);
        }
        return precision.value(buffer, 3);
    }

    /** numpy.array([...], dtype=uint16).view(float16) */
    @ParameterizedTest
    @CsvSource({
        "0x3C00, 1",
        "0xC000, -2",
        "0x7BFF, 65504",
        "0x0001, 5.960464477539063e-08",
        "0x03FF, 6.097555160522461e-05",
        "0x0400, 6.103515625e-05",
        "0x8400, -6.103515625e-05",
        "0x3555, 0.333251953125",
        "0xB555, -0.333251953125",
        "0x7C00, Infinity",
        "0xFC00, -Infinity",
        "0x7E00, NaN",
        "0x0000, 0.0",
        "0x8000, -0.0"
    })
    void halvesAreNumpys(String bits, double expected) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            assertThat(Double.valueOf(value(Precision.HALF, Long.decode(bits), order)))
                    .isEqualTo(Double.valueOf(expected));
        }
    }

    /** The upper halves of floats. */
    @ParameterizedTest
    @CsvSource({"0x3F80, 1", "0xC049, -3.140625", "0x7F7F, 3.3895313892515355e38", "0x0001, 9.183549615799121e-41"})
    void bfloatsAreUpperHalvesOfFloats(String bits, double expected) {
        assertThat(value(Precision.BFLOAT16, Long.decode(bits), ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(expected);
    }

    @Test
    void doublesAndFloatsAreJavas() {
        assertThat(value(Precision.DOUBLE, Double.doubleToLongBits(0.1), ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(0.1);
        assertThat(value(Precision.FLOAT, Float.floatToIntBits(0.1f), ByteOrder.BIG_ENDIAN))
                .isEqualTo(0.1f);
    }

    /** The number after 1 has the bits of 1 and one more. */
    @ParameterizedTest
    @EnumSource
    void theSpacingIsThatOfTheNumbers(Precision precision) {
        long one = switch (precision) {
            case DOUBLE -> Double.doubleToLongBits(1);
            case FLOAT -> Float.floatToIntBits(1);
            case HALF -> 0x3C00;
            case BFLOAT16 -> 0x3F80;
        };
        assertThat(value(precision, one, ByteOrder.LITTLE_ENDIAN)).isEqualTo(1);
        assertThat(value(precision, one + 1, ByteOrder.LITTLE_ENDIAN) - 1).isEqualTo(precision.spacing());
    }

    @Test
    void theCoarserOfTwoIsTold() {
        assertThat(Precision.DOUBLE.or(Precision.FLOAT)).isEqualTo(Precision.FLOAT);
        assertThat(Precision.BFLOAT16.or(Precision.HALF)).isEqualTo(Precision.BFLOAT16);
        assertThat(Precision.HALF.or(Precision.HALF)).isEqualTo(Precision.HALF);
    }

    @Test
    void sentencesNameThem() {
        assertThat(SavedModel.judgedAt(Precision.FLOAT))
                .isEqualTo("the parameters are floats, so they are judged at float precision");
        assertThat(SavedModel.judgedAt(Precision.BFLOAT16))
                .isEqualTo("the parameters are bfloat16 numbers, so they are judged at that precision");
        assertThat(SavedModel.withoutBiases(List.of("fc1")))
                .isEqualTo("no biases are in the file for layer fc1: they are taken as 0, and carrying on moves them");
        assertThat(SavedModel.withoutBiases(List.of("fc1", "fc2")))
                .startsWith("no biases are in the file for layers fc1, fc2:");
    }
}
