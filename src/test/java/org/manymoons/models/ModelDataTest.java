package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.ClassTable;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

class ModelDataTest {
    private static final ModelReading NOTHING_SAID = new ModelReading(null, null, null, null);

    @TempDir
    private Path temp = Path.of("");

    private Path configuration(String folder, int samples) throws IOException {
        Path file = Files.createDirectories(temp.resolve(folder)).resolve("config.resolved.yaml");
        return Files.writeString(
                file,
                "name: small\ndata: {n_samples: " + samples
                        + ", test: null}\nnetwork: {hidden: [1], activation: softplus}" + "\ntraining: {l2: 0.25}\n");
    }

    @Test
    void theDataNamedComeBeforeThoseBesideAModelAndTheFirstModelsBeforeTheSeconds() throws IOException {
        Path named = configuration("named", 10);
        Path first = configuration("first", 12);
        Path second = configuration("second", 14);
        Path a = Files.createFile(temp.resolve("first/seed-1.zip"));
        Path b = temp.resolve("second");
        Path none = Files.createFile(temp.resolve("none.zip"));

        assertThat(ModelData.named(named, null).describe())
                .isEqualTo(named + " (named with --data): 10 training samples, no test set");
        assertThat(ModelData.beside(a, b).describe())
                .isEqualTo(first + " (beside " + a + "): 12 training samples, no test set");
        assertThat(ModelData.beside(none, b).describe())
                .isEqualTo(second + " (beside " + b + "): 14 training samples, no test set");
    }

    @Test
    void withNoConfigurationBesideTheModelsTheDataAreAskedFor() throws IOException {
        Path zip = Files.createFile(temp.resolve("model.zip"));

        for (Path[] models : new Path[][] {{zip}, {temp}, {zip, temp}}) {
            assertThatThrownBy(() -> ModelData.beside(models))
                    .isInstanceOf(DataMismatch.class)
                    .hasMessage("there is no config.resolved.yaml " + (models[0].equals(temp) ? "in " : "beside ")
                            + models[0] + " that would say which data it was"
                            + " trained on; name them with --data: a configuration, a .csv or an .npz file"
                            + " (inspect and compare also take --no-data)");
        }
    }

    /** Arrays may have been trained on anything, whatever lies beside them or beside the other model. */
    @Test
    void ofArraysTheDataAreAlwaysAskedFor() throws IOException {
        configuration("run", 10);
        Path npz = Files.createFile(temp.resolve("run/seed-1.npz"));
        Path npy = Files.createFile(temp.resolve("run/W1.npy"));
        Path zip = Files.createFile(temp.resolve("run/seed-1.zip"));

        for (Path[] models : new Path[][] {{npz}, {zip, npz}, {npy, zip}}) {
            assertThatThrownBy(() -> ModelData.beside(models))
                    .isInstanceOf(DataMismatch.class)
                    .hasMessageContaining("does not say which data it was trained on; name them with --data:");
        }
    }

    @Test
    void aModelThatIsNotThereIsSaidBeforeAnythingOfItsData() {
        Path none = temp.resolve("none.npz");

        assertThatThrownBy(() -> ModelData.beside(none))
                .isInstanceOf(DataException.class)
                .hasMessage(none + ": there is no such file");
    }

    @Test
    void aCsvIsAllTrainingSamplesWithTheLabelLastOrByName() throws IOException {
        Path csv = Files.writeString(temp.resolve("own.CSV"), "class,a,b\n0,1.5,2\n2,3,1\n1,4,0\n");

        ModelData named = ModelData.named(csv, "class");
        ModelData last = ModelData.named(csv, null);

        assertThat(named.describe())
                .isEqualTo(csv + " (named with --data, label column class): 3 training samples, no test set");
        assertThat(named.data().training().inputs()).isEqualTo(new double[][] {{1.5, 2}, {3, 1}, {4, 0}});
        assertThat(named.data().training().labels()).containsExactly(0, 2, 1);
        assertThat(named.settings()).isNull();
        assertThat(last.describe()).contains("label column b");
        assertThat(last.data().training().labels()).containsExactly(2, 1, 0);
    }

    @Test
    void aLabelIsForCsvOnly() {
        assertThatThrownBy(() -> ModelData.named(Path.of("config/quick.yaml"), "y"))
                .isInstanceOf(DataMismatch.class)
                .hasMessage(
                        "--label y names a column of a .csv file, but the data are config/quick.yaml; leave it out");
    }

    @Test
    void heldOutSamplesAreCounted() {
        Samples one = new Samples(new double[][] {{3}}, new double[] {1});
        Dataset data = new Dataset(Fabricated.QUARTERS, one, List.of("x"), "label");

        assertThat(Fabricated.data(data).describe()).isEqualTo("data.yaml (made up): 8 training samples, 1 held out");
    }

