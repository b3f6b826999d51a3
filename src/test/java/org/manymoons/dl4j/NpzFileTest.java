package org.manymoons.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.Dataset;
import org.manymoons.data.MakeMoons;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpzFileTest {
    private static final MakeMoons MOONS = new MakeMoons(ClassSizes.ofTotal(101), 0.2, 7, true);

    @TempDir
    Path folder;

    @Test
    void numbersAreReadAgainBitForBit() throws Exception {
        Dataset data = Dataset.generated(MOONS, 8L);
        Map<String, INDArray> arrays = written("moons.npz", data);
        assertThat(arrays).containsOnlyKeys("X", "y", "X_test", "y_test");
        assertSamples(arrays.get("X"), arrays.get("y"), data.training());
        assertSamples(arrays.get("X_test"), arrays.get("y_test"), data.test());
    }

    @Test
    void withoutATestSetThereAreTwoArrays() throws Exception {
        assertThat(written("moons.npz", Dataset.generated(MOONS, null))).containsOnlyKeys("X", "y");
    }

    @Test
    void oneRowAndOneFeatureKeepTheirShapes() throws Exception {
        for (double[][] inputs : List.of(new double[][] {{1, 2, 3}}, new double[][] {{1}, {2}})) {
            Samples samples = new Samples(inputs, new double[inputs.length]);
            Map<String, INDArray> arrays = written("small.npz", Dataset.of(samples));
            assertSamples(arrays.get("X"), arrays.get("y"), samples);
        }
    }

    /** Of a regression; whole ones are numbers there, too. */
    @Test
    void labelsThatAreNotWholeAreWrittenAsTheyAre() throws Exception {
        Samples samples = new Samples(new double[][] {{1}, {2}, {3}}, new double[] {0.4083409896308823, -1.25, 2});
        Samples whole = new Samples(new double[][] {{4}}, new double[] {7});
        Map<String, INDArray> arrays =
                written("numbers.npz", new Dataset(samples, whole, List.of("x1"), "label", null));

        assertThat(arrays.get("y").dataType()).isEqualTo(DataType.DOUBLE);
        assertThat(arrays.get("y").toDoubleVector()).isEqualTo(samples.labels());
        assertThat(arrays.get("y_test").dataType()).isEqualTo(DataType.DOUBLE);
        assertThat(arrays.get("y_test").toDoubleVector()).isEqualTo(whole.labels());
    }

    @Test
    void theSameDataGiveTheSameBytes() throws Exception {
        written("a.npz", Dataset.generated(MOONS, 8L));
        written("b.npz", Dataset.generated(MOONS, 8L));
        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
        try (ZipFile zip = new ZipFile(folder.resolve("a.npz").toFile())) {
            assertThat(zip.stream()).allMatch(entry -> entry.getExtra() == null); // no time zone, no owner
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    private Map<String, INDArray> written(String name, Dataset data) throws Exception {
        Path file = folder.resolve(name);
        NpzFile.write(file, data);
        return Nd4j.createFromNpzFile(file.toFile());
    }

    private static void assertSamples(INDArray inputs, INDArray labels, Samples expected) {
        assertThat(inputs.dataType()).isEqualTo(DataType.DOUBLE);
        assertThat(inputs.shape()).containsExactly(expected.size(), expected.features());
        assertThat(inputs.toDoubleMatrix()).isDeepEqualTo(expected.inputs());
        assertThat(labels.dataType()).isEqualTo(DataType.INT64);
        assertThat(labels.shape()).containsExactly(expected.size());
        assertThat(labels.castTo(DataType.DOUBLE).toDoubleVector()).isEqualTo(expected.labels());
    }
}
