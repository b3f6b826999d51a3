package org.manymoons.modelfile.keras;

import static org.manymoons.modelfile.Orientation.INPUTS_BY_UNITS;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.LayerStack;
import org.manymoons.modelfile.Tensor;
import org.manymoons.reference.Activation;
import tools.jackson.databind.JsonNode;

/**
 * The layers of a Sequential or of a functional model that is one chain, as Keras 2, Keras 3 and TensorFlow.js describe them:
 * read as data, no class or function that is named is ever looked up.
 */
final class KerasLayers {
    /** What Keras' Normalization adds below which the deviation is not taken (its backend's epsilon). */
    private static final double EPSILON = 1e-7;

    private static final int MOST_LAYERS = 100;

    private final Path file;
    private final Weights weights;
    private final LayerStack stack;

    /** Where the numbers of a layer are. */
    @FunctionalInterface
    interface Weights {
        /** The variable of a layer, null if there is none. */
        @Nullable
        Tensor of(String layer, String variable);
    }

    private KerasLayers(Path file, Weights weights) {
        this.file = file;
        this.weights = weights;
        stack = new LayerStack(file);
    }

    /** The steps of the model that the JSON describes. */
    static LayerStack read(Path file, JsonNode model, Weights weights) {
        KerasLayers keras = new KerasLayers(file, weights);
        keras.layers(model);
        return keras.stack;
    }

    private void layers(JsonNode model) {
        JsonNode config = model.path("config");
        JsonNode layers = config.isArray() ? config : config.path("layers");
        if (!layers.isArray() || layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw refused("describes no list of 1 to " + MOST_LAYERS + " layers");
        }
        String type = model.path("class_name").asString("");
        boolean chained = !type.equals("Sequential");
        if (chained && !type.equals("Functional") && !type.equals("Model")) {
            throw refused("describes a " + shown(type) + "; a Sequential or a functional model of one chain is read");
        }
        String before = "";
        for (JsonNode layer : layers) {
            String name = layer.path("config")
                    .path("name")
                    .asString(layer.path("name").asString(""));
            if (chained) {
                requireAfter(before, name, layer.path("inbound_nodes"));
            }
            layer(name, layer.path("class_name").asString(""), layer.path("config"));
            before = name;
        }
    }

    /** Each layer takes what the one before it gives, and nothing else. */
    private void requireAfter(String before, String name, JsonNode inbound) {
        boolean first = before.isEmpty() && inbound.isEmpty();
        JsonNode node = inbound.path(0);
        JsonNode older = node.path(0).path(0);
        JsonNode newer =
                node.path("args").path(0).path("config").path("keras_history").path(0);
        boolean single = inbound.size() == 1
                && (node.isArray() ? node.size() : node.path("args").size()) == 1;
        if (!first
                && !(single && (older.isString() ? older : newer).asString("").equals(before))) {
            throw refused("layer " + shown(name) + " does not take just what the layer before it, " + shown(before)
                    + ", gives; only one chain of layers is read");
        }
    }

    private void layer(String name, String type, JsonNode config) {
        switch (type) {
            case "InputLayer" -> {}
            case "Dense" -> dense(name, config);
            case "Activation" -> activation(name, config.path("activation"));
            case "Softmax" -> stack.softmax(name);
            case "ReLU" -> {
                requirePlain(name, config, "max_value", 0);
                requirePlain(name, config, "negative_slope", 0);
                requirePlain(name, config, "threshold", 0);
                stack.activation(name, Activation.RELU);
            }
            case "LeakyReLU" -> {
                requirePlain(name, config, config.has("alpha") ? "alpha" : "negative_slope", 0.01);
                stack.activation(name, Activation.LEAKYRELU);
            }
            case "ELU" -> {
                requirePlain(name, config, "alpha", 1);
                stack.activation(name, Activation.ELU);
            }
            case "Dropout", "GaussianDropout", "GaussianNoise", "AlphaDropout" ->
                stack.note("layer " + name + " is a " + type + ", which changes nothing at inference");
            case "Flatten" -> stack.note("layer " + name + " is a Flatten, which changes nothing here");
            case "Normalization" -> normalization(name, config);
            default ->
                throw refused("layer " + shown(name) + " is a " + shown(type)
                        + "; Dense, Activation, Softmax, ReLU, LeakyReLU, ELU, Dropout, Flatten, Normalization and"
                        + " InputLayer are read");
        }
    }

