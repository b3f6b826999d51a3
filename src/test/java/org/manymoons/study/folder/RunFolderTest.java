package org.manymoons.study.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.study.folder.RunFolder.NotUsable;

class RunFolderTest {
    private static final String OURS = "# data (SHA-256): 1\nname: ours\n";

    private static final String OTHER = "# data (SHA-256): 1\nname: other\n";

    @TempDir
    private Path temp = Path.of("");

    private Path path = Path.of("");

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        path = temp.resolve("models/run");
    }

    @Test
    void aNewFolderIsMadeAndSaysWhoseItIs() throws Exception {
        try (RunFolder folder = RunFolder.open(path, OURS, false)) {
            assertThat(folder.path()).isEqualTo(path);
            assertThat(names()).containsExactly(".lock", "config.resolved.yaml");
            assertThat(folder.read(RunFolder.CONFIGURATION)).isEqualTo(OURS);
        }
        assertThat(names()).containsExactly("config.resolved.yaml");
    }

    @Test
    void resultsWithBytesThatAreNoTextAreDamagedAndNoMore() throws Exception {
        holding("config.resolved.yaml", OURS);
        Files.write(path.resolve("results.json"), new byte[] {'{', (byte) 0xff, '}', '\n'});

        try (RunFolder folder = RunFolder.open(path, OURS, false)) {
            assertThat(folder.damaged(RunFolder.RESULTS)).containsExactly("results.json");
            assertThat(folder.read(RunFolder.RESULTS)).startsWith("{").endsWith("}\n");
        }
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "text");

        assertThatThrownBy(() -> RunFolder.open(file, OURS, true))
                .isInstanceOf(NotUsable.class)
                .hasMessage(file + ": is a file, not a folder; name another with --out");
    }

    @Test
    void aFolderHasOneWriterAtATime() throws Exception {
        RunFolder first = RunFolder.open(path, OURS, false);
        assertThatThrownBy(() -> RunFolder.open(path, OURS, false))
                .isInstanceOf(NotUsable.class)
                .hasMessage(path + ": another manymoons is writing there; wait for it or name another with --out");
        first.close();

        RunFolder.open(path, OURS, false).close();
    }

    @Test
    void theSameExperimentGoesOnWithoutWhatWasNotFinished() throws Exception {
        holding("config.resolved.yaml", OURS, "seed-1.json", "kept", "seed-2.zip.part", "half");

        RunFolder.open(path, OURS, false).close();

        assertThat(names()).containsExactly("config.resolved.yaml", "seed-1.json");
    }

    @Test
    void anotherExperimentIsNotTouchedAndTheFolderNotLocked() throws Exception {
        holding("config.resolved.yaml", OTHER, "seed-1.json", "kept", "seed-2.zip.part", "half");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> RunFolder.open(path, OURS, false))
                    .isInstanceOf(NotUsable.class)
                    .hasMessage(
                            path + ": holds a run of another configuration or of other data (see config.resolved.yaml"
                                    + " there); add --force to replace it, or name another folder with --out");
        }

        assertThat(names()).containsExactly("config.resolved.yaml", "seed-1.json", "seed-2.zip.part");
    }

    @Test
    void aFolderWithoutARunIsUsedIfNothingElseIsThere() throws Exception {
        holding(".lock", "", ".config.resolved.yaml.7f.part", "half");

        RunFolder.open(path, OURS, false).close();

        assertThat(names()).containsExactly("config.resolved.yaml");
    }

    @Test
    void aFolderWithOtherThingsIsNotUsed() throws Exception {
        holding("thesis.tex", "years of work", "seed-1.zip.part", "half");

        assertThatThrownBy(() -> RunFolder.open(path, OURS, false))
                .isInstanceOf(NotUsable.class)
                .hasMessage(path + ": is not empty and holds no run; add --force to write into it all the same (nothing"
                        + " that is there is replaced), or name another folder with --out");
        assertThat(names()).containsExactly("seed-1.zip.part", "thesis.tex");
    }

    @Test
    void forceReplacesTheFilesOfARunAndNothingElse() throws Exception {
        List<String> ofARun = List.of(
                "results.json",
                "timings.json",
                "report.html",
                "census.json",
                "census.jsonl",
                "census-predictions.csv",
                "predictions.csv",
                "ends.npz",
                "sweep.json",
                "sweep.csv",
                "cell-0001.jsonl",
                "seed-12.parameters.csv",
                "seed-1.zip.part",
                ".results.json.7f.part");
        List<String> others = List.of(
                "any.part",
                "census.jsonlx",
                "my-ends.npz",
                "my-results.json",
                "seed-1.mine",
                "seed-a.json",
                "sweep.yaml",
                "thesis.tex");
        Files.createDirectories(path.resolve("seed-1.d"));
        for (String name : Stream.concat(ofARun.stream(), others.stream()).toList()) {
            holding(name, "text");
        }
        holding("config.resolved.yaml", OTHER);

        RunFolder.open(path, OURS, true).close();

        assertThat(names())
                .containsExactly(
                        "any.part",
                        "census.jsonlx",
                        "config.resolved.yaml",
                        "my-ends.npz",
                        "my-results.json",
                        "seed-1.d",
                        "seed-1.mine",
                        "seed-a.json",
                        "sweep.yaml",
                        "thesis.tex");
        assertThat(path.resolve("config.resolved.yaml")).hasContent(OURS);
    }

    @Test
    void forceThrowsTheBlocksAwayAndGoingOnKeepsThem() throws Exception {
        holding("config.resolved.yaml", OURS);
        Path block = block("0123456789abcdef/block-000001.jsonl");
        block("0123456789abcdef/block-000002.jsonl.12345678-1234-1234-1234-123456789abc.part");

        RunFolder.open(path, OURS, false).close();
        assertThat(block).exists();
        RunFolder.open(path, OTHER, true).close();

        assertThat(path.resolve("blocks")).doesNotExist();
    }

    @Test
    void whatSomebodyElseKeepsAmongTheBlocksStays() throws Exception {
        holding("config.resolved.yaml", OTHER);
        Path block = block("0123456789abcdef/cell-0001-block-000001.jsonl");
        List<Path> others = List.of(
                block("0123456789abcdef/notes.txt"), block("thesis/block-000001.jsonl"), block("block-000001.jsonl"));

        RunFolder.open(path, OURS, true).close();

        assertThat(block).doesNotExist();
        assertThat(others).allSatisfy(other -> assertThat(other).exists());
    }

    @Test
    void goingOnLeavesUnfinishedFilesOfOthersAlone() throws Exception {
        holding("config.resolved.yaml", OURS, "thesis.part", "years", ".x.7f.part", "of", "seed-1.mine.part", "work");

        RunFolder.open(path, OURS, false).close();

        assertThat(names()).containsExactly(".x.7f.part", "config.resolved.yaml", "seed-1.mine.part", "thesis.part");
    }

    /** Whatever is given: without the mark of a run nothing says that these files are the program's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed-1.zip",
                "results.json",
                "seed-1.zip.part",
                "report.html",
                "config.resolved.yaml",
                ".lock",
                "blocks"
            })
    void aNameThatIsTakenInAFolderWithoutAMarkIsRefused(String name) throws Exception {
        holding("thesis.tex", "years", name, "of work");

        assertThatThrownBy(() -> RunFolder.open(path, OURS, false)).hasMessageContaining("holds no run");
        assertThatThrownBy(() -> RunFolder.open(path, OURS, true))
                .isInstanceOf(NotUsable.class)
                .hasMessageStartingWith(path.resolve(name) + ": is in the way: ")
                .hasMessageEndingWith("; move it away or name another folder with --out");
        assertThat(path.resolve(name)).hasContent("of work");
        assertThat(names()).hasSize(2);
    }

    /** A link leads to something else, a folder may hold anything. */
    @ParameterizedTest
    @ValueSource(strings = {"seed-1.zip", "results.json", "seed-1.zip.part", "report.html", ".lock", "blocks"})
    void whatIsNoPlainFileIsInTheWay(String name) throws Exception {
        holding("config.resolved.yaml", OTHER);
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "years of work");
        Files.createSymbolicLink(path.resolve(name), elsewhere);

        for (boolean force : new boolean[] {true, false}) {
            assertThatThrownBy(() -> RunFolder.open(path, force ? OURS : OTHER, force))
                    .isInstanceOf(NotUsable.class)
                    .hasMessageStartingWith(path.resolve(name) + ": is in the way: it is no ");
        }
        assertThat(elsewhere).hasContent("years of work");
        assertThat(path.resolve(name)).isSymbolicLink();
        assertThat(path.resolve("config.resolved.yaml")).hasContent(OTHER);
    }

    @Test
    void withForceAFolderOfOthersIsSharedAndNothingOfTheirsTouched() throws Exception {
        holding("thesis.tex", "years of work", "thesis.part", "more");

        RunFolder.open(path, OURS, true).close();

        assertThat(names()).containsExactly("config.resolved.yaml", "thesis.part", "thesis.tex");
    }

    /** The checksums are those of sha256sum. */
    @Test
    void aSealedDocumentTellsWhatIsMissingOrAltered() throws Exception {
        Path folder = temp.resolve("sealed");
        try (RunFolder sealed = RunFolder.open(folder, OURS, false)) {
            sealed.write("seed-1.zip", "model");
            sealed.write("census.jsonl", "");
            sealed.seal("results.json", Map.of("cost", 0.25), List.of("seed-1.zip", "census.jsonl"));

            assertThat(sealed.damaged("results.json")).isEmpty();
            assertThat(sealed.read("results.json"))
                    .isEqualTo(
                            "{\n  \"cost\" : 0.25,\n  \"checksums\" : {\n    \"results.json\" :"
                                    + " \"d75e231a80ac60bcb2bcaa450e38321634615b0bef33a1e90a86f8b263869ab0\",\n"
                                    + "    \"seed-1.zip\" : \"9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4\",\n"
                                    + "    \"census.jsonl\" : \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"\n  }\n}\n");
            sealed.write("seed-1.zip", "mode");
            Files.delete(folder.resolve("census.jsonl"));
            assertThat(sealed.damaged("results.json")).containsExactly("seed-1.zip", "census.jsonl");
            for (String damaged :
                    List.of("{\"cost\" : 0.25}", "", "[]", "{\"checksums\" : 1}", "{\"checksums\" : {}}")) {
                sealed.write("results.json", damaged);
                assertThat(sealed.damaged("results.json")).containsExactly("results.json");
            }
            assertThat(sealed.damaged("sweep.json")).containsExactly("sweep.json");
        }
    }

    @Test
    void filesAppearWhole() throws Exception {
        try (RunFolder folder = RunFolder.open(path, OURS, false)) {
            assertThat(folder.has("a.txt")).isFalse();
            assertThat(folder.read("a.txt")).isNull();
            Files.writeString(folder.aside("a.txt"), "one");
            assertThat(folder.has("a.txt")).isFalse();
            folder.finish("a.txt");
            assertThat(folder.has("a.txt")).isTrue();
            assertThat(folder.read("a.txt")).isEqualTo("one");
            folder.write("a.txt", "zwölf");
            assertThat(folder.file("a.txt"))
                    .hasBinaryContent("zwölf".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(names()).containsExactly("a.txt", "config.resolved.yaml");
    }

    @Test
    void whatWentWrongIsSaidInOneLine() {
        assertThat(RunFolder.describe(new AccessDeniedException("/x")))
                .isEqualTo("/x: no permission to write there; name another folder with --out");
        assertThat(RunFolder.describe(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo("/x: cannot be written (No space left on device)");
        assertThat(RunFolder.describe(new NoSuchFileException("/x")))
                .isEqualTo("/x: cannot be written (NoSuchFileException)");
        assertThat(RunFolder.describe(new IOException("broken"))).isEqualTo("writing the results failed: broken");
    }

    private void holding(String... namesAndTexts) throws IOException {
        Files.createDirectories(path);
        for (int k = 0; k < namesAndTexts.length; k += 2) {
            Files.writeString(path.resolve(namesAndTexts[k]), namesAndTexts[k + 1]);
        }
    }

    private Path block(String name) throws IOException {
        Path block = path.resolve("blocks").resolve(name);
        Files.createDirectories(block.getParent());
        return Files.writeString(block, "seeds");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
