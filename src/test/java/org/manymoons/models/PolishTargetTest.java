package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ForeignFiles;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.door.ModelFile;
import org.manymoons.modelfile.onnx.OnnxRuntime;
import org.manymoons.modelfile.onnx.OnnxWriter;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** Foreign models polished, written in each format, and read by the framework that reads it. */
class PolishTargetTest {
    private static final double L2 = 0.01;

    @TempDir
    private Path temp = Path.of("");

    private static SavedModel model(String name) {
        Unsaid unsaid = new Unsaid(null, null, L2, null, "as named");
        Path file = ForeignFiles.file(name);
        return ModelFile.read(file, ModelFormat.of(file), unsaid);
    }

    private static ModelData data() {
        return ModelData.named(ForeignFiles.file("moons.csv"), null);
    }

    private Path polished(String name, PolishTarget target) {
        Path out = temp.resolve("out." + target);
        PolishedModel polished = PolishedModel.write(model(name), data(), out, false, target);
        assertThat(polished.costAfter()).isLessThan(polished.costBefore());
        return out;
    }

    /** From the file, as anybody reads it. */
    private static double[][] outputs(Path file, Activation hidden) throws IOException {
        ModelFormat format = ModelFormat.of(file);
        Unsaid unsaid = format.saysItsLayers()
                ? new Unsaid(null, null, 0, null, "")
                : new Unsaid(hidden, OutputLoss.SIGMOID_CROSS_ENTROPY, 0, Orientation.INPUTS_BY_UNITS, "");
        SavedModel model = ModelFile.read(file, format, unsaid);
        double[][] inputs = ForeignFiles.inputs();
        return Prediction.outputs(
                model.network(), model.parameters(), model.scaled(new Samples(inputs, new double[inputs.length])));
    }

    @ParameterizedTest
    @EnumSource
    void ofOneModelAllFormatsPredictTheSame(PolishTarget target) throws IOException {
        double[][] expected = outputs(polished("scaled.onnx", PolishTarget.ONNX), Activation.SIGMOID);
        if (target != PolishTarget.ONNX) {
            double[][] other = outputs(polished("scaled.onnx", target), Activation.SIGMOID);
            for (int n = 0; n < expected.length; n++) {
                assertThat(other[n]).containsExactly(expected[n], within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"net.onnx, 1e-6", "scaled.onnx, 1e-12", "doubles.onnx, 1e-12"})
    void onnxRuntimePredictsWhatWasWritten(String name, double tolerance) throws IOException, OrtException {
        Path out = polished(name, PolishTarget.ONNX);

        double[][] ours = outputs(out, Activation.TANH);
        double[][] theirs = OnnxRuntime.outputs(out, ForeignFiles.inputs());
        for (int n = 0; n < ours.length; n++) {
            assertThat(ours[n]).containsExactly(theirs[n], within(tolerance));
        }
    }

    /** ONNX Runtime has all of these in floats. */
    @Test
    void onnxRuntimeAgreesOnEveryActivationAndOutput() throws IOException, OrtException {
        double[][] inputs = ForeignFiles.inputs();
        for (Activation activation : Activation.values()) {
            for (OutputLoss loss : OutputLoss.values()) {
                Network network = Network.of(2, List.of(3, 2), activation, loss, 2, 0);
                double[] p = new double[network.parameterCount()];
                Arrays.setAll(p, k -> (float) Math.sin(1 + 3 * k));
                Path out = temp.resolve("m.onnx");
                if (activation == Activation.SWISH || activation == Activation.GELU) {
                    assertThatThrownBy(() -> OnnxWriter.write(out, network, p, null, true))
                            .isInstanceOf(DataException.class)
                            .hasMessageContaining(" is no single step of ONNX, so the network cannot be written in it");
                    continue;
                }
                OnnxWriter.write(out, network, p, null, true);
                double[][] theirs = OnnxRuntime.outputs(out, inputs);
                double[][] ours = Prediction.outputs(network, p, new Samples(inputs, new double[inputs.length]));
                for (int n = 0; n < ours.length; n++) {
                    assertThat(ours[n]).as("%s %s", activation, loss).containsExactly(theirs[n], within(3e-6));
                }
            }
        }
    }

    /** The scaling of the ONNX file becomes a normaliser that DL4J applies itself. */
    @Test
    void dl4jLoadsTheModelAndItsNormaliser() throws IOException {
        Path out = polished("scaled.onnx", PolishTarget.DL4J);

        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(out.toFile());
        Normalizer<?> normalizer = ModelSerializer.restoreNormalizerFromFile(out.toFile());
        INDArray features = Nd4j.create(ForeignFiles.inputs());
        ((NormalizerStandardize) normalizer).transform(features);
        double[][] theirs = network.output(features).toDoubleMatrix();
        double[][] ours = outputs(out, Activation.SIGMOID);
        for (int n = 0; n < ours.length; n++) {
            assertThat(ours[n]).containsExactly(theirs[n], within(1e-12));
        }
    }
}
