package org.manymoons.config;

import java.util.Arrays;
import java.util.Map;
import org.manymoons.config.yaml.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what a file leaves out. Most defaults are {@link Configuration#DEFAULT}; the learning rate depends on the
 * updater and the test set on the data.
 */
public final class Defaults {
    private static final long SEEDS = Limits.SEED + 1;

    private Defaults() {}

    /** A tree with every key: the file's value where it has one, else the default. */
    public static ObjectNode completed(JsonNode file) {
        ObjectNode complete = ConfigurationJson.write(Configuration.DEFAULT);
        learningRate(complete, file.at("/training/updater").asString(""));
        testSet(complete, file.path("data"));
        merge(complete, file);
        return complete;
    }

    private static void learningRate(ObjectNode complete, String updater) {
        Arrays.stream(TrainingSection.Updater.values())
                .filter(u -> u.toString().equals(updater))
                .forEach(u -> ((ObjectNode) complete.path("training")).put("learning_rate", u.defaultLearningRate()));
    }

    /** Generated data are tested on the next random state, unless there is no noise to tell them apart; CSV data are not. */
    private static void testSet(ObjectNode complete, JsonNode data) {
        boolean csv = data.path("source").asString("").equals("csv");
        boolean noiseless = data.has("noise") && data.path("noise").asDouble(0) == 0;
        ObjectNode defaults = (ObjectNode) complete.path("data");
        if (!data.has("test") && (csv || noiseless)) {
            defaults.putNull("test");
        } else {
            long next = (data.path("random_state").asLong(0) + 1) % SEEDS;
            ((ObjectNode) defaults.path("test")).put("random_state", csv ? 0 : next);
        }
    }

    private static void merge(ObjectNode complete, JsonNode file) {
        for (Map.Entry<String, JsonNode> property : file.properties()) {
            String key = property.getKey();
            JsonNode value = property.getValue();
            if (complete.get(key) instanceof ObjectNode section && value.isObject()) {
                merge(section, value);
            } else if (!(key.equals("census") && value.isNull())) {
                complete.set(key, value);
            }
        }
    }
}
