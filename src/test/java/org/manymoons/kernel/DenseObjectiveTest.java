package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** The reference is the oracle, over random networks of every activation, depth and output. */
class DenseObjectiveTest {
    private static final double TOLERANCE = 2e-14;

    private static Network network(Random random) {
        List<Integer> hidden = new ArrayList<>();
        for (int l = random.nextInt(4); l > 0; l--) {
            hidden.add(1 + random.nextInt(6));
        }
        OutputLoss loss = OutputLoss.values()[random.nextInt(3)];
        int outputs = loss == OutputLoss.SOFTMAX_CROSS_ENTROPY ? 2 + random.nextInt(3) : 1 + random.nextInt(3);
        Activation activation = Activation.values()[random.nextInt(Activation.values().length)];
        return Network.of(1 + random.nextInt(5), hidden, activation, loss, outputs, random.nextInt(2) * 0.01);
    }

    private static Samples samples(Network network, Random random) {
        int size = 1 + random.nextInt(300);
        double[][] inputs = new double[size][network.inputs()];
        double[] labels = new double[size];
        int classes = Math.max(2, network.output().units());
        for (int n = 0; n < size; n++) {
            for (int j = 0; j < inputs[n].length; j++) {
                inputs[n][j] = random.nextGaussian();
            }
            labels[n] = network.predictsNumber() ? random.nextGaussian() : random.nextInt(classes);
        }
        return new Samples(inputs, labels);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everythingIsTheReferences(long seed) {
        Random random = new Random(seed);
        for (int k = 0; k < 60; k++) {
            Network network = network(random);
            Samples samples = samples(network, random);
            double[] p = random.doubles(network.parameterCount(), -2, 2).toArray();
            CrossEntropy clipping = new CrossEntropy(random.nextBoolean() ? 0.01 : 0);
            for (Loops loops : List.of(new ScalarLoops(128), Kernels.loops(128))) {
                DenseObjective dense = new DenseObjective(network, samples, clipping, size -> loops);

                double loss = Loss.loss(network, p, samples);
                assertThat(dense.loss(p)).as("%s", network).isCloseTo(loss, within(TOLERANCE * (1 + loss)));
                double[] expected = clipping.epsilon() == 0
                        ? Gradient.gradient(network, p, samples)
                        : Gradient.gradient(network, p, samples, clipping);
                double[] gradient = dense.gradient(p);
                double[][] outputs = Prediction.preActivations(network, p, samples);
                double largest = 1;
                for (double[] row : outputs) {
                    for (double z : row) {
                        largest = Math.max(largest, z * z);
                    }
                }
                assertThat(gradient)
                        .as("%s", network)
                        .containsExactly(
                                expected, within(hasSingleSlope(network, clipping) ? 1e-5 : 100 * TOLERANCE * largest));
                assertThat(dense.gradient(p)).containsExactly(gradient);
                double[][] rows = dense.preActivations(p);
                for (int n = 0; n < rows.length; n++) {
                    assertThat(rows[n]).containsExactly(outputs[n], within(TOLERANCE * 100 * largest));
                }
            }
        }
    }

    /** What DL4J makes of a leakyrelu network has a slope in single precision, this has not. */
    private static boolean hasSingleSlope(Network network, CrossEntropy clipping) {
        return clipping.epsilon() > 0
                && network.hidden().stream().anyMatch(layer -> layer.activation() == Activation.LEAKYRELU);
    }
}
