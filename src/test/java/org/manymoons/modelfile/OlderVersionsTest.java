package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.dl4j.Dl4jPredictions;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** Real zips of older versions of DL4J, and what those versions predicted; how they were made stands beside them. */
class OlderVersionsTest {
    private static final Path MODELS = Path.of("src/test/resources/models");

    static Stream<Path> zips() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList().stream();
        }
    }

    @Test
    void bothVersionsAreThere() throws IOException {
        assertThat(zips().filter(zip -> zip.startsWith(MODELS.resolve("1.0.0-beta7"))))
                .hasSize(11);
        assertThat(zips().filter(zip -> zip.startsWith(MODELS.resolve("0.9.1"))))
                .hasSize(11);
    }

    @ParameterizedTest
    @MethodSource("zips")
    void predictsWhatTheVersionThatWroteItPredicted(Path zip) throws IOException {
        SavedModel model = SavedModel.read(zip);
        double[][] rows = rows(zip);
        Samples samples = model.scaled(inputs(rows));

        double[][] outputs = Prediction.outputs(model.network(), model.parameters(), samples);

        double tolerance = model.singlePrecision() ? 1e-6 : 1e-13;
        for (int n = 0; n < rows.length; n++) {
            assertThat(outputs[n]).hasSize(rows[n].length - 2);
            for (int k = 0; k < outputs[n].length; k++) {
                assertThat(outputs[n][k]).isCloseTo(rows[n][k + 2], within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zips")
    void todaysDl4jReadsThemTheSameWay(Path zip) throws IOException {
        SavedModel model = SavedModel.read(zip);
        Samples samples = model.scaled(inputs(rows(zip)));

        double[][] theirs = Dl4jPredictions.of(zip, samples.inputs());

        double[][] ours = Prediction.outputs(model.network(), model.parameters(), samples);
        for (int n = 0; n < ours.length; n++) {
            assertThat(theirs[n]).containsExactly(ours[n], within(1e-6));
        }
    }

    private static Samples inputs(double[][] rows) {
        return new Samples(
                Arrays.stream(rows).map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new),
                new double[rows.length]);
    }

    private static double[][] rows(Path zip) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(zip.toString().replace(".zip", ".csv")));
        return lines.stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
