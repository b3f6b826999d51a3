package org.manymoons.modelfile.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.Tensor;

/**
 * What Keras keeps in an HDF5 file, in memory: groups, texts as attributes, and datasets of floating numbers in one piece. No link
 * is followed, no filter run, and whatever the library throws at a damaged file is a refusal.
 */
final class Hdf5 {
    private static final int LARGEST_TEXT = 4 << 20;
    private static final int MOST_NAMES = 1000;
    private static final int LARGEST_SIZE = 1_000_000;

    private final Path file;
    private final HdfFile hdf;

    private Hdf5(Path file, HdfFile hdf) {
        this.file = file;
        this.hdf = hdf;
    }

    /** Opens the bytes of a file and gives what is made of it. */
    static <T> T read(Path file, byte[] bytes, Function<Hdf5, T> reading) {
        try (HdfFile hdf = HdfFile.fromByteBuffer(ByteBuffer.wrap(bytes))) {
            return reading.apply(new Hdf5(file, hdf));
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) { // a damaged file says what it wants
            throw new DataException(file + ": is damaged, or no HDF5 file that can be read", e);
        }
    }

    /** The group or dataset at a path of names, null if there is none. */
    private @Nullable Node at(List<String> path) {
        Node node = hdf;
        for (String name : path) {
            Node child = node instanceof Group group ? group.getChild(name) : null;
            if (child == null) {
                return null;
            }
            if (child.isLink()) {
                throw refused(path, "is a link, which is never followed");
            }
            node = child;
        }
        return node;
    }

    boolean has(List<String> path) {
        return at(path) != null;
    }

    /** A text in an attribute of a group, null if there is none. */
    @Nullable
    String text(List<String> path, String name) {
        Object value = attribute(path, name);
        return value instanceof String text ? text : null;
    }

    /** A list of texts in an attribute of a group, empty if there is none. */
    List<String> texts(List<String> path, String name) {
        Object value = attribute(path, name);
        return value instanceof String[] texts ? List.of(texts) : List.of();
    }

    private @Nullable Object attribute(List<String> path, String name) {
        Node node = at(path);
        Attribute attribute = node == null ? null : node.getAttribute(name);
        if (attribute == null) {
            return null;
        }
        if (attribute.getSizeInBytes() > LARGEST_TEXT || attribute.getSize() > MOST_NAMES) {
            throw refused(path, "has more than " + LARGEST_TEXT + " bytes in " + name);
        }
        return attribute.getData();
    }

    /** The numbers of a dataset, null if there is none. */
    @Nullable
    Tensor numbers(List<String> path) {
        Node node = at(path);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ContiguousDataset dataset) || dataset.isEmpty()) {
            throw refused(path, "is no dataset in one piece; Keras writes its weights without compression");
        }
        Precision precision = precision(path, dataset);
        List<Integer> shape = Arrays.stream(dataset.getDimensions()).boxed().toList();
        if (shape.size() > 2 || shape.stream().anyMatch(size -> size < 1 || size > LARGEST_SIZE)) {
            throw refused(path, "has the shape " + shape + "; up to two sizes of 1 to a million are read");
        }
        long count = shape.stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b);
        ByteBuffer buffer = dataset.getBuffer();
        if (buffer == null || buffer.remaining() != count * precision.bytes()) {
            throw refused(path, "needs " + count * precision.bytes() + " bytes, but does not have them");
        }
        ByteBuffer in = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[(int) count];
        for (int k = 0; k < values.length; k++) {
            values[k] = precision.value(in, k * precision.bytes());
            if (!(Math.abs(values[k]) <= Budget.LARGEST_NUMBER)) {
                throw refused(
                        path,
                        "has " + values[k] + ", which is not a finite number of at most " + Budget.LARGEST_NUMBER);
            }
        }
        return new Tensor(values, shape.isEmpty() ? List.of(1) : new ArrayList<>(shape), precision);
    }

    /** IEEE numbers, little-endian, as h5py writes NumPy's. */
    private Precision precision(List<String> path, Dataset dataset) {
        if (dataset.getDataType() instanceof FloatingPoint type && type.getByteOrder() == ByteOrder.LITTLE_ENDIAN) {
            for (Precision one : List.of(Precision.DOUBLE, Precision.FLOAT, Precision.HALF)) {
                if (type.getSize() == one.bytes() && type.getMantissaSize() == significant(one)) {
                    return one;
                }
            }
        }
        throw refused(path, "is of another type; float64, float32 and float16, little-endian, are read");
    }

    /** Stored bits of the fraction. */
    private static int significant(Precision precision) {
        return -Math.getExponent(precision.spacing());
    }

    private DataException refused(List<String> path, String why) {
        String shown = String.join("/", path);
        return new DataException(file + ": " + shown.substring(0, Math.min(shown.length(), 150)) + " " + why);
    }
}
