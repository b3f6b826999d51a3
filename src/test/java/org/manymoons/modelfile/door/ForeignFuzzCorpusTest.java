package org.manymoons.modelfile.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sound files and what fuzzing found worth keeping, once more: see {@link ForeignModelFuzz}. */
class ForeignFuzzCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz-foreign");

    @Test
    void everyInputIsReadOrRefusedInOneLine() throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(CORPUS)) {
            inputs = files.sorted().toList();
        }
        assertThat(inputs).hasSizeGreaterThan(10);
        for (Path input : inputs) {
            ForeignModelFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
        }
    }
}
