package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.data.Golden;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Softmax networks and networks whose output is a number, beside SciPy: golden/outputs.py. */
class OutputsOfSciPyTest {
    private static final double ZERO = 1e-9; // SciPy's eigenvalues are differences of gradients

    static Stream<JsonNode> golden() {
        return Golden.cases("outputs.json").valueStream();
    }

    private static Network network(JsonNode expected) {
        boolean softmax = expected.get("kind").asString().equals("softmax");
        return Network.of(
                expected.get("X").get(0).size(),
                List.of(expected.get("hidden").asInt()),
                Activation.TANH,
                softmax ? OutputLoss.SOFTMAX_CROSS_ENTROPY : OutputLoss.IDENTITY_SQUARED_ERROR,
                expected.get("outputs").asInt(),
                expected.get("l2").asDouble());
    }

    private static Samples samples(JsonNode expected) {
        JsonNode rows = expected.get("X");
        double[][] inputs = IntStream.range(0, rows.size())
                .mapToObj(n -> Golden.doubles(rows.get(n)))
                .toArray(double[][]::new);
        return new Samples(inputs, Golden.doubles(expected.get("y")));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void lossAndGradientAreSciPys(JsonNode expected) {
        Network network = network(expected);
        Samples samples = samples(expected);
        double[] start = Golden.doubles(expected.get("start"));
        double[] gradient = Golden.doubles(expected.get("gradient"));
        double loss = expected.get("loss").asDouble();
        Objective fast = Kernels.objective(network, samples);

        assertThat(Loss.loss(network, start, samples)).isCloseTo(loss, within(1e-13 * loss));
        assertThat(fast.loss(start)).isCloseTo(loss, within(1e-13 * loss));
        assertThat(Gradient.gradient(network, start, samples)).containsExactly(gradient, within(1e-13));
        assertThat(fast.gradient(start)).containsExactly(gradient, within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void sciPysMinimumIsOneHereToo(JsonNode expected) {
        Network network = network(expected);
        Objective objective = Kernels.objective(network, samples(expected));
        double[] eigenvalues = Golden.doubles(expected.get("eigenvalues"));
        int shifts = network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY ? 1 : 0;

        EndState end = Polisher.polish(objective, Golden.doubles(expected.get("minimum")));

        boolean strict = eigenvalues[shifts] > ZERO;
        assertThat(end.kind()).isEqualTo(strict ? Kind.STRICT_MINIMUM : Kind.FLAT_MINIMUM);
        assertThat(end.loss()).isCloseTo(expected.get("minimum_loss").asDouble(), within(1e-12));
        double[] ours = end.spectrum().eigenvalues();
        double largest = eigenvalues[eigenvalues.length - 1];
        assertThat(ours[ours.length - 1]).isCloseTo(largest, within(1e-6 * largest));
        if (strict) {
            double smallest = eigenvalues[shifts];
            double smallestOfOurs = java.util.Arrays.stream(ours)
                    .filter(value -> value > ZERO)
                    .min()
                    .orElseThrow();
            assertThat(smallestOfOurs).isCloseTo(smallest, within(1e-4 * smallest));
        }
    }
}
