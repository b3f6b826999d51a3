package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/**
 * Files that NumPy 1.24.2 wrote with {@code savez}, of a 2-4-3-1 network in rows, in columns and as floats, and the outputs
 * that NumPy computed: {@code 1 / (1 + exp(-(tanh(tanh(X @ W1 + b1) @ W2 + b2) @ W3 + b3)))}.
 */
class NumpyWeightsTest {
    private static final Path FOLDER = Path.of("src/test/resources/numpy");

    @ParameterizedTest
    @CsvSource({"c.npz, 1e-15", "fortran.npz, 1e-15", "float32.npz, 1e-6"})
    void predictAsNumpyDoes(String name, double tolerance) throws IOException {
        SavedModel model = WeightArrays.read(FOLDER.resolve(name), new Unsaid(Activation.TANH, 0, null, "as named"));
        double[][] rows = Files.readAllLines(FOLDER.resolve("outputs.csv")).stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        double[][] inputs =
                Arrays.stream(rows).map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new);

        double[][] outputs =
                Prediction.outputs(model.network(), model.parameters(), new Samples(inputs, new double[inputs.length]));

        for (int n = 0; n < rows.length; n++) {
            assertThat(outputs[n][0]).isCloseTo(rows[n][2], within(tolerance));
        }
    }

    @Test
    void rowsAndColumnsAreTheSameWeights() {
        assertThat(WeightArrays.read(FOLDER.resolve("fortran.npz"), new Unsaid(Activation.TANH, 0, null, "as named"))
                        .parameters())
                .isEqualTo(WeightArrays.read(FOLDER.resolve("c.npz"), new Unsaid(Activation.TANH, 0, null, "as named"))
                        .parameters());
    }
}
