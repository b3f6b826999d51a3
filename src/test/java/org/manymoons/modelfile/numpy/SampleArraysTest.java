package org.manymoons.modelfile.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.dl4j.NpzFile;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.ZipBytes;
import org.manymoons.modelfile.ZipBytes.Entry;
import org.manymoons.reference.Samples;

class SampleArraysTest {
    private static final Path FOLDER = Path.of("src/test/resources/notebook");
    private static final Tensor X = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
    private static final Tensor Y = Tensor.of(new double[] {0, 2, 1}, 3);

    @TempDir
    private Path temp = Path.of("");

    private Path npz(Object... namesAndArrays) throws IOException {
        ZipBytes zip = new ZipBytes();
        for (int k = 0; k < namesAndArrays.length; k += 2) {
            zip.with(new Entry(namesAndArrays[k] + ".npy", NpyArray.bytes((Tensor) namesAndArrays[k + 1])));
        }
        return Files.write(temp.resolve("a.npz"), zip.bytes());
    }

    private static void expectRefused(Path file, String reason) {
        assertThatThrownBy(() -> SampleArrays.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }

    private static Tensor labels(double... labels) {
        return Tensor.of(labels, labels.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y"})
    void rowsAreSamplesAndLabelsMayStandOrLie(String name) throws IOException {
        for (Integer[] shape : new Integer[][] {{3}, {3, 1}, {1, 3}}) {
            SampleArrays arrays = SampleArrays.read(npz("X", X, name, Tensor.of(Y.values(), shape)));

            assertThat(arrays.samples().inputs()).isEqualTo(new double[][] {{1, 2}, {3, 4}, {5, 6}});
            assertThat(arrays.samples().labels()).containsExactly(0, 2, 1);
            assertThat(arrays.reading()).isEqualTo("X is read as samples x features (3 x 2)");
        }
    }

    @Test
    void columnsAreSamplesWhereOnlyTheyAreAsManyAsTheLabels() throws IOException {
        SampleArrays arrays = SampleArrays.read(npz("X", X, "Y", labels(1, 0)));

        assertThat(arrays.samples().inputs()).isEqualTo(new double[][] {{1, 3, 5}, {2, 4, 6}});
        assertThat(arrays.samples().labels()).containsExactly(1, 0);
        assertThat(arrays.reading()).isEqualTo("X is read as features x samples (3 x 2)");
    }

    @Test
    void ofASquareTheRowsAreSamplesAndItIsSaid() throws IOException {
        Tensor square = Tensor.of(new double[] {1, 2, 3, 4}, 2, 2);
        SampleArrays arrays = SampleArrays.read(npz("X", square, "y", labels(1, 0)));

        assertThat(arrays.samples().inputs()).isEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThat(arrays.reading()).isEqualTo("X is read as samples x features (2 x 2)");
    }

    /** data.npz has X (2, 400) as doubles and y (1, 400) as doubles, classes.npz X (400, 2) by columns and whole numbers. */
    @Test
    void whatNumpySavesIsReadInWholeNumbersToo() {
        SampleArrays turned = SampleArrays.read(FOLDER.resolve("data.npz"));
        SampleArrays rows = SampleArrays.read(FOLDER.resolve("classes.npz"));

        assertThat(turned.reading()).isEqualTo("X is read as features x samples (2 x 400)");
        assertThat(rows.reading()).isEqualTo("X is read as samples x features (400 x 2)");
        assertThat(rows.samples().inputs()).isEqualTo(turned.samples().inputs());
        assertThat(rows.samples().labels()).containsOnly(0, 1, 2);
    }

    @Test
    void whatTheDataCommandWritesIsReadAndItsTestSetLeftAside() {
        Samples training = new Samples(new double[][] {{0.1, 2}, {3, -4}, {5, 6}}, new double[] {1, 0, 1});
        Samples held = new Samples(new double[][] {{7, 8}}, new double[] {0});
        Path file = temp.resolve("moons.npz");
        NpzFile.write(file, new Dataset(training, held, java.util.List.of("a", "b"), "c"));

        SampleArrays arrays = SampleArrays.read(file);

        assertThat(arrays.samples().inputs()).isEqualTo(training.inputs());
        assertThat(arrays.samples().labels()).isEqualTo(training.labels());
        assertThat(arrays.reading()).isEqualTo("X is read as samples x features (3 x 2), X_test and y_test left aside");
    }

    @Test
    void otherArraysAreRefusedInOneLine() throws IOException {
        expectRefused(npz("X", X), "the arrays X and y (or Y) are needed, found X");
        expectRefused(npz("y", Y), "the arrays X and y (or Y) are needed, found y");
        expectRefused(npz("X", X, "y", Y, "Y", Y), "the arrays X and y (or Y) are needed, found X, y, Y");
        expectRefused(npz("X", X, "y", Y, "W1", X), "entry W1.npy is none of the arrays X, y, Y, X_test");
        expectRefused(npz("X", X, "y", labels(1, 0, 1, 0)), "X is [3, 2] and y [4], but X must be samples x features");
        expectRefused(npz("X", labels(1, 2, 3), "y", Y), "X is [3] and y [3], but X must be");
        Tensor oneHot = Tensor.of(new double[] {1, 0, 0, 1, 1, 0}, 3, 2);
        expectRefused(npz("X", X, "y", oneHot), "X is [3, 2] and y [3, 2], but");
        expectRefused(temp.resolve("none.npz"), "there is no such file");
        expectRefused(temp, "is a folder, not a file");
        expectRefused(Path.of("/dev/null"), "is not a plain file");
        expectRefused(FOLDER.resolve("objects.npz"), "entry X.npy: an array of numbers, little-endian, of one or two");
        expectRefused(Files.write(temp.resolve("b.npz"), new byte[100]), "found none");
    }

    /** As sklearn.preprocessing.LabelEncoder has them. */
    @Test
    void labelsThatAreNotTheirClassesGetATable() throws IOException {
        SampleArrays read = SampleArrays.read(npz("X", X, "y", labels(-0.0, 999, 1)));
        assertThat(read.samples().labels()).containsExactly(0.0, 2, 1);
        assertThat(read.classes().labels()).containsExactly("0", "1", "999");
        assertThat(SampleArrays.read(npz("X", X, "y", labels(0, -1, 1)))
                        .samples()
                        .labels())
                .containsExactly(1.0, 0, 2);
        assertThat(SampleArrays.read(npz("X", X, "y", labels(2, 0, 1)))
                        .classes()
                        .isNumbered())
                .isTrue();
    }

    @Test
    void labelsThatAreNotWholeAreNumbers() throws IOException {
        SampleArrays read = SampleArrays.read(npz("X", X, "y", labels(0, 0.5, 1)));
        assertThat(read.samples().labels()).containsExactly(0, 0.5, 1);
        assertThat(read.classes()).isNull();
    }

    @Test
    void labelsThatAreAllTheSameAreRefused() throws IOException {
        expectRefused(npz("X", X, "y", labels(1, 1, 1)), "y: every label is 1; there must be samples of two classes");
        expectRefused(npz("X", X, "y", labels(0.5, 0.5, 0.5)), "y: every label is 0.5; there must be");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() throws IOException {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e31}) {
            Tensor x = Tensor.of(new double[] {1, 2, 3, 4, 5, bad}, 3, 2);
            expectRefused(npz("X", x, "y", Y), "entry X.npy: " + bad + " is not a finite number of at most 1.0E30");
        }
    }
}
