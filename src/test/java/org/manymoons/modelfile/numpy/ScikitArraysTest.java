package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.ForeignFiles.expectOutputs;
import static org.manymoons.modelfile.ForeignFiles.file;
import static org.manymoons.modelfile.ForeignFiles.read;
import static org.manymoons.modelfile.ForeignFiles.said;

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
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.ZipBytes;
import org.manymoons.modelfile.ZipBytes.Entry;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/** Networks that scikit-learn 1.2.1 trained, as the line in the documents saves them (foreign/scikit.py). */
class ScikitArraysTest {
    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "scikit, TANH, SIGMOID_CROSS_ENTROPY",
        "scikit-three, RELU, SOFTMAX_CROSS_ENTROPY",
        "scikit-regressor, SIGMOID, IDENTITY_SQUARED_ERROR"
    })
    void predictAsScikitLearnDoes(String name, Activation hidden, OutputLoss output) throws IOException {
        SavedModel model = read(name + ".npz", said(null, null));

        assertThat(model.network().layers().get(0).activation()).isEqualTo(hidden);
        assertThat(model.network().outputLoss()).isEqualTo(output);
        assertThat(model.notes()).last().asString().endsWith(": activations as the file says, weight decay is --l2");
        expectOutputs(model, name + "-outputs.csv", 1e-12);
    }

    @Test
    void whatIsNamedOtherwiseIsRefused() {
        assertThatThrownBy(() -> read("scikit.npz", said(Activation.RELU, null)))
                .hasMessage(file("scikit.npz") + ": says another activation than is named; leave out --activation");
        assertThatThrownBy(() -> read("scikit.npz", said(null, OutputLoss.IDENTITY_SQUARED_ERROR)))
                .hasMessageEndingWith("leave out --output");
    }

    @ParameterizedTest
    @CsvSource({
        "<U8, (), exp, entry activation.npy: exp is none of scikit-learn's identity",
        "<U41, (), tanh, one text of at most 40 characters is needed",
        "<U3, (), tanh, one text of at most 40 characters is needed",
        "'<U4', '(2,)', tanh, one text of at most 40 characters is needed",
        "|O, (), tanh, one text of at most 40 characters is needed"
    })
    void otherWordsAreRefused(String type, String shape, String word, String why) throws IOException {
        Tensor one = Tensor.of(new double[] {1}, 1, 1);
        byte[] words = text(type, shape, word);
        Path file = Files.write(
                temp.resolve("m.npz"),
                new ZipBytes()
                        .with(new Entry("arr_0.npy", NpyArray.bytes(one)))
                        .with(new Entry("arr_1.npy", NpyArray.bytes(Tensor.of(new double[] {1}, 1))))
                        .with(new Entry("activation.npy", words))
                        .bytes());

        assertThatThrownBy(() -> WeightArrays.read(file, said(null, null)))
                .hasMessageStartingWith(file + ": entry activation.npy")
                .hasMessageContaining(why);
    }

    /** Version 1.0 of NumPy's format, with as many characters of four bytes as the type says, or as the word has. */
    private static byte[] text(String type, String shape, String word) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        int length = type.startsWith("<U8") ? 8 : word.length();
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 4 * length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.ISO_8859_1));
        word.chars().forEach(bytes::putInt);
        return bytes.array();
    }
}
