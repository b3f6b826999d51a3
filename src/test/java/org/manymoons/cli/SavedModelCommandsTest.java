package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.dl4j.ModelWriter;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.manymoons.study.Experiment;
import org.nd4j.linalg.factory.Nd4j;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SavedModelCommandsTest {
    private static final String ONE = "models/examples/seed-1.zip";
    private static final String QUICK = "config/quick.yaml";
    private static final int[] FROM = {2, 0, 1};
    private static final int[] SIGN = {-1, 1, -1};

    @TempDir
    private Path temp = Path.of("");

    private static JsonNode json(String... args) {
        Program called = Program.call(args);
        assertThat(called.err()).isEmpty();
        return JsonMapper.shared().readTree(called.out());
    }

    /** The copy's unit i is the original's unit FROM[i] times SIGN[i]. */
    private static double[] shuffled(SavedModel model) {
        double[] p = model.parameters();
        double[] q = p.clone();
        Layer hidden = model.network().layers().get(0);
        Layer output = model.network().output();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                q[hidden.weight(i, j)] = SIGN[i] * p[hidden.weight(FROM[i], j)];
            }
            q[hidden.bias(i)] = SIGN[i] * p[hidden.bias(FROM[i])];
            q[output.weight(0, i)] = SIGN[i] * p[output.weight(0, FROM[i])];
        }
        return q;
    }

    @Test
    void aShuffledCopyIsTheSameByTheVeryPermutation() {
        SavedModel model = SavedModel.read(Path.of(ONE));
        Path copy = temp.resolve("copy.zip");
        ModelWriter.write(model, shuffled(model), copy);

        JsonNode result = json("compare", copy.toString(), ONE, "--no-data", "--json");

        assertThat(result.get("verdict").asString()).isEqualTo("same_up_to_symmetry");
        for (int i = 0; i < 3; i++) {
            assertThat(result.get("permutation").get(i).asInt()).isEqualTo(FROM[i]);
            assertThat(result.get("signs").get(i).asInt()).isEqualTo(SIGN[i]);
        }
        double[] changed = shuffled(model);
        changed[0] += 1e-3;
        ModelWriter.write(model, changed, temp.resolve("changed.zip"));
        assertThat(json("compare", temp.resolve("changed.zip").toString(), ONE, "--no-data", "--json")
                        .get("verdict")
                        .asString())
                .isEqualTo("undecided");
    }

    @Test
    void keysAreNullNeverAbsent() {
        assertThat(json("inspect", ONE, "--no-data", "--json").propertyNames())
                .containsExactly(
                        "model",
                        "orientation",
                        "layers",
                        "data",
                        "cost",
                        "accuracy",
                        "gradient_max_abs",
                        "hessian_min_eigenvalue",
                        "hessian_max_eigenvalue",
                        "negative_eigenvalues",
                        "kind",
                        "units");
        assertThat(json("compare", ONE, ONE, "--no-data", "--json").propertyNames())
                .containsExactly(
                        "a",
                        "b",
                        "verdict",
                        "raw_distance",
                        "aligned_distance",
                        "alignment_exact",
                        "permutation",
                        "signs",
                        "unit_residuals",
                        "max_probability_difference",
                        "label_disagreement",
                        "barrier_raw",
                        "barrier_aligned",
                        "polished",
                        "aligned_distance_at_least",
                        "layers",
                        "short_answer");
    }

    @Test
    void dl4jLoadsWhatPolishWrites() throws Exception {
        Path out = temp.resolve("polished.zip");
        JsonNode result = json("polish", ONE, "-o", out.toString(), "--json");

        assertThat(result.propertyNames())
                .containsExactly(
                        "orientation",
                        "cost_before",
                        "accuracy_before",
                        "cost_after",
                        "accuracy_after",
                        "gradient_max_abs",
                        "iterations",
                        "kind",
                        "output");
        assertThat(result.get("cost_after").asDouble())
                .isLessThanOrEqualTo(result.get("cost_before").asDouble());
        MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(out.toFile());
        JsonNode inspected = json("inspect", out.toString(), "--json", "--data", QUICK);
        assertThat(inspected.get("cost").asDouble())
                .isEqualTo(result.get("cost_after").asDouble());
        Samples moons = Experiment.dataset(ConfigurationFile.load(Path.of(QUICK), List.of()))
                .training();
        SavedModel polished = SavedModel.read(out);
        double[][] ours = Prediction.outputs(polished.network(), polished.parameters(), moons);
        double[][] theirs = loaded.output(Nd4j.create(moons.inputs())).toDoubleMatrix();
        for (int n = 0; n < ours.length; n++) {
            assertThat(ours[n][0]).isCloseTo(theirs[n][0], within(1e-12));
        }
        assertThat(loaded.params().toDoubleVector())
                .isEqualTo(SavedModel.read(out).parameters());
        Program again = Program.call("polish", ONE, "-o", out.toString());
        assertThat(again.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(again.err()).contains("--force").hasLineCount(1);
    }

    @Test
    void oneWeightChangedByAThousandthIsNotTheSame() {
        SavedModel model = SavedModel.read(Path.of(ONE));
        for (int k = 0; k < model.parameters().length; k++) {
            double[] changed = shuffled(model);
            changed[k] += 1e-3;
            Path copy = temp.resolve("changed" + k + ".zip");
            ModelWriter.write(model, changed, copy);
            assertThat(json("compare", copy.toString(), ONE, "--data", QUICK, "--json")
                            .get("verdict")
                            .asString())
                    .isNotIn("identical", "same_up_to_symmetry");
        }
    }

    @Test
    void dataAndNoDataExcludeEachOther() {
        Program called = Program.call("inspect", ONE, "--data", QUICK, "--no-data");

        assertThat(called.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(called.err()).startsWith("--data " + QUICK + " and --no-data exclude each other; leave one out");
    }

    @Test
    void dataThatDoNotFitAreNamedBesideTheModel() throws Exception {
        Path csv = Files.writeString(temp.resolve("three.csv"), "1,2,3,0\n2,1,0,1\n0,0,1,1\n1,1,1,0\n");
        Path wide = Files.writeString(
                temp.resolve("wide.yaml"),
                "name: wide\ndata: {source: csv, file: " + csv + ", label: -1, header: false, test: null}\n"
                        + "network: {hidden: [2], activation: tanh}\n");
        Program called = Program.call("inspect", ONE, "--data", wide.toString());

        assertThat(called.status()).as(called.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(called.err())
                .contains(ONE + " takes 2 features")
                .contains("wide.yaml")
                .contains("3");
    }

    @Tag("slow")
    @Test
    void aboveAThousandParametersTheExtremeEigenvaluesComeFromLanczosAndItIsSaid() {
        Network network = Network.of(2, List.of(510), Activation.TANH, 0);
        Random random = new Random(1);
        double[] parameters = random.doubles(network.parameterCount(), -1, 1).toArray();
        Path wide = temp.resolve("wide.npz");
        WeightArrays.write(wide, network, parameters);

        JsonNode figures = json("inspect", wide.toString(), "--data", QUICK, "--json");

        double min = figures.get("hessian_min_eigenvalue").asDouble();
        double max = figures.get("hessian_max_eigenvalue").asDouble();
        assertThat(min).isNegative().isGreaterThan(-max);
        assertThat(figures.get("negative_eigenvalues").isNull()).isTrue();
        assertThat(figures.get("kind").isNull()).isTrue();
        assertThat(Program.call("inspect", wide.toString(), "--data", QUICK).out())
                .contains("come from the Lanczos method on")
                .contains("it has more than 1000 parameters (2041)");
        Program polish = Program.call(
                "polish", wide.toString(), "-o", temp.resolve("out.zip").toString(), "--data", QUICK);
        assertThat(polish.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(polish.err()).contains("more than 1000 parameters (2041)").hasLineCount(1);
    }

    @Test
    void arraysComeBackIdentical() {
        Path npz = temp.resolve("weights.npz");
        json("inspect", ONE, "--npz", npz.toString(), "--json");

        assertThat(json("compare", ONE, npz.toString(), "--data", QUICK, "--json")
                        .get("verdict")
                        .asString())
                .isEqualTo("identical");
    }

    @Test
    void noModelIsOneLine() {
        Program called = Program.call("inspect", temp.resolve("none.zip").toString());

        assertThat(called.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(called.err()).contains("none.zip").hasLineCount(1);
    }
}
