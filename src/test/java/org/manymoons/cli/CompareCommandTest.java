package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
    @TempDir
    private Path temp = Path.of("");

    /** The residuals are those of a brute force over all orders and signs in NumPy. */
    @Test
    void matchesTheForumsTwoRunsAndDoesNotDecide() {
        Program compared = Program.call("compare", "config/forum-run-1.csv", "config/forum-run-2.csv", "--json");

        assertThat(compared.status()).isZero();
        JsonNode result = JsonMapper.shared().readTree(compared.out());
        assertThat(result.get("verdict").asString()).isEqualTo("undecided");
        double[] expected = {0.2301, 0.2155, 0.0886, 2.1032};
        for (int i = 0; i < 4; i++) {
            assertThat(result.get("unit_residuals").get(i).asDouble()).isCloseTo(expected[i], within(5e-5));
        }
        assertThat(result.get("polished").isNull()).isTrue();
    }

    @Test
    void saysWhatWouldBeNeededToDecide() {
        Program compared = Program.call("compare", "config/forum-run-1.csv", "config/forum-run-2.csv");

        assertThat(compared.out())
                .contains(
                        "Verdict: undecided",
                        "hidden biases",
                        "output weights",
                        "whole parameter vectors and the data");
    }

    @Test
    void usesBiasAndOutputWhereBothFilesHaveThem() throws IOException {
        Path a = Files.writeString(temp.resolve("a.csv"), "unit,w1,bias,output\n1,1,2,3\n2,4,5,6\n");
        Path b = Files.writeString(temp.resolve("b.csv"), "unit,output,w1,bias\n1,-6,-4,-5\n2,3,1,2\n");

        Program compared = Program.call("compare", a.toString(), b.toString(), "--json");

        JsonNode result = JsonMapper.shared().readTree(compared.out());
        assertThat(result.get("aligned_distance").asDouble()).isZero();
        assertThat(result.get("verdict").asString()).isEqualTo("undecided");
        assertThat(result.get("signs").get(1).asInt()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `unit,w1\\n1,abc\\n`          | :2: column w1: 'abc'
            `unit,w1\\n1,NaN\\n`          | :2: column w1: 'NaN'
            `unit,w1\\n1,2,3\\n`          | :2: 3 fields
            `unit,x1\\n1,2\\n`            | :1: column 'x1'
            `unit,w1,w1\\n1,2,3\\n`       | :1: column 'w1'
            `w1\\n1\\n`                   | :1: the columns unit and w1 are needed
            `unit,w1\\n`                  | no units
            ``                            | no units
            `unit,w1,w2\\n1,1,2\\n`       | same inputs
            `unit,w1\\n1,1\\n2,2\\n3,3\\n` | equally many
            """)
    void badFilesAreOneClearLine(String text, String message) throws IOException {
        Path good = Files.writeString(temp.resolve("good.csv"), "unit,w1\n1,1\n2,2\n");
        Path bad = Files.writeString(temp.resolve("bad.csv"), text.replace("\\n", "\n"));

        Program compared = Program.call("compare", good.toString(), bad.toString());

        assertThat(compared.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(compared.err()).contains("bad.csv", message).hasLineCount(1);
    }

    @Test
    void aMissingFileBesideADumpIsMissingNotAnotherKind() throws Exception {
        Path dump = Files.writeString(temp.resolve("dump.csv"), "iteration,W1_1_1,b1_1,W2_1_1,b2_1\n0,1,2,3,4\n");

        Program refused = Program.call(
                "compare", dump.toString(), temp.resolve("nowhere.npz").toString(), "--no-data");

        assertThat(refused.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(refused.err()).contains("nowhere.npz: there is no such file").hasLineCount(1);
    }
}
