package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.ZipBytes;
import org.manymoons.modelfile.ZipBytes.Entry;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

class OrientationTest {
    @TempDir
    private Path temp = Path.of("");

    private SavedModel read(@Nullable Orientation named, List<Tensor> weights, List<Tensor> biases) throws IOException {
        ZipBytes zip = new ZipBytes();
        for (int l = 1; l <= weights.size(); l++) {
            zip.with(new Entry("W" + l + ".npy", NpyArray.bytes(weights.get(l - 1))));
            zip.with(new Entry("b" + l + ".npy", NpyArray.bytes(biases.get(l - 1))));
        }
        Path file = Files.write(temp.resolve("a.npz"), zip.bytes());
        return WeightArrays.read(file, new Unsaid(Activation.TANH, 0, named, "as named"));
    }

    private static Tensor counting(Integer... shape) {
        int size = 1;
        for (int n : shape) {
            size *= n;
        }
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = k + 1;
        }
        return Tensor.of(values, shape);
    }

    private static Tensor transposed(Tensor w) {
        double[] values = new double[w.values().length];
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                values[j * w.rows() + i] = w.values()[i * w.columns() + j];
            }
        }
        return Tensor.of(values, w.columns(), w.rows());
    }

    @Test
    void theCoursesArraysAreUnitsByInputsAndItIsSaid() throws IOException {
        SavedModel model = read(null, List.of(counting(4, 2), counting(1, 4)), List.of(counting(4, 1), counting(1, 1)));

        Network network = model.network();
        assertThat(network).isEqualTo(Network.of(2, List.of(4), Activation.TANH, 0));
        assertThat(model.orientation()).isEqualTo(Orientation.UNITS_BY_INPUTS);
        assertThat(model.notes()).contains("W1 is read as units x inputs (4 x 2)");
        assertThat(model.parameters()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 1, 2, 3, 4, 1);
    }

    /** scikit-learn and Keras: rows of W are inputs. */
    @Test
    void theOtherWayIsReadAndSaidToo() throws IOException {
        SavedModel model = read(null, List.of(counting(2, 4), counting(4, 1)), List.of(counting(4), counting(1)));

        assertThat(model.orientation()).isEqualTo(Orientation.INPUTS_BY_UNITS);
        assertThat(model.notes()).contains("W1 is read as inputs x units (2 x 4)");
        assertThat(model.parameters()).startsWith(1, 5, 2, 6, 3, 7, 4, 8, 1, 2, 3, 4);
    }

    @Test
    void aSquareFirstMatrixIsDecidedByTheOthers() throws IOException {
        List<Tensor> flat = List.of(counting(2), counting(1));

        assertThat(read(null, List.of(counting(2, 2), counting(1, 2)), flat).orientation())
                .isEqualTo(Orientation.UNITS_BY_INPUTS);
        assertThat(read(null, List.of(counting(2, 2), counting(2, 1)), flat).orientation())
                .isEqualTo(Orientation.INPUTS_BY_UNITS);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, UNITS_BY_INPUTS", "1, 2, INPUTS_BY_UNITS"})
    void squaresAreDecidedByHowTheBiasesStand(int rows, int columns, Orientation expected) throws IOException {
        List<Tensor> squares = List.of(counting(2, 2), counting(2, 2));

        assertThat(read(null, squares, List.of(counting(rows, columns), counting(rows, columns)))
                        .orientation())
                .isEqualTo(expected);
        assertThat(read(null, squares, List.of(counting(rows, columns), counting(2)))
                        .orientation())
                .isEqualTo(expected);
    }

    @Test
    void squaresOfWhichTheBiasesSayNothingAreAskedAbout() throws IOException {
        List<Tensor> squares = List.of(counting(2, 2), counting(2, 2));
        List<Tensor> flat = List.of(counting(2), counting(2));
        List<Tensor> mixed = List.of(counting(2, 1), counting(1, 2));

        for (List<Tensor> biases : List.of(flat, mixed)) {
            assertThatThrownBy(() -> read(null, squares, biases))
                    .isInstanceOf(DataException.class)
                    .hasMessage(temp.resolve("a.npz")
                            + ": every W is square, and neither that nor the shapes of b tell which way they lie;"
                            + " say --orientation units-by-inputs or --orientation inputs-by-units");
            assertThat(read(Orientation.UNITS_BY_INPUTS, squares, biases).parameters())
                    .startsWith(1, 2, 3, 4);
            assertThat(read(Orientation.INPUTS_BY_UNITS, squares, biases).parameters())
                    .startsWith(1, 3, 2, 4);
        }
    }

    @Test
    void singleNumbersLieBothWays() throws IOException {
        SavedModel model = read(null, List.of(counting(1, 1), counting(1, 1)), List.of(counting(1), counting(1, 1)));

        assertThat(model.network()).isEqualTo(Network.of(1, List.of(1), Activation.TANH, 0));
    }

    @Test
    void whatIsNamedComesBeforeHowTheBiasesStandButMustChain() throws IOException {
        List<Tensor> columns = List.of(counting(2, 1), counting(2, 1));

        assertThat(read(Orientation.INPUTS_BY_UNITS, List.of(counting(2, 2), counting(2, 2)), columns)
                        .orientation())
                .isEqualTo(Orientation.INPUTS_BY_UNITS);
        assertThatThrownBy(() -> read(
                        Orientation.INPUTS_BY_UNITS,
                        List.of(counting(4, 2), counting(1, 4)),
                        List.of(counting(4, 1), counting(1, 1))))
                .isInstanceOf(DataException.class)
                .hasMessage(temp.resolve("a.npz") + ": W1 is [4, 2] and b1 [4, 1], but each W must be inputs x units,"
                        + " chain with the one before and have a b with a number for each unit");
    }

    @Test
    void matricesThatLieInDifferentWaysAndBiasesThatAreMatricesAreRefused() {
        assertThatThrownBy(
                        () -> read(null, List.of(counting(4, 2), counting(4, 1)), List.of(counting(4, 1), counting(1))))
                .hasMessageContaining("W2 is [4, 1] and b2 [1] after W1 [4, 2], but each W must be units x inputs, or"
                        + " each inputs x units, chain");
        assertThatThrownBy(
                        () -> read(null, List.of(counting(4, 2), counting(1, 4)), List.of(counting(2, 2), counting(1))))
                .hasMessageContaining("W1 is [4, 2] and b1 [2, 2]");
    }

    @Test
    void severalOutputsAreASoftmax() throws IOException {
        SavedModel model = read(null, List.of(counting(4, 2), counting(3, 4)), List.of(counting(4), counting(3)));

        assertThat(model.network())
                .isEqualTo(Network.of(2, List.of(4), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0));
        assertThat(model.notes()).contains("hidden units tanh, softmax of 3 outputs, no weight decay: as named");
    }

    @Test
    void whateverTheShapeBothWaysAreTheSameNetworkToTheBit() throws IOException {
        Random random = new Random(16);
        for (int n = 0; n < 60; n++) {
            int layers = 1 + random.nextInt(4);
            int[] widths = random.ints(layers + 1, 1, 6).toArray();
            Network network = network(widths);
            double[] p = random.doubles(network.parameterCount(), -3, 3).toArray();
            List<Tensor> turned =
                    network.layers().stream().map(layer -> weights(layer, p)).toList();
            List<Tensor> weights =
                    turned.stream().map(OrientationTest::transposed).toList();

            for (Orientation named : Orientation.values()) {
                boolean rows = named == Orientation.UNITS_BY_INPUTS;
                List<Tensor> biases = network.layers().stream()
                        .map(layer -> biases(layer, p, random.nextInt(3)))
                        .toList();
                SavedModel model = read(named, rows ? turned : weights, biases);
                assertThat(model.network()).isEqualTo(network);
                assertThat(model.parameters()).isEqualTo(p);
                List<Tensor> standing = network.layers().stream()
                        .map(layer -> biases(layer, p, rows ? 1 : 2))
                        .toList();
                assertThat(read(null, rows ? turned : weights, standing).parameters())
                        .isEqualTo(p);
            }
        }
    }

    private static Network network(int[] widths) {
        int outputs = widths[widths.length - 1];
        return Network.of(
                widths[0],
                java.util.Arrays.stream(widths, 1, widths.length - 1).boxed().toList(),
                Activation.TANH,
                outputs == 1 ? OutputLoss.SIGMOID_CROSS_ENTROPY : OutputLoss.SOFTMAX_CROSS_ENTROPY,
                outputs,
                0);
    }

    /** Units x inputs. */
    private static Tensor weights(Layer layer, double[] p) {
        double[] w = java.util.Arrays.copyOfRange(p, layer.weights(), layer.biases());
        return Tensor.of(w, layer.units(), layer.inputs());
    }

    /** Flat, a column or a row. */
    private static Tensor biases(Layer layer, double[] p, int shape) {
        double[] b = java.util.Arrays.copyOfRange(p, layer.biases(), layer.biases() + layer.units());
        return switch (shape) {
            case 0 -> Tensor.of(b, layer.units());
            case 1 -> Tensor.of(b, layer.units(), 1);
            default -> Tensor.of(b, 1, layer.units());
        };
    }
}
