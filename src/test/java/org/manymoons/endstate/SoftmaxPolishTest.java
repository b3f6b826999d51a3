package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.ExtremeEigenvalues;
import org.manymoons.spectrum.Spectrum;
import org.manymoons.symmetry.align.Alignment;
import org.manymoons.symmetry.free.FreeDirections;

/** Networks with a softmax or a squared error: their minima, and shifts that are neither flatness nor distance. */
class SoftmaxPolishTest {
    private static Samples noisy(int classes) {
        Random random = new Random(2);
        double[][] x = new double[120][];
        double[] y = new double[120];
        for (int n = 0; n < x.length; n++) {
            y[n] = random.nextInt(classes);
            x[n] = new double[] {random.nextGaussian() + 0.7 * y[n], random.nextGaussian() - 0.5 * y[n]};
        }
        return new Samples(x, y);
    }

    private static double[] start(Network network) {
        return new Random(4).doubles(network.parameterCount(), -1, 1).toArray();
    }

    @Test
    void twoClassSoftmaxHasTheMinimumOfTheSigmoidNetwork() {
        Samples samples = noisy(2);
        Network sigmoid = Network.of(2, List.of(), Activation.TANH, 0);
        Network softmax = Network.of(2, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        EndState one = Polisher.polish(Objective.of(sigmoid, samples), new double[3]);
        EndState two = Polisher.polish(Objective.of(softmax, samples), start(softmax));
        assertThat(one.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(two.kind()).as("%s", two.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(two.loss()).isCloseTo(one.loss(), within(1e-14));
        assertThat(two.spectrum().eigenvalues()).hasSize(3);
        double[] p = two.parameters();
        double[] difference = {p[2] - p[0], p[3] - p[1], p[5] - p[4]};
        for (int k = 0; k < 3; k++) {
            assertThat(difference[k]).isCloseTo(one.parameters()[k], within(1e-8));
            // (w1, w2) = (m - v/2, m + v/2): the curvature along (-1, 1)/sqrt(2) is twice that of v
            assertThat(two.spectrum().eigenvalues()[k])
                    .isCloseTo(2 * one.spectrum().eigenvalues()[k], within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SOFTMAX_CROSS_ENTROPY, 3",
        "SOFTMAX_CROSS_ENTROPY, 2",
        "IDENTITY_SQUARED_ERROR, 3",
        "IDENTITY_SQUARED_ERROR, 1",
        "SIGMOID_CROSS_ENTROPY, 3"
    })
    void hiddenUnitsAndWeightDecayHaveAStrictMinimumToo(OutputLoss kind, int outputs) {
        Network network = Network.of(2, List.of(2), Activation.TANH, kind, outputs, 0.001);
        Objective objective = Objective.of(network, noisy(Math.max(2, outputs)));
        EndState end = Polisher.polish(objective, start(network));
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        EndState other = Polisher.polish(objective, shifted(network, end.parameters(), 0.5));
        assertThat(other.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(SameEndState.verdict(objective, end, other)).isEqualTo(SameEndState.Verdict.SAME);
    }

    @Test
    void shiftsAreNoDistanceAndAreNamed() {
        for (double l2 : new double[] {0, 0.1}) {
            Network network = Network.of(2, List.of(3), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, l2);
            double[] a = start(network);
            double[] b = shifted(network, a, 2);
            if (l2 == 0) {
                for (int k = 0; k < 3; k++) {
                    b[network.output().weight(k, 1)] -= 0.7;
                }
            }
            assertThat(Alignment.between(network, a, b).distance()).isLessThan(1e-14);
            FreeDirections free = FreeDirections.of(network, a, 1e-9);
            assertThat(free.functionPreserving()).hasSize(4);
            assertThat(free.lossPreserving().stream().filter(d -> d.what().contains("biases of all classes")))
                    .hasSize(1);
            assertThat(free.lossPreserving()).hasSize(l2 == 0 ? 4 : 1);
        }
    }

    @Test
    void lanczosFindsBothEndsOfTheSpectrum() {
        for (OutputLoss kind : OutputLoss.values()) {
            Network network = Network.of(2, List.of(6), Activation.TANH, kind, 3, 0.001);
            Objective objective = Objective.of(network, noisy(3));
            Spectrum spectrum = Spectrum.of(objective, start(network));
            ExtremeEigenvalues ends = ExtremeEigenvalues.of(network, start(network), objective.samples())
                    .orElseThrow();
            double[] values = spectrum.eigenvalues();
            assertThat(ends.smallest()).isCloseTo(values[0], within(1e-7));
            assertThat(ends.largest()).isCloseTo(values[values.length - 1], within(1e-7));
        }
    }

    private static double[] shifted(Network network, double[] parameters, double by) {
        double[] shifted = Arrays.copyOf(parameters, parameters.length);
        if (network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY) {
            for (int k = 0; k < network.output().units(); k++) {
                shifted[network.output().bias(k)] += by;
            }
        }
        return shifted;
    }
}
