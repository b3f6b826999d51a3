package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand: two relu units, one identity unit, one output. */
class ForwardPassTest {
    private static final Network NETWORK = Network.of(2, List.of(2), Activation.RELU, 0);

    /** (1 2; -1 1) (3, 0.5) + (0.5, 1) = (4.5, -1.5), then 2 * 4.5 - 7 * 0 - 1. */
    @Test
    void everyLayersValuesAreKept() {
        ForwardPass pass = new ForwardPass(NETWORK);
        double[] parameters = {1, 2, -1, 1, 0.5, 1, 2, -7, -1};
        double[] output = pass.run(parameters, new double[] {3, 0.5});
        assertThat(output).containsExactly(8);
        assertThat(pass.preActivations[0]).containsExactly(4.5, -1.5);
        assertThat(pass.activations[1]).containsExactly(4.5, 0);
        assertThat(pass.activations[0]).containsExactly(3, 0.5);
        assertThat(pass.run(parameters, new double[] {0, 0})).containsExactly(-1 + 1 - 7);
    }

    /** tanh after a sigmoid: 2-1-1-1 with all weights 1 and biases 0. */
    @Test
    void layersFollowEachOther() {
        Network deep = Network.of(1, List.of(1, 1), Activation.SIGMOID, 0);
        double first = 1 / (1 + Math.exp(-0.75));
        double second = 1 / (1 + Math.exp(-first));
        assertThat(new ForwardPass(deep).run(new double[] {1, 0, 1, 0, 1, 0}, new double[] {0.75})[0])
                .isCloseTo(second, within(1e-16));
    }
}
