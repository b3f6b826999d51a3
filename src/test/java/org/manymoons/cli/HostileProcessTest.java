package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large hostile files in a real process with little memory: refused in one line, with status 3, without a long wait. */
class HostileProcessTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String MEMORY = "-Xmx256m";

    /** Megabytes: more than there is memory. */
    private static final int BOMB = 320;

    private static final String ARRAY_OF_120_MEGABYTES =
            "\u0093NUMPY\1\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (15728640,), }" + " ".repeat(53)
                    + "\n";

    /** On a quiet machine all together take some seconds; other work beside it may take its share. */
    private static final long MINUTES = 10;

    @TempDir
    private Path temp = Path.of("");

    private final Map<Path, String> reasons = new LinkedHashMap<>();

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Inspects one file after another, and says of each what came of it. */
    static final class Inspections {
        private Inspections() {}

        public static void main(String[] files) {
            for (String file : files) {
                Program called = Program.call("inspect", file, "--data", "config/quick.yaml");
                System.out.println(called.status() + " " + called.err().replace("\n", "<end>"));
            }
        }
    }

    private static Content zeros(int megabytes) {
        return out -> {
            for (int k = 0; k < megabytes; k++) {
                out.write(new byte[MEGABYTE]);
            }
        };
    }

    private void file(String name, String reason, Content content) throws IOException {
        try (OutputStream out = Files.newOutputStream(temp.resolve(name))) {
            content.writeTo(out);
        }
        reasons.put(temp.resolve(name), reason);
    }

    private void zip(String name, String entry, boolean deflated, Content content) throws IOException {
        file(name, entry, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(deflated ? 1 : 0);
            zip.putNextEntry(new ZipEntry(entry));
            content.writeTo(zip);
            if (name.endsWith(".zip")) {
                addTheOthers(zip, entry);
            }
            zip.finish();
        });
    }

    private static void addTheOthers(ZipOutputStream zip, String entry) throws IOException {
        try (ZipFile model = new ZipFile("models/examples/seed-1.zip")) {
            for (String other : new String[] {"configuration.json", "coefficients.bin"}) {
                if (!other.equals(entry)) {
                    zip.putNextEntry(new ZipEntry(other));
                    zip.write(model.getInputStream(model.getEntry(other)).readAllBytes());
                }
            }
        }
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private List<String> inspected() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-cp",
                System.getProperty("java.class.path"),
                Inspections.class.getName()));
        reasons.keySet().forEach(file -> command.add(file.toString()));
        Path log = temp.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        return Files.readAllLines(log);
    }

    @Tag("slow")
    @Test
    void filesLargerThanTheMemoryAreRefusedInOneLine() throws Exception {
        for (String name : new String[] {"zeros.zip", "zeros.npz", "W1.npy", "zeros.onnx", "zeros.safetensors"}) {
            file(name, "", zeros(100));
        }
        zip("bomb.zip", "coefficients.bin", true, zeros(BOMB));
        zip("bomb.npz", "W1.npy", true, zeros(BOMB));
        zip("array.npz", "W1.npy", true, out -> {
            out.write(ARRAY_OF_120_MEGABYTES.getBytes(StandardCharsets.ISO_8859_1));
            zeros(120).writeTo(out);
        });
        zip("large.zip", "coefficients.bin", false, zeros(90));
        zip("large.npz", "W1.npy", false, zeros(90));
        zip("deep.zip", "configuration.json", true, text("[".repeat(2 * MEGABYTE)));
        zip("wide.zip", "configuration.json", true, text("{\"confs\":[" + "{},".repeat(MEGABYTE) + "{}]}"));

        List<String> lines = inspected();

        assertThat(lines).hasSameSizeAs(reasons.keySet());
        SoftAssertions all = new SoftAssertions();
        int k = 0;
        for (Map.Entry<Path, String> file : reasons.entrySet()) {
            all.assertThat(lines.get(k++))
                    .startsWith(ExitStatus.UNREADABLE + " ")
                    .endsWith("<end>")
                    .contains(file.getKey().getFileName().toString(), file.getValue())
                    .containsOnlyOnce("<end>");
        }
        all.assertAll();
    }
}
