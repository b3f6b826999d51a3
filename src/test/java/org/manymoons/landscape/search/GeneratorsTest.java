package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Symmetry;

/** The moves of one unit or two, by what they make of parameters whose places are known: weights, biases, outgoing weights, bias. */
class GeneratorsTest {
    private static double[][] moved(Network network, double... p) {
        return Generators.of(network).stream()
                .map(generator -> generator.apply(network, p))
                .toArray(double[][]::new);
    }

    @Test
    void signsOfEachUnitAndBothWaysToExchangeTwo() {
        assertThat(moved(Network.of(1, List.of(2), Activation.TANH, 0), 1, 2, 3, 4, 5, 6, 7))
                .isDeepEqualTo(new double[][] {
                    {-1, 2, -3, 4, -5, 6, 7},
                    {2, 1, 4, 3, 6, 5, 7},
                    {-2, -1, -4, -3, -6, -5, 7},
                    {1, -2, 3, -4, 5, -6, 7}
                });
    }

    @Test
    void withoutSignsUnitsAreOnlyExchanged() {
        assertThat(moved(Network.of(1, List.of(3), Activation.SOFTPLUS, 0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                .isDeepEqualTo(new double[][] {
                    {2, 1, 3, 5, 4, 6, 8, 7, 9, 10},
                    {3, 2, 1, 6, 5, 4, 9, 8, 7, 10},
                    {1, 3, 2, 4, 6, 5, 7, 9, 8, 10}
                });
    }

    @Test
    void whereSymmetriesAreNotFinitelyManyThereAreNone() {
        assertThat(Generators.of(Network.of(1, List.of(2), Activation.RELU, 0))).isEmpty();
        assertThat(Generators.of(Network.of(1, List.of(2), Activation.IDENTITY, 0)))
                .isEmpty();
    }

    @Test
    void everyLayerHasItsOwn() {
        List<Symmetry> generators = Generators.of(Network.of(1, List.of(2, 3), Activation.TANH, 0));

        // 2 signs and 2 exchanges; 3 signs and 6 exchanges
        assertThat(generators).hasSize(4 + 9);
    }
}
