package org.manymoons.modelfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;

/**
 * A NumPy array of numbers in one or two dimensions, in the format of {@code numpy.save}; whole numbers and truth values are read
 * as doubles.
 *
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record NpyArray(double[] values, List<Integer> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '(<[fi][48]|<[iu]2|<u4|\\|[iub]1)', 'fortran_order': (True|False),"
                    + " 'shape': \\((\\d{1,8}),(?: ?(\\d{1,8}),?)?\\), \\}\\s*");

    static NpyArray of(double[] values, Integer... shape) {
        return new NpyArray(values, List.of(shape));
    }

    int dimensions() {
        return shape.size();
    }

    int rows() {
        return shape.get(0);
    }

    int columns() {
        return shape.get(shape.size() - 1);
    }

    /** Whether it is a list of numbers: (n,), (n, 1) or (1, n). */
    boolean isVector() {
        return dimensions() == 1 || rows() == 1 || columns() == 1;
    }

    byte[] bytes() {
        byte[] header =
                NumpyArchive.header("<f8", shape.stream().mapToInt(size -> size).toArray());
        ByteBuffer out = ByteBuffer.allocate(header.length + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (double value : values) {
            out.putDouble(value);
        }
        return out.array();
    }

    static NpyArray read(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || !Arrays.equals(MAGIC, 0, 6, bytes, 0, 6) || bytes[6] < 1 || bytes[6] > 3) {
            throw new DataException(name + ": not a NumPy array");
        }
        int start = bytes[6] == 1 ? 10 : 12;
        long length = bytes[6] == 1 ? Short.toUnsignedInt(in.getShort(8)) : Integer.toUnsignedLong(in.getInt(8));
        if (length > Math.min(4096, bytes.length - start)) {
            throw new DataException(name + ": the array's header does not fit the file");
        }
        String header = new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            throw new DataException(name + ": an array of numbers, little-endian, of one or two dimensions is needed,"
                    + " found "
                    + header.substring(0, Math.min(100, header.length())).strip());
        }
        boolean flat = matcher.group(4) == null;
        int rows = Integer.parseInt(matcher.group(3));
        int columns = flat ? 1 : Integer.parseInt(matcher.group(4));
        String type = matcher.group(1);
        int width = type.charAt(2) - '0';
        int data = start + (int) length;
        long count = (long) rows * columns;
        if (count == 0 || count * width != bytes.length - data) {
            throw new DataException(
                    name + ": the array's shape asks for " + count * width + " bytes, found " + (bytes.length - data));
        }
        boolean fortran = matcher.group(2).equals("True");
        double[] values = new double[(int) count];
        for (int k = 0; k < count; k++) {
            double value = number(in, type, data + width * k);
            if (!(Math.abs(value) <= Budget.LARGEST_NUMBER)) {
                throw new DataException(
                        name + ": " + value + " is not a finite number of at most " + Budget.LARGEST_NUMBER);
            }
            values[fortran ? k % rows * columns + k / rows : k] = value;
        }
        return new NpyArray(values, flat ? List.of(rows) : List.of(rows, columns));
    }

    private static double number(ByteBuffer in, String type, int at) {
        return switch (type) {
            case "<f8" -> in.getDouble(at);
            case "<f4" -> in.getFloat(at);
            case "<i8" -> in.getLong(at);
            case "<i4" -> in.getInt(at);
            case "<u4" -> Integer.toUnsignedLong(in.getInt(at));
            case "<i2" -> in.getShort(at);
            case "<u2" -> Short.toUnsignedInt(in.getShort(at));
            case "|i1" -> in.get(at);
            default -> Byte.toUnsignedInt(in.get(at)); // |u1 and |b1
        };
    }
}
