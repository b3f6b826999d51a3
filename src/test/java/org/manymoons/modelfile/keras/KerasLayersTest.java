package org.manymoons.modelfile.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.modelfile.ForeignFiles.said;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import org.manymoons.json.Json;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Tensor;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Layers as Keras' documentation of its configurations has them; the values are those of its formulas. */
class KerasLayersTest {
    private final Map<String, Tensor> weights = new HashMap<>(Map.of(
            "h/kernel", Tensor.of(new double[] {1, 2, 3, 4}, 2, 2),
            "h/bias", Tensor.of(new double[] {0.5, -0.5}, 2),
            "o/kernel", Tensor.of(new double[] {1, -1}, 2, 1),
            "o/bias", Tensor.of(new double[] {0.25}, 1)));

    private SavedModel read(String before, String between) {
        String json = """
                {"class_name": "Sequential", "config": {"layers": [%s
                  {"class_name": "Dense", "config": {"name": "h", "units": 2}}, %s
                  {"class_name": "Dense", "config": {"name": "o", "units": 1, "activation": "sigmoid"}}]}}
                """.formatted(before, between);
        return KerasLayers.read(
                        Path.of("m.keras"),
                        Json.read(json, JsonNode.class),
                        (layer, name) -> weights.get(layer + "/" + name))
                .model(ModelFormat.KERAS, said(null, null));
    }

    private SavedModel between(String type, String config) {
        return read("", "{\"class_name\": \"" + type + "\", \"config\": {\"name\": \"x\"" + config + "}},");
    }

    private static @Nullable Activation hidden(SavedModel model) {
        return model.network().layers().get(0).activation();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "ReLU; , \"max_value\": null, \"negative_slope\": 0.0, \"threshold\": 0.0; RELU",
                "ReLU; none; RELU",
                "LeakyReLU; , \"alpha\": 0.01; LEAKYRELU",
                "LeakyReLU; , \"negative_slope\": 0.01; LEAKYRELU",
                "ELU; , \"alpha\": 1.0; ELU",
                "Activation; , \"activation\": \"softplus\"; SOFTPLUS",
                "Activation; , \"activation\": \"softsign\"; SOFTSIGN",
                "Activation; , \"activation\": \"silu\"; SWISH",
                "Activation; , \"activation\": \"hard_tanh\"; HARDTANH",
                "Activation; , \"activation\": \"elu\"; ELU",
                "Activation; , \"activation\": \"relu\"; RELU",
                "Activation; , \"activation\": \"linear\"; IDENTITY"
            })
    void aLayerOfItsOwnIsTheActivationOfTheOneBefore(String type, @Nullable String config, Activation expected) {
        assertThat(hidden(between(type, config == null ? "" : config))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ReLU; , \"max_value\": 6.0; max_value = 6.0",
                "ReLU; , \"max_value\": 0; max_value = 0",
                "ReLU; , \"negative_slope\": 0.1; negative_slope = 0.1",
                "ReLU; , \"threshold\": 1; threshold = 1",
                "ReLU; , \"threshold\": \"0\"; threshold",
                "LeakyReLU; , \"alpha\": 0.3; alpha = 0.3",
                "LeakyReLU; , \"name2\": 0; negative_slope",
                "LeakyReLU; , \"negative_slope\": null; negative_slope = null",
                "ELU; , \"alpha\": 0.5; alpha = 0.5",
                "Activation; , \"activation\": \"gelu\"; has the activation gelu",
                "Conv2D; , \"filters\": 1; is a Conv2D"
            })
    void whatIsNoneOfOursIsRefusedWithTheReason(String type, String config, String reason) {
        assertThatThrownBy(() -> between(type, config))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("m.keras: layer x")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dropout", "GaussianDropout", "GaussianNoise", "AlphaDropout", "Flatten"})
    void whatChangesNothingAtInferenceIsSaid(String type) {
        assertThat(between(type, "").notes().get(0)).startsWith("layer x is a " + type);
    }

    /** (x - mean) / sqrt(variance), the deviation at least 1e-7; in the configuration of Keras 2 the numbers are nested. */
    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "[[1, 2]]", "[[[1, 2]]]"})
    void aNormalizationTakesItsNumbersFromTheConfiguration(String mean) {
        SavedModel model = read(
                "{\"class_name\": \"Normalization\", \"config\": {\"name\": \"x\", \"mean\": " + mean
                        + ", \"variance\": [4, 0]}},",
                "");

        Samples scaled = model.scaled(new Samples(new double[][] {{3, 2 + 2.5e-7}}, new double[] {1}));
        assertThat(scaled.inputs()[0]).containsExactly(new double[] {(3 - 1) / 2.0, 2.5}, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"mean\": []", ", \"mean\": 3", ", \"mean\": [[1], [2]]"})
    void aNormalizationWithoutNumbersIsRefused(String mean) {
        assertThatThrownBy(() -> read(
                        "{\"class_name\": \"Normalization\", \"config\": {\"name\": \"x\", \"variance\": [4, 1]" + mean
                                + "}},",
                        ""))
                .isInstanceOf(DataException.class);
    }
}
