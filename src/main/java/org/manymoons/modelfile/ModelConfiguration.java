package org.manymoons.modelfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;
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
    private static final int WIDEST = 1_000_000;

    /** Reads the configuration of the model in this file. */
    static ModelConfiguration read(Path file, byte[] json) {
        return new Reader(file)
                .read(ForeignJson.tree(json, why -> ModelZip.refused(file, ModelZip.CONFIGURATION, why)));
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

    /** Goes through the layers one by one. */
    private static final class Reader {
        private final Path file;
        private final List<Layer> layers = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Set<String> penalties = new LinkedHashSet<>();
        private final Set<Double> decays = new LinkedHashSet<>();
        private @Nullable OutputLoss outputLoss;
        private final Map<Integer, String> unbiased = new LinkedHashMap<>();
        private int offset;

        Reader(Path file) {
            this.file = file;
        }

        ModelConfiguration read(JsonNode root) {
            JsonNode confs = root.path("confs");
            if (root.has("vertices") || root.has("networkInputs")) {
                throw refused("describes a ComputationGraph; only a MultiLayerNetwork of dense layers is read");
            }
            if (!confs.isArray() || confs.isEmpty() || confs.size() > MOST_LAYERS) {
                throw refused("has no list of 1 to " + MOST_LAYERS + " layers (confs), so it is no MultiLayerNetwork");
            }
            TypeNames.check(root, this::refused);
            JsonNode processors = root.path("inputPreProcessors");
            if (processors.isObject() && !processors.isEmpty()) {
                throw refused("has an input preprocessor before layer "
                        + processors.propertyNames().iterator().next() + "; only plain dense layers are read");
            }
            for (int k = 0; k < confs.size(); k++) {
                layer(k + 1, confs.size(), confs.get(k).path("layer"));
            }
            if (outputLoss == null || layers.isEmpty()) {
                throw refused("has no output layer with a loss at its end");
            }
            if (decays.size() > 1) {
                penalties.add("an l2 of its own for single layers");
            }
            notes.add(0, origin(root));
            if (!unbiased.isEmpty()) {
                notes.add(SavedModel.withoutBiases(List.copyOf(unbiased.values())));
            }
            double l2 =
                    penalties.isEmpty() && !decays.isEmpty() ? decays.iterator().next() : 0;
            Network network = new Network(layers, outputLoss, l2);
            String excess = Budget.excess(network);
            if (excess != null) {
                throw refused("asks for too much: " + excess);
            }
            return new ModelConfiguration(
                    network,
                    Set.copyOf(unbiased.keySet()),
                    List.copyOf(notes),
                    penalties.isEmpty() ? null : String.join(" and ", penalties));
        }

        /** Where the model came from, as far as its configuration tells. */
        private static String origin(JsonNode root) {
            JsonNode first = root.path("confs").get(0);
            TypeNames.Typed layer = TypeNames.of(first.path("layer"));
            JsonNode body = layer == null ? first : layer.body();
            TypeNames.Typed updater = TypeNames.of(body.path(body.has("iUpdater") ? "iUpdater" : "iupdater"));
            StringBuilder text = new StringBuilder("a DL4J model");
            if (updater != null) {
                text.append(" trained by ").append(shown(updater.shown()));
                JsonNode rate = updater.body().path("learningRate");
                text.append(rate.isNumber() ? " at learning rate " + shown(rate) : "");
            }
            for (String counted : List.of("seed", "iterationCount", "epochCount")) {
                JsonNode value = root.has(counted) ? root.path(counted) : first.path(counted);
                text.append(value.isIntegralNumber() ? ", " + counted + " " + shown(value) : "");
            }
            return text.toString();
        }

        private void layer(int number, int count, JsonNode node) {
            TypeNames.Typed typed = TypeNames.of(node);
            if (typed == null) {
                throw refused("has no type for layer " + number);
            }
            String type = typed.name();
            JsonNode body = typed.body();
            boolean last = number == count;
            switch (type) {
                case "denselayer", "dense" -> {
                    inert(number, body);
                    add(number, body, activation(number, body));
                    if (last) {
                        throw refused("ends with a dense layer; an output or loss layer is needed");
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
                    throw refused("layer " + number + " is a " + typed.shown()
                            + "; only dense, output, loss and dropout layers are read");
            }
        }

        /** Notes what changes nothing at inference, and refuses what does. */
        private void inert(int number, JsonNode body) {
            if (body.path("hasLayerNorm").asBoolean(false)) {
                throw refused("layer " + number + " has layer normalisation, which is not supported");
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
                throw refused("layer " + number + " takes " + inputs + " inputs, but the layer before it has "
                        + layers.get(layers.size() - 1).units() + " units");
            }
            long end = offset + (long) units * (inputs + 1);
            String excess = Budget.parameters(end);
            if (excess != null) {
                throw refused("asks in layer " + number + " for too much: " + excess);
            }
            layers.add(new Layer(inputs, units, activation, offset, offset + units * inputs));
            offset = (int) end;
            if (!body.path("hasBias").asBoolean(true)) {
                unbiased.put(layers.size() - 1, String.valueOf(number));
            }
            Penalties.of(body, decays, penalties);
        }

        private int size(int number, JsonNode body, String key) {
            JsonNode node =
                    body.path(key).isMissingNode() ? body.path(key.equals("nin") ? "nIn" : "nOut") : body.path(key);
            if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 1 || node.asInt() > WIDEST) {
                throw refused("layer " + number + " has " + key + " = " + shown(node) + "; it must be 1 to " + WIDEST);
            }
            return node.asInt();
        }

        private void lossLayer(int number, boolean last, JsonNode body) {
            if (layers.isEmpty() || layers.get(layers.size() - 1).activation() != Activation.IDENTITY) {
                throw refused("layer " + number + " is a loss layer behind a layer whose activation is not identity,"
                        + " which is not supported");
            }
            outputLoss = loss(number, last, body);
            Layer dense = layers.remove(layers.size() - 1);
            layers.add(
                    new Layer(dense.inputs(), dense.units(), outputLoss.activation(), dense.weights(), dense.biases()));
        }

        private OutputLoss loss(int number, boolean last, JsonNode body) {
            if (!last) {
                throw refused("has an output layer, number " + number + ", that is not the last");
            }
            TypeNames.Typed loss = TypeNames.of(body.path("lossFn"));
            TypeNames.Typed activation = TypeNames.of(body.path("activationFn"));
            String of = (activation == null ? "no activation" : activation.name()) + " with "
                    + (loss == null ? "no loss" : loss.name());
            if (loss != null && loss.body().path("weights").isArray()
                    || loss != null && loss.body().path("weights").isObject()) {
                throw refused("layer " + number + " weighs its outputs in the loss, which is not supported");
            }
            return switch (of) {
                case "sigmoid with binaryxent" -> OutputLoss.SIGMOID_CROSS_ENTROPY;
                case "softmax with mcxent", "softmax with negativeloglikelihood" -> OutputLoss.SOFTMAX_CROSS_ENTROPY;
                case "identity with mse" -> OutputLoss.IDENTITY_SQUARED_ERROR;
                default ->
                    throw refused("layer " + number + " has " + shown(of)
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
                    throw refused(
                            "layer " + number + " has the activation " + shown(name) + ", which is not supported");
            };
            boolean usual = (activation != Activation.LEAKYRELU
                            || own.path("alpha").asDouble(0.01) == 0.01)
                    && (activation != Activation.ELU || own.path("alpha").asDouble(1) == 1)
                    && (activation != Activation.GELU || !own.path("precise").asBoolean(false))
                    && (activation != Activation.RELU
                            || own.path("max").asDouble(0) == 0
                                    && own.path("threshold").asDouble(0) == 0
                                    && own.path("negativeSlope").asDouble(0) == 0);
            if (!usual) {
                throw refused("layer " + number + " has " + name + " with parameters that are not DL4J's defaults");
            }
            return activation;
        }

        private DataException refused(String why) {
            return ModelZip.refused(file, ModelZip.CONFIGURATION, why);
        }

        private static String shown(Object value) {
            String text = String.valueOf(value);
            return text.length() > 80 ? text.substring(0, 80) + "..." : text;
        }
    }
}
