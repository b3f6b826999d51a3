package org.manymoons.modelfile.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ForeignJson;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.Unsaid;
import tools.jackson.databind.JsonNode;

/**
 * TensorFlow.js' layers model: a JSON with the layers and with the places of the weights, which lie as floats, little-endian, in
 * files beside it.
 */
public final class LayersModel {
    private static final long LARGEST_JSON = 4L << 20;
    private static final long LARGEST_WEIGHTS = 36L << 20;
    private static final int MOST_WEIGHTS = 200;
    private static final int MOST_FILES = 20;
    private static final Pattern BESIDE = Pattern.compile("(\\./)?([A-Za-z0-9_][A-Za-z0-9_.-]{0,120})");

    private final Path file;

    private LayersModel(Path file) {
        this.file = file;
    }

    /**
     * Reads the model.
     *
     * @throws DataException in one line where it is no such model, or where something has to be said
     */
    public static SavedModel read(Path file, Unsaid unsaid) {
        LayersModel model = new LayersModel(file);
        JsonNode root = ForeignJson.tree(model.bytes(file, LARGEST_JSON), model::refused);
        JsonNode topology = root.path("modelTopology");
        if (!topology.isObject() || !root.path("weightsManifest").isArray()) {
            throw model.refused("has no modelTopology and weightsManifest, so it is no layers model of TensorFlow.js");
        }
        Map<String, Tensor> weights = model.weights(root.path("weightsManifest"));
        JsonNode described = topology.has("model_config") ? topology.path("model_config") : topology;
        return KerasLayers.read(file, described, (layer, variable) -> weights.get(layer + "/" + variable))
                .model(ModelFormat.TENSORFLOW_JS, unsaid);
    }

    private Map<String, Tensor> weights(JsonNode manifest) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        long left = LARGEST_WEIGHTS;
        for (JsonNode group : manifest) {
            ByteBuffer data = joined(group.path("paths"), left);
            left -= data.remaining();
            for (JsonNode weight : group.path("weights")) {
                String name = weight.path("name").asString("");
                if (weights.size() == MOST_WEIGHTS || weights.put(name, weight(name, weight, data)) != null) {
                    throw refused("weight " + shown(name) + " is there twice, or there are more than " + MOST_WEIGHTS);
                }
            }
            if (data.hasRemaining()) {
                throw refused("its weights have " + data.remaining() + " bytes that belong to none");
            }
        }
        return weights;
    }

    /** The bytes of a group's files, one behind the other. */
    private ByteBuffer joined(JsonNode paths, long most) {
        List<byte[]> parts = new ArrayList<>();
        long size = 0;
        for (JsonNode path : paths) {
            var beside = BESIDE.matcher(path.asString(""));
            if (!beside.matches() || parts.size() == MOST_FILES) {
                throw refused("keeps weights in " + shown(path.toString()) + "; they must be in at most " + MOST_FILES
                        + " files beside it");
            }
            Path part = file.resolveSibling(beside.group(2));
            if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                throw refused("its weights " + part + " are no plain file");
            }
            parts.add(bytes(part, most - size));
            size += parts.get(parts.size() - 1).length;
        }
        ByteBuffer joined = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        parts.forEach(joined::put);
        return joined.flip();
    }

    private Tensor weight(String name, JsonNode node, ByteBuffer data) {
        if (!node.path("dtype").asString("").equals("float32") || node.has("quantization")) {
            throw refused("weight " + shown(name) + " is of the type "
                    + shown(node.path("dtype").asString("none")) + (node.has("quantization") ? ", quantized" : "")
                    + "; float32 is read");
        }
        List<Integer> shape = ForeignJson.shape(node.path("shape"));
        if (shape == null) {
            throw refused("weight " + shown(name) + " has the shape "
                    + shown(node.path("shape").toString()) + "; one or two sizes of 1 to a million are read");
        }
        long count = shape.stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b);
        if (shape.isEmpty() && !name.endsWith("/count") || count * Float.BYTES > data.remaining()) {
            throw refused("weight " + shown(name) + " needs " + count * Float.BYTES + " bytes, but " + data.remaining()
                    + " are left");
        }
        double[] values = new double[(int) count];
        for (int k = 0; k < count; k++) {
            values[k] = data.getFloat();
            if (!(Math.abs(values[k]) <= Budget.LARGEST_NUMBER)) {
                throw refused("weight " + shown(name) + ": " + values[k] + " is not a finite number of at most "
                        + Budget.LARGEST_NUMBER);
            }
        }
        return new Tensor(values, shape, Precision.FLOAT);
    }

    private byte[] bytes(Path part, long most) {
        try {
            if (Files.size(part) > most) {
                throw refused(
                        part.getFileName() + " has " + Files.size(part) + " bytes; at most " + most + " are read");
            }
            return Files.readAllBytes(part);
        } catch (IOException e) {
            throw new DataException(part + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), 80));
    }

    private DataException refused(String why) {
        return new DataException(file + ": " + why);
    }
}
