package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of other frameworks at the command line (src/test/resources/foreign). */
class ForeignModelsTest {
    private static final String FOLDER = "src/test/resources/foreign/";
    private static final String DATA = FOLDER + "moons.csv";

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
}
