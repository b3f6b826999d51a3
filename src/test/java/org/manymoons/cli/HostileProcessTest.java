package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large hostile files in a real process with little memory: refused in one line, with status 3, without a long wait. */
class HostileProcessTest {
    private static final int MEGABYTE = 1 << 20;

    /** On a quiet machine each takes between one second and two; other work beside it may take its share. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @TempDir
    private Path temp = Path.of("");

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static Content zeros(int megabytes) {
        return out -> {
            for (int k = 0; k < megabytes; k++) {
                out.write(new byte[MEGABYTE]);
            }
        };
    }

    private Path zip(String name, String entry, boolean deflated, Content content) throws IOException {
        Path file = temp.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                ZipFile model = new ZipFile("models/examples/seed-1.zip")) {
            zip.setLevel(deflated ? 6 : 0);
            zip.putNextEntry(new ZipEntry(entry));
            content.writeTo(zip);
            for (String other : new String[] {"configuration.json", "coefficients.bin"}) {
                if (name.endsWith(".zip") && !other.equals(entry)) {
                    zip.putNextEntry(new ZipEntry(other));
                    zip.write(model.getInputStream(model.getEntry(other)).readAllBytes());
                }
            }
        }
        return file;
    }

    private void assertRefused(Path file, String reason) throws Exception {
        Path log = temp.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.manymoons.Manymoons",
                        "inspect",
                        file.toString(),
                        "--data",
                        "config/quick.yaml")
                .redirectError(log.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log))
                .hasLineCount(1)
                .contains(file.getFileName().toString(), reason);
        assertThat(process.exitValue()).isEqualTo(ExitStatus.UNREADABLE);
    }

    @Test
    void aHundredMegabytesOfZeros() throws Exception {
        for (String name : new String[] {"zeros.zip", "zeros.npz", "W1.npy"}) {
            Path file = temp.resolve(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                zeros(100).writeTo(out);
            }
            assertRefused(file, "");
        }
    }

    @Tag("slow")
    @Test
    void aModelThatInflatesToManyTimesItsSize() throws Exception {
        assertRefused(zip("bomb.zip", "coefficients.bin", true, zeros(1536)), "coefficients.bin");
        assertRefused(zip("bomb.npz", "W1.npy", true, zeros(1536)), "W1.npy");
    }

    @Test
    void anEntryOfNinetyMegabytes() throws Exception {
        assertRefused(zip("large.zip", "coefficients.bin", false, zeros(90)), "coefficients.bin");
        assertRefused(zip("large.npz", "W1.npy", false, zeros(90)), "W1.npy");
    }

    @Test
    void jsonThatIsDeepOrWide() throws Exception {
        Content deep = out -> out.write("[".repeat(2 * MEGABYTE).getBytes(StandardCharsets.US_ASCII));
        assertRefused(zip("deep.zip", "configuration.json", true, deep), "configuration.json");
        Content wide = out ->
                out.write(("{\"confs\":[" + "{},".repeat(MEGABYTE) + "{}]}").getBytes(StandardCharsets.US_ASCII));
        assertRefused(zip("wide.zip", "configuration.json", true, wide), "configuration.json");
    }
}
