package org.manymoons.models;

import static org.manymoons.wording.Wording.counted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.config.DataSection;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.Budget;
import org.manymoons.data.ClassTable;
import org.manymoons.data.Dataset;
import org.manymoons.dl4j.CsvSource;
import org.manymoons.dl4j.LabelColumn;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.numpy.SampleArrays;
import org.manymoons.reference.Samples;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/**
 * The data that models are judged on.
 *
 * @param file     where they are from
 * @param choice   why these, and how they were read, in words
 * @param settings the configuration that they are from, null for a CSV file or arrays
 */
public record ModelData(Path file, String choice, @Nullable Configuration settings, Dataset data) {

    /**
     * The data of a file that somebody names: a CSV file, arrays X and y in a {@code .npz}, or else a configuration.
     *
     * @param label the label column of a CSV file, null for the last one
     * @throws DataMismatch if a label is named for anything else
     */
    public static ModelData named(Path file, @Nullable String label) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (label != null && !name.endsWith(".csv")) {
            throw new DataMismatch(
                    "--label " + label + " names a column of a .csv file, but the data are " + file + "; leave it out");
        }
        String named = "named with --data";
        if (name.endsWith(".csv")) {
            LabelColumn column = label == null ? new LabelColumn.At(-1) : new LabelColumn.Named(label);
            Dataset data = new CsvSource(file, null, column).readAsItIs();
            return new ModelData(file, named + ", label column " + data.labelName(), null, data);
        }
        if (name.endsWith(".npz")) {
            SampleArrays arrays = SampleArrays.read(file);
            return new ModelData(
                    file, named + ", " + arrays.reading(), null, Dataset.of(arrays.samples(), arrays.classes()));
        }
        return load(file, named);
    }

    /**
     * The data of the configuration beside the first model that has one.
     *
     * @throws DataMismatch if there is none, or if a model is weight arrays, which do not say what they were trained on
     */
    public static ModelData beside(Path... models) {
        String name = "; name them with --data: a configuration, a .csv or an .npz file"
                + " (inspect and compare also take --no-data)";
        for (Path model : models) {
            if (!Files.isDirectory(model) && ModelFormat.of(model) != ModelFormat.DL4J) {
                throw new DataMismatch(model + " does not say which data it was trained on" + name);
            }
        }
        for (Path model : models) {
            Path beside = Files.isDirectory(model)
                    ? model.resolve(RunFolder.CONFIGURATION)
                    : model.resolveSibling(RunFolder.CONFIGURATION);
            if (Files.exists(beside)) {
                return load(beside, "beside " + model);
            }
        }
        throw new DataMismatch("there is no " + RunFolder.CONFIGURATION
                + (Files.isDirectory(models[0]) ? " in " : " beside ") + models[0]
                + " that would say which data it was trained on" + name);
    }

    /** The data of the configuration beside the first dump of a run that has one, null if none has. */
    public static @Nullable ModelData besideDumps(Path... dumps) {
        for (Path dump : dumps) {
            Path beside = dump.resolveSibling(RunFolder.CONFIGURATION);
            if (Files.exists(beside)) {
                return load(beside, "beside " + dump);
            }
        }
        return null;
    }

    private static ModelData load(Path file, String choice) {
        Configuration settings = ConfigurationFile.load(file, List.of());
        return new ModelData(file, choice, settings, Experiment.dataset(settings));
    }

    /** Where the training samples are from, without the folders of this machine. */
    public String source() {
        Configuration from = settings;
        return from == null || from.data().source() == DataSection.Source.CSV
                ? String.valueOf(file.getFileName())
                : source(from.data());
    }

    /** The same of a configuration's. */
    public static String source(DataSection drawn) {
        String csv = drawn.file();
        if (csv != null) {
            return String.valueOf(Path.of(csv).getFileName());
        }
        return drawn.source().name().toLowerCase(Locale.ROOT) + ", n_samples "
                + drawn.nSamples().total() + ", noise " + drawn.noise() + ", random_state " + drawn.randomState();
    }

    /** The training samples as the model sees them, after checking that they fit it and are not too many to be differentiated on. */
    public Samples training(SavedModel model) {
        Samples samples = forward(model);
        refuse(model, Budget.excess(model.network(), samples.size()));
        return samples;
    }

    private void refuse(SavedModel model, @Nullable String excess) {
        if (excess != null) {
            throw new DataMismatch(model.file() + " on the data of " + file + ": " + excess
                    + "; name smaller data with --data (inspect and compare also take --no-data)");
        }
    }

    /** The same where the model is only run forward. */
    Samples forward(SavedModel model) {
        Samples samples = data.training();
        if (samples.features() != model.network().inputs()) {
            throw new DataMismatch(model.file() + " takes " + model.network().inputs() + " features, but the data of "
                    + file + " have " + samples.features() + "; name other data with --data");
        }
        samples = new Samples(samples.inputs(), targets(model));
        refuse(model, Budget.excessForward(model.network(), samples.size()));
        return model.scaled(samples);
    }

    /** The labels as the model's loss takes them: the numbers of the classes that it tells apart, or the numbers it predicts. */
    private double[] targets(SavedModel model) {
        ClassTable classes = data.classes();
        double[] labels = data.training().labels();
        String other = "; name other data with --data";
        if (model.network().predictsNumber()) {
            if (classes != null && !classes.isOfNumbers()) {
                throw new DataMismatch(model.file() + " predicts a number, but the labels in the data of " + file
                        + " are text (" + classes.describe() + ")" + other);
            }
            return classes == null
                    ? labels
                    : Arrays.stream(labels)
                            .map(label -> Double.parseDouble(classes.labels().get((int) label)))
                            .toArray();
        }
        int told = Math.max(2, model.network().output().units());
        if (classes == null) {
            throw new DataMismatch(model.file() + " tells " + told + " classes apart, but the labels in the data of "
                    + file + " (" + choice + ") are numbers that are not whole" + other
                    + (settings == null ? ", or for a .csv file the column of the labels with --label" : ""));
        }
        if (classes.size() != told) {
            throw new DataMismatch(
                    model.file() + " tells " + told + " classes apart, but the data of " + file + " have "
                            + classes.size() + (classes.isNumbered() ? "" : " (" + classes.describe() + ")") + other);
        }
        return labels;
    }

    /** One line that says which data these are. */
    public String describe() {
        return file + " (" + choice + "): " + counted(data.training().size(), "training sample") + ", "
                + (data.test() == null ? "no test set" : data.test().size() + " held out") + table();
    }

    private String table() {
        ClassTable classes = data.classes();
        return classes == null || classes.isNumbered() ? "" : "; classes " + classes.describe();
    }
}
