package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was proven in a folder is not lost when the same command is given again, with or without {@code --prove}. */
class ProvenFolderTest {
    private static final String TINY = """
            name: tiny
            data: {n_samples: 30, noise: 0.3, random_state: 3, test: null}
            network: {hidden: [2], initial_weights: {scale: 1.0}}
            training: {iterations: 20, l2: 0.05, seeds: 1-2}
            census: {seeds: 1-4}
            """;

    @TempDir
    private static Path shared = Path.of("");

    @TempDir
    private Path temp = Path.of("");

    @BeforeAll
    static void prove() throws IOException {
        Files.writeString(shared.resolve("tiny.yaml"), TINY);
        for (String command : List.of("run", "census")) {
            Program proven = give(command, shared.resolve(command), "--prove");
            assertThat(proven.status()).as(proven.err()).isZero();
        }
    }

    private static Program give(String command, Path folder, String... more) {
        return Program.call(Stream.concat(
                        Stream.of(command, shared.resolve("tiny.yaml").toString(), "--out", folder.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && !file.endsWith("timings.json"))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    private Path copy(String command) throws IOException {
        Path folder = temp.resolve(command);
        for (Path file : files(shared.resolve(command))) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(shared.resolve(command).resolve(file), folder.resolve(file));
        }
        return folder;
    }

    private static void assertIsAsItWas(Path folder, String command) throws IOException {
        assertThat(files(folder)).isEqualTo(files(shared.resolve(command)));
        for (Path file : files(folder)) {
            assertThat(folder.resolve(file))
                    .hasSameBinaryContentAs(shared.resolve(command).resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certificates/1.json",
                "census.jsonl",
                "report.html",
                "census census.json",
                "run results.json",
                "run seed-2.zip"
            })
    void anAlteredFileIsNamedAndMadeAgainWithTheProof(String altered) throws IOException {
        String file = altered.substring(altered.indexOf(' ') + 1);
        for (String command : List.of("run", "census")) {
            if (!altered.contains(" ") || altered.startsWith(command)) {
                Path folder = copy(command);
                Files.writeString(folder.resolve(file), Files.readString(shared.resolve("tiny.yaml")));
                if (file.endsWith("s.json")) {
                    Files.writeString(
                            folder.resolve(file),
                            Files.readString(shared.resolve(command).resolve(file))
                                    .replaceFirst("\"measured\" : \\d+", "\"measured\" : 77"));
                }

                Program again = give(command, folder);

                assertThat(again.status()).as(again.err()).isZero();
                assertThat(again.err()).contains(folder.resolve(file) + ": missing or altered since it was finished");
                assertIsAsItWas(folder, command);
            }
        }
    }

    @Test
    void aMissingCertificateIsMadeAgain() throws IOException {
        for (String command : List.of("run", "census")) {
            Path folder = copy(command);
            Files.delete(folder.resolve("certificates/1.json"));

            assertThat(give(command, folder, "--prove").err())
                    .contains(folder.resolve("certificates/1.json") + ": missing or altered");
            assertIsAsItWas(folder, command);
        }
    }

    @Test
    void aDocumentThatIsGoneIsMadeAgainWithTheProofOfTheCertificatesThere() throws IOException {
        for (String command : List.of("run", "census")) {
            Path folder = copy(command);
            Files.delete(folder.resolve(command.equals("run") ? "results.json" : "census.json"));

            assertThat(give(command, folder).status()).isZero();

            assertIsAsItWas(folder, command);
        }
    }

    /** They are of another weight decay. */
    @Test
    void certificatesOfAnotherNetworkProveNothingOfThis() throws IOException {
        Path folder = temp.resolve("other");
        Files.createDirectories(folder.resolve("certificates"));
        Files.copy(shared.resolve("census/certificates/1.json"), folder.resolve("certificates/1.json"));
        Path lone = temp.resolve("lone");
        assertThat(give("census", lone, "--set", "training.l2=0.06").status()).isZero();
        Files.copy(lone.resolve("config.resolved.yaml"), folder.resolve("config.resolved.yaml"));

        Program other = give("census", folder, "--set", "training.l2=0.06");

        assertThat(other.status()).as(other.err()).isZero();
        assertThat(folder.resolve("census.json")).hasSameTextualContentAs(lone.resolve("census.json"));
        assertThat(folder.resolve("certificates/1.json"))
                .hasSameTextualContentAs(shared.resolve("census/certificates/1.json"));
    }

    /** By the command {@code prove} alone, which leaves the document's own words as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "census"})
    void whatProveAloneHasProvenIsSealedToo(String command) throws IOException {
        Path folder = temp.resolve(command);
        Path document = folder.resolve(command.equals("run") ? "results.json" : "census.json");
        assertThat(give(command, folder).status()).isZero();
        String before = Files.readString(document);
        Program proven = Program.call("prove", folder.toString());
        assertThat(proven.status()).as(proven.err()).isZero();
        String after = Files.readString(document);
        assertThat(after.replaceAll(",\n    \"certificates/\\d+.json\" : \"[0-9a-f]{64}\"", ""))
                .isEqualTo(before)
                .isNotEqualTo(after);
        Path first = folder.resolve("certificates/1.json");
        String certificate = Files.readString(first);
        assertThat(give(command, folder).err()).doesNotContain("proving", "altered");
        assertThat(document).hasContent(after);

        for (String damage : List.of("", certificate.replace("\"index\" : 0", "\"index\" : 1"))) {
            Files.writeString(first, damage);
            assertThat(give(command, folder).err()).contains(first + ": missing or altered since it was finished");
            assertThat(first).hasContent(certificate);
            assertThat(document).hasContent(after);
        }
        Files.writeString(first, "");
        assertThat(Program.call("prove", folder.toString()).status()).isZero();
        assertThat(first).hasContent(certificate);
        assertThat(document).hasContent(after);
    }

    @Test
    @Tag("slow")
    void theCertificatesOfSaddlesAreMadeAgainWithTheOthers() throws IOException {
        Path folder = temp.resolve("saddles");
        String[] several = {"--set", "network.hidden=[3]", "--set", "training.l2=0.002", "--set", "data.random_state=4"
        };
        assertThat(give("census", folder, several).status()).isZero();
        assertThat(Program.call("landscape", folder.toString(), "--searches", "4")
                        .status())
                .isZero();
        Program.call("report", folder.toString());
        assertThat(Program.call("prove", folder.toString()).out()).contains("saddle 1");
        String document = Files.readString(folder.resolve("census.json"));
        Path saddle = folder.resolve("certificates/5.json");
        String certificate = Files.readString(saddle);
        assertThat(certificate).contains("\"index\" : 1");
        Files.delete(saddle);

        assertThat(give("census", folder, several).err()).contains(saddle + ": missing or altered");

        assertThat(saddle).hasContent(certificate);
        assertThat(folder.resolve("census.json")).hasContent(document);

        // all certificates of saddles at once
        for (int k = 5; Files.exists(folder.resolve("certificates/" + k + ".json")); k++) {
            Files.writeString(folder.resolve("certificates/" + k + ".json"), "{}");
        }
        give("census", folder, several);
        assertThat(saddle).hasContent(certificate);
        assertThat(folder.resolve("census.json")).hasContent(document);

        // without the landscape no certificate of a saddle can be made, and none that is damaged stays
        byte[] landscape = Files.readAllBytes(folder.resolve("landscape.json"));
        Files.delete(folder.resolve("landscape.json"));
        Files.writeString(saddle, certificate.substring(9));
        assertThat(give("census", folder, several).err())
                .contains(saddle + ": missing or altered")
                .contains("if a saddle, it is deleted, since landscape.json is gone");
        assertThat(saddle).doesNotExist();
        Files.write(folder.resolve("landscape.json"), landscape);
        assertThat(Program.call("prove", folder.toString()).status()).isZero();
        assertThat(saddle).hasContent(certificate);
    }

    @Test
    void aWholeFolderKeepsItsProofAndNothingIsProvenAgain() throws IOException {
        for (String command : List.of("run", "census")) {
            Path folder = copy(command);

            Program again = give(command, folder);

            assertThat(again.err()).doesNotContain("proving", "altered");
            assertThat(again.out()).contains("Proven: ");
            assertIsAsItWas(folder, command);
        }
    }

    @Test
    void whatIsInTheWayOfCertificatesIsSaidBeforeTraining() throws IOException {
        for (String command : List.of("run", "census")) {
            Path folder = temp.resolve(command);
            Path mine = Files.createDirectories(folder.resolve("certificates")).resolve("2.json");
            Path settings = Path.of("config.resolved.yaml");
            Files.copy(shared.resolve(command).resolve(settings), folder.resolve(settings));
            Files.writeString(mine, "mine");

            Program refused = give(command, folder, "--prove");

            assertThat(refused.status()).isEqualTo(ExitStatus.UNREADABLE);
            assertThat(refused.err())
                    .isEqualTo(mine + ": is in the way and no certificate; overwrite it with --force\n");
            assertThat(mine).hasContent("mine");
            assertThat(files(folder)).hasSize(2);
        }
    }

    @Test
    void anotherConfigurationTakesTheFolderWithoutTheCertificatesOfThis() throws IOException {
        for (String command : List.of("run", "census")) {
            Path folder = copy(command);
            Path mine = Files.writeString(folder.resolve("certificates/77.json"), "mine");

            Program other = give(command, folder, "--force", "--set", "training.l2=0.06");

            assertThat(other.status()).as(other.err()).isZero();
            assertThat(files(folder.resolve("certificates"))).containsExactly(Path.of("77.json"));
            assertThat(mine).hasContent("mine");
        }
    }
}
