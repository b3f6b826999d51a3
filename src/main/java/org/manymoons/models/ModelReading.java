package org.manymoons.models;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.WeightArrays;
import org.manymoons.reference.Activation;

/**
 * What somebody says of models that are weight arrays, which do not say it themselves; null what is not said.
 *
 * @param l2 0 or more
 */
public record ModelReading(
        @Nullable Activation activation,
        @Nullable Double l2,
        @Nullable Orientation orientation) {

    /**
     * Reads a zip, or weight arrays: what is not said of these is taken from the configuration that the data are from, else
     * it is tanh without weight decay.
     */
    public SavedModel read(Path file, @Nullable ModelData data) {
        return WeightArrays.isWeights(file) ? WeightArrays.read(file, unsaid(data)) : SavedModel.read(file);
    }

    /** Whether nothing is said. */
    public boolean saysNothing() {
        return activation == null && l2 == null && orientation == null;
    }

    /**
     * Refuses what is said where no model is weight arrays.
     *
     * @throws DataMismatch in one line
     */
    public void requireArrays(Path... models) {
        if (!saysNothing() && Arrays.stream(models).noneMatch(WeightArrays::isWeights)) {
            throw new DataMismatch("--activation, --l2 and --orientation are for weights saved by NumPy, which "
                    + models[0] + " is not; leave them out");
        }
    }

    private Unsaid unsaid(@Nullable ModelData data) {
        Configuration settings = data == null ? null : data.settings();
        Activation hidden =
                settings == null ? Activation.TANH : settings.network().activation();
        double decay = settings == null ? 0 : settings.training().l2();
        boolean all = activation != null && l2 != null;
        String origin = settings == null
                ? "name others with --activation, --l2"
                : "as the configuration says; name others with --activation, --l2";
        return new Unsaid(
                activation == null ? hidden : activation,
                l2 == null ? decay : l2,
                orientation,
                all ? "as named" : origin);
    }
}
