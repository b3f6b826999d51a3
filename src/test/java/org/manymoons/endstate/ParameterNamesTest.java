package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class ParameterNamesTest {
    private static final Network ONE_LAYER = Network.of(2, List.of(2), Activation.TANH, 0);
    private static final Network TWO_LAYERS = Network.of(1, List.of(2, 1), Activation.TANH, 0);

    @Test
    void everyParameterOfOneHiddenLayerIsCountedFromOne() {
        assertThat(names(ONE_LAYER))
                .containsExactly(
                        "weight 1 into unit 1",
                        "weight 2 into unit 1",
                        "weight 1 into unit 2",
                        "weight 2 into unit 2",
                        "bias of unit 1",
                        "bias of unit 2",
                        "weight 1 into the output",
                        "weight 2 into the output",
                        "bias of the output");
    }

    @Test
    void withTwoHiddenLayersTheLayerIsNamed() {
        assertThat(names(TWO_LAYERS))
                .containsExactly(
                        "weight 1 into unit 1 of hidden layer 1",
                        "weight 1 into unit 2 of hidden layer 1",
                        "bias of unit 1 of hidden layer 1",
                        "bias of unit 2 of hidden layer 1",
                        "weight 1 into unit 1 of hidden layer 2",
                        "weight 2 into unit 1 of hidden layer 2",
                        "bias of unit 1 of hidden layer 2",
                        "weight 1 into the output",
                        "bias of the output");
    }

    @Test
    void weightsAreCountedFromWhereTheirLayerBegins() {
        Network network = Network.of(3, List.of(2, 3), Activation.TANH, 0);
        assertThat(names(network).subList(17, 20))
                .containsExactly("weight 1 into the output", "weight 2 into the output", "weight 3 into the output");
    }

    @Test
    void whatIsNoParameterHasNoName() {
        for (int index : new int[] {-1, 9}) {
            assertThatThrownBy(() -> ParameterNames.of(ONE_LAYER, index))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("index=" + index);
        }
    }

    @Test
    void aDirectionIsNamedByItsThreeLargestComponents() {
        double[] direction = {0.2, 0, 0, 0, -0.3, 0, -0.9, 0, 0.15};
        assertThat(ParameterNames.largest(ONE_LAYER, direction))
                .isEqualTo("[weight 1 into the output, bias of unit 1, weight 1 into unit 1]");
    }

    @Test
    void componentsUpToATenthAreNotNamed() {
        assertThat(ParameterNames.largest(ONE_LAYER, new double[] {0.1, 0, 0, 0, 0, 0, 0, 0, -0.99}))
                .isEqualTo("[bias of the output]");
        assertThat(ParameterNames.largest(ONE_LAYER, new double[] {-0.11, 0, 0, 0, 0, 0, 0, 0, -0.99}))
                .isEqualTo("[bias of the output, weight 1 into unit 1]");
    }

    private static List<String> names(Network network) {
        return IntStream.range(0, network.parameterCount())
                .mapToObj(k -> ParameterNames.of(network, k))
                .toList();
    }
}
