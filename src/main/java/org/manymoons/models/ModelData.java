package org.manymoons.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.Budget;
import org.manymoons.data.Dataset;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.WeightArrays;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import org.manymoons.study.Experiment;
import org.manymoons.study.RunFolder;

/**
 * The data that models are judged on.
 *
 * @param configuration the file whose data section is used
 * @param choice        why this one, in words
 */
public record ModelData(Path configuration, String choice, Configuration settings, Dataset data) {
    private static final Path DEFAULT = Path.of("config", "moons.yaml");

    /** The data named, else those of the configuration beside the first model that has one, else the default's. */
    public static ModelData of(@Nullable Path named, Path... models) {
        if (named != null) {
            return load(named, "named with --data");
        }
        for (Path model : models) {
            Path beside = Files.isDirectory(model)
                    ? model.resolve(RunFolder.CONFIGURATION)
                    : model.resolveSibling(RunFolder.CONFIGURATION);
            if (Files.exists(beside)) {
                return load(beside, "beside " + model);
            }
        }
        return load(DEFAULT, "the default, as there is no " + RunFolder.CONFIGURATION + " beside the model");
    }

    private static ModelData load(Path file, String choice) {
        Configuration settings = ConfigurationFile.load(file, List.of());
        return new ModelData(file, choice, settings, Experiment.dataset(settings.data()));
    }

    /** Reads a zip or weight arrays; of arrays the activation and l2 are those of the data's configuration, tanh without. */
    public static SavedModel read(Path file, @Nullable ModelData data) {
        if (!WeightArrays.isWeights(file)) {
            return SavedModel.read(file);
        }
        return data == null
                ? WeightArrays.read(file, Activation.TANH, 0)
                : WeightArrays.read(
                        file,
                        data.settings.network().activation(),
                        data.settings.training().l2());
    }

    /** The training samples as the model sees them, after checking that they fit it. */
    Samples training(SavedModel model) {
        Samples samples = data.training();
        if (samples.features() != model.network().inputs()) {
            throw new DataMismatch(model.file() + " takes " + model.network().inputs() + " features, but the data of "
                    + configuration + " have " + samples.features() + "; name other data with --data");
        }
        int outputs = model.network().output().units();
        int classes = 1 + (int) Arrays.stream(samples.labels()).max().orElse(0);
        if (classes > Math.max(2, outputs)) {
            throw new DataMismatch(model.file() + " tells " + Math.max(2, outputs) + " classes apart, but the data of "
                    + configuration + " have " + classes + "; name other data with --data");
        }
        String excess = Budget.excess(model.network(), samples.size());
        if (excess != null) {
            throw new DataMismatch(model.file() + " on the data of " + configuration + ": " + excess
                    + "; name smaller data with --data, or say --no-data");
        }
        return model.scaled(samples);
    }

    /** One line that says which data these are. */
    public String describe() {
        return configuration + " (" + choice + "): " + data.training().size() + " training samples"
                + (data.test() == null ? "" : ", " + data.test().size() + " held out");
    }
}
