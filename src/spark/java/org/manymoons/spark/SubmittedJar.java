package org.manymoons.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The jar with everything in it that the executors need where the program was not started by spark-submit. */
final class SubmittedJar {
    private SubmittedJar() {}

    /**
     * The address of the jar that {@code mvn -Pspark package} makes, if this program runs from the classes beside it; nothing
     * if it runs from a jar, which somebody has brought to the machines then.
     *
     * @throws UncheckedIOException if the jar was not made
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
                return Optional.of(jar.normalize().toUri().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the machines of " + master + " need a jar that is not there: " + e.getMessage()
                            + "; start with mvn -Pspark package exec:java",
                    e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
