package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

class KernelsTest {
    private static final Samples SAMPLES = new Samples(new double[][] {{0.5, -1}, {2, 0.25}}, new double[] {0, 1});

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void oneHiddenLayerOfTanhOrSigmoidIsFast(Activation activation) {
        Objective objective = Kernels.objective(Network.of(2, List.of(3), activation, 0.1), SAMPLES);
        assertThat(objective).isInstanceOf(OneHiddenLayerObjective.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TANH", "SIGMOID"})
    void otherActivationsFallBackToTheReference(Activation activation) {
        assertFallsBack(Network.of(2, List.of(3), activation, 0), SAMPLES);
    }

    @Test
    void otherDepthsFallBackToTheReference() {
        assertFallsBack(Network.of(2, List.of(), Activation.TANH, 0), SAMPLES);
        assertFallsBack(Network.of(2, List.of(3, 3), Activation.TANH, 0), SAMPLES);
    }

    @Test
    void labelsBetweenTheClassesFallBackToTheReference() {
        assertFallsBack(
                Network.of(2, List.of(3), Activation.TANH, 0), new Samples(SAMPLES.inputs(), new double[] {0.5, 1}));
    }

    @Test
    void anotherOrderOfParametersFallsBackToTheReference() {
        Network biasesFirst = new Network(
                List.of(new Layer(2, 1, Activation.TANH, 1, 0), new Layer(1, 1, Activation.SIGMOID, 3, 4)),
                OutputLoss.SIGMOID_CROSS_ENTROPY,
                0);
        Objective objective = Kernels.objective(biasesFirst, SAMPLES);
        assertThat(objective).isNotInstanceOf(OneHiddenLayerObjective.class);
    }

    private static void assertFallsBack(Network network, Samples samples) {
        Objective objective = Kernels.objective(network, samples);
        assertThat(objective).isNotInstanceOf(OneHiddenLayerObjective.class);
        double[] parameters = new double[network.parameterCount()];
        assertThat(objective.gradient(parameters))
                .isEqualTo(Objective.of(network, samples).gradient(parameters));
    }
}
