package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

class FeatureScalingTest {
    private static final FeatureScaling SCALING =
            new FeatureScaling(new double[] {0.5, -2, 10}, new double[] {4, 0.25, -1.5});

    @Test
    void featuresLoseTheOffsetAndAreMultiplied() {
        assertThat(SCALING.apply(new double[] {1, 2, 8})).containsExactly(2, 1, 3);
    }

    /** The network with other weights says of the features as they are what it said of the scaled ones. */
    @Test
    void foldedIntoTheFirstLayerItSaysTheSame() {
        Random random = new Random(3);
        for (List<Integer> hidden : List.of(List.of(4), List.of(2, 3), List.<Integer>of())) {
            Network network = Network.of(3, hidden, Activation.TANH, 0);
            double[] p = random.doubles(network.parameterCount(), -1, 1).toArray();
            double[][] x = new double[5][];
            double[][] scaled = new double[5][];
            for (int n = 0; n < x.length; n++) {
                x[n] = random.doubles(3, -3, 3).toArray();
                scaled[n] = SCALING.apply(x[n]);
            }
            double[] before = p.clone();
            double[] folded = SCALING.folded(network, p);
            assertThat(Prediction.logits(network, folded, new Samples(x, new double[5])))
                    .containsExactly(Prediction.logits(network, p, new Samples(scaled, new double[5])), within(1e-12));
            assertThat(p).containsExactly(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "NaN, 1", "1, NaN", "Infinity, 1", "1, -Infinity"})
    void whatCannotBeComputedWithIsRefused(double offset, double factor) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> FeatureScaling.checked(
                        new double[] {0, offset}, new double[] {1, factor}, j -> new DataException("feature " + j)))
                .withMessage("feature 1");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        FeatureScaling read = NormalizerFile.read(Path.of("model.zip"), NormalizerFile.bytes(SCALING), 3);
        assertThat(read.offset()).containsExactly(SCALING.offset());
        assertThat(read.factor()).containsExactly(SCALING.factor(), within(1e-15));
    }
}
