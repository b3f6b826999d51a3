package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One's own network and data: files that NumPy wrote, and the costs and accuracies that NumPy computed. */
class OwnDataTest {
    private static final Path FOLDER = Path.of("src/test/resources/notebook");
    private static final String ONE = FOLDER.resolve("run-1.npz").toString();
    private static final String TWO = FOLDER.resolve("run-2.npz").toString();
    private static final String DATA = FOLDER.resolve("data.npz").toString();
    private static final String CSV = FOLDER.resolve("data.csv").toString();
    private static final String CLASSES = FOLDER.resolve("classes.npz").toString();
    private static final String ZIP = "models/examples/seed-1.zip";

    @TempDir
    private Path temp = Path.of("");

    private static JsonNode json(String... args) {
        Program called = Program.call(args);
        assertThat(called.err()).isEmpty();
        return JsonMapper.shared().readTree(called.out());
    }

    private static void expectAsNumpyJudges(JsonNode model, String key) throws IOException {
        JsonNode expected = JsonMapper.shared()
                .readTree(Files.readString(FOLDER.resolve("judged.json")))
                .get(key);
        assertThat(model.get("cost").asDouble()).isCloseTo(expected.get("cost").asDouble(), within(1e-13));
        assertThat(model.get("accuracy").asDouble())
                .isEqualTo(expected.get("accuracy").asDouble());
    }

