package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/** Configurations as text, in the keys of DL4J 0.9.1 ({@code 'dense': {...}}) and 1.0.0-M2.1 ({@code '@class'}). */
class ModelConfigurationTest {
    private static final Path FILE = Path.of("a.zip");
    private static final String HIDDEN = dense(2, 3, "TanH", "");
    private static final String OUT = output(3, 1, "Sigmoid", "BinaryXENT", "");

    private static String dense(long inputs, long units, String activation, String more) {
        return "{'@class': 'org.deeplearning4j.nn.conf.layers.DenseLayer', 'nin': " + inputs + ", 'nout': " + units
                + ", 'activationFn': {'@class': 'org.nd4j.linalg.activations.impl.Activation" + activation + "'}"
                + more + "}";
    }

    private static String output(long inputs, long units, String activation, String loss, String more) {
        return "{'@class': 'org.deeplearning4j.nn.conf.layers.OutputLayer', 'nin': " + inputs + ", 'nout': " + units
                + ", 'activationFn': {'@class': 'org.nd4j.linalg.activations.impl.Activation" + activation + "'}"
                + ", 'lossFn': {'@class': 'org.nd4j.linalg.lossfunctions.impl.Loss" + loss + "'" + more + "}}";
    }

    private static String lossLayer(String activation, String loss) {
        return output(1, 1, activation, loss, "").replace("OutputLayer", "LossLayer");
    }

    private static String confs(String... layers) {
        return "{'confs': [{'layer': " + String.join("}, {'layer': ", layers) + "}]}";
    }

