package org.manymoons.modelfile.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.modelfile.ForeignJson;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.StateDict;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.Unsaid;
import tools.jackson.databind.JsonNode;

/**
 * A {@code state_dict} in a safetensors file: the length of a JSON header in eight bytes, little-endian, the header with each
 * tensor's type, shape and place, then the numbers, with nothing between them.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public final class SafetensorsFile {
    private static final long LARGEST_FILE = 96L << 20;
    private static final long LARGEST_HEADER = 1L << 20;
    private static final int MOST_TENSORS = 100;

    private static final Map<String, Precision> TYPES =
            Map.of("F64", Precision.DOUBLE, "F32", Precision.FLOAT, "F16", Precision.HALF, "BF16", Precision.BFLOAT16);

    private final Path file;

    private SafetensorsFile(Path file) {
        this.file = file;
    }

    /** Where a tensor lies behind the header. */
    private record Place(String name, Precision type, List<Integer> shape, long begin, long end) {}

    /**
     * Reads the Linear layers.
     *
     * @throws DataException in one line where it is no such file, or where it is not said what the layers compute
     */
    public static SavedModel read(Path file, Unsaid unsaid) {
        return StateDict.read(file, ModelFormat.SAFETENSORS, new SafetensorsFile(file).tensors(), unsaid);
    }

    private Map<String, Tensor> tensors() {
        ByteBuffer in = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < Long.BYTES) {
            throw refused("is cut off before the length of its header");
        }
        long length = in.getLong();
        if (length < 2 || length > Math.min(LARGEST_HEADER, in.remaining())) {
            throw refused("says that its header has " + Long.toUnsignedString(length) + " bytes; it must be 2 to "
                    + Math.min(LARGEST_HEADER, in.remaining()));
        }
        byte[] header = new byte[(int) length];
        in.get(header);
        ByteBuffer data = in.slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long expected = 0;
        for (Place place : places(ForeignJson.tree(header, why -> refused("its header " + why)))) {
            if (place.begin != expected || place.end > data.capacity()) {
                throw refused(
                        place.name,
                        "lies at bytes " + place.begin + " to " + place.end + " of " + data.capacity()
                                + ", but the one before it ends at " + expected);
            }
            expected = place.end;
            tensors.put(place.name, tensor(place, data));
        }
        if (expected != data.capacity()) {
            throw refused("has " + (data.capacity() - expected) + " bytes that belong to no tensor");
        }
        return tensors;
    }

    private byte[] bytes() {
        PlainFile.require(file);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw refused("has " + Files.size(file) + " bytes; at most " + LARGEST_FILE + " are read");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** In the order in which they lie. */
    private List<Place> places(JsonNode header) {
        if (!header.isObject() || header.size() > MOST_TENSORS + 1) {
            throw refused("its header is no JSON object of at most " + MOST_TENSORS + " tensors");
        }
        List<Place> places = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                places.add(place(entry.getKey(), entry.getValue()));
            }
        }
        places.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
        return places;
    }

    private Place place(String name, JsonNode node) {
        String obstacle = StateDict.obstacle(name);
        if (obstacle != null) {
            throw refused(name, obstacle);
        }
        Precision type = TYPES.get(node.path("dtype").asString(""));
        if (type == null) {
            throw refused(
                    name,
                    "has the type " + shown(node.path("dtype").asString("none")) + "; F64, F32, F16 and BF16 are read");
        }
        List<Integer> shape = ForeignJson.shape(node.path("shape"));
        if (shape == null) {
            throw refused(
                    name,
                    "has the shape " + shown(node.path("shape").toString())
                            + "; one or two sizes of 1 to a million are read");
        }
        long count = shape.stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b);
        JsonNode offsets = node.path("data_offsets");
        if (shape.isEmpty()
                || offsets.size() != 2
                || !offsets.path(0).canConvertToLong()
                || !offsets.path(1).canConvertToLong()) {
            throw refused(name, "has no shape or no data_offsets of two numbers");
        }
        Place place = new Place(
                name, type, shape, offsets.path(0).asLong(), offsets.path(1).asLong());
        if (place.begin < 0 || place.end - place.begin != count * type.bytes()) {
            throw refused(
                    name,
                    "needs " + count * type.bytes() + " bytes, but lies at bytes " + place.begin + " to " + place.end);
        }
        return place;
    }

    private Tensor tensor(Place place, ByteBuffer data) {
        int count = (int) ((place.end - place.begin) / place.type.bytes());
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = place.type.value(data, (int) place.begin + k * place.type.bytes());
            if (!(Math.abs(values[k]) <= Budget.LARGEST_NUMBER)) {
                throw refused(place.name, values[k] + " is not a finite number of at most " + Budget.LARGEST_NUMBER);
            }
        }
        return new Tensor(values, place.shape, place.type);
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), 60));
    }

    private DataException refused(String tensor, String why) {
        return refused("tensor " + shown(tensor) + ": " + why);
    }

    private DataException refused(String why) {
        return new DataException(file + ": " + why);
    }
}