    @Test
    void ofArraysTheConfigurationSaysActivationAndDecay() throws IOException {
        Path npz = temp.resolve("weights.npz");
        Network network = Network.of(2, List.of(1), Activation.TANH, 0);
        WeightArrays.write(npz, network, new double[] {1, 2, 3, 4, 5});
        ModelData data = ModelData.named(configuration("named", 10), null);

        assertThat(NOTHING_SAID.read(npz, null).network()).isEqualTo(network);
        assertThat(NOTHING_SAID.read(npz, null).notes())
                .containsExactly(
                        "W1 is read as inputs x units (2 x 1)",
                        "hidden units tanh, one sigmoid output, no weight decay: name others with --activation, --l2");
        assertThat(NOTHING_SAID.read(npz, data).notes().get(1))
                .isEqualTo("hidden units softplus, one sigmoid output, l2 0.25: as the configuration says;"
                        + " name others with --activation, --l2");
        ModelReading said = new ModelReading(Activation.RELU, null, 0.5, Orientation.INPUTS_BY_UNITS);
        assertThat(said.read(npz, data).network()).isEqualTo(Network.of(2, List.of(1), Activation.RELU, 0.5));
        assertThat(said.read(npz, data).notes().get(1)).endsWith(", l2 0.5: as named");
        assertThat(NOTHING_SAID.read(npz, data).network())
                .isEqualTo(Network.of(2, List.of(1), Activation.SOFTPLUS, 0.25));
        assertThat(NOTHING_SAID.read(npz, data).parameters()).containsExactly(1, 2, 3, 4, 5);
    }

    /** A zip knows better than the data's configuration. */
    @Test
    void ofAZipTheConfigurationSaysNothing() throws IOException {
        Path zip = Path.of("models/examples/seed-1.zip");

        assertThat(NOTHING_SAID
                        .read(zip, ModelData.named(configuration("named", 10), null))
                        .network())
                .isEqualTo(Network.of(2, List.of(3), Activation.TANH, 0));
    }

    @Test
    void theModelSeesTheSamplesThroughItsNormaliser() {
        FeatureScaling scaling = new FeatureScaling(new double[] {-1}, new double[] {0.25});
        SavedModel model = Fabricated.model("a.zip", Fabricated.regression(1), false, scaling, null, 1, 0);

        Samples seen = Fabricated.data(Fabricated.QUARTERS).training(model);

        assertThat(seen.inputs()[0][0]).isCloseTo(0.5, within(0.0));
        assertThat(seen.inputs()[4][0]).isZero();
        assertThat(seen.labels()).isEqualTo(Fabricated.QUARTERS.labels());
    }

    @Test
    void dataWithOtherFeaturesAreRefused() {
        SavedModel model = Fabricated.model("a.zip", Fabricated.regression(2), 1, 2, 0);

        assertThatThrownBy(() -> Fabricated.data(Fabricated.QUARTERS).training(model))
                .isInstanceOf(DataMismatch.class)
                .hasMessage("a.zip takes 2 features, but the data of data.yaml have 1; name other data with --data");
    }

    @Test
    void dataWithMoreClassesThanOutputsAreRefused() {
        ModelData three = Fabricated.data(new Samples(new double[][] {{0}, {1}, {2}}, new double[] {0, 2, 1}));
        SavedModel sigmoid = Fabricated.model("a.zip", Fabricated.regression(1), 1, 0);

        assertThatThrownBy(() -> three.training(sigmoid))
                .isInstanceOf(DataMismatch.class)
                .hasMessage(
                        "a.zip tells 2 classes apart, but the data of data.yaml have 3; name other data with --data");
        assertThatThrownBy(() -> three.training(softmax(2))).hasMessageStartingWith("b.zip tells 2 classes apart");
        assertThat(three.training(softmax(3)).size()).isEqualTo(3);
        assertThat(Fabricated.data(Fabricated.QUARTERS).training(sigmoid).size())
                .isEqualTo(8);
    }

