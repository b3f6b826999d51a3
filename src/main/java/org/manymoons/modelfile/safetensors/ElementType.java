package org.manymoons.modelfile.safetensors;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.manymoons.modelfile.Precision;

/** The types of numbers that are read, by their names in the header. */
enum ElementType {
    F64(8, Precision.DOUBLE) {
        @Override
        double value(ByteBuffer in, int at) {
            return in.getDouble(at);
        }
    },
    F32(4, Precision.FLOAT) {
        @Override
        double value(ByteBuffer in, int at) {
            return in.getFloat(at);
        }
    },
    F16(2, Precision.HALF) {
        @Override
        double value(ByteBuffer in, int at) {
            return half(in.getShort(at));
        }
    },
    BF16(2, Precision.BFLOAT16) {
        @Override
        double value(ByteBuffer in, int at) {
            return Float.intBitsToFloat(in.getShort(at) << 16);
        }
    };

    private final int bytes;
    private final Precision precision;

    ElementType(int bytes, Precision precision) {
        this.bytes = bytes;
        this.precision = precision;
    }

    static @Nullable ElementType named(String name) {
        for (ElementType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    int bytes() {
        return bytes;
    }

    Precision precision() {
        return precision;
    }

    /** The number at this byte of a little-endian buffer. */
    abstract double value(ByteBuffer in, int at);

    /** IEEE 754 binary16: a sign, 5 bits of exponent with bias 15, 10 of the fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = switch (exponent) {
            case 0 -> fraction * 0x1p-24;
            case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb(1024 + fraction, exponent - 25);
        };
        return bits < 0 ? -size : size;
    }
}
