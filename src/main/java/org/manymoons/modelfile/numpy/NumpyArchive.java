package org.manymoons.modelfile.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipOutputStream;
import org.manymoons.data.UndatedEntry;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * Writes a {@code .npz} array by array, for {@code numpy.load}: each entry is in version 1.0 of NumPy's format, row by row.
 * The same arrays give the same bytes.
 */
public final class NumpyArchive {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREFIX = MAGIC.length + Short.BYTES;
    private static final int ALIGNMENT = 64;

    private final ZipOutputStream zip;

    /** @param out stays open */
    public NumpyArchive(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** An array of float64. */
    public void doubles(String name, double[] values, int... shape) throws IOException {
        ByteBuffer content = room(values.length, Double.BYTES, shape);
        for (double value : values) {
            content.putDouble(value);
        }
        entry(name, "<f8", content, shape);
    }

    /** An array of int64. */
    public void integers(String name, long[] values, int... shape) throws IOException {
        ByteBuffer content = room(values.length, Long.BYTES, shape);
        for (long value : values) {
            content.putLong(value);
        }
        entry(name, "<i8", content, shape);
    }

    /** A one-dimensional array of texts of the Basic Multilingual Plane, as wide as the longest. */
    public void texts(String name, List<String> values) throws IOException {
        int width = Math.max(1, values.stream().mapToInt(String::length).max().orElse(1));
        ByteBuffer content = room(values.size(), width * Integer.BYTES, values.size());
        for (String value : values) {
            for (int k = 0; k < width; k++) {
                content.putInt(k < value.length() ? value.charAt(k) : 0);
            }
        }
        entry(name, "<U" + width, content, values.size());
    }

    /** The weights of a network: W1 (inputs x units), b1, W2, b2, ...; the parameters are in its order. */
    public void weights(Network network, double[] parameters) throws IOException {
        layers(network, List.of(parameters));
    }

    /** The weights of several networks of one architecture: W1 (networks x inputs x units), b1 (networks x units), ... */
    public void weights(Network network, List<double[]> parameters) throws IOException {
        layers(network, parameters, parameters.size());
    }

    private void layers(Network network, List<double[]> parameters, int... networks) throws IOException {
        int number = 1;
        for (Layer layer : network.layers()) {
            double[] weights = parameters.stream()
                    .flatMapToDouble(p -> IntStream.range(0, layer.inputs() * layer.units())
                            .mapToDouble(k -> p[layer.weight(k % layer.units(), k / layer.units())]))
                    .toArray();
            double[] biases = parameters.stream()
                    .flatMapToDouble(p -> IntStream.range(0, layer.units()).mapToDouble(i -> p[layer.bias(i)]))
                    .toArray();
            doubles("W" + number, weights, with(networks, layer.inputs(), layer.units()));
            doubles("b" + number, biases, with(networks, layer.units()));
            number++;
        }
    }

    private static int[] with(int[] shape, int... more) {
        return IntStream.concat(Arrays.stream(shape), Arrays.stream(more)).toArray();
    }

    /** Ends the archive. */
    public void finish() throws IOException {
        zip.finish();
    }

    private static ByteBuffer room(int values, int width, int... shape) {
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values) {
            throw new IllegalArgumentException(values + " values do not fill " + Arrays.toString(shape));
        }
        return ByteBuffer.allocate(Math.multiplyExact(values, width)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void entry(String name, String type, ByteBuffer content, int... shape) throws IOException {
        zip.putNextEntry(UndatedEntry.of(name + ".npy"));
        zip.write(header(type, shape));
        zip.write(content.array());
        zip.closeEntry();
    }

    /** Magic, version, length of the text, and the text, padded so that the values begin at a multiple of 64. */
    static byte[] header(String type, int... shape) {
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes
                + (shape.length == 1 ? "," : "") + "), }");
        while ((PREFIX + text.length() + 1) % ALIGNMENT != 0) {
            text.append(' ');
        }
        text.append('\n');
        return ByteBuffer.allocate(PREFIX + text.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length())
                .put(text.toString().getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }
}
