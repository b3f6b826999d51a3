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

    private String stopped = "";

    @Test
    void goesOnAfterAKillWithTheSameBytes() throws Exception {
        for (int attempt = 0; attempt < 5 && !isHalfDone(); attempt++) {
            stopped = "stopped-" + attempt;
            killAfterTheFirstSeed();
        }
        assertThat(isHalfDone()).isTrue();
        Object kept = Files.getLastModifiedTime(temp.resolve(stopped + "/seed-1.zip"));

        for (String folder : List.of(stopped, "undisturbed")) {
            assertThat(Program.call(arguments(folder)).status()).isZero();
        }

        assertThat((Object) Files.getLastModifiedTime(temp.resolve(stopped + "/seed-1.zip")))
                .isEqualTo(kept);
        for (String file :
                List.of("results.json", "config.resolved.yaml", "seed-3.json", "seed-3.parameters.csv", "seed-3.zip")) {
            assertThat(temp.resolve(stopped).resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("undisturbed").resolve(file));
        }
        assertThat(temp.resolve(stopped).toFile().list((folder, name) -> name.endsWith(".part")))
                .isEmpty();
    }

    /** Where the machine is busy, the kill may come too late, and then says nothing. */
    private boolean isHalfDone() {
        return Files.exists(temp.resolve(stopped + "/seed-1.json"))
                && !Files.exists(temp.resolve(stopped + "/seed-3.json"));
    }

    private void killAfterTheFirstSeed() throws Exception {
        Process killed = start(stopped);
        while (!Files.exists(temp.resolve(stopped + "/seed-1.json")) && killed.isAlive()) {
            killed.waitFor(5, TimeUnit.MILLISECONDS);
        }
        killed.destroyForcibly().waitFor();
    }

    private Process start(String folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Djavacpp.platform.host=true",
                "-cp",
                System.getProperty("java.class.path"),
                "org.manymoons.Manymoons"));
        command.addAll(List.of(arguments(folder)));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String[] arguments(String folder) {
        return new String[] {
            "run",
            "config/quick.yaml",
            "--threads",
            "1",
            "--out",
            temp.resolve(folder).toString(),
            "--set",
            "training.iterations=300",
            "--set",
            "data.n_samples=100",
            "--set",
            "training.seeds=1-3",
            "--set",
            "census.seeds=null"
        };
    }
}
