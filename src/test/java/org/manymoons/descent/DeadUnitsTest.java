package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class DeadUnitsTest {
    private static final Network DECAYED = Network.of(2, List.of(2), Activation.TANH, 1e-3);

    /** w11, w12, w21, w22, b1, b2, a1, a2, c: the second unit is as good as dead. */
    private static double[] parameters() {
        return new double[] {1, 2, 0.9e-10, -0.9e-10, 3, 0.5, 4, 0.9e-10, 5};
    }

    @Test
    void aUnitWithNegligibleWeightsIsSetToZeroAndItsConstantGoesToTheNextBias() {
        assertThat(DeadUnits.zeroed(DECAYED, parameters()))
                .containsExactly(1, 2, 0, 0, 3, 0.5, 4, 0, 5 + 0.9e-10 * Math.tanh(0.5));
    }

    @Test
    void theParametersGivenStayAsTheyAre() {
        double[] given = parameters();
        DeadUnits.zeroed(DECAYED, given);
        assertThat(given).containsExactly(parameters());
    }

    @Test
    void oneWeightThatIsNotNegligibleKeepsTheUnitAlive() {
        for (int weight : new int[] {2, 3, 7}) {
            double[] alive = parameters();
            alive[weight] = -1.01e-10;
            assertThat(DeadUnits.zeroed(DECAYED, alive)).containsExactly(alive);
            alive[weight] = 1e-10;
            assertThat(DeadUnits.zeroed(DECAYED, alive)).containsExactly(alive);
        }
    }

    @Test
    void smallBiasesAreNoWeights() {
        Network one = Network.of(1, List.of(1), Activation.TANH, 1e-3);
        double[] p = {1, 5e-11, 2, 5e-11};
        assertThat(DeadUnits.zeroed(one, p)).containsExactly(p);
    }

    @Test
    void withoutWeightDecayNothingTendsToZero() {
        Network free = Network.of(2, List.of(2), Activation.TANH, 0);
        assertThat(DeadUnits.zeroed(free, parameters())).containsExactly(parameters());
    }

    @Test
    void inADeepNetworkTheConstantGoesToTheBiasesOfTheLayerBehind() {
        Network deep = Network.of(1, List.of(1, 2), Activation.SIGMOID, 1e-3);
        // layer 1: w, b; layer 2: two weights, two biases; output: two weights, bias
        double[] p = {1e-11, 0, 2e-11, -4e-11, 0.25, 0.5, 1e-12, 3, 0.75};
        double[] zeroed = DeadUnits.zeroed(deep, p);
        // unit 1 says sigmoid(0) = 1/2; unit 1 of layer 2 says sigmoid(0.25) and is dead too, unit 2 is alive
        assertThat(zeroed)
                .containsExactly(0, 0, 0, 0, 0.25 + 1e-11, 0.5 - 2e-11, 0, 3, 0.75 + 1e-12 / (1 + Math.exp(-0.25)));
    }
}
