package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of other frameworks at the command line (src/test/resources/foreign). */
class ForeignModelsTest {
    private static final String FOLDER = "src/test/resources/foreign/";
    private static final String DATA = FOLDER + "moons.csv";

    @TempDir
    private Path temp = Path.of("");

    /** One network that PyTorch trained, exported as safetensors, .npz of either orientation, ONNX, .h5 and .keras. */
    @Test
    void oneNetworkExportedSixWaysGivesOneVerdict() {
        Set<String> results = new LinkedHashSet<>();
        for (String name :
                List.of("net.safetensors", "net-state.npz", "net-turned.npz", "net.onnx", "net.h5", "net.keras")) {
            Program compared = Program.call(
                    "compare",
                    FOLDER + name,
                    FOLDER + "other.safetensors",
                    "--activation=tanh",
                    "--output=sigmoid",
                    "--l2=0.001",
                    "--data=" + DATA,
                    "--json");
            assertThat(compared.status()).as(compared.err()).isZero();
            results.add(compared.out()
                    .replace(FOLDER + name, "MODEL")
                    .replaceAll("\"orientation\" : [a-z\"-]+", "\"orientation\" : null"));
        }

        assertThat(results).singleElement().asString().contains("\"verdict\" : \"same_minimum_after_polishing\"");
    }

    /** Each is the network rounded to 16 bits, and so the same within that rounding. */
    @ParameterizedTest
    @CsvSource({
        "net-state.npz, net.onnx, identical",
        "net.safetensors, half.safetensors, same_up_to_symmetry",
        "net.onnx, bfloat16.safetensors, same_up_to_symmetry",
        "half.safetensors, bfloat16.safetensors, same_up_to_symmetry",
        "net.safetensors, other.safetensors, undecided"
    })
    void precisionIsCarriedIntoTheVerdict(String a, String b, String verdict) {
        Program compared = Program.call(
                "compare", FOLDER + a, FOLDER + b, "--activation=tanh", "--output=sigmoid", "--no-data", "--json");

        assertThat(compared.status()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("\"verdict\" : \"" + verdict + "\"");
    }

    @Test
    void theDataOfForeignModelsAreAskedFor() {
        Program inspected = Program.call("inspect", FOLDER + "net.onnx");

        assertThat(inspected.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(inspected.err())
                .startsWith(FOLDER + "net.onnx does not say which data it was trained on; name them");
    }

    @Test
    void inspectSaysWhatIsInTheFile() {
        Program inspected = Program.call("inspect", FOLDER + "tfjs-three.json", "--no-data");

        assertThat(inspected.status()).as(inspected.err()).isZero();
        assertThat(inspected.out())
                .startsWith(FOLDER + "tfjs-three.json: 2-5 relu-3 softmax, 33 parameters, float, l2 0.002\n")
                .contains("\nhidden units relu, softmax of 3 outputs, l2 0.002: as the file says\n");
    }

    @Test
    void aPickleIsRefusedWithStatusThree() {
        Program inspected = Program.call("inspect", FOLDER + "net.pt", "--no-data");

        assertThat(inspected.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(inspected.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"onnx, read back", "safetensors, read back", "npz, read back", "dl4j, loaded by DL4J"})
    void polishWritesTheFormatThatIsNamed(String target, String check) {
        String out = temp.resolve("polished").toString();
        String[] options = {"--activation=tanh", "--output=sigmoid", "--l2=0.001", "--data=" + DATA};
        Program polished = Program.call(
                "polish", FOLDER + "net.h5", "-o", out, "--to", target, options[0], options[1], options[2], options[3]);

        assertThat(polished.status()).as(polished.err()).isZero();
        assertThat(polished.out())
                .contains("\nThe file holds the minimum.\n")
                .endsWith("Written, " + check + " and found to predict the same: " + out + System.lineSeparator());
        Program inspected = target.equals("dl4j")
                ? Program.call("inspect", out, options[3], "--json")
                : Program.call("inspect", out, options[0], options[1], options[2], options[3], "--json");
        assertThat(inspected.status()).as(inspected.err()).isZero();
        assertThat(inspected.out()).contains("\"cost\" : 0.26387636").contains("\"negative_eigenvalues\" : 0");
    }

    @Test
    void aFormatThatIsNoneIsRefused() {
        Program polished = Program.call("polish", FOLDER + "net.h5", "-o", "x", "--to=pt", "--data=" + DATA);

        assertThat(polished.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(polished.err()).contains("'pt' is none of dl4j, onnx, safetensors, npz");
    }
}
