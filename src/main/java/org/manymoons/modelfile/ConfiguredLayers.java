package org.manymoons.modelfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;
import tools.jackson.databind.JsonNode;

/** The layers of a DL4J configuration, one by one. */
final class ConfiguredLayers {
    private static final int WIDEST = 1_000_000;

    private final Function<String, DataException> refused;
    private final List<Layer> layers = new ArrayList<>();
    private final Set<String> penalties = new LinkedHashSet<>();
    private final Set<Double> decays = new LinkedHashSet<>();
    private @Nullable OutputLoss outputLoss;
    private int offset;

    /** What changes nothing here, in sentences. */
    final List<String> notes = new ArrayList<>();

    /** Of the layers without biases in the file: the place in the network, from 0, and the number in the configuration. */
    final Map<Integer, String> unbiased = new LinkedHashMap<>();

    private ConfiguredLayers(Function<String, DataException> refused) {
        this.refused = refused;
    }

    /** Reads the list of layers; what is not supported is refused with a sentence. */
    static ConfiguredLayers read(JsonNode confs, Function<String, DataException> refused) {
        ConfiguredLayers read = new ConfiguredLayers(refused);
        for (int k = 0; k < confs.size(); k++) {
            read.layer(k + 1, confs.size(), confs.get(k).path("layer"));
        }
        if (read.decays.size() > 1) {
            read.penalties.add("an l2 of its own for single layers");
        }
        return read;
    }

    /** The network, with the one l2 that all layers have if the loss has nothing else. */
    Network network() {
        OutputLoss loss = outputLoss;
        if (loss == null || layers.isEmpty()) {
            throw refused.apply("has no output layer with a loss at its end");
        }
        double l2 = penalties.isEmpty() && !decays.isEmpty() ? decays.iterator().next() : 0;
        return new Network(layers, loss, l2);
    }

    /** What the training loss has besides one l2 for all weights, null for nothing. */
    @Nullable
    String otherRegularisation() {
        return penalties.isEmpty() ? null : String.join(" and ", penalties);
    }

    private void layer(int number, int count, JsonNode node) {
        TypeNames.Typed typed = TypeNames.of(node);
        if (typed == null) {
            throw refused.apply("has no type for layer " + number);
        }
        String type = typed.name();
        JsonNode body = typed.body();
        boolean last = number == count;
        switch (type) {
            case "denselayer", "dense" -> {
                inert(number, body);
                add(number, body, activation(number, body));
                if (last) {
                    throw refused.apply("ends with a dense layer; an output or loss layer is needed");
                }
            }
            case "outputlayer", "output" -> {
                inert(number, body);
                outputLoss = loss(number, last, body);
                add(number, body, outputLoss.activation());
            }
            case "losslayer", "loss" -> lossLayer(number, last, body);
            case "dropoutlayer", "dropout" ->
                notes.add("layer " + number + " is a dropout layer, which changes nothing at inference");
            default ->
                throw refused.apply("layer " + number + " is a " + typed.shown()
                        + "; only dense, output, loss and dropout layers are read");
        }
    }

    /** Notes what changes nothing at inference, and refuses what does. */
    private void inert(int number, JsonNode body) {
        if (body.path("hasLayerNorm").asBoolean(false)) {
            throw refused.apply("layer " + number + " has layer normalisation, which is not supported");
        }
        JsonNode dropout = body.path("idropout");
        if (dropout.isObject() || body.path("dropOut").asDouble(0) > 0) {
            notes.add("layer " + number + " has dropout, which changes nothing at inference");
        }
        if (body.path("weightNoise").isObject()) {
            notes.add("layer " + number + " has weight noise, which changes nothing at inference");
        }
        if (body.path("constraints").isArray() && !body.path("constraints").isEmpty()) {
            notes.add("layer " + number + " has constraints, which are not kept by polishing");
        }
    }

    private void add(int number, JsonNode body, Activation activation) {
        int inputs = size(number, body, "nin");
        int units = size(number, body, "nout");
        if (!layers.isEmpty() && layers.get(layers.size() - 1).units() != inputs) {
            throw refused.apply("layer " + number + " takes " + inputs + " inputs, but the layer before it has "
                    + layers.get(layers.size() - 1).units() + " units");
        }
        long end = offset + (long) units * (inputs + 1);
        String excess = Budget.parameters(end);
        if (excess != null) {
            throw refused.apply("asks in layer " + number + " for too much: " + excess);
        }
        layers.add(new Layer(inputs, units, activation, offset, offset + units * inputs));
        offset = (int) end;
        if (!body.path("hasBias").asBoolean(true)) {
            unbiased.put(layers.size() - 1, String.valueOf(number));
        }
        Penalties.of(body, decays, penalties);
    }

