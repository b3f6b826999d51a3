package org.manymoons.modelfile.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.ForeignFiles.expectOutputs;
import static org.manymoons.modelfile.ForeignFiles.file;
import static org.manymoons.modelfile.ForeignFiles.read;
import static org.manymoons.modelfile.ForeignFiles.said;
import static org.manymoons.reference.OutputLoss.SIGMOID_CROSS_ENTROPY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;

/** A file is what its bytes say, whatever its name. */
class ModelFileTest {
    private static final Unsaid TANH = said(Activation.TANH, SIGMOID_CROSS_ENTROPY);

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "src/test/resources/foreign/net.safetensors, SAFETENSORS",
        "src/test/resources/foreign/net-state.npz, NUMPY",
        "src/test/resources/numpy/c.npz, NUMPY",
        "src/test/resources/foreign/tfjs.json, TENSORFLOW_JS",
        "src/test/resources/foreign/net.h5, KERAS",
        "src/test/resources/foreign/net.keras, KERAS",
        "src/test/resources/foreign/net.onnx, ONNX",
        "models/examples/seed-1.zip, DL4J",
        "src/test/resources/foreign/net.pt, PICKLE"
    })
    void theNameDoesNotMatter(Path file, ModelFormat format) throws IOException {
        Path renamed = Files.copy(file, temp.resolve("model.bin"));

        assertThat(ModelFormat.of(file)).isEqualTo(format);
        assertThat(ModelFormat.of(renamed)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"a.NPZ, NUMPY", "a.npy, NUMPY", "npy.zip, DL4J", "a.onnx, DL4J"})
    void whatNothingTellsIsTakenByItsName(String name, ModelFormat format) throws IOException {
        assertThat(ModelFormat.of(Files.write(temp.resolve(name), new byte[3]))).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"net-state.npz", "net-turned.npz"})
    void arraysOfPyTorchPredictAsPyTorchDoes(String name) throws IOException {
        SavedModel model = read(name, TANH);

        assertThat(model.precision()).isEqualTo(Precision.FLOAT);
        assertThat(model.parameters()).isEqualTo(read("net.safetensors", TANH).parameters());
        expectOutputs(model, "net-outputs.csv", 1e-6);
    }

    /** torch.save and pickle.dump could run any code. */
    @Test
    void picklesAreRefusedWithTheLineThatSavesArrays() throws IOException {
        byte[] pickle = {(byte) 0x80, 4, (byte) 0x95};
        for (Path file : new Path[] {file("net.pt"), Files.write(temp.resolve("m.pkl"), pickle)}) {
            assertThatThrownBy(() -> ModelFile.read(file, ModelFormat.of(file), TANH))
                    .hasMessageStartingWith(
                            file + ": is a pickle, which could run any code and is never read; in Python,")
                    .hasMessageContaining("np.savez(\"m.npz\", **{k: v.numpy() for k, v in net.state_dict().items()})");
        }
    }
}
