package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.reference.Samples;

class CsvFileTest {
    private static final Samples TWO =
            new Samples(new double[][] {{0.1, -1e-7}, {1.0 / 3, 1.5e10}}, new double[] {0, 1});
    private static final Samples ONE = new Samples(new double[][] {{0.5, 0.25}}, new double[] {1});

    @TempDir
    Path folder;

    @Test
    void theTrainingSetIsWrittenWithHeaderAndLabelLast() throws IOException {
        Path file = folder.resolve("moons.csv");
        assertThat(CsvFile.write(file, Dataset.of(TWO))).containsExactly(file);
        assertThat(file).hasContent("x1,x2,label\n0.1,-1.0E-7,0\n0.3333333333333333,1.5E10,1\n");
        assertThat(filesIn(folder)).containsExactly("moons.csv");
    }

    @Test
    void theTestSetIsWrittenBesideIt() throws IOException {
        Path file = folder.resolve("my.moons.csv");
        Dataset data = new Dataset(TWO, ONE, List.of("length", "a \"wide\", name"), "is_odd");
        assertThat(CsvFile.write(file, data)).containsExactly(file, folder.resolve("my.moons-test.csv"));
        assertThat(folder.resolve("my.moons-test.csv"))
                .hasContent("length,\"a \"\"wide\"\", name\",is_odd\n0.5,0.25,1\n");
        assertThat(filesIn(folder)).containsExactly("my.moons-test.csv", "my.moons.csv");
    }

    @Test
    void anOlderFileStaysWholeWhenWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file + ": No space left on device");
        assertThat(file).hasContent("old");
        assertThat(filesIn(folder)).containsExactly("a.csv");
    }

    @Test
    void whereNoFileCanBeIsSaidInOneLine() throws IOException {
        Path missing = folder.resolve("none/a.csv");
        assertThatThrownBy(() -> CsvFile.write(missing, Dataset.of(TWO)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + missing + ": its folder does not exist");
        assertThatThrownBy(() -> CsvFile.write(folder, Dataset.of(TWO)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + folder + ": it is a folder");
    }

    @Test
    void aLinkToAFileStaysALink() throws IOException {
        Path target = Files.writeString(folder.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        CsvFile.write(link, Dataset.of(ONE));
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("x1,x2,label\n0.5,0.25,1\n");
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