    private void dense(String name, JsonNode config) {
        Tensor kernel = variable(name, "kernel");
        boolean biased = config.path("use_bias").asBoolean(true);
        if (!biased && weights.of(name, "bias") != null) {
            throw refused("layer " + shown(name) + " says that it has no biases, but has some");
        }
        stack.dense(name, kernel, INPUTS_BY_UNITS, biased ? variable(name, "bias") : null);
        if (config.path("units").asInt(-1) != kernel.columns()) {
            throw refused("layer " + shown(name) + " says "
                    + shown(config.path("units").toString()) + " units, but its weights are " + kernel.shape());
        }
        activation(name, config.path("activation"));
        regularizer(config.path("kernel_regularizer"));
        for (String other : new String[] {"bias_regularizer", "activity_regularizer"}) {
            if (config.path(other).isObject()) {
                stack.penalty((other.startsWith("a") ? "an " : "a ") + other.replace('_', ' '));
            }
        }
    }

    /** Keras adds l2 sum(W^2), twice what is called l2 here. */
    private void regularizer(JsonNode node) {
        if (!node.isObject()) {
            return;
        }
        JsonNode config = node.path("config");
        double l1 = config.path("l1").asDouble(0);
        double l2 = config.path("l2").asDouble(Double.NaN);
        if (l1 != 0 || !(l2 >= 0 && l2 <= 1e30)) {
            stack.penalty(
                    l1 != 0
                            ? "l1"
                            : "the regularizer " + shown(node.path("class_name").asString("")));
        } else {
            stack.decay(2 * l2);
        }
    }

    private void activation(String layer, JsonNode node) {
        String name = node.isObject()
                ? node.path("config").asString(node.path("class_name").asString(""))
                : node.asString("linear");
        switch (name) {
            case "linear" -> {}
            case "softmax" -> stack.softmax(layer);
            case "sigmoid" -> stack.activation(layer, Activation.SIGMOID);
            case "tanh" -> stack.activation(layer, Activation.TANH);
            case "relu" -> stack.activation(layer, Activation.RELU);
            case "softplus" -> stack.activation(layer, Activation.SOFTPLUS);
            case "softsign" -> stack.activation(layer, Activation.SOFTSIGN);
            case "elu" -> stack.activation(layer, Activation.ELU);
            case "swish", "silu" -> stack.activation(layer, Activation.SWISH);
            case "hard_tanh" -> stack.activation(layer, Activation.HARDTANH);
            default ->
                throw refused(
                        "layer " + shown(layer) + " has the activation " + shown(name) + ", which is not supported");
        }
    }

    /** {@code (x - mean) / max(sqrt(variance), epsilon)}, one mean and variance for each feature. */
    private void normalization(String name, JsonNode config) {
        if (config.path("invert").asBoolean(false)) {
            throw refused("layer " + shown(name) + " inverts a normalisation, which is not supported");
        }
        double[] mean = statistics(name, "mean", config);
        double[] variance = statistics(name, "variance", config);
        if (mean.length != variance.length) {
            throw refused(
                    "layer " + shown(name) + " has " + mean.length + " means, but " + variance.length + " variances");
        }
        double[] factor = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            factor[j] = 1 / Math.max(Math.sqrt(variance[j]), EPSILON);
        }
        stack.scaling(name, mean, factor);
    }

    private double[] statistics(String layer, String which, JsonNode config) {
        Tensor adapted = weights.of(layer, which);
        if (adapted != null && adapted.isVector()) {
            return adapted.values();
        }
        JsonNode given = config.path(which);
        while (given.path(0).isArray() && given.size() == 1) {
            given = given.path(0);
        }
        if (!given.isArray() || given.isEmpty() || given.size() > 100_000) {
            throw refused("layer " + shown(layer) + " has no " + which + " for each feature");
        }
        double[] values = new double[given.size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = given.get(j).asDouble(Double.NaN);
        }
        return values;
    }

    private void requirePlain(String layer, JsonNode config, String key, double value) {
        JsonNode node = config.path(key);
        boolean plain = node.isMissingNode() || node.isNull() || node.isNumber() && node.asDouble() == value;
        if (!plain || (key.equals("max_value") && node.isNumber()) || (value == 0.01 && !node.isNumber())) {
            throw refused("layer " + shown(layer) + " has " + key + " = " + shown(node.toString())
                    + ", which is not supported");
        }
    }

    private Tensor variable(String layer, String name) {
        Tensor tensor = weights.of(layer, name);
        if (tensor == null) {
            throw refused("layer " + shown(layer) + " has no weights " + name);
        }
        return tensor;
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), 80));
    }

    private DataException refused(String why) {
        return new DataException(file + ": " + why);
    }
}
