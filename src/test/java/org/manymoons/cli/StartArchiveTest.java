package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of an unpacked package makes classes ready once, and works on whatever becomes of them. */
@Tag("slow")
class StartArchiveTest {
    private static final List<String> LEFT_OUT =
            List.of("junit", "archunit", "selenium", "opentelemetry", "onnxruntime", "polyglot", "truffle", "bytedeco");

    @TempDir
    private static Path temp = Path.of("");

    private static Path home = Path.of("");

    private record Ended(int status, String text) {}

    @BeforeAll
    static void unpack() throws IOException {
        home = Files.createDirectories(temp.resolve("a package's folder"));
        Path lib = Files.createDirectories(home.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (entry.endsWith(".jar") && LEFT_OUT.stream().noneMatch(entry::contains)) {
                Files.copy(path, lib.resolve(path.getFileName()));
            } else if (Files.exists(path.resolve("org/manymoons/Manymoons.class"))) {
                jar(path, lib.resolve("manymoons.jar"));
            }
        }
        copy(Path.of("src/dist/bin/manymoons"), home.resolve("bin"));
        for (String name : List.of("seed-1.zip", "seed-2.zip", "config.resolved.yaml")) {
            copy(Path.of("models/examples", name), home.resolve("models/examples"));
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static Ended inspect() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bin/manymoons", "inspect", "models/examples/seed-1.zip");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process =
                builder.directory(home.toFile()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    private static List<Path> made(String ending) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().matches("classes-.*" + ending))
                    .toList();
        }
    }

    @Test
    void classesAreMadeReadyOnceAndMadeAgainWhenDamaged() throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/');
        Ended first = inspect();
        assertThat(first.status()).as(first.text()).isZero();
        Path archive = made("jsa").get(0);
        byte[] whole = Files.readAllBytes(archive);
        Object time = Files.getLastModifiedTime(archive);

        assertThat(inspect()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(time);

        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 20));
        assertThat(inspect()).isEqualTo(first);
        assertThat(Files.size(archive)).isGreaterThan(whole.length / 2);

        Path stranger = Files.writeString(home.resolve("lib/classes-notes.txt"), "mine");
        Files.setLastModifiedTime(home.resolve("lib/manymoons.jar"), FileTime.fromMillis(0));
        assertThat(inspect()).isEqualTo(first);
        assertThat(made("jsa")).hasSize(1).doesNotContain(archive);
        assertThat(made("sum")).hasSize(1);
        assertThat(stranger).hasContent("mine");
        assertThat(made(".*")).hasSize(3);
    }
}
