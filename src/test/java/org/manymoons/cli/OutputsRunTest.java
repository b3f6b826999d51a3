package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole runs of networks whose output is not one sigmoid. */
class OutputsRunTest {
    private static final String[] CLASSES = {"red", "green", "blue"};

    @TempDir
    private Path temp = Path.of("");

    /** Three clouds of four features, their labels text. */
    private Path clouds() throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("a,b,c,d,colour\n");
        for (int n = 0; n < 45; n++) {
            for (int j = 0; j < 4; j++) {
                csv.append(random.nextGaussian() + (j == n % 3 ? 2 : 0)).append(',');
            }
            csv.append(CLASSES[n % 3]).append('\n');
        }
        return Files.writeString(temp.resolve("clouds.csv"), csv);
    }

    private Path configuration(String data, String network, String training) throws IOException {
        return Files.writeString(temp.resolve("c.yaml"), """
                name: outputs
                data: %s
                network: {hidden: [2], initial_weights: {scale: 0.5}%s}
                training: {learning_rate: 0.2, l2: 0.01, iterations: 60, seeds: 1-2%s}
                listeners: {log_loss_every: null, sharpness_every: 20}
                census: {seeds: 1-4}
                """.formatted(data, network, training));
    }

    private JsonNode run(Path configuration, String folder) {
        Path out = temp.resolve(folder);
        Program program = Program.call("run", configuration.toString(), "--json", "--out", out.toString());
        assertThat(program.status()).as(program.err()).isZero();
        return JsonMapper.shared().readTree(program.out());
    }

    private static void expectLockstep(JsonNode results) {
        assertThat(results.get("runs")).allSatisfy(run -> {
            assertThat(run.get("lockstep").get("steps").asInt()).isEqualTo(60);
            assertThat(run.get("lockstep").get("max_difference").asDouble()).isLessThan(1e-14);
            assertThat(run.get("free_run").get("parts_at_iteration").isNull()).isTrue();
        });
    }

    @Test
    void threeClassesOfFourFeaturesGoThroughEverything() throws IOException {
        Path configuration =
                configuration("{source: csv, file: " + clouds() + ", test: {fraction: 0.2}}", "", ", batch_size: 12");
        JsonNode results = run(configuration, "softmax");

        expectLockstep(results);
        assertThat(results.get("provenance").get("classes").valueStream().map(JsonNode::asString))
                .containsExactly("blue", "green", "red");
        assertThat(results.get("runs")).allSatisfy(run -> {
            assertThat(run.get("training_accuracy").asDouble()).isGreaterThan(0.6);
            assertThat(run.get("polished").get("gradient_max_abs").asDouble()).isLessThan(1e-12);
        });
        JsonNode state = results.get("census").get("end_states").get(0);
        assertThat(state.get("units").get(0).get("output").isNull()).isTrue();
        assertThat(state.get("units").get(0).get("outputs")).hasSize(3);
        String page = Files.readString(temp.resolve("softmax/report.html"));
        assertThat(page)
                .contains(
                        "first two principal components",
                        "script-src &#39;none&#39;".replace("&#39;", "'"),
                        " red</li>")
                .doesNotContain("{{");

        String zip = temp.resolve("softmax/seed-1.zip").toString();
        Program inspected = Program.call("inspect", zip);
        assertThat(inspected.status()).isZero();
        assertThat(inspected.out()).contains("4-2 tanh-3 softmax", "classes 0 = blue, 1 = green, 2 = red");
        Path polished = temp.resolve("polished.zip");
        assertThat(Program.call("polish", zip, "-o", polished.toString()).status())
                .isZero();
        JsonNode compared = JsonMapper.shared()
                .readTree(Program.call("compare", zip, polished.toString(), "--json")
                        .out());
        assertThat(compared.get("verdict").asString()).isEqualTo("same_minimum_after_polishing");
    }

    @Test
    void severalSigmoidsGoThroughToo() throws IOException {
        Path configuration =
                configuration("{source: csv, file: " + clouds() + ", test: null}", ", output: sigmoid", "");
        expectLockstep(run(configuration, "sigmoids"));
    }

    @Test
    void numbersOfATeacherGoThroughWithoutAccuracies() throws IOException {
        Path configuration = configuration("{source: teacher, n_samples: 60, features: 3, noise: 0.1}", "", "");
        JsonNode results = run(configuration, "teacher");

        expectLockstep(results);
        assertThat(results.get("provenance").get("classes").isNull()).isTrue();
        assertThat(results.get("predictions").isNull()).isTrue();
        assertThat(results.get("runs")).allSatisfy(run -> {
            assertThat(run.get("training_accuracy").isNull()).isTrue();
            assertThat(run.get("test_accuracy_interval").isNull()).isTrue();
        });
        JsonNode test = results.get("pairs").get(0).get("test");
        assertThat(test.get("label_disagreement").isNull()).isTrue();
        assertThat(test.get("root_mean_square").asDouble()).isPositive();
        assertThat(results.get("answer").toString() + results.get("short_answer"))
                .contains("root mean square")
                .doesNotContain("accurac", "probabilit", "McNemar");

        Program again = Program.call(
                "run",
                configuration.toString(),
                "--out",
                temp.resolve("teacher").toString());
        assertThat(again.out()).contains("3-2-1 tanh and identity, mean squared error", "rms difference, test");
    }

    @Test
    void aSweepHasNoAccuraciesOfNumbersEither() throws IOException {
        Path configuration = configuration("{source: teacher, n_samples: 40}", "", "");
        Path sweep = Files.writeString(temp.resolve("s.yaml"), """
                name: widths
                base: %s
                seeds: 1-4
                polish: true
                grid: {network.hidden: [[1], [2]]}
                """.formatted(configuration.getFileName()));
        Program program = Program.call(
                "sweep",
                sweep.toString(),
                "--json",
                "--out",
                temp.resolve("sweep").toString());
        assertThat(program.status()).as(program.err()).isZero();
        JsonNode cell =
                JsonMapper.shared().readTree(program.out()).get("cells").get(1).get("result");
        assertThat(cell.get("test_accuracy").isNull()).isTrue();
        assertThat(cell.get("disagreement").isNull()).isTrue();
        assertThat(cell.get("test_cost").get("values")).hasSize(4);
    }
}
