package org.manymoons.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The jar with everything in it that the executors need where the program was not started by spark-submit. */
final class SubmittedJar {
    private SubmittedJar() {}

    /** The address of the jar that {@code mvn -Pspark package} makes, if this program runs from the classes beside it. */
    static Optional<String> find() {
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
                return beside.filter(path -> path.getFileName().toString().matches("manymoons-.*-spark\\.jar"))
                        .findFirst()
                        .map(path -> path.normalize().toUri().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
