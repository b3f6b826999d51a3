package org.manymoons.modelfile.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.Tensor;

/**
 * A NumPy array of numbers in one to three dimensions, in the format of {@code numpy.save}; whole numbers and truth values are read
 * as doubles.
 */
final class NpyArray {
    /** Bytes that hold any header that is read. */
    static final int LONGEST_HEADER = 12 + 4096;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '(<[fi][48]|<[fiu]2|<u4|\\|[iub]1)', 'fortran_order': (True|False),"
                    + " 'shape': \\((\\d{1,8}),(?: ?(\\d{1,8}),?)?(?: ?(\\d{1,8}),?)?\\), \\}\\s*");

    /** A single text of up to 40 characters, as {@code numpy.savez} makes an array of a Python string. */
    private static final Pattern WORD = Pattern.compile(
            "\\{'descr': '<U(\\d{1,2})', 'fortran_order': (?:True|False), 'shape': \\((?:1,)?\\), \\}\\s*");

    private static final int LONGEST_WORD = 40;

    private NpyArray() {}

    /** Where the header's text is, after a check that it is all there. */
    private record Header(String text, int data) {
        static Header of(String name, byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.length < 12 || !Arrays.equals(MAGIC, 0, 6, bytes, 0, 6) || bytes[6] < 1 || bytes[6] > 3) {
                throw new DataException(name + ": not a NumPy array");
            }
            int start = bytes[6] == 1 ? 10 : 12;
            long length = bytes[6] == 1 ? Short.toUnsignedInt(in.getShort(8)) : Integer.toUnsignedLong(in.getInt(8));
            if (length > Math.min(4096, bytes.length - start)) {
                throw new DataException(name + ": the array's header does not fit the file");
            }
            return new Header(
                    new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1), start + (int) length);
        }

        String shown() {
            return text.substring(0, Math.min(100, text.length())).strip();
        }
    }

    /** Reads a single text of letters. */
    static String word(String name, byte[] bytes) {
        Header header = Header.of(name, bytes);
        Matcher matcher = WORD.matcher(header.text);
        int length = matcher.matches() ? Integer.parseInt(matcher.group(1)) : LONGEST_WORD + 1;
        if (length > LONGEST_WORD || bytes.length - header.data != 4 * length) {
            throw new DataException(
                    name + ": one text of at most " + LONGEST_WORD + " characters is needed, found " + header.shown());
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder word = new StringBuilder();
        for (int k = 0; k < length; k++) {
            int character = in.getInt(header.data + 4 * k);
            if (character != 0) {
                word.append(character > 0 && character < 127 ? (char) character : '?');
            }
        }
        return word.toString();
    }

    /** As {@code numpy.save} writes an array of float64. */
    static byte[] bytes(Tensor array) {
        byte[] header = NumpyArchive.header(
                "<f8", array.shape().stream().mapToInt(size -> size).toArray());
        ByteBuffer out = ByteBuffer.allocate(header.length + 8 * array.values().length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (double value : array.values()) {
            out.putDouble(value);
        }
        return out.array();
    }

    /**
     * How many bytes the array says that it has, its header with them.
     *
     * @param start its first {@value #LONGEST_HEADER} bytes or more
     */
    static long size(String name, byte[] start, int mostDimensions) {
        Header header = Header.of(name, start);
        Matcher matcher = HEADER.matcher(header.text);
        return product(count(shape(name, header, matcher, mostDimensions)), width(matcher)) + header.data;
    }

    private static List<Integer> shape(String name, Header header, Matcher matcher, int mostDimensions) {
        List<Integer> shape = matcher.matches() ? shape(matcher) : List.of();
        if (shape.isEmpty() || shape.size() > mostDimensions) {
            throw new DataException(name + ": an array of numbers, little-endian, of "
                    + (mostDimensions == 2 ? "one or two" : "one to three") + " dimensions is needed, found "
                    + header.shown());
        }
        return shape;
    }

    private static long count(List<Integer> shape) {
        return shape.stream().mapToLong(size -> size).reduce(1, NpyArray::product);
    }

    private static int width(Matcher matcher) {
        return matcher.group(1).charAt(2) - '0';
    }

    /** Reads an array of one or two dimensions. */
    static Tensor read(String name, byte[] bytes) {
        return read(name, bytes, 2);
    }

    /** Reads an array of at most so many dimensions, up to 3. */
    static Tensor read(String name, byte[] bytes, int mostDimensions) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Header header = Header.of(name, bytes);
        Matcher matcher = HEADER.matcher(header.text);
        List<Integer> shape = shape(name, header, matcher, mostDimensions);
        String type = matcher.group(1);
        int width = width(matcher);
        int data = header.data;
        long count = count(shape);
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
            values[fortran ? rowByRow(k, shape) : k] = value;
        }
        return new Tensor(values, shape, precision(type));
    }

    private static Precision precision(String type) {
        return switch (type) {
            case "<f4" -> Precision.FLOAT;
            case "<f2" -> Precision.HALF;
            default -> Precision.DOUBLE;
        };
    }

    /** At most so much that its bytes can still be counted. */
    private static long product(long a, long b) {
        long most = Long.MAX_VALUE / Double.BYTES;
        return a == 0 || b <= most / a ? a * b : most;
    }

    private static List<Integer> shape(Matcher header) {
        return IntStream.rangeClosed(3, 5)
                .mapToObj(header::group)
                .filter(Objects::nonNull)
                .map(Integer::parseInt)
                .toList();
    }

    /** The place, row by row, of what is the k-th number where the first index runs fastest. */
    private static int rowByRow(int k, List<Integer> shape) {
        int place = 0;
        int left = k;
        int stride = shape.stream().reduce(1, (a, b) -> a * b);
        for (int size : shape) {
            stride /= size;
            place += left % size * stride;
            left /= size;
        }
        return place;
    }

    private static double number(ByteBuffer in, String type, int at) {
        return switch (type) {
            case "<f8" -> in.getDouble(at);
            case "<f4" -> in.getFloat(at);
            case "<f2" -> Precision.HALF.value(in, at);
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
