package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sound files and what fuzzing found worth keeping, once more: see {@link TextFilesFuzz}. */
class TextFilesFuzzCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz-text");

    @Tag("slow")
    @Test
    void everyInputIsReadOrRefusedInOneLine() throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(CORPUS)) {
            inputs = files.sorted().toList();
        }
        assertThat(inputs).hasSizeGreaterThan(20);
        for (Path input : inputs) {
            TextFilesFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
        }
    }
}
