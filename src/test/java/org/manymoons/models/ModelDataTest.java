package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.Dataset;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.WeightArrays;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

class ModelDataTest {
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
        Path a = temp.resolve("first/seed-1.zip");
        Path b = temp.resolve("second");

        assertThat(ModelData.of(named, a, b).describe()).isEqualTo(named + " (named with --data): 10 training samples");
        assertThat(ModelData.of(null, a, b).describe()).isEqualTo(first + " (beside " + a + "): 12 training samples");
        assertThat(ModelData.of(null, temp.resolve("none.zip"), b).describe())
                .isEqualTo(second + " (beside " + b + "): 14 training samples");
    }

    @Test
    void withNoConfigurationBesideTheModelsTheDefaultIsTakenAndSaid() {
        assertThat(ModelData.of(null, temp, temp.resolve("none.zip")).describe())
                .isEqualTo("config/moons.yaml (the default, as there is no config.resolved.yaml beside the model):"
                        + " 5000 training samples, 5000 held out");
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
        ModelData data = ModelData.of(configuration("named", 10));

        assertThat(ModelData.read(npz, null).network()).isEqualTo(network);
        assertThat(ModelData.read(npz, data).network()).isEqualTo(Network.of(2, List.of(1), Activation.SOFTPLUS, 0.25));
        assertThat(ModelData.read(npz, data).parameters()).containsExactly(1, 2, 3, 4, 5);
    }

    /** A zip knows better than the data's configuration. */
    @Test
    void ofAZipTheConfigurationSaysNothing() throws IOException {
        Path zip = Path.of("models/examples/seed-1.zip");

        assertThat(ModelData.read(zip, ModelData.of(configuration("named", 10))).network())
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
        ModelData data = ModelData.of(Path.of("config/quick.yaml"));

        assertThat(data.settings()).isEqualTo(ConfigurationFile.load(Path.of("config/quick.yaml"), List.of()));
    }
}