    private static SavedModel softmax(int classes) {
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, classes, 0);
        return Fabricated.model("b.zip", network, new double[2 * classes]);
    }

    @Test
    void theSettingsAreThoseOfTheFile() {
        ModelData data = ModelData.named(Path.of("config/quick.yaml"), null);

        assertThat(data.settings()).isEqualTo(ConfigurationFile.load(Path.of("config/quick.yaml"), List.of()));
    }

    @Test
    void dumpsNeedNoDataButTakeThoseBesideThem() throws IOException {
        Path first = Files.createFile(temp.resolve("a.csv"));
        configuration("run", 12);
        Path second = Files.createFile(temp.resolve("run/b.csv"));

        assertThat(ModelData.besideDumps(first)).isNull();
        assertThat(ModelData.besideDumps(first, second).describe())
                .isEqualTo(temp.resolve("run/config.resolved.yaml") + " (beside " + second
                        + "): 12 training samples, no test set");
    }

    /** Files by their names alone: the folders of a machine are nobody's business. */
    @Test
    void theSourceOfDrawnDataAreTheirNumbers() throws IOException {
        Path csv = Files.writeString(temp.resolve("own.csv"), "a,label\n1,0\n2,1\n");
        Path config = Files.writeString(
                temp.resolve("csv.yaml"),
                "name: own\ndata: {source: csv, file: own.csv, test: null}\nnetwork: {hidden: [1]}\n");

        assertThat(ModelData.named(csv, null).source()).isEqualTo("own.csv");
        assertThat(ModelData.named(configuration("drawn", 10), null).source())
                .isEqualTo("make_moons, n_samples 10, noise 0.2, random_state 0");
        ModelData configured = ModelData.named(config, null);
        assertThat(configured.source()).isEqualTo("csv.yaml");
        assertThat(ModelData.source(configured.settings().data())).isEqualTo("own.csv");
    }

    private static ModelData many(int samples) {
        double[][] inputs = new double[samples][];
        Arrays.fill(inputs, new double[] {1});
        double[] labels = new double[samples];
        labels[0] = 1;
        return Fabricated.data(new Samples(inputs, labels));
    }

    private static SavedModel wide(int units) {
        return Fabricated.model("a.zip", Network.of(1, List.of(units), Activation.TANH, 0), new double[0]);
    }

    /** Three parameters for each unit and one more, each for every sample. */
    @Test
    void whatTakesTooLongIsRefusedAndCanStillBeRunForward() {
        String end = "; name smaller data with --data (inspect and compare also take --no-data)";

        assertThat(many(999).training(wide(100_000)).size()).isEqualTo(999);
        assertThatThrownBy(() -> many(1000).training(wide(100_000)))
                .isInstanceOf(DataMismatch.class)
                .hasMessage("a.zip on the data of data.yaml: 300,001,000 samples x parameters are too many; at most"
                        + " 300,000,000" + end);
        assertThat(many(1000).forward(wide(100_000)).size()).isEqualTo(1000);
        assertThatThrownBy(() -> many(10_000).forward(wide(1_000_000)))
                .isInstanceOf(DataMismatch.class)
                .hasMessage("a.zip on the data of data.yaml: 30,000,010,000 samples x parameters are too many; at most"
                        + " 30,000,000,000" + end);
    }

    private static ModelData labelled(ClassTable classes, double... labels) {
        return Fabricated.data(Dataset.of(new Samples(new double[labels.length][1], labels), classes));
    }

    private static SavedModel number() {
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        return Fabricated.model("n.zip", network, 1, 0);
    }

    @Test
    void aModelThatPredictsNumbersTakesTheLabelsThemselves() {
        assertThat(labelled(null, 0.5, 2.5).training(number()).labels()).containsExactly(0.5, 2.5);
        assertThat(labelled(new ClassTable(List.of("10", "20")), 1, 0, 1)
                        .training(number())
                        .labels())
                .containsExactly(20, 10, 20);
        assertThatThrownBy(() ->
                        labelled(new ClassTable(List.of("cat", "dog")), 1, 0).training(number()))
                .isInstanceOf(DataMismatch.class)
                .hasMessage(
                        "n.zip predicts a number, but the labels in the data of data.yaml are text (0 = cat, 1 = dog);"
                                + " name other data with --data");
    }

    @Test
    void aModelOfClassesNeedsClassesThatTheDataDescribe() {
        SavedModel sigmoid = Fabricated.model("a.zip", Fabricated.regression(1), 1, 0);

        assertThatThrownBy(() -> labelled(null, 0.5, 2.5).training(sigmoid))
                .isInstanceOf(DataMismatch.class)
                .hasMessage(
                        "a.zip tells 2 classes apart, but the labels in the data of data.yaml (made up) are numbers that are not"
                                + " whole; name other data with --data");
        assertThatThrownBy(() -> labelled(new ClassTable(List.of("a", "b", "c")), 0, 1, 2)
                        .training(sigmoid))
                .isInstanceOf(DataMismatch.class)
                .hasMessage("a.zip tells 2 classes apart, but the data of data.yaml have 3 (0 = a, 1 = b, 2 = c); name"
                        + " other data with --data");
        assertThat(labelled(new ClassTable(List.of("cat", "dog")), 1, 0).describe())
                .isEqualTo("data.yaml (made up): 2 training samples, no test set; classes 0 = cat, 1 = dog");
        assertThat(labelled(ClassTable.numbered(2), 1, 0).describe()).endsWith("no test set");
    }
}
