package org.manymoons.modelfile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.manymoons.data.Budget;

/**
 * An ND4J array in the format of {@code Nd4j.write}: a buffer of shape information (rank, shape, strides, ...), then a buffer
 * of values. A buffer is the allocation mode and, after its length, the data type in modified UTF-8, then the values, big
 * endian. Lengths are 32 bits before 1.0.0-beta4 and 64 since.
 *
 * @param shape           sizes of the dimensions
 * @param values          in memory order; that is the parameters' own order for a row
 * @param singlePrecision whether they are floats
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Nd4jArray(long[] shape, double[] values, boolean singlePrecision) {
    private static final List<String> MODES_WITH_INT_LENGTH = List.of("DIRECT", "HEAP", "JAVACPP");
    private static final List<String> MODES_WITH_LONG_LENGTH = List.of("LONG_SHAPE", "MIXED_DATA_TYPES");
    private static final int HIGHEST_RANK = 8;

    /** Not an array that can be read; the message says why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private record Header(long length, String type) {}

    /** Reads one array from a buffer and leaves the buffer behind it. */
    static Nd4jArray read(ByteBuffer in) throws Unreadable {
        try {
            Header shapeHeader = header(in);
            boolean wide = shapeHeader.type.equals("LONG");
            if (!wide && !shapeHeader.type.equals("INT")) {
                throw new Unreadable("its shape is made of " + shown(shapeHeader.type) + " numbers");
            }
            long[] shape = shape(in, shapeHeader.length, wide);
            Header header = header(in);
            boolean floats = header.type.equals("FLOAT");
            if (!floats && !header.type.equals("DOUBLE")) {
                throw new Unreadable("holds " + shown(header.type) + " numbers; only FLOAT and DOUBLE are read");
            }
            long product = product(shape);
            if (header.length != product) {
                throw new Unreadable("says it has " + header.length + " numbers, but its shape has " + product);
            }
            if (header.length * (floats ? 4 : 8) > in.remaining()) {
                throw new Unreadable(
                        "says it has " + header.length + " numbers, but holds only " + in.remaining() + " bytes");
            }
            double[] values = new double[(int) header.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = floats ? in.getFloat() : in.getDouble();
                if (!(Math.abs(values[k]) <= Budget.LARGEST_NUMBER)) {
                    throw new Unreadable("its number " + k + " is " + values[k] + "; finite numbers up to "
                            + Budget.LARGEST_NUMBER + " are read");
                }
            }
            return new Nd4jArray(shape, values, floats);
        } catch (BufferUnderflowException e) {
            throw new Unreadable("is cut off");
        }
    }

    private static Header header(ByteBuffer in) throws Unreadable {
        String mode = text(in);
        long length;
        if (MODES_WITH_INT_LENGTH.contains(mode)) {
            length = in.getInt();
        } else if (MODES_WITH_LONG_LENGTH.contains(mode)) {
            length = in.getLong();
        } else {
            throw new Unreadable("is no ND4J array: unknown allocation mode " + shown(mode));
        }
        return new Header(length, text(in));
    }

    private static String text(ByteBuffer in) throws Unreadable {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > 32) {
            throw new Unreadable("is no ND4J array: a name in it has " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static long[] shape(ByteBuffer in, long length, boolean wide) throws Unreadable {
        if (length < 4 || length > 2 * HIGHEST_RANK + 4) {
            throw new Unreadable("its shape is described by " + length + " numbers");
        }
        long[] information = new long[(int) length];
        for (int k = 0; k < information.length; k++) {
            information[k] = wide ? in.getLong() : in.getInt();
        }
        long rank = information[0];
        if (rank < 1 || 2 * rank + 4 != length) {
            throw new Unreadable("its rank is " + rank + ", but its shape is described by " + length + " numbers");
        }
        long[] shape = new long[(int) rank];
        int longest = 0;
        for (int k = 0; k < shape.length; k++) {
            shape[k] = information[1 + k];
            if (shape[k] < 1 || shape[k] > Integer.MAX_VALUE) {
                throw new Unreadable("one of its dimensions is " + shape[k]);
            }
            longest = shape[k] > shape[longest] ? k : longest;
        }
        if (product(shape) == shape[longest] && shape[longest] > 1 && information[1 + shape.length + longest] != 1) {
            throw new Unreadable(
                    "its numbers are not next to each other: stride " + information[1 + shape.length + longest]);
        }
        return shape;
    }

    private static long product(long[] shape) throws Unreadable {
        long product = 1;
        for (long size : shape) {
            product *= size;
            if (product > Integer.MAX_VALUE) {
                throw new Unreadable("its shape has more than " + Integer.MAX_VALUE + " numbers");
            }
        }
        return product;
    }

    private static String shown(String name) {
        return name.replaceAll("[^ -~]", "?");
    }

    /** The bytes of a row of numbers as DL4J 1.0.0-M2.1 writes them. */
    public static byte[] row(double[] values, boolean singlePrecision) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            header(out, 8, "LONG");
            long typeFlag = singlePrecision ? 8192 : 16384; // ND4J's ArrayOptionsHelper
            for (long number : new long[] {2, 1, values.length, values.length, 1, typeFlag, 1, 'c'}) {
                out.writeLong(number);
            }
            header(out, values.length, singlePrecision ? "FLOAT" : "DOUBLE");
            for (double value : values) {
                if (singlePrecision) {
                    out.writeFloat((float) value);
                } else {
                    out.writeDouble(value);
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void header(DataOutputStream out, long length, String type) throws IOException {
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(length);
        out.writeUTF(type);
    }
}
