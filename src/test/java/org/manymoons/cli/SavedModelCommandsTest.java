package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.dl4j.SavedModel;
import org.manymoons.reference.Network.Layer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SavedModelCommandsTest {
    private static final String ONE = "models/examples/seed-1.zip";
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
        model.write(shuffled(model), copy);

        JsonNode result = json("compare", copy.toString(), ONE, "--no-data", "--json");

        assertThat(result.get("verdict").asString()).isEqualTo("same_up_to_symmetry");
        for (int i = 0; i < 3; i++) {
            assertThat(result.get("permutation").get(i).asInt()).isEqualTo(FROM[i]);
            assertThat(result.get("signs").get(i).asInt()).isEqualTo(SIGN[i]);
        }
        double[] changed = shuffled(model);
        changed[0] += 1e-3;
        model.write(changed, temp.resolve("changed.zip"));
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
                        "layers",
                        "data",
                        "loss",
                        "accuracy",
                        "gradient_max_abs",
                        "hessian_min_eigenvalue",
                        "hessian_max_eigenvalue",
                        "negative_eigenvalues",
                        "kind",
                        "units");
        assertThat(json("compare", ONE, ONE, "--no-data", "--json").propertyNames())
                .containsExactly(
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
                        "polished");
    }

    @Test
    void dl4jLoadsWhatPolishWrites() throws Exception {
        Path out = temp.resolve("polished.zip");
        JsonNode result = json("polish", ONE, "-o", out.toString(), "--json");

        assertThat(result.get("cost_after").asDouble())
                .isLessThanOrEqualTo(result.get("cost_before").asDouble());
        MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(out.toFile());
        assertThat(loaded.params().toDoubleVector())
                .isEqualTo(SavedModel.read(out).parameters());
        Program again = Program.call("polish", ONE, "-o", out.toString());
        assertThat(again.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(again.err()).contains("--force").hasLineCount(1);
    }

    @Test
    void arraysComeBackIdentical() {
        Path npz = temp.resolve("weights.npz");
        json("inspect", ONE, "--npz", npz.toString(), "--json");

        assertThat(json("compare", ONE, npz.toString(), "--json").get("verdict").asString())
                .isEqualTo("identical");
    }

    @Test
    void noModelIsOneLine() {
        Program called = Program.call("inspect", temp.resolve("none.zip").toString());

        assertThat(called.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(called.err()).contains("none.zip").hasLineCount(1);
    }
}
