package org.manymoons.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own gradient and score against the reference's, for every activation at several depths. */
class Dl4jGradientTest {
    @BeforeAll
    static void startBackend() {
        Backend.start();
    }

    static Stream<Arguments> networks() {
        return Stream.of(Activation.values())
                .flatMap(activation -> Stream.of(List.of(4), List.of(3, 5), List.of(2, 3, 4))
                        .flatMap(hidden -> Stream.of(0.0, 1e-2).map(l2 -> Arguments.of(activation, hidden, l2))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void agreesWithTheReference(Activation activation, List<Integer> hidden, double l2) {
        assertAgrees(Network.of(3, hidden, activation, l2));
    }

    @ParameterizedTest
    @CsvSource({
        "SOFTMAX_CROSS_ENTROPY, 2",
        "SOFTMAX_CROSS_ENTROPY, 3",
        "IDENTITY_SQUARED_ERROR, 1",
        "IDENTITY_SQUARED_ERROR, 2",
        "IDENTITY_SQUARED_ERROR, 3",
        "SIGMOID_CROSS_ENTROPY, 3"
    })
    void otherOutputsAgreeToo(OutputLoss kind, int outputs) {
        for (double l2 : new double[] {0, 1e-2}) {
            assertAgrees(Network.of(3, List.of(4), Activation.TANH, kind, outputs, l2));
            assertAgrees(Network.of(3, List.of(3, 2), Activation.SIGMOID, kind, outputs, l2));
        }
    }

    private static void assertAgrees(Network network) {
        Random random = new Random(network.hidden().size());
        double[] parameters =
                random.doubles(network.parameterCount(), -1.5, 1.5).toArray();
        Samples samples = samples(random, 60, 3, Math.max(2, network.output().units()));
        MultiLayerNetwork dl4j = new MultiLayerNetwork(NetworkConfiguration.of(network, new Updater.Sgd(1), 1));
        dl4j.init();
        dl4j.setParams(Nd4j.createFromArray(new double[][] {parameters}));
        DataSet batch =
                new DataSet(Nd4j.createFromArray(samples.inputs()), Nd4j.createFromArray(targets(network, samples)));

        dl4j.setInput(batch.getFeatures());
        dl4j.setLabels(batch.getLabels());
        dl4j.computeGradientAndScore();

        CrossEntropy clipped = new CrossEntropy(NetworkConfiguration.CLIPPING);
        assertThat(dl4j.score()).isCloseTo(Loss.loss(network, parameters, samples), within(1e-13));
        double[] after = updated(network, parameters, batch);
        double[] gradient = Gradient.gradient(network, parameters, samples, clipped);
        for (int k = 0; k < after.length; k++) {
            assertThat(parameters[k] - after[k])
                    .as(network.parameterNames().get(k))
                    .isCloseTo(gradient[k], within(1e-14));
        }
    }

    /** One update of gradient descent with learning rate 1, so that it shows the gradient, l2 included. */
    private static double[] updated(Network network, double[] parameters, DataSet batch) {
        MultiLayerNetwork dl4j = new MultiLayerNetwork(NetworkConfiguration.of(network, new Updater.Sgd(1), 1));
        dl4j.init();
        dl4j.setParams(Nd4j.createFromArray(new double[][] {parameters}));
        dl4j.fit(batch);
        return dl4j.params().toDoubleVector();
    }

    private static double[][] targets(Network network, Samples samples) {
        int outputs = network.output().units();
        double[][] targets = new double[samples.size()][outputs];
        for (int n = 0; n < targets.length; n++) {
            for (int k = 0; k < outputs; k++) {
                targets[n][k] = OutputLoss.target(samples.labels()[n], k, outputs);
            }
        }
        return targets;
    }

    private static Samples samples(Random random, int n, int d, int classes) {
        return new Samples(
                Stream.generate(() -> random.doubles(d, -2, 2).toArray())
                        .limit(n)
                        .toArray(double[][]::new),
                random.ints(n, 0, classes).mapToDouble(label -> label).toArray());
    }
}
