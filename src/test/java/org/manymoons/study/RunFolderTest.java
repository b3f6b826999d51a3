package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.study.RunFolder.NotUsable;

class RunFolderTest {
    private static final String OURS = "name: ours\n";

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
        holding("config.resolved.yaml", "name: other\n", "seed-1.json", "kept", "seed-2.zip.part", "half");

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
        holding(".lock", "", "seed-1.zip.part", "half");

        RunFolder.open(path, OURS, false).close();

        assertThat(names()).containsExactly("config.resolved.yaml");
    }

    @Test
    void aFolderWithOtherThingsIsNotUsed() throws Exception {
        holding("thesis.tex", "years of work", "seed-1.zip.part", "half");

        assertThatThrownBy(() -> RunFolder.open(path, OURS, false))
                .isInstanceOf(NotUsable.class)
                .hasMessage(
                        path + ": is not empty and holds no run; add --force to write into it all the same (only files"
                                + " of a run are replaced), or name another folder with --out");
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
                "sweep.json",
                "sweep.csv",
                "cell-0001.jsonl",
                "seed-12.parameters.csv",
                "any.part");
        List<String> others = List.of("census.jsonlx", "my-results.json", "seed-a.json", "sweep.yaml", "thesis.tex");
        Files.createDirectories(path.resolve("seed-1.d"));
        for (String name : Stream.concat(ofARun.stream(), others.stream()).toList()) {
            holding(name, "text");
        }
        holding("config.resolved.yaml", "name: other\n");

        RunFolder.open(path, OURS, true).close();

        assertThat(names())
                .containsExactly(
                        "census.jsonlx",
                        "config.resolved.yaml",
                        "my-results.json",
                        "seed-1.d",
                        "seed-a.json",
                        "sweep.yaml",
                        "thesis.tex");
        assertThat(path.resolve("config.resolved.yaml")).hasContent(OURS);
    }

    @Test
    void forceThrowsTheBlocksAwayAndGoingOnKeepsThem() throws Exception {
        holding("config.resolved.yaml", OURS);
        Files.createDirectories(path.resolve("blocks/0123"));
        Files.writeString(path.resolve("blocks/0123/block-000001.jsonl"), "seeds");

        RunFolder.open(path, OURS, false).close();
        assertThat(path.resolve("blocks/0123/block-000001.jsonl")).exists();
        RunFolder.open(path, "name: other\n", true).close();

        assertThat(path.resolve("blocks")).doesNotExist();
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

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
