package org.manymoons.study;

import static org.manymoons.wording.Wording.counted;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusPlan;
import org.manymoons.config.Configuration;
import org.manymoons.config.DataSection;
import org.manymoons.config.InitialWeights;
import org.manymoons.config.Label;
import org.manymoons.config.NetworkSection;
import org.manymoons.config.NetworkSection.Output;
import org.manymoons.config.Seeds;
import org.manymoons.config.TestSection;
import org.manymoons.config.TrainingSection;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.data.Batches;
import org.manymoons.data.Budget;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.ClassTable;
import org.manymoons.data.Dataset;
import org.manymoons.data.Generator;
import org.manymoons.data.MakeCircles;
import org.manymoons.data.MakeMoons;
import org.manymoons.data.Teacher;
import org.manymoons.data.numpy.NumpyNormal;
import org.manymoons.dl4j.Backend;
import org.manymoons.dl4j.CsvSource;
import org.manymoons.dl4j.Dl4jNetwork;
import org.manymoons.dl4j.LabelColumn;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Updater;
import org.manymoons.results.Provenance;
import org.manymoons.results.RunPlan;

/** What a configuration describes, ready to be run: its data read or drawn, its network and its training recipe. */
public record Experiment(Configuration configuration, Dataset data, RunPlan plan) {
    private static final int PLANE = 2; // features of data that are drawn

    /** Reads or draws the data; throws {@link org.manymoons.data.DataException} where they cannot be used. */
    public static Experiment of(Configuration configuration) {
        DataSection section = configuration.data();
        if (section.source() != DataSection.Source.CSV) { // before they are drawn
            Generator generator = generator(section);
            int features = generator instanceof Teacher teacher ? teacher.features() : PLANE;
            affordable(
                    configuration,
                    features,
                    generator.classes(),
                    section.nSamples().total());
        }
        Dataset data = dataset(configuration);
        Network network = affordable(
                configuration,
                data.training().features(),
                data.classes(),
                data.training().size());
        Updater updater = updater(configuration.training());
        Recipe recipe = new Recipe(
                network,
                updater,
                data.training(),
                Batches.of(data.training(), configuration.training().batchSize()),
                configuration.training().iterations(),
                initialWeights(configuration.network().initialWeights(), network, updater));
        RunPlan plan = new RunPlan(
                recipe,
                data.test(),
                configuration.training().seeds().stream().boxed().toList(),
                configuration.listeners().logLossEvery(),
                configuration.listeners().dumpParametersEvery(),
                configuration.listeners().sharpnessEvery(),
                configuration.reference().lockstepTolerance());
        return new Experiment(configuration, data, plan);
    }

    /** The network, unless it is too much for so many samples. */
    private static Network affordable(
            Configuration configuration, int features, @Nullable ClassTable classes, int samples) {
        NetworkSection section = configuration.network();
        OutputLoss loss = outputLoss(section.output(), classes);
        Network network = Network.of(
                features,
                section.hidden(),
                section.activation(),
                loss,
                outputs(loss, classes),
                configuration.training().l2());
        String excess = Budget.excess(network, samples);
        String units = Budget.excessOfUnits(network);
        if (excess != null || units != null) {
            throw ConfigurationException.notUsable("network.hidden: " + (excess != null ? excess : units));
        }
        return network;
    }

    private static OutputLoss outputLoss(@Nullable Output output, @Nullable ClassTable classes) {
        if (output == null) {
            return classes == null
                    ? OutputLoss.IDENTITY_SQUARED_ERROR
                    : classes.size() == 2 ? OutputLoss.SIGMOID_CROSS_ENTROPY : OutputLoss.SOFTMAX_CROSS_ENTROPY;
        }
        return switch (output) {
            case SIGMOID -> OutputLoss.SIGMOID_CROSS_ENTROPY;
            case SOFTMAX -> OutputLoss.SOFTMAX_CROSS_ENTROPY;
            case IDENTITY -> OutputLoss.IDENTITY_SQUARED_ERROR;
        };
    }

    /** One, but of several classes, and of a softmax, one for each class. */
    private static int outputs(OutputLoss loss, @Nullable ClassTable classes) {
        if (classes == null || loss == OutputLoss.IDENTITY_SQUARED_ERROR) {
            return 1;
        }
        return loss == OutputLoss.SIGMOID_CROSS_ENTROPY && classes.size() == 2 ? 1 : classes.size();
    }

