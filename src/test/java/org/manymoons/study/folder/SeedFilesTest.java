package org.manymoons.study.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.results.SeedResult;

/** The files of a seed by their names, and what is a run's own. */
class SeedFilesTest {
    private static final SeedResult FAILED = SeedResult.failed(-7, 3, null);

    @Test
    void namesSayTheSeed() {
        assertThat(SeedFiles.zip(-7)).isEqualTo("seed--7.zip");
        assertThat(SeedFiles.dump(5)).isEqualTo("seed-5.parameters.csv");
        assertThat(SeedFiles.result(5)).isEqualTo("seed-5.json");
        assertThat(SeedFiles.all(FAILED, true)).containsExactly("seed--7.parameters.csv", "seed--7.json");
    }

    @Test
    void aSeedThatFailedHasNoModel() {
        assertThat(SeedFiles.made(FAILED, false)).isEmpty();
        assertThat(SeedFiles.made(FAILED, true)).containsExactly("seed--7.parameters.csv");
    }

    @Test
    void aFolderIsMarkedByTheConfigurationOfARun(@TempDir Path temp) throws Exception {
        Path run = temp.resolve("run");
        Files.createDirectory(run);
        assertThat(RunFolder.isMarked(run)).isFalse();
        RunFolder.open(run, "# data (SHA-256): 5e\n", false).close();
        assertThat(RunFolder.isMarked(run)).isTrue();
    }

    @Test
    void ownFilesHaveOneOfItsNamesAndLieInItself(@TempDir Path temp) {
        assertThat(RunFolder.isOwn(temp, temp.resolve(RunFolder.RESULTS))).isTrue();
        assertThat(RunFolder.isOwn(temp, temp.resolve("a/../seed-5.zip"))).isTrue();
        assertThat(RunFolder.isOwn(temp, temp.resolve("mine.json"))).isFalse();
        assertThat(RunFolder.isOwn(temp, temp.resolve("a").resolve(RunFolder.RESULTS)))
                .isFalse();
    }
}
