package org.manymoons.modelfile.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.modelfile.ForeignFiles.expectOutputs;
import static org.manymoons.modelfile.ForeignFiles.file;
import static org.manymoons.modelfile.ForeignFiles.inputs;
import static org.manymoons.modelfile.ForeignFiles.read;
import static org.manymoons.modelfile.ForeignFiles.said;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/**
 * ONNX files of PyTorch 1.13 (foreign/pytorch.py), of skl2onnx 1.14.1 (foreign/skl2onnx_files.py) and laid out as it does
 * (foreign/scikit_onnx.py), beside the predictions of the framework and of ONNX Runtime.
 */
class OnnxFileTest {
    private static final Unsaid NOTHING = said(null, null);
    private static final Unsaid SQUARED = said(null, OutputLoss.IDENTITY_SQUARED_ERROR);

    @ParameterizedTest
    @CsvSource({
        "net, FLOAT, 1e-6",
        "doubles, DOUBLE, 1e-12",
        "three, DOUBLE, 1e-12",
        "swish, FLOAT, 1e-6",
        "scaled, DOUBLE, 1e-12",
        "scikit-zipmap, FLOAT, 1e-6",
        "scikit-pipeline, FLOAT, 1e-6",
        "skl2onnx-classifier, FLOAT, 1e-6",
        "skl2onnx-minmax, DOUBLE, 1e-12",
        "skl2onnx-labels, DOUBLE, 1e-12",
        "skl2onnx-named, FLOAT, 1e-6",
        "skl2onnx-regressor, DOUBLE, 1e-12"
    })
    void predictsAsTheFrameworkAndOnnxRuntimeDo(String name, Precision precision, double tolerance)
            throws IOException, OrtException {
        SavedModel model = read(name + ".onnx", name.endsWith("regressor") ? SQUARED : NOTHING);

        assertThat(model.format()).isEqualTo(ModelFormat.ONNX);
        assertThat(model.precision()).isEqualTo(precision);
        expectOutputs(model, name + "-outputs.csv", tolerance);
        expectAsOnnxRuntime(name + ".onnx", model, tolerance);
    }

    private static void expectAsOnnxRuntime(String name, SavedModel model, double tolerance)
            throws IOException, OrtException {
        double[][] inputs = inputs();
        Samples samples = model.scaled(new Samples(inputs, new double[inputs.length]));
        double[][] ours = Prediction.outputs(model.network(), model.parameters(), samples);
        double[][] theirs = OnnxRuntime.outputs(file(name), inputs);
        for (int n = 0; n < ours.length; n++) {
            double[] other = theirs[n].length > ours[n].length ? new double[] {theirs[n][1]} : theirs[n];
            assertThat(ours[n]).containsExactly(other, within(tolerance));
        }
    }

    @Test
    void whatIsInTheFileIsSaid() {
        assertThat(read("scaled.onnx", NOTHING).notes())
                .containsExactly(
                        "an ONNX model of pytorch 1.13.0",
                        "the file scales the features (Sub /0/Sub, Div /0/Div), which is applied",
                        "Flatten in the model changes nothing here",
                        "hidden units sigmoid, one sigmoid output, no weight decay: as the file says, weight decay is --l2");
        assertThat(read("scikit-zipmap.onnx", NOTHING).notes())
                .contains(
                        "the file scales the features (Scaler Scaler), which is applied",
                        "the two outputs of the model are 1 - p and p, of which p is taken",
                        "ZipMap in the model changes nothing here");
    }

    /** Of two outputs skl2onnx 1.14.1 makes one column. */
    @Test
    void aReshapeThatMixesSamplesIsRefused() {
        assertThatThrownBy(() -> read("skl2onnx-regressors.onnx", SQUARED))
                .hasMessageEndingWith(
                        "the step Reshape Reshape puts the numbers in another order; only a row for each sample is read");
    }

    @Test
    void logitsAreAskedFor() throws IOException {
        assertThatThrownBy(() -> read("net-logits.onnx", NOTHING))
                .hasMessageContaining("ends without an activation; say what its outputs are: --output identity");
        SavedModel model = read("net-logits.onnx", said(null, OutputLoss.SIGMOID_CROSS_ENTROPY));
        assertThat(model.network()).isEqualTo(read("net.onnx", NOTHING).network());
        expectOutputs(model, "net-outputs.csv", 1e-6);
    }
}
