package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.ForeignFiles.said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.ZipBytes;
import org.manymoons.modelfile.ZipBytes.Entry;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** Which arrays without names are weights, and which are biases. */
class ListedArraysTest {
    private static final Unsaid TANH = said(Activation.TANH, null);

    @TempDir
    private Path temp = Path.of("");

    private SavedModel list(Tensor... arrays) throws IOException {
        ZipBytes zip = new ZipBytes();
        for (int k = 0; k < arrays.length; k++) {
            zip.with(new Entry("arr_" + k + ".npy", NpyArray.bytes(arrays[k])));
        }
        Path file = Files.write(temp.resolve("a.npz"), zip.bytes());
        return WeightArrays.read(file, TANH);
    }

    private List<Integer> widths(Tensor... arrays) throws IOException {
        Network network = list(arrays).network();
        List<Integer> widths = new ArrayList<>(List.of(network.inputs()));
        network.layers().forEach(layer -> widths.add(layer.units()));
        return widths;
    }

    private static Tensor matrix(int rows, int columns) {
        return Tensor.of(new double[rows * columns], rows, columns);
    }

    private static Tensor list(int count) {
        return Tensor.of(new double[count], count);
    }

    @Test
    void whichArraysWithoutNamesAreBiasesIsToldByTheirShapes() throws IOException {
        assertThat(widths(matrix(2, 4), list(4), matrix(4, 1))).containsExactly(2, 4, 1);
        assertThat(widths(matrix(2, 4), matrix(4, 3), list(3))).containsExactly(2, 4, 3);
        assertThat(widths(matrix(4, 2), matrix(4, 1), matrix(1, 4), matrix(1, 1)))
                .containsExactly(2, 4, 1);
        assertThat(widths(matrix(2, 4), matrix(4, 4), matrix(4, 1))).containsExactly(2, 4, 4, 1);
        assertThat(widths(matrix(4, 2), matrix(1, 4))).containsExactly(2, 4, 1);
        assertThat(widths(matrix(2, 4), matrix(4, 1))).containsExactly(2, 4, 1);
        assertThat(widths(matrix(2, 4), matrix(1, 4))).containsExactly(2, 4);
        assertThatThrownBy(() -> list(matrix(2, 2), matrix(2, 1)))
                .hasMessageContaining(
                        "its arrays may be W and b by turns, or weights without biases; save them by name");
        assertThatThrownBy(() -> list(list(4), matrix(2, 4)))
                .hasMessageEndingWith("array 0 (from 0) has one dimension, as a b, but does not follow its W");
        assertThatThrownBy(() -> list(matrix(2, 4), list(4), list(4)))
                .hasMessageEndingWith("array 2 (from 0) has one dimension, as a b, but does not follow its W");
    }
}