    private static ModelConfiguration read(String json) {
        return ModelConfiguration.read(FILE, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static void expectRefused(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.zip: entry configuration.json ")
                .hasMessageContaining(reason);
    }

    @Test
    void layersLieOneBehindTheOtherWeightsBeforeBiases() {
        ModelConfiguration read =
                read(confs(HIDDEN, dense(3, 4, "ReLU", ""), output(4, 1, "Sigmoid", "BinaryXENT", "")));

        assertThat(read.network())
                .isEqualTo(new Network(
                        List.of(
                                new Layer(2, 3, Activation.TANH, 0, 6),
                                new Layer(3, 4, Activation.RELU, 9, 21),
                                new Layer(4, 1, Activation.SIGMOID, 25, 29)),
                        OutputLoss.SIGMOID_CROSS_ENTROPY,
                        0));
        assertThat(read.notes()).containsExactly("a DL4J model");
        assertThat(read.otherRegularisation()).isNull();
    }

    @Test
    void theOldFormatIsTheSameNetwork() {
        String old = confs(
                "{'dense': {'nin': 2, 'nout': 3, 'activationFn': {'TanH': {}}, 'dropOut': 0.0}}",
                "{'output': {'nIn': 3, 'nOut': 1, 'activationFn': {'Sigmoid': {}},"
                        + " 'lossFn': {'LossBinaryXENT': {}}}}");

        assertThat(read(old).network()).isEqualTo(read(confs(HIDDEN, OUT)).network());
        assertThat(read(old).notes()).containsExactly("a DL4J model");
    }

    @ParameterizedTest
    @CsvSource({
        "TanH, TANH",
        "Sigmoid, SIGMOID",
        "ReLU, RELU",
        "LReLU, LEAKYRELU",
        "SoftPlus, SOFTPLUS",
        "Identity, IDENTITY",
        "ELU, ELU",
        "SoftSign, SOFTSIGN",
        "HardTanH, HARDTANH",
        "Swish, SWISH",
        "GELU, GELU"
    })
    void activationsAreReadByName(String name, Activation activation) {
        assertThat(read(confs(dense(2, 3, name, ""), OUT))
                        .network()
                        .layers()
                        .get(0)
                        .activation())
                .isEqualTo(activation);
    }

    @ParameterizedTest
    @CsvSource({
        "LReLU, alpha, 0.01, 0.02",
        "ELU, alpha, 1, 0.5",
        "GELU, precise, false, true",
        "ReLU, max, 0, 6",
        "ReLU, threshold, 0, 1",
        "ReLU, negativeSlope, 0, 0.1"
    })
    void activationsHaveDl4jsOwnParameters(String name, String key, String usual, String other) {
        String with = dense(2, 3, name, "").replace(name + "'", name + "', '" + key + "': ");

        assertThat(read(confs(with.replace(key + "': ", key + "': " + usual), OUT))
                        .network()
                        .layers())
                .hasSize(2);
        expectRefused(
                confs(with.replace(key + "': ", key + "': " + other), OUT),
                "layer 1 has " + name.toLowerCase(java.util.Locale.ROOT) + " with parameters that are not DL4J's");
    }

    @ParameterizedTest
    @CsvSource({
        "Sigmoid, BinaryXENT, SIGMOID_CROSS_ENTROPY", "Softmax, MCXENT, SOFTMAX_CROSS_ENTROPY",
        "Softmax, NegativeLogLikelihood, SOFTMAX_CROSS_ENTROPY", "Identity, MSE, IDENTITY_SQUARED_ERROR"
    })
    void outputsAreAnActivationWithItsLoss(String activation, String loss, OutputLoss expected) {
        String output = output(3, 2, activation, loss, "");
        assertThat(read(confs(HIDDEN, output)).network().outputLoss()).isEqualTo(expected);

        Network behind = read(confs(HIDDEN, dense(3, 2, "Identity", ""), lossLayer(activation, loss)))
                .network();
        assertThat(behind).isEqualTo(read(confs(HIDDEN, output)).network());
    }

    @Test
    void whatChangesNothingAtInferenceIsNoted() {
        String dropout = "{'@class': 'org.deeplearning4j.nn.conf.layers.DropoutLayer'}";
        String layer =
                dense(2, 3, "TanH", ", 'idropout': {'p': 0.5}, 'weightNoise': {'a': 1}, 'constraints': [{'a': 1}]");
        ModelConfiguration read = read(confs(layer, dropout, OUT));

        assertThat(read.notes())
                .containsExactly(
                        "a DL4J model",
                        "layer 1 has dropout, which changes nothing at inference",
                        "layer 1 has weight noise, which changes nothing at inference",
                        "layer 1 has constraints, which are not kept by polishing",
                        "layer 2 is a dropout layer, which changes nothing at inference");
        assertThat(read.network().layers()).hasSize(2);
        assertThat(read(confs(dense(2, 3, "TanH", ", 'dropOut': 0.5"), OUT)).notes())
                .contains("layer 1 has dropout, which changes nothing at inference");
        assertThat(read(confs(dense(2, 3, "TanH", ", 'constraints': [], 'weightNoise': null"), OUT))
                        .notes())
                .hasSize(1);
        assertThat(read(confs(HIDDEN, OUT.substring(0, OUT.length() - 1) + ", 'dropOut': 0.5}"))
                        .notes())
                .contains("layer 2 has dropout, which changes nothing at inference");
    }

    @Test
    void whereTheModelCameFromIsTold() {
        String updater = ", 'iUpdater': {'@class': 'org.nd4j.linalg.learning.config.Sgd', 'learningRate': 0.5}";
        String recent = confs(dense(2, 3, "TanH", updater), OUT).replace("{'confs'", "{'epochCount': 7, 'confs'");
        assertThat(read(recent.replace("[{'layer'", "[{'seed': 5, 'iterationCount': 6, 'layer'"))
                        .notes())
                .containsExactly(
                        "a DL4J model trained by Sgd at learning rate 0.5, seed 5, iterationCount 6, epochCount 7");
        assertThat(read(recent.replace("iUpdater", "iupdater").replace(", 'learningRate': 0.5", ""))
                        .notes())
                .containsExactly("a DL4J model trained by Sgd, epochCount 7");
        String longest = recent.replace("Sgd", "S".repeat(80)).replace("7", "'many'");
        assertThat(read(longest).notes())
                .containsExactly("a DL4J model trained by " + "S".repeat(80) + " at learning rate 0.5");
        assertThat(read(recent.replace("Sgd", "S".repeat(81))).notes().get(0))
                .startsWith("a DL4J model trained by " + "S".repeat(80) + "... at");
    }

    @Test
    void oneDecayForAllLayersIsTheNetworksAndAnyOtherIsNamed() {
        String decaying = OUT.substring(0, OUT.length() - 1) + ", 'l2': 0.25}";
        ModelConfiguration same = read(confs(dense(2, 3, "TanH", ", 'l2': 0.25"), decaying));
        assertThat(same.network().l2()).isEqualTo(0.25);
        assertThat(same.otherRegularisation()).isNull();

        ModelConfiguration own = read(confs(dense(2, 3, "TanH", ", 'l1': 1"), decaying));
        assertThat(own.network().l2()).isZero();
        assertThat(own.otherRegularisation()).isEqualTo("l1 and an l2 of its own for single layers");
    }

    @Test
    void whatIsNoNetworkOfDenseLayersIsRefused() {
        String graph = "describes a ComputationGraph";
        expectRefused("{'vertices': {}}", graph);
        expectRefused("{'networkInputs': []}", graph);
        for (String none : new String[] {"{}", "[]", "{'confs': {}}", "{'confs': []}"}) {
            expectRefused(none, "has no list of 1 to 100 layers (confs)");
        }
        expectRefused("{'confs': [{}], 'a': {'@class': 'x.Y'}}", "names the class x.Y");
        String plain = confs(HIDDEN, OUT);
        expectRefused(
                plain.replace("{'confs'", "{'inputPreProcessors': {'1': {}}, 'confs'"), "preprocessor before layer 1");
        assertThat(read(plain.replace("{'confs'", "{'inputPreProcessors': {}, 'confs'"))
                        .network()
                        .layers())
                .hasSize(2);
        expectRefused(confs("{}"), "has no type for layer 1");
        expectRefused(confs(HIDDEN), "ends with a dense layer");
        expectRefused(confs("{'dropout': {}}"), "has no output layer with a loss at its end");
        expectRefused(confs("{'convolution': {}}"), "layer 1 is a convolution; only dense");
        expectRefused(confs(OUT, OUT), "has an output layer, number 1, that is not the last");
        expectRefused(confs(HIDDEN, lossLayer("Sigmoid", "BinaryXENT")), "loss layer behind a layer whose activation");
        expectRefused(confs(lossLayer("Sigmoid", "BinaryXENT")), "loss layer behind a layer whose activation");
        expectRefused(confs(dense(2, 3, "TanH", ", 'hasLayerNorm': true"), OUT), "layer 1 has layer normalisation");
        expectRefused(
                confs(dense(2, 4, "TanH", ""), OUT), "layer 2 takes 3 inputs, but the layer before it has 4 units");
        expectRefused(confs(dense(2, 3, "Cube", ""), OUT), "layer 1 has the activation cube, which");
        expectRefused(confs("{'dense': {'nin': 1, 'nout': 1}}", OUT), "layer 1 has the activation none, which");
        expectRefused(confs(HIDDEN, output(3, 1, "TanH", "MSE", "")), "layer 2 has tanh with mse; supported are");
        expectRefused(confs("{'output': {'nin': 1, 'nout': 1}}"), "layer 1 has no activation with no loss;");
        for (String weights : new String[] {"[2]", "{}"}) {
            expectRefused(
                    confs(HIDDEN, output(3, 1, "Sigmoid", "BinaryXENT", ", 'weights': " + weights)),
                    "layer 2 weighs its outputs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "4294967297", "1.0", "'2'", "null"})
    void sizesAreOneToAMillion(String size) {
        expectRefused(
                confs(HIDDEN.replace("'nin': 2", "'nin': " + size), OUT),
                "layer 1 has nin = " + size.replace('\'', '"'));
        expectRefused(confs(HIDDEN.replace("'nout': 3", "'nout': " + size), OUT), "layer 1 has nout = ");
    }

    @Test
    void theLargestAndTheSmallestAreRead() {
        assertThat(read(confs(output(999_999, 1, "Sigmoid", "BinaryXENT", "")))
                        .network()
                        .inputs())
                .isEqualTo(999_999);
        assertThat(read(confs(output(1, 1, "Sigmoid", "BinaryXENT", "")))
                        .network()
                        .parameterCount())
                .isEqualTo(2);
        expectRefused(
                confs(output(262_143, 512, "Softmax", "MCXENT", "")),
                "asks in layer 1 for too much: 134,217,728 parameters are too many; at most 10,000,000");
        String[] layers = new String[101];
        java.util.Arrays.fill(layers, dense(3, 3, "TanH", ""));
        layers[100] = OUT;
        expectRefused(confs(layers), "has no list of 1 to 100 layers");
        expectRefused(confs(java.util.Arrays.copyOfRange(layers, 83, 101)), "18 layers are too many; at most 17");
        assertThat(read(confs(java.util.Arrays.copyOfRange(layers, 84, 101)))
                        .network()
                        .layers())
                .hasSize(17);
    }

    @Test
    void jsonIsReadStrictly() {
        expectRefused("{'confs': ", "is not readable JSON: ");
        expectRefused("{'a': 1, 'a': 2}", "is not readable JSON: ");
        expectRefused("{'a': " + "[".repeat(60) + "]".repeat(60) + "}", "is not readable JSON: ");
        expectRefused("{'a': '" + "x".repeat(10_001) + "'}", "is not readable JSON: ");
        expectRefused("{'a': " + "1".repeat(61) + "}", "is not readable JSON: ");
    }
}
