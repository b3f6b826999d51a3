package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.json.Json;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Prover;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** A certificate of a minimum of golden/one_unit.py, and one that says something else of the same box. */
class CheckedCertificatesTest {
    private static final JsonNode KNOWN = Golden.json("one-unit.json");

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter said = new StringWriter();

    private boolean print(Path place, Samples samples) throws IOException {
        return CheckedCertificates.print(place, samples, new PrintWriter(said));
    }

    private static final Samples SAMPLES = Golden.samples(KNOWN);

    private static String sound = "";

    @BeforeAll
    static void prove() throws NotProven {
        Network network =
                Network.of(2, List.of(1), Activation.TANH, KNOWN.get("l2").asDouble());
        double[] point = Golden.vector(KNOWN.get("critical").get(0).get("parameters"));
        sound = Json.write(Prover.of(network, SAMPLES, "one_unit.py").criticalPoint(point));
    }

    private void write(String name, String certificate) throws IOException {
        Files.writeString(folder.resolve(name), certificate);
    }

    /** The same box, said to hold a point with one negative eigenvalue more. */
    private static String damaged() {
        String damaged = sound.replace("\"index\" : 0", "\"index\" : 1");
        assertThat(damaged).isNotEqualTo(sound);
        return damaged;
    }

    @Test
    void allOfAFolderMustHold() throws IOException {
        write("1.json", sound);
        write("notes.txt", "no certificate");
        assertThat(print(folder, SAMPLES)).isTrue();
        assertThat(said.toString().lines().map(line -> line.substring(0, 15))).containsExactly("1.json: proven:");
    }

    /** The false one first and last. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void oneThatDoesNotHoldIsEnough(int wrong) throws IOException {
        for (int n = 1; n <= 2; n++) {
            write(n + ".json", n == wrong ? damaged() : sound);
        }
        assertThat(print(folder, SAMPLES)).isFalse();
        assertThat(said.toString().lines().filter(line -> line.contains(".json: not proven: ")))
                .hasSize(1);
    }

    @Test
    void whatIsNoCertificateIsSaidAndTheOthersAreCheckedAllTheSame() throws IOException {
        write("1.json", "{}");
        write("2.json", sound);
        assertThat(print(folder, SAMPLES)).isFalse();
        assertThat(said.toString()).contains("1.json: not proven: ").contains("2.json: proven: ");
    }

    @Test
    void oneAloneIsCheckedToo() throws IOException {
        write("2.json", damaged());
        assertThat(print(folder.resolve("2.json"), SAMPLES)).isFalse();
        assertThat(said.toString()).startsWith("not proven: ");
    }
}
