package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.ClassTable;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Polishing into a zip, on exclusive or with its known minimum, and what keeps a zip from being written. */
class PolishedModelTest {
    private static final ModelData XOR = Fabricated.data(Fabricated.XOR);

    @TempDir
    private Path temp = Path.of("");

    private Path out() {
        return temp.resolve("out.zip");
    }

    private static SavedModel nearXorMinimum() {
        double[] p = Fabricated.xorMinimum(1);
        p[4] += 0.1;
        return Fabricated.model("near.npz", Fabricated.xorNetwork(), p);
    }

    @Test
    void theZipHoldsTheMinimumAndTheFiguresAreThoseOfItsParameters() {
        PolishedModel polished = PolishedModel.write(nearXorMinimum(), XOR, out(), false);

        assertThat(SavedModel.read(out()).parameters()).containsExactly(Fabricated.xorMinimum(1), within(1e-12));
        assertThat(polished.costBefore()).isGreaterThan(Fabricated.XOR_COST + 1e-4);
        assertThat(polished.costAfter()).isCloseTo(Fabricated.XOR_COST, within(1e-15));
        assertThat(polished.gradientMaxAbs()).isBetween(0.0, 1e-15);
        assertThat(polished.iterations()).isPositive();
        assertThat(polished.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(polished.output()).isEqualTo(out().toString());
    }

    /** Rounding moves a parameter by 1e-7 at most, and the largest eigenvalue of the Hessian is 0.35. */
    @Test
    void ofFloatsTheFiguresAreThoseAfterRounding() {
        SavedModel floats = Fabricated.model(
                "near.npz",
                Fabricated.xorNetwork(),
                true,
                null,
                null,
                nearXorMinimum().parameters());

        PolishedModel polished = PolishedModel.write(floats, XOR, out(), false);

        assertThat(polished.gradientMaxAbs()).isBetween(1e-10, 1e-7);
        assertThat(polished.costAfter()).isCloseTo(Fabricated.XOR_COST, within(1e-13));
        assertThat(polished.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        double[] exact = Fabricated.xorMinimum(1);
        double[] written = SavedModel.read(out()).parameters();
        for (int k = 0; k < exact.length; k++) {
            assertThat(written[k]).isEqualTo((float) exact[k]);
        }
    }

    @Test
    void anExistingFileIsOverwrittenOnlyByForce() throws IOException {
        Files.writeString(out(), "precious");

        assertThatThrownBy(() -> PolishedModel.write(nearXorMinimum(), XOR, out(), false))
                .isInstanceOf(DataMismatch.class)
                .hasMessage(out() + " exists; overwrite it with --force, or name another file with -o");
        assertThat(out()).hasContent("precious");
        PolishedModel.write(nearXorMinimum(), XOR, out(), true);
        assertThat(SavedModel.read(out()).parameters()).hasSize(5);
    }

    @Test
    void aFolderIsNoFileEvenByForce() {
        assertThatThrownBy(() -> PolishedModel.write(nearXorMinimum(), XOR, temp, true))
                .isInstanceOf(DataMismatch.class)
                .hasMessage(temp + " is a folder; name a file with -o");
    }

    @Test
    void whatHasNoHessianIsNotPolished() {
        SavedModel kinked = Fabricated.model(
                "a.npz", Network.of(2, List.of(1), Activation.HARDTANH, 0.01), Fabricated.xorMinimum(1));

        assertThatThrownBy(() -> PolishedModel.write(kinked, XOR, out(), false))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.npz: cannot be polished: its activation has kinks");
        SavedModel large = Fabricated.model("a.npz", Fabricated.regression(1000), new double[1001]);
        assertThatThrownBy(() -> PolishedModel.write(large, XOR, out(), false))
                .hasMessage("a.npz: cannot be polished: it has more than 1000 parameters (1001)");
        assertThat(out()).doesNotExist();
    }

    @Test
    void whatDl4jPredictsOtherwiseIsAFailure() {
        Path model = Path.of("a.zip");

        PolishedModel.requireSame(model, 1e-9);
        for (double difference : new double[] {1.1e-9, Double.NaN}) {
            assertThatThrownBy(() -> PolishedModel.requireSame(model, difference))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a.zip: DL4J predicts otherwise with the polished model, by " + difference
                            + "; nothing was written");
        }
    }

    /** Single precision would put a sample on the other side: the two products differ by less than its rounding. */
    @Test
    void floatsAreCheckedInDoublePrecision() {
        Samples samples = new Samples(new double[][] {{1, 1 + 0x1p-30}, {1 + 0x1p-30, 1}}, new double[] {0.501, 0.499});
        ModelData data = Fabricated.data(Dataset.of(samples, ClassTable.numbered(2)));
        SavedModel steep = Fabricated.model(
                "a.npz", Network.of(2, List.of(1), Activation.TANH, 1e-4), true, null, null, 0x1p30, -0x1p30, 0, 1, 0);

        assertThat(PolishedModel.write(steep, data, out(), false).output()).isEqualTo(out().toString());
    }

    @Test
    void differencesAreRelativeToTheLargestOutputAndNotBelowOne() {
        double[][] a = {{1, 2}, {3, -8}};

        assertThat(PolishedModel.largestDifference(a, new double[][] {{1, 2}, {3, -4}}))
                .isEqualTo(0.5);
        assertThat(PolishedModel.largestDifference(a, new double[][] {{1, 1}, {3, -8}}))
                .isEqualTo(0.125);
        assertThat(PolishedModel.largestDifference(new double[][] {{0.25}}, new double[][] {{0.125}}))
                .isEqualTo(0.125);
        assertThat(PolishedModel.largestDifference(a, new double[][] {{1, Double.NaN}, {3, -4}}))
                .isNaN();
    }

    @Test
    void samplesBeyondTheFirstThousandAreNotCheckedButTrainOn() {
        double[][] inputs = new double[1004][];
        double[] labels = new double[1004];
        for (int n = 0; n < inputs.length; n++) {
            inputs[n] = Fabricated.XOR.inputs()[n % 4];
            labels[n] = Fabricated.XOR.labels()[n % 4];
        }

        PolishedModel polished =
                PolishedModel.write(nearXorMinimum(), Fabricated.data(new Samples(inputs, labels)), out(), false);

        assertThat(polished.costAfter()).isCloseTo(Fabricated.XOR_COST, within(1e-14));
    }
}
