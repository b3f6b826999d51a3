package org.manymoons.modelfile.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** What ONNX Runtime computes of a graph that was written here. */
class OnnxWriterTest {
    private static final double[][] INPUTS = {{0.5, -1.25}, {-2, 0.75}, {3, 0.125}};

    @TempDir
    private Path temp = Path.of("");

    private double[][] theirs(Network network, double[] p, FeatureScaling scaling, boolean floats) throws OrtException {
        Path file = temp.resolve("a.onnx");
        OnnxWriter.write(file, network, p, scaling, floats);
        return OnnxRuntime.outputs(file, INPUTS);
    }

    private static double[] parameters(Network network) {
        double[] p = new double[network.parameterCount()];
        Arrays.setAll(p, k -> (float) Math.sin(1 + 3 * k));
        return p;
    }

    private static double[][] ours(Network network, double[] p) {
        return Prediction.outputs(network, p, new Samples(INPUTS, new double[INPUTS.length]));
    }

    private static void same(double[][] theirs, double[][] ours, double tolerance) {
        assertThat(theirs).hasDimensions(ours.length, ours[0].length);
        for (int n = 0; n < ours.length; n++) {
            assertThat(theirs[n]).containsExactly(ours[n], within(tolerance));
        }
    }

    /** ONNX Runtime has these in doubles. */
    @Test
    void doublesAreComputedInDoubles() throws OrtException {
        Network network = Network.of(2, List.of(3, 2), Activation.TANH, 0);
        double[] p = parameters(network);

        same(theirs(network, p, null, false), ours(network, p), 1e-14);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SWISH", "GELU"})
    void everyActivationIsAStep(Activation activation) throws OrtException {
        Network network = Network.of(2, List.of(3), activation, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        double[] p = parameters(network);

        same(theirs(network, p, null, true), ours(network, p), 3e-6);
    }

    @ParameterizedTest
    @EnumSource
    void everyOutputIsAStep(OutputLoss loss) throws OrtException {
        Network network = Network.of(2, List.of(2), Activation.TANH, loss, 3, 0);
        double[] p = parameters(network);

        same(theirs(network, p, null, true), ours(network, p), 3e-6);
    }

    /** x' = (x - offset) factor, before a line 2 x1' - 3 x2' + 0.5. */
    @Test
    void aScalingIsAPartOfTheGraph() throws OrtException {
        Network line = Network.of(2, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        FeatureScaling scaling = new FeatureScaling(new double[] {1, -2}, new double[] {0.5, 4});

        double[][] outputs = theirs(line, new double[] {2, -3, 0.5}, scaling, true);

        for (int n = 0; n < INPUTS.length; n++) {
            double expected = (INPUTS[n][0] - 1) - 12 * (INPUTS[n][1] + 2) + 0.5;
            assertThat(outputs[n]).containsExactly(new double[] {expected}, within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SWISH", "GELU"})
    void whatIsNoSingleStepIsRefused(Activation activation) {
        Network network = Network.of(2, List.of(1), activation, 0);

        assertThatThrownBy(() -> OnnxWriter.write(temp.resolve("a.onnx"), network, parameters(network), null, true))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(" is no single step of ONNX");
    }
}