    /** The data alone; throws {@link org.manymoons.data.DataException} where they cannot be used. */
    public static Dataset dataset(Configuration configuration) {
        DataSection section = configuration.data();
        TestSection test = section.test();
        if (section.source() == DataSection.Source.CSV) {
            CsvSource source = new CsvSource(
                    Path.of(Objects.requireNonNull(section.file())), section.header(), labelColumn(section.label()));
            Dataset all = configuration.network().output() == Output.IDENTITY ? source.readNumbers() : source.read();
            return test == null ? all : all.withHeldOut(test.fraction(), test.randomState());
        }
        return Dataset.generated(generator(section), test == null ? null : test.randomState());
    }

    private static LabelColumn labelColumn(Label label) {
        if (label instanceof Label.Name name) {
            return new LabelColumn.Named(name.column());
        } else if (label instanceof Label.Index index) {
            return new LabelColumn.At(index.column());
        }
        throw new IllegalArgumentException("no label column: " + label);
    }

    private static Generator generator(DataSection section) {
        ClassSizes sizes =
                new ClassSizes(section.nSamples().outer(), section.nSamples().inner());
        return switch (section.source()) {
            case MAKE_MOONS -> new MakeMoons(sizes, section.noise(), section.randomState(), section.shuffle());
            case MAKE_CIRCLES ->
                new MakeCircles(sizes, section.noise(), section.randomState(), section.shuffle(), section.factor());
            case TEACHER ->
                new Teacher(
                        sizes.total(),
                        section.features(),
                        section.teacher(),
                        section.noise(),
                        section.teacherState(),
                        section.randomState());
            case CSV -> throw new IllegalArgumentException("a file is not generated: " + section.file());
        };
    }

    private static Updater updater(TrainingSection training) {
        return switch (training.updater()) {
            case SGD -> new Updater.Sgd(training.learningRate());
            case NESTEROVS -> new Updater.Nesterovs(training.learningRate(), training.momentum());
            case ADAM ->
                new Updater.Adam(training.learningRate(), training.beta1(), training.beta2(), training.epsilon());
        };
    }

    private static LongFunction<double[]> initialWeights(InitialWeights weights, Network network, Updater updater) {
        return switch (weights.scheme()) {
            case NUMPY_NORMAL -> seed -> NumpyNormal.initialWeights(network, seed, weights.scale());
            case XAVIER ->
                seed -> {
                    Backend.start();
                    return Dl4jNetwork.xavier(network, updater, seed).parameters();
                };
        };
    }

    /** The census that the configuration asks for, null if it asks for none. */
    public @Nullable CensusPlan census() {
        Seeds seeds = configuration.census().seeds();
        return seeds == null
                ? null
                : new CensusPlan(
                        plan.recipe(),
                        plan.test(),
                        seeds.ascending(),
                        configuration.census().block());
    }

    /** What two runs must have in common to be one: the resolved configuration and the data. */
    public String identity() {
        return "# data (SHA-256): " + data.checksum() + "\n" + configuration.toYamlWithoutCluster();
    }

    /** What the results were made with. */
    public Provenance provenance() {
        ClassTable classes = data.classes();
        return Provenance.of(data.checksum(), classes == null ? null : classes.labels());
    }

    /** The outputs, where they are not one sigmoid. */
    private static String output(Network network) {
        return switch (network.outputLoss()) {
            case SIGMOID_CROSS_ENTROPY -> network.output().units() == 1 ? "" : " and sigmoid";
            case SOFTMAX_CROSS_ENTROPY -> " and softmax";
            case IDENTITY_SQUARED_ERROR -> " and identity, mean squared error";
        };
    }

    /** Which label is which class, where they are not the same: {@code Classes: 0 = setosa, 1 = versicolor}. */
    public Optional<String> classes() {
        ClassTable classes = data.classes();
        return classes == null || classes.isNumbered()
                ? Optional.empty()
                : Optional.of("Classes: " + classes.describe());
    }

    /** One line for the head of the output: name, architecture, training, data. */
    public String title() {
        Network network = plan.recipe().network();
        String widths = network.layers().stream()
                .map(layer -> Integer.toString(layer.units()))
                .collect(Collectors.joining("-", network.inputs() + "-", ""));
        String test = plan.test() == null ? "" : " + " + plan.test().size() + " for testing";
        return configuration.name() + ": " + widths + " "
                + configuration.network().activation().name().toLowerCase(java.util.Locale.ROOT)
                + output(network)
                + ", " + counted(plan.recipe().iterations(), "iteration") + " of "
                + configuration.training().updater() + ", learning rate "
                + configuration.training().learningRate() + ", l2 " + network.l2() + ", "
                + counted(plan.recipe().training().size(), "sample") + test;
    }
}
