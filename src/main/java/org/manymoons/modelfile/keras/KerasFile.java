package org.manymoons.modelfile.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.modelfile.ForeignJson;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.ModelZip;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.Unsaid;
import tools.jackson.databind.JsonNode;

/**
 * A whole model of Keras: an HDF5 file ({@code .h5}) with the layers in the attribute {@code model_config}, or a zip
 * ({@code .keras}) of {@code config.json} and {@code model.weights.h5}.
 */
public final class KerasFile {
    private static final int LARGEST_FILE = 36 << 20;
    private static final int MOST_ENTRIES = 20;
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";

    /** Of a layer in {@code model.weights.h5} the variables have numbers. */
    private static final Map<String, String> NUMBERS = Map.of("kernel", "0", "bias", "1", "mean", "0", "variance", "1");

    private final Path file;

    private KerasFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the model.
     *
     * @throws DataException in one line where it is no such model, or where something has to be said
     */
    public static SavedModel read(Path file, Unsaid unsaid) {
        PlainFile.require(file);
        KerasFile keras = new KerasFile(file);
        byte[] bytes;
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw keras.refused("has " + Files.size(file) + " bytes; at most " + LARGEST_FILE + " are read");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        boolean zipped = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        return zipped ? keras.zip(unsaid) : Hdf5.read(file, bytes, hdf -> keras.whole(hdf, unsaid));
    }

    private SavedModel whole(Hdf5 hdf, Unsaid unsaid) {
        String config = hdf.text(List.of(), "model_config");
        if (config == null) {
            throw refused("has no model_config, so it holds weights only; save the whole model with model.save");
        }
        return KerasLayers.read(file, json(config.getBytes(StandardCharsets.UTF_8)), (layer, variable) -> {
                    List<String> group = List.of("model_weights", layer);
                    for (String name : hdf.texts(group, "weight_names")) {
                        if (isOf(name, variable)) {
                            List<String> path = new ArrayList<>(group);
                            path.addAll(Arrays.asList(name.split("/")));
                            return hdf.numbers(path);
                        }
                    }
                    return null;
                })
                .model(ModelFormat.KERAS, unsaid);
    }

    /** dense/kernel:0 of Keras 2 and dense/kernel of Keras 3. */
    private static boolean isOf(String name, String variable) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.equals(variable) || last.equals(variable + ":0");
    }

    private SavedModel zip(Unsaid unsaid) {
        Map<String, byte[]> entries = entries();
        byte[] config = entries.get(CONFIG);
        byte[] weights = entries.get(WEIGHTS);
        if (config == null || weights == null) {
            throw refused("has no " + (config == null ? CONFIG : WEIGHTS) + ", so it is no model of Keras");
        }
        JsonNode model = json(config);
        return Hdf5.read(
                file,
                weights,
                hdf -> KerasLayers.read(file, model, new Numbered(hdf, model)).model(ModelFormat.KERAS, unsaid));
    }

    /**
     * Layers in {@code model.weights.h5} are not called by their names: the layers of a class are dense, dense_1, ... in their
     * order.
     */
    private static final class Numbered implements KerasLayers.Weights {
        private final Hdf5 hdf;
        private final String top;
        private final Map<String, String> groups = new HashMap<>();

        Numbered(Hdf5 hdf, JsonNode model) {
            this.hdf = hdf;
            top = hdf.has(List.of("layers")) ? "layers" : "_layer_checkpoint_dependencies";
            Map<String, Integer> used = new HashMap<>();
            JsonNode config = model.path("config");
            for (JsonNode layer : config.isArray() ? config : config.path("layers")) {
                String type = layer.path("class_name").asString("");
                int number = Objects.requireNonNull(used.merge(type, 1, Integer::sum)) - 1;
                String group = type.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                String name = layer.path("config")
                        .path("name")
                        .asString(layer.path("name").asString(""));
                groups.put(name, number == 0 ? group : group + "_" + number);
            }
        }

        @Override
        public @Nullable Tensor of(String layer, String variable) {
            String group = groups.get(layer);
            String number = NUMBERS.get(variable);
            return group == null || number == null ? null : hdf.numbers(List.of(top, group, "vars", number));
        }
    }

    private Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new HashMap<>();
        int left = LARGEST_FILE;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (left == 0 || entries.size() == MOST_ENTRIES) {
                    throw refused("has more than " + LARGEST_FILE + " bytes inflated, or more than " + MOST_ENTRIES
                            + " entries");
                }
                if (entries.put(entry.getName(), bytes) != null) {
                    throw ModelZip.refused(file, entry.getName(), "is there twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(file + ": cannot be read as a zip: " + e.getMessage(), e);
        }
        return entries;
    }

    private JsonNode json(byte[] text) {
        return ForeignJson.tree(text, why -> refused("its configuration " + why));
    }

    private DataException refused(String why) {
        return new DataException(file + ": " + why);
    }
}
