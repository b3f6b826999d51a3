package org.manymoons.modelfile.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.ForeignFiles.expectOutputs;
import static org.manymoons.modelfile.ForeignFiles.file;
import static org.manymoons.modelfile.ForeignFiles.read;
import static org.manymoons.modelfile.ForeignFiles.said;
import static org.manymoons.reference.OutputLoss.IDENTITY_SQUARED_ERROR;
import static org.manymoons.reference.OutputLoss.SIGMOID_CROSS_ENTROPY;
import static org.manymoons.reference.OutputLoss.SOFTMAX_CROSS_ENTROPY;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;

/** Networks that PyTorch 1.13 trained, as safetensors, with PyTorch's own predictions (foreign/pytorch.py). */
class SafetensorsFileTest {
    private static final Unsaid TANH = said(Activation.TANH, SIGMOID_CROSS_ENTROPY);

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "net.safetensors, net, FLOAT, 1e-6",
        "doubles.safetensors, doubles, DOUBLE, 1e-12",
        "named.safetensors, doubles, DOUBLE, 1e-12",
        "half.safetensors, half, HALF, 1e-12",
        "bfloat16.safetensors, bfloat16, BFLOAT16, 1e-12"
    })
    void predictsAsPyTorchDoes(String name, String outputs, Precision precision, double tolerance) throws IOException {
        SavedModel model = read(name, TANH);

        assertThat(model.format()).isEqualTo(ModelFormat.SAFETENSORS);
        assertThat(model.precision()).isEqualTo(precision);
        expectOutputs(model, outputs + "-outputs.csv", tolerance);
    }

    @Test
    void aSoftmaxOfThreeClassesPredictsAsPyTorchDoes() throws IOException {
        expectOutputs(
                read("three.safetensors", said(Activation.RELU, SOFTMAX_CROSS_ENTROPY)), "three-outputs.csv", 1e-12);
    }

    @Test
    void whatIsTakenIsSaid() {
        assertThat(read("named.safetensors", TANH).notes())
                .containsExactly(
                        "layers in the order input, deep, answer",
                        "hidden units tanh, one sigmoid output, no weight decay: as named");
        assertThat(read("net.safetensors", TANH).notes())
                .endsWith("the parameters are floats, so they are judged at float precision");
        assertThat(read("bfloat16.safetensors", TANH).notes())
                .endsWith("the parameters are bfloat16 numbers, so they are judged at that precision");
    }

    @Test
    void whatTheFileDoesNotSayIsAskedForInOneLine() {
        assertThatThrownBy(() -> read("net.safetensors", said(null, null)))
                .isInstanceOf(DataException.class)
                .hasMessage(file("net.safetensors") + ": does not say what its layers compute; say --activation"
                        + " identity|tanh|sigmoid|relu, ... for its hidden units and --output sigmoid|softmax|identity"
                        + " for its outputs");
        assertThatThrownBy(() -> read("net.safetensors", said(Activation.TANH, null)))
                .hasMessageEndingWith("; say --output sigmoid|softmax|identity for its outputs");
        assertThatThrownBy(() -> read("net.safetensors", said(Activation.TANH, SOFTMAX_CROSS_ENTROPY)))
                .hasMessageEndingWith("a softmax needs 2 outputs or more, but there is 1; one output is a sigmoid");
    }

    /** IEEE 754: 1, the largest, the smallest normal and the smallest subnormal half. */
    @Test
    void halvesAreReadExactly() throws IOException {
        double[] expected = {1, -65504, 0x1p-14, 0x1p-24};
        Path file = written(
                "{\"0.weight\":{\"dtype\":\"F16\",\"shape\":[1,4],\"data_offsets\":[0,8]},"
                        + "\"0.bias\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[8,10]}}",
                0x00,
                0x3C,
                0xFF,
                0xFB,
                0x00,
                0x04,
                0x01,
                0x00,
                0x00,
                0x80);

        SavedModel model = SafetensorsFile.read(file, said(null, IDENTITY_SQUARED_ERROR));

        assertThat(model.parameters()).startsWith(expected).endsWith(-0.0).hasSize(5);
    }

    private Path written(String header, int... data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        for (int one : data) {
            bytes.put((byte) one);
        }
        return Files.write(temp.resolve("m.safetensors"), bytes.array());
    }

    private static final String BIAS = "\"0.bias\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}";

    private static String weight(String rest) {
        return "{\"0.weight\":{" + rest + "}," + BIAS + "}";
    }

    /** A header for four bytes of data, and why it is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'dtype':'F16','shape':[1,1],'data_offsets':[0,4] | needs 2 bytes, but lies at bytes 0 to 4",
                "'dtype':'F16','shape':[1,1],'data_offsets':[1,3] | lies at bytes 1 to 3 of 4, but the one before it ends",
                "'dtype':'F16','shape':[1,1],'data_offsets':[2,4] | lies at bytes 2 to 4 of 4, but the one before it ends",
                "'dtype':'F16','shape':[1,1],'data_offsets':[-2,0] | needs 2 bytes, but lies at bytes -2 to 0",
                "'dtype':'F16','shape':[1,1],'data_offsets':[0] | has no shape or no data_offsets",
                "'dtype':'F16','shape':[1,1],'data_offsets':[0,1e400] | m.safetensors: ",
                "'dtype':'F16','shape':[1,1],'data_offsets':[0,99999999999999999999] | has no shape or no data_offsets",
                "'dtype':'F16','shape':[1,1],'data_offsets':[0.5,2.5] | m.safetensors: ",
                "'dtype':'F16','shape':[1,1] | has no shape or no data_offsets",
                "'dtype':'F16','data_offsets':[0,2] | has no shape or no data_offsets",
                "'dtype':'F16','shape':[],'data_offsets':[0,2] | has no shape or no data_offsets",
                "'dtype':'F16','shape':[0,1],'data_offsets':[0,0] | has the shape [0,1]; one or two sizes",
                "'dtype':'F16','shape':[-1,-1],'data_offsets':[0,2] | has the shape [-1,-1]; one or two sizes",
                "'dtype':'F16','shape':[1,1,1],'data_offsets':[0,2] | has the shape [1,1,1]; one or two sizes",
                "'dtype':'F16','shape':[2147483647,2147483647],'data_offsets':[0,2] | has the shape [2147483647,2147483647]; one or",
                "'dtype':'F64','shape':[1000000,1000000],'data_offsets':[0,2] | needs 8000000000000 bytes",
                "'dtype':'F64','shape':[2147483647,2147483647],'data_offsets':[0,-34359738360] | one or two sizes",
                "'dtype':'F16','shape':[1.5,1],'data_offsets':[0,2] | has the shape [1.5,1]; one or two sizes",
                "'dtype':'F16','shape':['1',1],'data_offsets':[0,2] | has the shape [",
                "'dtype':'F16','shape':[1],'data_offsets':[0,2] | is neither the weight nor the bias of a Linear layer",
                "'dtype':'I16','shape':[1,1],'data_offsets':[0,2] | has the type I16; F64, F32, F16 and BF16 are read",
                "'dtype':7,'shape':[1,1],'data_offsets':[0,2] | has the type 7; F64",
                "'dtype':'F16','dtype':'F16','shape':[1,1],'data_offsets':[0,2] | its header is not readable JSON",
                "'shape':[1,1],'data_offsets':[0,2] | has the type none; F64"
            })
    void hostileHeadersAreRefusedInOneLine(String rest, String why) throws IOException {
        Path file = written(weight(rest.replace('\'', '"')), 0, 0, 0, 0);
        expectRefused(file, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.running_mean", "running_var", "net.1.num_batches_tracked"})
    void batchNormIsNamed(String name) throws IOException {
        Path file = written("{\"" + name + "\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}", 0, 0);

        expectRefused(file, "tensor " + name + ": is of a BatchNorm layer, which is not supported; only Linear layers");
    }

    @Test
    void hostileFilesAreRefusedInOneLine() throws IOException {
        String sound = "{\"0.weight\":{\"dtype\":\"F16\",\"shape\":[1,1],\"data_offsets\":[0,2]}," + BIAS + "}";
        expectRefused(written(sound, 0, 0, 0), "lies at bytes 2 to 4 of 3");
        expectRefused(written(sound, 0, 0, 0, 0, 0), "has 1 bytes that belong to no tensor");
        expectRefused(written(sound, 0, 0x7C, 0, 0), "Infinity is not a finite number");
        expectRefused(written(sound, 1, 0xFC, 0, 0), "NaN is not a finite number");
        expectRefused(written("[1,2]"), "its header is no JSON object");
        expectRefused(written("{}"), "has 0 layers; 1 to 17 are read");
        expectRefused(
                written("{" + "\"a\":".repeat(1) + "[".repeat(60) + "]".repeat(60) + "}"), "is not readable JSON");
        expectRefused(written("{\"__proto__\\u001b[2J\":{\"dtype\":\"F16\"}}"), "tensor __proto__?[2J: has no shape");
        expectRefused(written("{" + BIAS.replace("[2,4]", "[0,2]") + "}", 0, 0), "layer 0 has biases, but no weights");
        expectRefused(Files.write(temp.resolve("m.safetensors"), new byte[0]), "is cut off before the length");
        expectRefused(
                Files.write(temp.resolve("m.safetensors"), new byte[] {1, 0, 0, 0, 0, 0, 0, 0, '{'}), "has 1 bytes");
        byte[] negative = {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'};
        expectRefused(
                Files.write(temp.resolve("m.safetensors"), negative), "its header has 18446744073709551615 bytes");
        byte[] long4 = {0, 0, 0, 127, 0, 0, 0, 0, '{', '}'};
        expectRefused(Files.write(temp.resolve("m.safetensors"), long4), "its header has 2130706432 bytes");
        assertThat(SafetensorsFile.read(written(sound, 0, 0, 0, 0), TANH).parameters())
                .hasSize(2);
    }

    private static void expectRefused(Path file, String why) {
        assertThatThrownBy(() -> SafetensorsFile.read(file, TANH))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
}
