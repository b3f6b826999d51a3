package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;
import org.manymoons.symmetry.align.Alignment;

class MatchedUnitTest {
    private static List<MatchedUnit> matched(Network network, double[] a, double[] b) {
        Alignment alignment = Alignment.between(network, a, b);
        return MatchedUnit.of(network, a, alignment.symmetry().apply(network, b), alignment);
    }

    @Test
    void unitsOfEveryLayerCarryTheirOwnResidual() {
        Network deep = Network.of(1, List.of(1, 1), Activation.TANH, 0);
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] b = {1, 2.5, -3, -4, -5, 6};

        List<MatchedUnit> units = matched(deep, a, b);

        assertThat(units)
                .containsExactly(
                        new MatchedUnit(1, 1, 1, 1, 0.5, List.of(1.0, 2.0, 3.0), List.of(1.0, 2.5, 3.0)),
                        new MatchedUnit(2, 1, 1, -1, 0, List.of(3.0, 4.0, 5.0), List.of(3.0, 4.0, 5.0)));
    }

    @Test
    void everyOutgoingWeightIsListed() {
        Network two = Network.of(2, List.of(1), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 2, 0);
        double[] p = {1, 2, 3, 4, 5, 6, 7};

        assertThat(matched(two, p, p))
                .containsExactly(new MatchedUnit(
                        1, 1, 1, 1, 0, List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(1.0, 2.0, 3.0, 4.0, 5.0)));
    }

    /** 1-[2 identity, 1 tanh]-1: the identity units vanish in the map 5 x + 1 before the tanh unit. */
    @Test
    void identityUnitsAreLeftOutAndTheTanhUnitAfterThemKeepsItsResidual() {
        Network mixed = new Network(
                List.of(
                        new Layer(1, 2, Activation.IDENTITY, 0, 2),
                        new Layer(2, 1, Activation.TANH, 4, 6),
                        new Layer(1, 1, Activation.SIGMOID, 7, 8)),
                OutputLoss.SIGMOID_CROSS_ENTROPY,
                0);
        double[] a = {1, 2, 0, 0, 3, 1, 1, 4, 0};
        double[] b = {1, 2, 0, 0, 3, 1, 1, 4.25, 0};

        List<MatchedUnit> units = matched(mixed, a, b);

        assertThat(units).singleElement().satisfies(unit -> {
            assertThat(unit.layer()).isEqualTo(2);
            assertThat(unit.residual()).isCloseTo(0.25, within(1e-15));
            assertThat(unit.first()).containsExactly(3.0, 1.0, 1.0, 4.0);
            assertThat(unit.second()).containsExactly(3.0, 1.0, 1.0, 4.25);
        });
    }
}
