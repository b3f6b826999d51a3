package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {
    private static final String TINY = """
            name: tiny
            data: {n_samples: 60, noise: 0.3, random_state: 2, test: null}
            network: {hidden: [2], initial_weights: {scale: 1.0}}
            training: {iterations: 300, l2: 0.01, seeds: 1-2}
            census: {seeds: 1-6}
            """;

    @TempDir
    private Path temp = Path.of("");

    private Program census(Path folder) throws Exception {
        Path config = Files.writeString(temp.resolve("tiny.yaml"), TINY);
        Program census = Program.call("census", config.toString(), "--prove", "--out", folder.toString());
        assertThat(census.status()).isEqualTo(ExitStatus.DONE);
        return census;
    }

    @Test
    void theEndStatesOfACensusAreProvenAndTheCertificatesHold() throws Exception {
        Path folder = temp.resolve("run");
        Program census = census(folder);
        Path first = folder.resolve("certificates").resolve("1.json");
        String made = Files.readString(first);
        assertThat(census.out())
                .contains("proven: exactly one critical point within")
                .contains("\nProven: ")
                .contains("\n    proven: (")
                .contains("otherwise measured");
        assertThat(Files.readString(folder.resolve("census.json"))).contains("\"proof\" : {");

        Program proven = Program.call("prove", folder.toString());

        assertThat(proven.status()).isEqualTo(ExitStatus.DONE);
        assertThat(proven.out())
                .contains("proven: exactly one critical point within")
                .contains("a strict minimum");
        assertThat(first).hasContent(made);
        Path data = folder.resolve("config.resolved.yaml");
        assertThat(Program.call("prove", "--check", first.toString(), "--data", data.toString())
                        .status())
                .isEqualTo(ExitStatus.DONE);
        Path altered = temp.resolve("altered.json");
        Files.writeString(altered, Files.readString(first).replace("\"index\" : 0", "\"index\" : 1"));
        Program refused = Program.call("prove", "--check", altered.toString(), "--data", data.toString());
        assertThat(refused.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(refused.out()).startsWith("not proven: the Hessian has 0 negative eigenvalues, not 1");
    }

    @Test
    void aRunSaysOfEachPairWhetherItsVerdictIsProven() throws Exception {
        Path config = Files.writeString(
                temp.resolve("tiny.yaml"),
                TINY.replace("census: {seeds: 1-6}\n", "").replace("iterations: 300", "iterations: 20"));
        Path folder = temp.resolve("run");

        Program run = Program.call("run", config.toString(), "--out", folder.toString());
        Program proven = Program.call("run", config.toString(), "--prove", "--out", folder.toString());

        assertThat(run.out()).doesNotContain("roven");
        assertThat(proven.status()).isEqualTo(ExitStatus.DONE);
        assertThat(proven.out()).containsPattern("\n1, 2 .* proven: (one minimum|different ends)\n");
        assertThat(proven.out()).contains("\nProven: all 2 ends measured as strict minima are such");
        assertThat(Files.readString(folder.resolve("results.json"))).contains("\"proven\" : 2");
    }

    @Test
    void whatIsNoCertificateIsRefusedInOneLine() throws Exception {
        Path file = Files.writeString(temp.resolve("no.json"), "{\"claim\": 3}");

        Program refused = Program.call("prove", "--check", file.toString(), "--data", "config/quick.yaml");

        assertThat(refused.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("no.json: is no certificate");
    }

    /** Nothing that was checked is no proof. */
    @Test
    void aFolderWithoutCertificatesIsRefused() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("certificates"));
        Files.writeString(folder.resolve("1.txt"), "{}");

        Program refused = Program.call("prove", "--check", folder.toString(), "--data", "config/quick.yaml");

        assertThat(refused.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(refused.err()).hasLineCount(1).contains(folder + ": holds no certificate");
    }

    @Test
    void whatIsWrongInACertificateIsSaidByItsKeyNotByJavasClasses() throws Exception {
        for (String text :
                new String[] {"{}", "[]", "{\"claim\": \"\\u001b[31m\"}", "{\"claim\": \"critical_point\"}"}) {
            Path file = Files.writeString(temp.resolve("part.json"), text);

            Program refused = Program.call("prove", "--check", file.toString(), "--data", "config/quick.yaml");

            assertThat(refused.err())
                    .hasLineCount(1)
                    .contains(file + ": is no certificate: its key")
                    .doesNotContain("java", "org.manymoons", "Deserialization", "\u001b");
        }
    }

    /** 4 times 2^30 units and 1 are one parameter, counted with an int. */
    @Test
    void aNetworkOfMoreParametersThanAnIntCountsIsNoneOfOneParameter() throws Exception {
        Path file = Files.writeString(temp.resolve("wide.json"), """
                {"claim": "critical_point", "network": {"inputs": 2, "hidden": 1073741824, "activation": "tanh"},
                 "loss": "binary_cross_entropy", "l2": 0.0, "data": {"sha256": "", "samples": 400, "source": ""},
                 "midpoint": [0], "radius": [1], "index": 0, "loss_interval": [0, 1]}
                """);

        Program refused = Program.call("prove", "--check", file.toString(), "--data", "config/quick.yaml");

        assertThat(refused.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(refused.err())
                .hasLineCount(1)
                .contains("wide.json: is no certificate: a certificate is malformed", "4294967297 numbers");
    }

    @Test
    void aUniqueSolutionIsATheorem() throws Exception {
        Path config = Files.writeString(
                temp.resolve("one.yaml"),
                TINY.replace("hidden: [2]", "hidden: [1]")
                        .replace("l2: 0.01", "l2: 0.06")
                        .replace("60", "12"));

        Program proven = Program.call(
                "prove",
                "--complete",
                config.toString(),
                "--below",
                "0.9",
                "--threads",
                "1",
                "--out",
                temp.resolve("all").toString());

        assertThat(proven.status()).isEqualTo(ExitStatus.DONE);
        assertThat(proven.out())
                .contains("there is exactly 1 strict minimum and 0 saddles, and no other critical points")
                .contains("Proven, up to the sign of the unit");
        assertThat(temp.resolve("all"))
                .isDirectoryRecursivelyContaining("glob:**.jsonl")
                .isDirectoryRecursivelyContaining("glob:**/1.json");
        Program refused = Program.call("prove", "--complete", "config/moons.yaml");
        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains("set network.hidden=[1]");
    }

    @Test
    void aClusterIsForACompleteSearchOnly() {
        Program refused = Program.call("prove", "any.zip", "--master", "spark://host:7077");
        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains("--master and --blocks are for --complete");
    }

    @Test
    void aLinkInThePlaceOfTheLockIsNotFollowed() throws Exception {
        Path stranger = Files.writeString(temp.resolve("stranger"), "mine");
        String config = Files.writeString(temp.resolve("one.yaml"), TINY.replace("hidden: [2]", "hidden: [1]"))
                .toString();
        String place = temp.resolve("place").toString();
        Program.call("prove", "--complete", config, "--below", "0.01", "--out", place);
        try (Stream<Path> files = Files.list(Path.of(place))) {
            Path lock = files.filter(file -> file.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(lock);
            Files.createSymbolicLink(lock, stranger);
        }

        Program refused = Program.call("prove", "--complete", config, "--below", "0.01", "--out", place);

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains(".lock: is a link, which is not followed");
        assertThat(stranger).hasContent("mine");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(Program.call("prove").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Program.call("prove").err()).contains("name a model or the folder of a run");
    }
}
