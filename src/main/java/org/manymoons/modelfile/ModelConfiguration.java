package org.manymoons.modelfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import tools.jackson.databind.JsonNode;

/**
 * The network that a {@code configuration.json} of DL4J describes, 0.9.1 to 1.0.0-M2.1, read as a tree: no class that it
 * names is ever loaded.
 *
 * @param unbiased            the places, from 0, of the layers of the network that have no biases in the file
 * @param notes               what the configuration has that changes nothing here, in sentences
 * @param otherRegularisation what the training loss has besides one l2 for all weights, null for nothing
 */
record ModelConfiguration(
        Network network,
        Set<Integer> unbiased,
        List<String> notes,
        @Nullable String otherRegularisation) {
    private static final int MOST_LAYERS = 100;

    /** Reads the configuration of the model in this file. */
    static ModelConfiguration read(Path file, byte[] json) {
        return read(ForeignJson.tree(json, why -> refused(file, why)), why -> refused(file, why));
    }

    /** How many numbers the file has to have. */
    int coefficients() {
        return network.parameterCount()
                - unbiased.stream()
                        .mapToInt(l -> network.layers().get(l).units())
                        .sum();
    }

    /** The numbers of the file with 0 for each bias that is not there. */
    double[] parameters(double[] coefficients) {
        double[] parameters = new double[network.parameterCount()];
        int from = 0;
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            int count = layer.units() * (unbiased.contains(l) ? layer.inputs() : layer.inputs() + 1);
            System.arraycopy(coefficients, from, parameters, layer.weights(), count);
            from += count;
        }
        return parameters;
    }

    private static ModelConfiguration read(JsonNode root, Function<String, DataException> refused) {
        requireDenseLayers(root, refused);
        ConfiguredLayers layers = ConfiguredLayers.read(root.path("confs"), refused);
        List<String> notes = new ArrayList<>(List.of(origin(root)));
        notes.addAll(layers.notes);
        if (!layers.unbiased.isEmpty()) {
            notes.add(SavedModel.withoutBiases(List.copyOf(layers.unbiased.values())));
        }
        Network network = layers.network();
        String excess = Budget.excess(network);
        if (excess != null) {
            throw refused.apply("asks for too much: " + excess);
        }
        return new ModelConfiguration(
                network, Set.copyOf(layers.unbiased.keySet()), List.copyOf(notes), layers.otherRegularisation());
    }

    private static void requireDenseLayers(JsonNode root, Function<String, DataException> refused) {
        JsonNode confs = root.path("confs");
        if (root.has("vertices") || root.has("networkInputs")) {
            throw refused.apply("describes a ComputationGraph; only a MultiLayerNetwork of dense layers is read");
        }
        if (!confs.isArray() || confs.isEmpty() || confs.size() > MOST_LAYERS) {
            throw refused.apply(
                    "has no list of 1 to " + MOST_LAYERS + " layers (confs), so it is no MultiLayerNetwork");
        }
        TypeNames.check(root, refused);
        JsonNode processors = root.path("inputPreProcessors");
        if (processors.isObject() && !processors.isEmpty()) {
            throw refused.apply("has an input preprocessor before layer "
                    + processors.propertyNames().iterator().next() + "; only plain dense layers are read");
        }
    }

    /** Where the model came from, as far as its configuration tells. */
    private static String origin(JsonNode root) {
        JsonNode first = root.path("confs").get(0);
        TypeNames.Typed layer = TypeNames.of(first.path("layer"));
        JsonNode body = layer == null ? first : layer.body();
        TypeNames.Typed updater = TypeNames.of(body.path(body.has("iUpdater") ? "iUpdater" : "iupdater"));
        StringBuilder text = new StringBuilder("a DL4J model");
        if (updater != null) {
            text.append(" trained by ").append(ConfiguredLayers.shown(updater.shown()));
            JsonNode rate = updater.body().path("learningRate");
            text.append(rate.isNumber() ? " at learning rate " + ConfiguredLayers.shown(rate) : "");
        }
        for (String counted : List.of("seed", "iterationCount", "epochCount")) {
            JsonNode value = root.has(counted) ? root.path(counted) : first.path(counted);
            text.append(value.isIntegralNumber() ? ", " + counted + " " + ConfiguredLayers.shown(value) : "");
        }
        return text.toString();
    }

    private static DataException refused(Path file, String why) {
        return ModelZip.refused(file, ModelZip.CONFIGURATION, why);
    }
}