    private static void expectOneLine(int status, String message, String... args) {
        Program called = Program.call(args);
        assertThat(called.status()).as(called.err()).isEqualTo(status);
        assertThat(called.out()).isEmpty();
        List<String> lines = called.err().lines().toList();
        assertThat(lines.get(0)).contains(message);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("See: manymoons "));
    }

    @Test
    void theCoursesArraysAreComparedAsTheyAreAndCostAndAccuracyAskedAboutFirst() {
        List<String> lines =
                Program.call("compare", ONE, TWO, "--data", DATA).out().lines().toList();

        assertThat(lines.subList(0, 10))
                .containsExactly(
                        "A = " + ONE + ", B = " + TWO,
                        "Data: " + DATA + " (named with --data, X is read as features x samples (2 x 400)):"
                                + " 400 training samples, no test set",
                        "A: cost 0.211368, accuracy 90.00 % on the 400 training samples: is that what you saw?",
                        "B: cost 0.210930, accuracy 90.75 % on the 400 training samples: is that what you saw?",
                        "A and B: W1 is read as units x inputs (4 x 2)",
                        "A and B: hidden units tanh, one sigmoid output, no weight decay: name others with --activation,"
                                + " --l2",
                        "As they stand the two are 14.8 apart; no symmetry brings them nearer than 0.524.",
                        "On the straight line between them the cost rises by 0.77, and by 0 once they are aligned.",
                        "They label 2.25 % of the training samples differently, and neither is right more often than chance"
                                + " explains.",
                        "Distance 14.8459, aligned 0.524155 (no symmetry gives less)");
        assertThat(lines).contains("Verdict: same_channel_after_polishing");
    }

    @Test
    void bothModelsAreJudgedAsNumpyDoesWithActivationAndDecayAsNamed() throws IOException {
        JsonNode result = json("compare", ONE, TWO, "--data", DATA, "--activation", "relu", "--l2", "0.01", "--json");

        expectAsNumpyJudges(result.get("a"), "run-1.npz, relu, l2 0.01");
        expectAsNumpyJudges(result.get("b"), "run-2.npz, relu, l2 0.01");
        assertThat(result.get("a").get("model").asString()).isEqualTo(ONE);
        assertThat(result.get("a").get("orientation").asString()).isEqualTo("units-by-inputs");
    }

    @Test
    void theSameDataAsCsvGiveTheSame() throws IOException {
        expectAsNumpyJudges(json("inspect", ONE, "--data", CSV, "--label", "kind", "--json"), "run-1.npz");
        Program text = Program.call("inspect", ONE, "--data", CSV, "--label", "kind");

        assertThat(text.out().lines().toList().subList(1, 5))
                .containsExactly(
                        "Data: " + CSV + " (named with --data, label column kind): 400 training samples, no test set",
                        "This model: cost 0.211368, accuracy 90.00 % on the 400 training samples: is that what you saw?",
                        "W1 is read as units x inputs (4 x 2)",
                        "hidden units tanh, one sigmoid output, no weight decay: name others with --activation, --l2");
    }

    @ParameterizedTest
    @CsvSource({"softmax.npz, units-by-inputs", "softmax-turned.npz, inputs-by-units"})
    void threeClassesAreASoftmaxWhicheverWayTheMatricesLie(String name, String orientation) throws IOException {
        JsonNode result = json("inspect", FOLDER.resolve(name).toString(), "--data", CLASSES, "--json");

        expectAsNumpyJudges(result, "softmax.npz");
        assertThat(result.get("orientation").asString()).isEqualTo(orientation);
    }

    @Test
    void activationAndDecayThatAreNamedAreSaid() {
        Program without = Program.call("inspect", ONE, "--no-data", "--activation", "relu", "--l2", "0.01");
        Program judged = Program.call("inspect", ONE, "--data", DATA, "--activation", "relu", "--l2", "0.01");

        assertThat(without.out()).contains("hidden units relu, one sigmoid output, l2 0.01: as named");
        assertThat(judged.out())
                .contains(
                        "This model: cost 6.41004 (weight decay included), accuracy 66.50 % on the 400 training samples:"
                                + " is that what you saw?");
    }

    @Test
    void theNextStepOfArraysNamesTheirData() {
        assertThat(Program.call("inspect", ONE, "--data", DATA).out())
                .contains("polish " + ONE + " -o polished.zip --data " + DATA + " carries it to its critical point");
        assertThat(Program.call("inspect", ONE, "--data", DATA, "--activation", "hardtanh")
                        .out())
                .contains("compare " + ONE + " OTHER --data " + DATA);
    }

    @Test
    void polishSaysWhatItWasGiven() {
        String out = temp.resolve("out.zip").toString();
        JsonNode result = json("polish", ONE, "--data", DATA, "--l2", "0.01", "-o", out, "--json");

        assertThat(result.get("orientation").asString()).isEqualTo("units-by-inputs");
        assertThat(result.get("accuracy_before").asDouble()).isEqualTo(0.9);
        assertThat(result.get("kind").asString()).isEqualTo("strict_minimum");
        JsonNode polished = json("inspect", out, "--data", DATA, "--json");
        assertThat(polished.get("orientation").isNull()).isTrue();
        assertThat(polished.get("cost").asDouble())
                .isEqualTo(result.get("cost_after").asDouble());
        assertThat(polished.get("accuracy").asDouble())
                .isEqualTo(result.get("accuracy_after").asDouble());
    }

    @Test
    void arraysAndAZipAreCompared() {
        String zip = temp.resolve("out.zip").toString();
        json("polish", ONE, "--data", DATA, "--l2", "0.01", "-o", zip, "--json");
        Program text = Program.call("compare", ONE, zip, "--data", DATA, "--l2", "0.01");

        assertThat(text.out().lines())
                .contains(
                        "A: W1 is read as units x inputs (4 x 2)",
                        "A: hidden units tanh, one sigmoid output, l2 0.01: name others with --activation, --l2",
                        "Verdict: same_minimum_after_polishing")
                .noneMatch(line -> line.startsWith("B: W1"));
        JsonNode result = json("compare", ONE, zip, "--data", DATA, "--l2", "0.01", "--json");
        assertThat(result.get("b").get("orientation").isNull()).isTrue();
        assertThat(result.get("b").get("cost").asDouble())
                .isLessThan(result.get("a").get("cost").asDouble());
    }

    @Test
    void withoutDataCostAndAccuracyAreNull() {
        JsonNode result = json("compare", ONE, TWO, "--no-data", "--json");

        assertThat(result.get("a").propertyNames()).containsExactly("model", "orientation", "cost", "accuracy");
        assertThat(result.get("a").get("cost").isNull()).isTrue();
        assertThat(result.get("b").get("accuracy").isNull()).isTrue();
    }

    @Test
    void theDataOfArraysAreAskedForNeverAssumed() {
        String asked =
                "does not say which data it was trained on; name them with --data: a configuration, a .csv or an .npz"
                        + " file (inspect and compare also take --no-data)";

        expectOneLine(ExitStatus.USAGE, ONE + " " + asked, "inspect", ONE);
        expectOneLine(ExitStatus.USAGE, TWO + " " + asked, "compare", ZIP, TWO);
        expectOneLine(
                ExitStatus.USAGE,
                ONE + " " + asked,
                "polish",
                ONE,
                "-o",
                temp.resolve("x.zip").toString());
    }

    @Test
    void theDataOfAZipWithoutConfigurationBesideItAreAskedFor() throws IOException {
        Path zip = Files.copy(Path.of(ZIP), temp.resolve("model.zip"));

        expectOneLine(
                ExitStatus.USAGE,
                "there is no config.resolved.yaml beside " + zip
                        + " that would say which data it was trained on; name them",
                "inspect",
                zip.toString());
        assertThat(Program.call("inspect", zip.toString(), "--data", DATA).status())
                .isZero();
    }

    @Test
    void optionsThatDoNotApplyAreRefused() {
        expectOneLine(
                ExitStatus.USAGE, "--label y names a column of a .csv file; name", "inspect", ONE, "--label", "y");
        expectOneLine(
                ExitStatus.USAGE,
                "--label y names a column of a .csv file, but the data are " + DATA,
                "inspect",
                ONE,
                "--data",
                DATA,
                "--label",
                "y");
        for (String[] option :
                new String[][] {{"--activation", "relu"}, {"--l2", "0"}, {"--orientation", "inputs-by-units"}}) {
            expectOneLine(
                    ExitStatus.USAGE,
                    "--activation, --output, --l2 and --orientation say what weights alone do not, but " + ZIP
                            + " is a DL4J model, which says it; leave them out",
                    "inspect",
                    ZIP,
                    option[0],
                    option[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-data", "--l2=0", "--data=config/quick.yaml", "--orientation=units-by-inputs"})
    void listsOfHiddenUnitsTakeNoOptionsOfModels(String option) {
        expectOneLine(
                ExitStatus.USAGE,
                "CSV files of hidden units are compared as they are: only --json and --all apply",
                "compare",
                "config/forum-run-1.csv",
                "config/forum-run-2.csv",
                option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --orientation | rows | 'rows' is none of units-by-inputs, inputs-by-units
            --activation  | TANH | 'TANH' is none of identity, tanh, sigmoid
            --l2          | -1   | --l2 -1.0 is not a number from 0 to 1.0E30
            --l2          | NaN  | --l2 NaN is not a number from 0 to 1.0E30
            --l2          | much | 'much' is not a double
            --label       | none | no column is named 'none'; the columns are kind, x, y
            """)
    void valuesThatCannotBeAreRefused(String option, String value, String message) {
        int status = option.equals("--label") ? ExitStatus.UNREADABLE : ExitStatus.USAGE;
        Program called = Program.call("inspect", ONE, "--data", CSV, option, value);

        assertThat(called.status()).isEqualTo(status);
        assertThat(called.err()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"objects.npz", "run-1.npz", "judged.json", "none.npz", "none.csv", ".", "softmax.csv"})
    void dataThatCannotBeReadAreOneLine(String name) {
        Program called =
                Program.call("inspect", ONE, "--data", FOLDER.resolve(name).toString());

        assertThat(called.status()).isIn(ExitStatus.USAGE, ExitStatus.UNREADABLE);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains(FOLDER.toString()).doesNotContain("unexpected failure");
        if (!name.equals("judged.json")) {
            assertThat(called.err()).hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `1,2,0\\n3,4\\n`       | line 2: 2 columns, but the first line has 3
            `1,NaN,0\\n3,4,1\\n`   | 'NaN' is not finite
            `1,2,0\\n3,4,b\\n`     | label 'b' is not a number, but the labels before it are; name the classes all by
            `1,2,inf\\n3,4,1\\n`   | 'inf' is not finite
            `1,2,1\\n3,4,1\\n`     | every label is 1; there must be rows of two classes or more
            ``                     | the file is empty
            """)
    void badCsvDataAreOneLineWithTheirPlace(String text, String message) throws IOException {
        Path csv = Files.writeString(temp.resolve("bad.csv"), text.replace("\\n", "\n"));

        expectOneLine(ExitStatus.UNREADABLE, message, "inspect", ONE, "--data", csv.toString());
    }

    @Test
    void dataThatDoNotFitTheModelAreNamedBesideIt() {
        expectOneLine(
                ExitStatus.USAGE,
                ONE + " tells 2 classes apart, but the data of " + CLASSES + " have 3; name other data with --data",
                "inspect",
                ONE,
                "--data",
                CLASSES);
    }

    @Test
    void textLabelsAreClassesWithTheirTable() throws IOException {
        Path numbers = Path.of(CSV);
        List<String> lines = Files.readAllLines(numbers);
        Path text = Files.write(
                temp.resolve("text.csv"),
                lines.stream()
                        .map(line -> line.replaceFirst("^0,", "lower,").replaceFirst("^1,", "upper,"))
                        .toList());

        JsonNode ofText = json("inspect", ONE, "--data", text.toString(), "--label", "kind", "--json");
        JsonNode ofNumbers = json("inspect", ONE, "--data", CSV, "--label", "kind", "--json");
        assertThat(ofText.get("cost")).isEqualTo(ofNumbers.get("cost"));
        assertThat(ofText.get("accuracy")).isEqualTo(ofNumbers.get("accuracy"));
        assertThat(Program.call("inspect", ONE, "--data", text.toString(), "--label", "kind")
                        .out())
                .contains("classes 0 = lower, 1 = upper");
    }

    @Test
    void dataWithFewerClassesThanTheModelAreRefused() {
        String softmax = FOLDER.resolve("softmax.npz").toString();
        expectOneLine(
                ExitStatus.USAGE,
                softmax + " tells 3 classes apart, but the data of " + DATA + " have 2; name other data with --data",
                "inspect",
                softmax,
                "--data",
                DATA);
    }

    @Test
    void numbersAreNoClasses() throws IOException {
        Path csv = Files.writeString(temp.resolve("numbers.csv"), "1,2,0.5\n3,4,1\n");
        expectOneLine(
                ExitStatus.USAGE,
                ONE + " tells 2 classes apart, but the labels in the data of " + csv
                        + " (named with --data, label column label) are numbers that are not whole; name other data with"
                        + " --data, or for a .csv file the column of the labels with --label",
                "inspect",
                ONE,
                "--data",
                csv.toString());
    }
}
