package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.ZipBytes;
import org.manymoons.modelfile.ZipBytes.Entry;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class WeightArraysTest {
    private static final Tensor W1 = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
    private static final Tensor B1 = Tensor.of(new double[] {7, 8, 9}, 3);
    private static final Tensor W2 = Tensor.of(new double[] {10, 11, 12}, 3, 1);
    private static final Tensor B2 = Tensor.of(new double[] {13}, 1);

    @TempDir
    private Path temp = Path.of("");

    private Path npz(Object... namesAndArrays) throws IOException {
        ZipBytes zip = new ZipBytes();
        for (int k = 0; k < namesAndArrays.length; k += 2) {
            zip.with(new Entry(namesAndArrays[k] + ".npy", NpyArray.bytes((Tensor) namesAndArrays[k + 1])));
        }
        return Files.write(temp.resolve("a.NPZ"), zip.bytes());
    }

    private static void expectRefused(Path file, String reason) {
        assertThatThrownBy(() -> WeightArrays.read(file, new Unsaid(Activation.TANH, 0, null, "as named")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(reason);
    }

    private static void expectTheNetwork(SavedModel model) {
        Network network = model.network();
        double[] values = model.parameters();
        assertThat(network).isEqualTo(Network.of(2, java.util.List.of(3), Activation.RELU, 0.5));
        for (int i = 0; i < 3; i++) {
            assertThat(values[network.layers().get(0).bias(i)]).isEqualTo(7 + i);
            assertThat(values[network.layers().get(1).weight(0, i)]).isEqualTo(10 + i);
            for (int j = 0; j < 2; j++) {
                assertThat(values[network.layers().get(0).weight(i, j)]).isEqualTo(1 + i + 3 * j);
            }
        }
        assertThat(values[network.layers().get(1).bias(0)]).isEqualTo(13);
        assertThat(model.notes())
                .containsExactly(
                        "W1 is read as inputs x units (2 x 3)",
                        "hidden units relu, one sigmoid output, l2 0.5: as named");
        assertThat(model.singlePrecision()).isFalse();
    }

    @Test
    void rowsOfWAreInputs() throws IOException {
        Path file = npz("W1", W1, "b1", B1, "W2", W2, "b2", B2);
        expectTheNetwork(WeightArrays.read(file, new Unsaid(Activation.RELU, 0.5, null, "as named")));
        expectTheNetwork(WeightArrays.read(
                npz("b2", B2, "W2", W2, "b1", B1, "W1", W1), new Unsaid(Activation.RELU, 0.5, null, "as named")));
    }

    @Test
    void neighboursInAFolderAreTheSame() throws IOException {
        Files.write(temp.resolve("W1.npy"), NpyArray.bytes(W1));
        Files.write(temp.resolve("b1.npy"), NpyArray.bytes(B1));
        Files.write(temp.resolve("W2.npy"), NpyArray.bytes(W2));
        Files.write(temp.resolve("b2.npy"), NpyArray.bytes(B2));
        expectTheNetwork(WeightArrays.read(temp.resolve("W1.npy"), new Unsaid(Activation.RELU, 0.5, null, "as named")));
        Files.delete(temp.resolve("b2.npy"));
        Files.createDirectory(temp.resolve("b2.npy"));
        expectRefused(temp.resolve("W1.npy"), "b2.npy: is a folder, not a file");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        SavedModel model = WeightArrays.read(
                npz("W1", W1, "b1", B1, "W2", W2, "b2", B2), new Unsaid(Activation.RELU, 0.5, null, "as named"));
        Path out = temp.resolve("out.npz");
        WeightArrays.write(out, model.network(), model.parameters());

        expectTheNetwork(WeightArrays.read(out, new Unsaid(Activation.RELU, 0.5, null, "as named")));
        byte[] once = Files.readAllBytes(out);
        WeightArrays.write(out, model.network(), model.parameters());
        assertThat(once).isEqualTo(Files.readAllBytes(out));
        assertThat(once[10] | once[11] << 8).as("time").isZero();
    }

    @Test
    void otherArraysAreRefused() throws IOException {
        expectRefused(npz("b1", B1), "are needed and no others, found b1");
        expectRefused(npz("W1", W1, "b1", B1, "W3", W2, "b3", B2), "no others, found W1, b1, W3, b3");
        expectRefused(npz("W1", W1, "b2", B2), "no others, found W1, b2");
        expectRefused(npz("W1", W1, "x", B2), "entry x.npy is none of the arrays W1, b1, W2, ...");
        expectRefused(
                npz("bn.weight", B1, "bn.running_mean", B1),
                "entry bn.running_mean.npy is of a BatchNorm layer, which is not supported");
        expectRefused(npz("iteration", B1), "entry iteration.npy is of a dump of parameters over training; compare");
        expectRefused(npz("W1", W1, "W1", W1), "entry W1.npy is there twice");
        expectRefused(
                npz("W1", W1, "b1", B2),
                "W1 is [2, 3] and b1 [1], but each W must be units x inputs, or each inputs x units");
        expectRefused(npz("W1", B1, "b1", B1), "W1 is [3] and b1 [3]");
        expectRefused(npz("W1", W1, "b1", B1, "W2", B2, "b2", B2), "W2 is [1] and b2 [1] after W1 [2, 3], but each W");
        Tensor wide = Tensor.of(new double[] {1, 2}, 2, 1);
        expectRefused(npz("W1", W1, "b1", B1, "W2", wide, "b2", B2), "W2 is [2, 1] and b2 [1] after W1 [2, 3], but");
        expectRefused(Files.write(temp.resolve("b.npz"), new byte[3]), "no others, found none");
        expectRefused(temp.resolve("none.npz"), "none.npz: there is no such file");
    }

    @Test
    void whatAnArraySaysOfItselfIsBelievedBeforeMemoryIsAskedForIt() throws IOException {
        expectRefused(
                array(12_582_912, 8192), "entry W1.npy: 100663424 bytes are too many; at most 100663296 are read");
        expectRefused(array(99_999_999, 8192), "entry W1.npy: 800000120 bytes are too many");
        expectRefused(array(12_000, 8192), "entry W1.npy: the array says that it has 96128 bytes, but there are fewer");
        expectRefused(array(1_000, 8192), "entry W1.npy: the array says that it has 8128 bytes, but there are more");
        expectRefused(array(1_000, 8129), "entry W1.npy: the array says that it has 8128 bytes, but there are more");
        expectRefused(array(1_000, 8128), "W1 is [1000], but each W must be units x inputs");
    }

    private Path array(int saying, int bytes) throws IOException {
        byte[] header = NumpyArchive.header("<f8", saying);
        ZipBytes zip = new ZipBytes().with(new Entry("W1.npy", Arrays.copyOf(header, bytes)));
        return Files.write(temp.resolve("c.npz"), zip.bytes());
    }
}
