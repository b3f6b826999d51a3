package org.manymoons.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.door.ModelFile;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/**
 * What somebody says of models that do not say it themselves; null what is not said.
 *
 * @param l2 0 or more
 */
public record ModelReading(
        @Nullable Activation activation,
        @Nullable OutputLoss output,
        @Nullable Double l2,
        @Nullable Orientation orientation) {

    /**
     * Reads a model of any format: what is not said of weights alone is taken from the configuration that the data are from.
     * NumPy's arrays W1, b1, ... are else tanh, and without weight decay.
     */
    public SavedModel read(Path file, @Nullable ModelData data) {
        ModelFormat format = ModelFormat.of(file);
        return ModelFile.read(file, format, unsaid(format.saysItsLayers() ? null : data));
    }

    /** Whether nothing is said. */
    public boolean saysNothing() {
        return activation == null && output == null && l2 == null && orientation == null;
    }

    /**
     * Refuses what is said where every model says it itself.
     *
     * @throws DataMismatch in one line
     */
    public void requireNeeded(Path... models) {
        if (!saysNothing()
                && Arrays.stream(models)
                        .allMatch(model -> Files.isDirectory(model) || ModelFormat.of(model) == ModelFormat.DL4J)) {
            throw new DataMismatch("--activation, --output, --l2 and --orientation say what weights alone do not, but "
                    + models[0] + " is a DL4J model, which says it; leave them out");
        }
    }

    private Unsaid unsaid(@Nullable ModelData data) {
        Configuration settings = data == null ? null : data.settings();
        Activation configured = settings == null ? null : settings.network().activation();
        double decay = settings == null ? 0 : settings.training().l2();
        boolean all = activation != null && l2 != null;
        String origin = settings == null
                ? "name others with --activation, --l2"
                : "as the configuration says; name others with --activation, --l2";
        return new Unsaid(
                activation == null ? configured : activation,
                output,
                l2 == null ? decay : l2,
                orientation,
                all ? "as named" : origin);
    }
}
