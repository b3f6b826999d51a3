package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Full-batch gradient descent on make_moons against NumPy's own run (gradient_descent.json). */
@Tag("slow")
class GradientDescentTest {
    private static final Samples MOONS = Golden.moons();
    private static final Network NETWORK = Golden.tanhNetwork(4, 0);

    @Test
    void everyPointIsReachedFromTheOneBeforeIt() {
        for (JsonNode run : Golden.json("gradient_descent.json").get("cases")) {
            double rate = run.get("learning_rate").asDouble();
            double[] parameters = Golden.parameters(run.get("points").get(0));
            int iteration = 0;
            for (JsonNode point : run.get("points")) {
                for (; iteration < point.get("iteration").asInt(); iteration++) {
                    parameters = updated(parameters, rate);
                }
                double[] expected = Golden.parameters(point);
                assertThat(parameters)
                        .as("rate %s, iteration %d", rate, iteration)
                        .containsExactly(expected, within(1e-12));
                assertThat(Loss.loss(NETWORK, expected, MOONS))
                        .isCloseTo(point.get("cost").asDouble(), within(1e-15));
                assertThat(largest(Gradient.gradient(NETWORK, expected, MOONS)))
                        .isCloseTo(point.get("gradient_max_abs").asDouble(), within(1e-15));
                parameters = expected;
            }
            assertThat(iteration).isPositive();
        }
    }

    private static double[] updated(double[] parameters, double rate) {
        double[] gradient = Gradient.gradient(NETWORK, parameters, MOONS);
        double[] updated = new double[parameters.length];
        Arrays.setAll(updated, k -> parameters[k] - rate * gradient[k]);
        return updated;
    }

    private static double largest(double[] gradient) {
        return Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    }
}
