package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.models.Fabricated;

/** Inspect, compare and polish as called: which text is printed on what, and what is refused. */
class ModelCommandsTest {
    private static final String ONE = "models/examples/seed-1.zip";
    private static final String TWO = "models/examples/seed-2.zip";

    @TempDir
    private Path temp = Path.of("");

    @Test
    void twoModelsAreComparedInText() {
        List<String> lines =
                Program.call("compare", ONE, ONE, "--no-data").out().lines().toList();

        assertThat(lines.subList(0, 5))
                .containsExactly(
                        "A = " + ONE + ", B = " + ONE,
                        "Data: none",
                        "The two have the very same weights.",
                        "Distance 0.00000, aligned 0.00000 (no symmetry gives less)",
                        "Units after alignment (incoming weights; bias; outgoing weights):");
        assertThat(lines).endsWith("Verdict: identical", "  without data only identity and symmetry can be told");
    }

    @Test
    void twoFoldersAreComparedSeedBySeed() {
        Program text = Program.call("compare", "models/examples", "models/examples", "--no-data");
        Program json = Program.call("compare", "models/examples", "models/examples", "--no-data", "--json");

        assertThat(text.status()).isZero();
        assertThat(text.out()).startsWith("A = models/examples, B = models/examples, seed by seed");
        assertThat(text.out().lines().filter(line -> line.contains("  identical  ")))
                .hasSize(2);
        assertThat(json.out()).startsWith("{").contains("\"only_a\" : [ ]");
    }

    @Test
    void oneOfEachIsRefused() throws IOException {
        String csv =
                Files.writeString(temp.resolve("units.csv"), "unit,w1\n1,2\n").toString();

        for (String[] pair : new String[][] {{csv, ONE}, {ONE, csv}}) {
            Program mixed = Program.call("compare", pair[0], pair[1]);
            assertThat(mixed.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(mixed.err()).startsWith("compare takes two .csv files of hidden units or two saved models");
        }
        for (String[] pair : new String[][] {{"models/examples", ONE}, {ONE, "models/examples"}}) {
            Program mixed = Program.call("compare", pair[0], pair[1]);
            assertThat(mixed.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(mixed.err()).startsWith("compare takes two folders of runs or two models, not one of each");
        }
    }

    @Test
    void inspectWritesTextAndArraysAndKeepsWhatIsThere() throws IOException {
        Path npz = temp.resolve("weights.npz");
        Program first = Program.call("inspect", ONE, "--no-data", "--npz", npz.toString());
        byte[] written = Files.readAllBytes(npz);
        Files.writeString(npz, "precious");
        Program refused = Program.call("inspect", ONE, "--no-data", "--npz", npz.toString());

        assertThat(first.out()).startsWith(ONE + ": 2-3 tanh-1 sigmoid, 13 parameters, double, l2 0.0");
        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).startsWith(npz + " exists; overwrite it with --force");
        assertThat(npz).hasContent("precious");
        assertThat(Program.call("inspect", ONE, "--no-data", "--npz", npz.toString(), "--force")
                        .status())
                .isZero();
        assertThat(npz).hasBinaryContent(written);
    }

    /** What needs data has no option to do without. */
    @ParameterizedTest
    @CsvSource({"polish, false", "prove, false", "inspect, true", "compare, true"})
    void onlyWhatCanDoWithoutDataOffersTo(String command, boolean offered) {
        assertThat(Program.call(command, "--help").out().contains("--no-data")).isEqualTo(offered);
        if (!offered) {
            Program refused = Program.call(
                    command, ONE, "--no-data", "-o", temp.resolve("out.zip").toString());
            assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(refused.err()).contains("--no-data");
        }
    }

    /** Four moons that one unit tells apart only with weights without end, were it not for the weight decay. */
    @Test
    void polishSaysInTextWhatItMadeOfTheModel() throws IOException {
        Path npz = temp.resolve("w.npz");
        WeightArrays.write(npz, Fabricated.xorNetwork(), Fabricated.xorMinimum(1));
        Path csv = Files.writeString(temp.resolve("xor.csv"), "1,1,1\n-1,-1,1\n1,-1,0\n-1,1,0\n");
        Path data = Files.writeString(
                temp.resolve("xor.yaml"),
                "name: xor\ndata: {source: csv, file: " + csv + ", label: -1, header: false, test: null}\n"
                        + "network: {hidden: [1], activation: tanh}\ntraining: {l2: 0.01}\n");
        Path out = temp.resolve("out.zip");

        List<String> lines = Program.call("polish", npz.toString(), "-o", out.toString(), "--data", data.toString())
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).isEqualTo("Data: " + data + " (named with --data): 4 training samples, no test set");
        assertThat(lines.subList(1, 4))
                .containsExactly(
                        "Given: cost 0.544908 (weight decay included), accuracy 75.00 % on the 4 training samples: is that what you saw?",
                        "W1 is read as inputs x units (2 x 1)",
                        "hidden units tanh, one sigmoid output, l2 0.01: as the configuration says; name others with"
                                + " --activation, --l2");
        assertThat(lines.get(4))
                .matches(
                        "Loss 0\\.5449079466 -> 0\\.5449079466 after \\d+ steps, largest \\|gradient\\| \\S+: strict_minimum");
        assertThat(lines.get(5)).isEqualTo("The file holds the minimum.");
        assertThat(lines.get(6)).isEqualTo("Written, loaded by DL4J and found to predict the same: " + out);
    }

    @Test
    void ofAModelOfFloatsItIsSaidWhichFiguresAreRounded() {
        Program polish = Program.call(
                "polish",
                "src/test/resources/models/1.0.0-beta7/float.zip",
                "-o",
                temp.resolve("out.zip").toString(),
                "--data",
                "config/quick.yaml");

        assertThat(polish.out().lines())
                .contains(
                        "The file holds floats: loss and gradient are those of the rounded parameters, the kind that of"
                                + " the point before rounding.");
    }

    @Test
    void aModelBesideItsConfigurationIsJudgedOnItsData() {
        assertThat(Program.call("compare", ONE, TWO).out())
                .contains("Data: models/examples/config.resolved.yaml (beside " + ONE
                        + "): 400 training samples, 400 held out");
    }
}
