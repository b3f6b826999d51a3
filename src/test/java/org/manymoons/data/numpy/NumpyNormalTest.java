package org.manymoons.data.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.data.Golden;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import tools.jackson.databind.JsonNode;

class NumpyNormalTest {
    static JsonNode forumNetworks() {
        return Golden.cases("numpy_initial_weights.json");
    }

    static JsonNode otherNetworks() {
        return Golden.cases("numpy_initial_weights_deep.json");
    }

    @ParameterizedTest
    @MethodSource("forumNetworks")
    void initialWeightsAreExactlyANumPyUsers(JsonNode expected) {
        Network network = Network.of(2, List.of(4), Activation.TANH, 0);
        double[] parameters =
                NumpyNormal.initialWeights(network, expected.get("seed").longValue(), 0.01);
        assertThat(parameters)
                .isEqualTo(flat(List.of(expected.get("W1"), expected.get("W2")), network.parameterCount()));
    }

    @ParameterizedTest
    @MethodSource("otherNetworks")
    void deeperNetworksDrawLayerAfterLayer(JsonNode expected) {
        int[] sizes = Golden.ints(expected.get("sizes"));
        List<Integer> hidden = new ArrayList<>();
        for (int i = 1; i < sizes.length - 1; i++) {
            hidden.add(sizes[i]);
        }
        Network network = Network.of(sizes[0], hidden, Activation.TANH, 0);
        double[] parameters = NumpyNormal.initialWeights(
                network, expected.get("seed").longValue(), expected.get("scale").doubleValue());
        assertThat(parameters).isEqualTo(flat(expected.get("W"), network.parameterCount()));
    }

    @Test
    void aScaleThatIsNotFiniteIsRefused() {
        Network network = Network.of(2, List.of(4), Activation.TANH, 0);
        assertThatThrownBy(() -> NumpyNormal.initialWeights(network, 0, Double.NaN))
                .hasMessage("scale must be finite: scale=NaN");
    }

    /** Each layer's weights row by row, then as many zeros as it has units. */
    private static double[] flat(Iterable<JsonNode> layers, int count) {
        double[] parameters = new double[count];
        int k = 0;
        for (JsonNode w : layers) {
            for (JsonNode row : w) {
                for (double x : Golden.doubles(row)) {
                    parameters[k++] = x;
                }
            }
            k += w.size();
        }
        assertThat(k).isEqualTo(count);
        return parameters;
    }
}
