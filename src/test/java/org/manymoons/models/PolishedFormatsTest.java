package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.door.ModelFile;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** The known minimum of exclusive or, polished into every format, with a scaling of the features and without. */
class PolishedFormatsTest {
    private static final double[] MINIMUM = Fabricated.xorMinimum(1);

    /** x' = 2 (x + 0.5): the features below are -1 and 0, or where they are scaled -1 and 1. */
    private static final FeatureScaling SCALING = new FeatureScaling(new double[] {-0.5, -0.5}, new double[] {2, 2});

    private static final Samples UNSCALED =
            new Samples(new double[][] {{0, 0}, {-1, -1}, {0, -1}, {-1, 0}}, Fabricated.XOR.labels());

    @TempDir
    private Path temp = Path.of("");

    private static SavedModel nearMinimum(boolean floats, FeatureScaling scaling) {
        double[] p = MINIMUM.clone();
        p[4] += 0.1;
        return new SavedModel(
                Path.of("near.onnx"),
                ModelFormat.ONNX,
                Fabricated.xorNetwork(),
                p,
                floats ? Precision.FLOAT : Precision.DOUBLE,
                scaling,
                List.of(),
                null,
                null);
    }

    private SavedModel read(PolishTarget target) {
        Unsaid unsaid = new Unsaid(
                target == PolishTarget.NPZ || target == PolishTarget.SAFETENSORS ? Activation.TANH : null,
                OutputLoss.SIGMOID_CROSS_ENTROPY,
                0,
                Orientation.INPUTS_BY_UNITS,
                "");
        return ModelFile.read(out(target), target.format(), unsaid);
    }

    private Path out(PolishTarget target) {
        return temp.resolve("out." + target);
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatHoldsTheMinimum(PolishTarget target) {
        PolishedModel polished = PolishedModel.write(
                nearMinimum(false, null), Fabricated.data(Fabricated.XOR), out(target), false, target);

        assertThat(read(target).parameters()).containsExactly(MINIMUM, within(1e-12));
        assertThat(read(target).network().layers())
                .isEqualTo(Fabricated.xorNetwork().layers());
        assertThat(polished.costAfter()).isCloseTo(Fabricated.XOR_COST, within(1e-15));
        assertThat(polished.kind()).isEqualTo(Kind.STRICT_MINIMUM);
    }

    /** Folded: w' = w factor, b' = b - sum of w factor offset. */
    @ParameterizedTest
    @CsvSource({"DL4J, false", "ONNX, false", "SAFETENSORS, true", "NPZ, true"})
    void aScalingIsKeptOrFoldedIntoTheFirstLayer(PolishTarget target, boolean folded) {
        PolishedModel polished =
                PolishedModel.write(nearMinimum(false, SCALING), Fabricated.data(UNSCALED), out(target), false, target);

        assertThat(polished.costAfter()).isCloseTo(Fabricated.XOR_COST, within(1e-15));
        double w = MINIMUM[0];
        double[] expected = folded ? new double[] {2 * w, 2 * w, MINIMUM[2] + 2 * w, MINIMUM[3], MINIMUM[4]} : MINIMUM;
        assertThat(read(target).parameters()).containsExactly(expected, within(1e-12));
        assertThat(read(target).scaling() == null).isEqualTo(folded);
    }

    /** A model of floats stays one where the format can say so; arrays are written in doubles. */
    @ParameterizedTest
    @CsvSource({"DL4J, true", "ONNX, true", "SAFETENSORS, true", "NPZ, false"})
    void floatsStayFloats(PolishTarget target, boolean floats) {
        PolishedModel polished = PolishedModel.write(
                nearMinimum(true, null), Fabricated.data(Fabricated.XOR), out(target), false, target);

        double[] written = read(target).parameters();
        for (int k = 0; k < written.length; k++) {
            if (floats) {
                assertThat(written[k]).isEqualTo((float) MINIMUM[k]);
            } else {
                assertThat(written[k]).isCloseTo(MINIMUM[k], within(1e-12)).isNotEqualTo((float) written[k]);
            }
        }
        assertThat(polished.gradientMaxAbs()).isBetween(floats ? 1e-10 : 0, floats ? 1e-7 : 1e-14);
    }

    @Test
    void namesAndFormatsAreThoseOfTheOption() {
        assertThat(PolishTarget.values())
                .extracting(PolishTarget::toString)
                .containsExactly("dl4j", "onnx", "safetensors", "npz");
        assertThat(PolishTarget.values())
                .extracting(PolishTarget::format)
                .containsExactly(ModelFormat.DL4J, ModelFormat.ONNX, ModelFormat.SAFETENSORS, ModelFormat.NUMPY);
        assertThat(PolishTarget.values())
                .extracting(PolishTarget::saysActivations)
                .containsExactly(true, true, false, false);
    }
}
