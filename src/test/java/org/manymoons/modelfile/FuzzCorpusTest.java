package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What fuzzing found worth keeping, once more: see {@link SavedModelFuzz}. */
class FuzzCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    @Test
    void everyInputIsReadOrRefusedInOneLine() throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(CORPUS)) {
            inputs = files.sorted().toList();
        }
        assertThat(inputs).hasSizeGreaterThan(50);
        for (Path input : inputs) {
            SavedModelFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
        }
    }
}
