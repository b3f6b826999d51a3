package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class NumpyArchiveTest {
    private static final Path NUMPYS = Path.of("src", "test", "resources", "numpy", "arrays.npz");

    @FunctionalInterface
    private interface Filling {
        void fill(NumpyArchive archive) throws IOException;
    }

    private static byte[] written(Filling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NumpyArchive archive = new NumpyArchive(out);
        filling.fill(archive);
        archive.finish();
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] npz) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static double[] counted(int values) {
        return IntStream.range(0, values).mapToDouble(k -> k).toArray();
    }

    @Test
    void everyArrayIsWrittenAsNumpyDoes() throws IOException {
        Map<String, byte[]> own = entries(written(archive -> {
            archive.doubles("flat", new double[] {0.1, -2, Double.NaN}, 3);
            archive.doubles("square", counted(6), 2, 3);
            archive.doubles("cube", counted(12), 2, 3, 2);
            archive.doubles("none", new double[0], 0, 5);
            archive.integers("whole", new long[] {1, -1, 1L << 40}, 3);
            archive.texts("kind", List.of("strict_minimum", "saddle", "\u00e4"));
            archive.texts("nothing", List.of());
        }));
        Map<String, byte[]> numpys = entries(Files.readAllBytes(NUMPYS));

        assertThat(own.keySet()).containsExactlyElementsOf(numpys.keySet());
        assertThat(own).allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(numpys.get(name)));
    }

    @Test
    void theWeightsOfSeveralNetworksAreOneArrayForEachLayer() throws IOException {
        Network network = Network.of(2, List.of(3), Activation.TANH, 0);
        double[] p = counted(13);
        double[] q = IntStream.range(0, 13).mapToDouble(k -> -k).toArray();

        Map<String, byte[]> both = entries(written(archive -> archive.weights(network, List.of(p, q))));
        Map<String, byte[]> one = entries(written(archive -> archive.weights(network, p)));

        // DL4J's order: for each unit its incoming weights, then the biases
        assertThat(NpyArray.read("W1", one.get("W1.npy")).values()).containsExactly(0, 2, 4, 1, 3, 5);
        assertThat(NpyArray.read("W1", one.get("W1.npy")).shape()).containsExactly(2, 3);
        assertThat(NpyArray.read("b1", one.get("b1.npy")).values()).containsExactly(6, 7, 8);
        assertThat(NpyArray.read("b1", both.get("b1.npy")).values()).containsExactly(6, 7, 8, -6, -7, -8);
        assertThat(NpyArray.read("b1", both.get("b1.npy")).shape()).containsExactly(2, 3);
        assertThat(both.get("W1.npy"))
                .startsWith(NumpyArchive.header("<f8", 2, 2, 3))
                .hasSize(128 + 8 * 12);
        assertThat(both.get("W2.npy")).startsWith(NumpyArchive.header("<f8", 2, 3, 1));
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws IOException {
        Filling filling = archive -> archive.texts("kind", List.of("saddle"));
        assertThat(written(filling)).isEqualTo(written(filling));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written(filling)))) {
            assertThat(zip.getNextEntry().getExtra()).isNull(); // no time zone, no owner
        }
    }

    @Test
    void theShapeHasToFit() {
        assertThatThrownBy(() -> written(archive -> archive.doubles("a", counted(5), 2, 3)))
                .hasMessage("5 values do not fill [2, 3]");
    }
}
