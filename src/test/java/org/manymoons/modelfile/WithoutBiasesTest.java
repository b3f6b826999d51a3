package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.modelfile.ForeignFiles.expectOutputs;
import static org.manymoons.modelfile.ForeignFiles.inputs;
import static org.manymoons.modelfile.ForeignFiles.read;
import static org.manymoons.modelfile.ForeignFiles.said;
import static org.manymoons.reference.OutputLoss.SIGMOID_CROSS_ENTROPY;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Layers that have weights only predict as their framework does, with biases of 0, and it is said. */
class WithoutBiasesTest {
    private static final Unsaid TANH = said(Activation.TANH, SIGMOID_CROSS_ENTROPY);

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "unbiased.safetensors, '0, 2', unbiased-outputs.csv, 1e-12",
        "unbiased.npz, '0, 2', unbiased-outputs.csv, 1e-12",
        "unbiased-list.npz, '1, 2', unbiased-outputs.csv, 1e-12",
        "unbiased.onnx, 'MatMul /0/MatMul, MatMul /2/MatMul', unbiased-outputs.csv, 1e-12",
        "unbiased.h5, 'dense, dense_1', unbiased-outputs.csv, 1e-12",
        "unbiased.keras, 'dense, dense_1', unbiased-outputs.csv, 1e-12",
        "tfjs-unbiased.json, 'dense_Dense5, dense_Dense6', tfjs-unbiased-outputs.csv, 1e-6",
    })
    void predictAsTheirFrameworkDoes(String name, String layers, String outputs, double tolerance) throws IOException {
        SavedModel model = read(name, TANH);

        assertThat(model.notes())
                .contains("no biases are in the file for layers " + layers
                        + ": they are taken as 0, and carrying on moves them");
        expectOutputs(model, outputs, tolerance);
    }

    @ParameterizedTest
    @CsvSource({"false, true, 'layer 1'", "true, false, 'layer 2'", "false, false, 'layers 1, 2'"})
    void ofDl4jPredictAsDl4jDoes(boolean first, boolean second, String said) throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .biasInit(0.25)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(5)
                        .hasBias(first)
                        .activation(org.nd4j.linalg.activations.Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(5)
                        .nOut(3)
                        .hasBias(second)
                        .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                        .build())
                .build());
        network.init();
        Path zip = temp.resolve("m.zip");
        ModelSerializer.writeModel(network, zip.toFile(), false);

        SavedModel model = SavedModel.read(zip);

        assertThat(model.notes())
                .contains(
                        "no biases are in the file for " + said + ": they are taken as 0, and carrying on moves them");
        double[][] x = inputs();
        double[][] theirs = network.output(Nd4j.create(x)).toDoubleMatrix();
        double[][] ours = Prediction.outputs(model.network(), model.parameters(), new Samples(x, new double[x.length]));
        for (int n = 0; n < x.length; n++) {
            assertThat(ours[n]).containsExactly(theirs[n], within(1e-12));
        }
    }
}
