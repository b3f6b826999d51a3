package org.manymoons.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;

/** The jar with everything in it that the executors need where the program was not started by spark-submit. */
final class SubmittedJar {
    private SubmittedJar() {}

    /**
     * The address of the jar that {@code mvn -Pspark package} makes, if this program runs from the classes beside it; nothing
     * if it runs from a jar, which somebody has brought to the machines then.
     *
     * @throws UncheckedIOException if the jar was not made, or from older classes, which the machines would then run
     */
    static Optional<String> find(String master) {
        try {
            Path code = Path.of(SubmittedJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isDirectory(code)) {
                return Optional.empty();
            }
            try (Stream<Path> beside = Files.list(code.resolveSibling("."))) {
                Path jar = beside.filter(path -> path.getFileName().toString().matches("manymoons-.*-spark\\.jar"))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchFileException(code.resolveSibling("manymoons-*-spark.jar")
                                .toString()));
                if (newest(code).compareTo(Files.getLastModifiedTime(jar)) > 0) {
                    throw new FileSystemException(jar.normalize().toString(), null, "is older than the classes beside it");
                }
                return Optional.of(jar.normalize().toUri().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the machines of " + master + " need the jar for Spark, and it is missing or old: " + e.getMessage()
                            + "; make it with mvn -Pspark -DskipTests package",
                    e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileTime newest(Path classes) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
                FileTime time = Files.getLastModifiedTime(file);
                newest = time.compareTo(newest) > 0 ? time : newest;
            }
        }
        return newest;
    }
}
