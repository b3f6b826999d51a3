package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed goes on where it was, and ends with the bytes of a run that was left alone. */
@Tag("slow")
class StoppedRunTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void goesOnAfterAKillWithTheSameBytes() throws Exception {
        Process killed = start("killed");
        while (!Files.exists(temp.resolve("killed/seed-1.json")) && killed.isAlive()) {
            killed.waitFor(20, TimeUnit.MILLISECONDS);
        }
        killed.destroyForcibly().waitFor();
        assertThat(temp.resolve("killed/results.json")).doesNotExist();
        Object kept = Files.getLastModifiedTime(temp.resolve("killed/seed-1.zip"));

        assertThat(start("killed").waitFor()).isZero();
        assertThat(start("undisturbed").waitFor()).isZero();

        assertThat((Object) Files.getLastModifiedTime(temp.resolve("killed/seed-1.zip")))
                .isEqualTo(kept);
        for (String file :
                List.of("results.json", "config.resolved.yaml", "seed-3.json", "seed-3.parameters.csv", "seed-3.zip")) {
            assertThat(temp.resolve("killed").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("undisturbed").resolve(file));
        }
        assertThat(temp.resolve("killed").toFile().list((folder, name) -> name.endsWith(".part")))
                .isEmpty();
    }

    private Process start(String folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Djavacpp.platform.host=true",
                "-cp",
                System.getProperty("java.class.path"),
                "org.manymoons.Manymoons",
                "run",
                "config/quick.yaml",
                "--threads",
                "1",
                "--out",
                temp.resolve(folder).toString(),
                "--set",
                "training.iterations=1500",
                "--set",
                "training.seeds=1-3"));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