    private int size(int number, JsonNode body, String key) {
        JsonNode node = body.path(key).isMissingNode() ? body.path(key.equals("nin") ? "nIn" : "nOut") : body.path(key);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 1 || node.asInt() > WIDEST) {
            throw refused.apply(
                    "layer " + number + " has " + key + " = " + shown(node) + "; it must be 1 to " + WIDEST);
        }
        return node.asInt();
    }

    private void lossLayer(int number, boolean last, JsonNode body) {
        if (layers.isEmpty() || layers.get(layers.size() - 1).activation() != Activation.IDENTITY) {
            throw refused.apply("layer " + number + " is a loss layer behind a layer whose activation is not identity,"
                    + " which is not supported");
        }
        outputLoss = loss(number, last, body);
        Layer dense = layers.remove(layers.size() - 1);
        layers.add(new Layer(dense.inputs(), dense.units(), outputLoss.activation(), dense.weights(), dense.biases()));
    }

    private OutputLoss loss(int number, boolean last, JsonNode body) {
        if (!last) {
            throw refused.apply("has an output layer, number " + number + ", that is not the last");
        }
        TypeNames.Typed loss = TypeNames.of(body.path("lossFn"));
        TypeNames.Typed activation = TypeNames.of(body.path("activationFn"));
        String of = (activation == null ? "no activation" : activation.name()) + " with "
                + (loss == null ? "no loss" : loss.name());
        if (loss != null && loss.body().path("weights").isArray()
                || loss != null && loss.body().path("weights").isObject()) {
            throw refused.apply("layer " + number + " weighs its outputs in the loss, which is not supported");
        }
        return switch (of) {
            case "sigmoid with binaryxent" -> OutputLoss.SIGMOID_CROSS_ENTROPY;
            case "softmax with mcxent", "softmax with negativeloglikelihood" -> OutputLoss.SOFTMAX_CROSS_ENTROPY;
            case "identity with mse" -> OutputLoss.IDENTITY_SQUARED_ERROR;
            default ->
                throw refused.apply("layer " + number + " has " + shown(of)
                        + "; supported are sigmoid with XENT, softmax with MCXENT or NEGATIVELOGLIKELIHOOD, and identity"
                        + " with MSE");
        };
    }

    private Activation activation(int number, JsonNode body) {
        TypeNames.Typed typed = TypeNames.of(body.path("activationFn"));
        String name = typed == null ? "none" : typed.name();
        JsonNode own = typed == null ? body : typed.body();
        Activation activation = switch (name) {
            case "tanh" -> Activation.TANH;
            case "sigmoid" -> Activation.SIGMOID;
            case "relu" -> Activation.RELU;
            case "lrelu" -> Activation.LEAKYRELU;
            case "softplus" -> Activation.SOFTPLUS;
            case "identity" -> Activation.IDENTITY;
            case "elu" -> Activation.ELU;
            case "softsign" -> Activation.SOFTSIGN;
            case "hardtanh" -> Activation.HARDTANH;
            case "swish" -> Activation.SWISH;
            case "gelu" -> Activation.GELU;
            default ->
                throw refused.apply(
                        "layer " + number + " has the activation " + shown(name) + ", which is not supported");
        };
        boolean usual = (activation != Activation.LEAKYRELU || own.path("alpha").asDouble(0.01) == 0.01)
                && (activation != Activation.ELU || own.path("alpha").asDouble(1) == 1)
                && (activation != Activation.GELU || !own.path("precise").asBoolean(false))
                && (activation != Activation.RELU
                        || own.path("max").asDouble(0) == 0
                                && own.path("threshold").asDouble(0) == 0
                                && own.path("negativeSlope").asDouble(0) == 0);
        if (!usual) {
            throw refused.apply("layer " + number + " has " + name + " with parameters that are not DL4J's defaults");
        }
        return activation;
    }

    static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
