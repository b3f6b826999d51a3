package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.manymoons.modelfile.door.ModelFile;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** Files that other frameworks wrote, in src/test/resources/foreign, with the predictions that those frameworks gave. */
public final class ForeignFiles {
    public static final Path FOLDER = Path.of("src/test/resources/foreign");

    private ForeignFiles() {}

    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** The features that the predictions are for. */
    public static double[][] inputs() throws IOException {
        return Arrays.stream(table("moons.csv", 1))
                .map(row -> Arrays.copyOf(row, 2))
                .toArray(double[][]::new);
    }

    public static double[][] table(String name, int skipped) throws IOException {
        return Files.readAllLines(file(name)).stream()
                .skip(skipped)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** What somebody may say of a model; nothing of weight decay. */
    public static Unsaid said(@Nullable Activation hidden, @Nullable OutputLoss output) {
        return new Unsaid(hidden, output, 0, null, "as named");
    }

    public static SavedModel read(String name, Unsaid unsaid) {
        return ModelFile.read(file(name), ModelFormat.of(file(name)), unsaid);
    }

    /** Fails where the outputs differ from those of the framework by more than this. */
    public static void expectOutputs(SavedModel model, String outputs, double tolerance) throws IOException {
        Samples samples = model.scaled(new Samples(inputs(), new double[inputs().length]));
        double[][] ours = Prediction.outputs(model.network(), model.parameters(), samples);
        double[][] theirs = table(outputs, 0);
        assertThat(ours.length).isEqualTo(theirs.length);
        for (int n = 0; n < ours.length; n++) {
            assertThat(ours[n]).as("sample %d", n).containsExactly(theirs[n], within(tolerance));
        }
    }
}
