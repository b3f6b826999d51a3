package org.manymoons.modelfile;

import java.nio.ByteBuffer;

/** How finely a file keeps its numbers (IEEE 754; bfloat16 is the upper half of a float). */
public enum Precision {
    DOUBLE(0x1p-52, Double.BYTES, "double") {
        @Override
        public double value(ByteBuffer in, int at) {
            return in.getDouble(at);
        }
    },
    FLOAT(0x1p-23, Float.BYTES, "float") {
        @Override
        public double value(ByteBuffer in, int at) {
            return in.getFloat(at);
        }
    },
    /** 16 bits, 11 of them significant: PyTorch's float16. */
    HALF(0x1p-10, Short.BYTES, "half") {
        @Override
        public double value(ByteBuffer in, int at) {
            return half(in.getShort(at));
        }
    },
    /** 16 bits, 8 of them significant. */
    BFLOAT16(0x1p-7, Short.BYTES, "bfloat16") {
        @Override
        public double value(ByteBuffer in, int at) {
            return Float.intBitsToFloat(in.getShort(at) << 16);
        }
    };

    private final double spacing;
    private final int bytes;
    private final String label;

    Precision(double spacing, int bytes, String label) {
        this.spacing = spacing;
        this.bytes = bytes;
        this.label = label;
    }

    /** The distance from 1 to the next larger number. */
    public double spacing() {
        return spacing;
    }

    /** How many bytes a number has. */
    public int bytes() {
        return bytes;
    }

    /** As in a sentence. */
    public String label() {
        return label;
    }

    /** The coarser one. */
    public Precision or(Precision other) {
        return other.spacing > spacing ? other : this;
    }

    /** The number at this byte, in the order of the buffer. */
    public abstract double value(ByteBuffer in, int at);

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
