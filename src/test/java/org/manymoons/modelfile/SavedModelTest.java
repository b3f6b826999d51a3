package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.data.DataException;
import org.manymoons.dl4j.Backend;
import org.manymoons.dl4j.ModelWriter;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Zips that DL4J wrote, read without it: the same parameters, the same outputs. */
class SavedModelTest {
    private static final int INPUTS = 3;

    @TempDir
    private Path temp = Path.of("");

    @BeforeAll
    static void start() {
        Backend.start();
    }

    private static NeuralNetConfiguration.Builder builder(DataType type) {
        return new NeuralNetConfiguration.Builder().seed(7).dataType(type).updater(new Adam(0.01));
    }

    private static DenseLayer dense(int inputs, int units, Activation activation) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(activation)
                .biasInit(0.1)
                .build();
    }

    private static OutputLayer output(int inputs, int units, Activation activation, LossFunction loss) {
        return new OutputLayer.Builder(loss)
                .nIn(inputs)
                .nOut(units)
                .activation(activation)
                .build();
    }

    private static double[][] rows() {
        double[][] rows = new double[20][INPUTS];
        java.util.Random random = new java.util.Random(3);
        for (double[] row : rows) {
            for (int j = 0; j < INPUTS; j++) {
                row[j] = 4 * random.nextGaussian() + j;
            }
        }
        return rows;
    }

    private static MultiLayerNetwork network(NeuralNetConfiguration.ListBuilder layers) {
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }

    private Path saved(MultiLayerNetwork network, boolean updater) throws IOException {
        Path zip = temp.resolve("model.zip");
        ModelSerializer.writeModel(network, zip.toFile(), updater);
        return zip;
    }

    /** Parameters to the bit, outputs to rounding. */
    private static void expectSame(MultiLayerNetwork network, INDArray seen, SavedModel read, double tolerance) {
        assertThat(read.parameters()).isEqualTo(network.params().toDoubleVector());
        double[][] expected =
                network.output(seen.castTo(network.params().dataType())).toDoubleMatrix();
        double[][] outputs = Prediction.outputs(
                read.network(), read.parameters(), read.scaled(new Samples(rows(), new double[rows().length])));
        for (int n = 0; n < expected.length; n++) {
            assertThat(outputs[n]).containsExactly(expected[n], within(tolerance));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {
                "TANH",
                "SIGMOID",
                "RELU",
                "LEAKYRELU",
                "SOFTPLUS",
                "IDENTITY",
                "ELU",
                "SOFTSIGN",
                "HARDTANH",
                "SWISH",
                "GELU"
            })
    void everyHiddenActivationIsRead(Activation activation) throws IOException {
        MultiLayerNetwork network = network(builder(DataType.DOUBLE)
                .list(dense(INPUTS, 4, activation), output(4, 1, Activation.SIGMOID, LossFunction.XENT)));

        SavedModel read = SavedModel.read(saved(network, true));

        expectSame(network, Nd4j.createFromArray(rows()), read, activation == Activation.GELU ? 1e-7 : 1e-13);
        assertThat(read.network().hidden().get(0).activation().name()).isEqualTo(activation.name());
    }

    static Stream<Arguments> outputs() {
        return Stream.of(
                Arguments.of(1, Activation.SIGMOID, LossFunction.XENT),
                Arguments.of(3, Activation.SIGMOID, LossFunction.XENT),
                Arguments.of(2, Activation.SOFTMAX, LossFunction.MCXENT),
                Arguments.of(4, Activation.SOFTMAX, LossFunction.NEGATIVELOGLIKELIHOOD),
                Arguments.of(1, Activation.IDENTITY, LossFunction.MSE),
                Arguments.of(2, Activation.IDENTITY, LossFunction.MSE));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void everyOutputIsRead(int units, Activation activation, LossFunction loss) throws IOException {
        MultiLayerNetwork network = network(builder(DataType.DOUBLE)
                .l2(1e-3)
                .list(
                        dense(INPUTS, 5, Activation.TANH),
                        dense(5, 2, Activation.SOFTPLUS),
                        output(2, units, activation, loss)));

        SavedModel read = SavedModel.read(saved(network, false));

        expectSame(network, Nd4j.createFromArray(rows()), read, 1e-13);
        assertThat(read.network().l2()).isEqualTo(1e-3);
        assertThat(read.otherRegularisation()).isNull();
    }

    @Test
    void aLossLayerIsTheOutputOfTheDenseLayerBeforeIt() throws IOException {
        MultiLayerNetwork network = network(builder(DataType.DOUBLE)
                .list(
                        dense(INPUTS, 4, Activation.TANH),
                        dense(4, 3, Activation.IDENTITY),
                        new LossLayer.Builder(LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .build()));

        expectSame(network, Nd4j.createFromArray(rows()), SavedModel.read(saved(network, true)), 1e-13);
    }

    @Test
    void dropoutIsNamedAndChangesNothing() throws IOException {
        MultiLayerNetwork network = network(builder(DataType.DOUBLE)
                .list(
                        new DenseLayer.Builder()
                                .nIn(INPUTS)
                                .nOut(4)
                                .activation(Activation.TANH)
                                .dropOut(0.5)
                                .build(),
                        new DropoutLayer.Builder(0.8).build(),
                        output(4, 1, Activation.SIGMOID, LossFunction.XENT)));

        SavedModel read = SavedModel.read(saved(network, true));

        expectSame(network, Nd4j.createFromArray(rows()), read, 1e-13);
        assertThat(read.notes())
                .anyMatch(note -> note.contains("layer 1 has dropout"))
                .anyMatch(note -> note.contains("layer 2 is a dropout layer"));
    }

    @Test
    void floatsAreSaidToBeFloats() throws IOException {
        MultiLayerNetwork network = network(builder(DataType.FLOAT)
                .list(dense(INPUTS, 4, Activation.TANH), output(4, 1, Activation.SIGMOID, LossFunction.XENT)));

        SavedModel read = SavedModel.read(saved(network, true));

        expectSame(network, Nd4j.createFromArray(rows()), read, 1e-5);
        assertThat(read.singlePrecision()).isTrue();
        assertThat(read.notes()).anyMatch(note -> note.contains("float"));
    }

    static Stream<DataNormalization> normalizers() {
        return Stream.of(new NormalizerStandardize(), new NormalizerMinMaxScaler(-1, 2), new NormalizerMinMaxScaler());
    }

    @ParameterizedTest
    @MethodSource("normalizers")
    void aNormaliserIsAppliedAsDl4jAppliesIt(DataNormalization normalizer) throws IOException {
        MultiLayerNetwork network = network(builder(DataType.DOUBLE)
                .list(dense(INPUTS, 4, Activation.TANH), output(4, 1, Activation.SIGMOID, LossFunction.XENT)));
        INDArray features = Nd4j.createFromArray(rows());
        normalizer.fit(new DataSet(features.dup(), Nd4j.zeros(DataType.DOUBLE, rows().length, 1)));
        Path zip = saved(network, true);
        ModelSerializer.addNormalizerToModel(zip.toFile(), normalizer);
        INDArray seen = features.dup();
        normalizer.transform(seen);

        SavedModel read = SavedModel.read(zip);

        expectSame(network, seen, read, 1e-6);
        Path copy = temp.resolve("copy.zip");
        ModelWriter.write(read, read.parameters(), copy);
        assertThat(ModelSerializer.<DataNormalization>restoreNormalizerFromFile(copy.toFile()))
                .isEqualTo(normalizer);
    }

    @Test
    void whatIsWrittenIsLoadedByDl4j() throws IOException {
        MultiLayerNetwork network = network(builder(DataType.DOUBLE)
                .list(dense(INPUTS, 4, Activation.TANH), output(4, 1, Activation.SIGMOID, LossFunction.XENT)));
        SavedModel read = SavedModel.read(saved(network, true));
        double[] moved = read.parameters().clone();
        moved[5] += 0.25;
        Path copy = temp.resolve("copy.zip");
        ModelWriter.write(read, moved, copy);

        MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(copy.toFile(), true);
        expectSame(loaded, Nd4j.createFromArray(rows()), SavedModel.read(copy), 1e-13);
        assertThat(loaded.params().toDoubleVector()).isEqualTo(moved);
    }

    @Test
    void otherRegularisationIsNamed() throws IOException {
        MultiLayerNetwork network = network(builder(DataType.DOUBLE)
                .l1(1e-3)
                .updater(new Sgd(0.1))
                .list(dense(INPUTS, 4, Activation.TANH), output(4, 1, Activation.SIGMOID, LossFunction.XENT)));

        assertThat(SavedModel.read(saved(network, false)).otherRegularisation()).isEqualTo("l1");
    }

    @Test
    void otherLayersAreRefusedByName() throws IOException {
        List<String> messages = new ArrayList<>();
        for (var layers : List.of(
                builder(DataType.DOUBLE)
                        .list(
                                dense(INPUTS, 4, Activation.TANH),
                                new BatchNormalization.Builder().nIn(4).nOut(4).build(),
                                output(4, 1, Activation.SIGMOID, LossFunction.XENT)),
                builder(DataType.DOUBLE)
                        .list(dense(INPUTS, 4, Activation.CUBE), output(4, 1, Activation.SIGMOID, LossFunction.XENT)),
                builder(DataType.DOUBLE)
                        .list(dense(INPUTS, 4, Activation.TANH), output(4, 1, Activation.TANH, LossFunction.HINGE)))) {
            Path zip = saved(network(layers), false);
            assertThatThrownBy(() -> SavedModel.read(zip))
                    .isInstanceOf(DataException.class)
                    .satisfies(e -> messages.add(e.getMessage()));
        }

        assertThat(messages.get(0)).contains("layer 2 is a BatchNormalization");
        assertThat(messages.get(1)).contains("layer 1 has the activation cube");
        assertThat(messages.get(2)).contains("layer 2 has tanh with hinge");
    }
}
