package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/**
 * One input and two hidden layers of two tanh units: 2 weights and 2 biases, the 4 weights of unit 1 and of unit 2 of the
 * second layer and their 2 biases, 2 output weights and the output's bias.
 */
class UnitRolesTest {
    private static final double TOLERANCE = 1e-6;
    private static final Network TWO_BY_TWO = Network.of(1, List.of(2, 2), Activation.TANH, 0);

    private static UnitRoles roles(double... parameters) {
        return new UnitRoles(TWO_BY_TWO, parameters, TOLERANCE);
    }

    @Test
    void aUnitIsLiveByItsWeightsToLiveUnitsOnly() {
        double[] p = {3, 4, 0.1, 0.2, 1e-7, 5, 7, 8, 0.3, 0.4, 0.5, -1e-7, 0.6};
        UnitRoles roles = roles(p);
        assertThat(roles.live[2]).containsExactly(true);
        assertThat(roles.live[1]).containsExactly(true, false);
        assertThat(roles.live[0]).containsExactly(false, true);
        // what counts as zero is zero now; the 7 that leads to a dead unit stays
        assertThat(p).containsExactly(3, 4, 0.1, 0.2, 0, 5, 7, 8, 0.3, 0.4, 0.5, 0, 0.6);
        for (boolean[] constant : roles.constant) {
            assertThat(constant).containsOnly(false);
        }
    }

    @Test
    void aUnitIsConstantIfNothingComesFromTheInputs() {
        double[] p = {1e-7, 4, 0.1, 0.2, 3, -1e-7, 7, 8, 0.3, 0.4, 0.5, 0.9, 0.6};
        UnitRoles roles = roles(p);
        assertThat(roles.constant[0]).containsExactly(true, false);
        assertThat(roles.constant[1]).containsExactly(true, false);
        assertThat(roles.constant[2]).containsExactly(false);
        assertThat(roles.isConstantInput(0, 0)).isFalse();
        assertThat(roles.isConstantInput(1, 0)).isTrue();
        assertThat(roles.isConstantInput(1, 1)).isFalse();
        assertThat(roles.preActivation[0][0]).isEqualTo(0.1);
        assertThat(roles.preActivation[1][0]).isCloseTo(0.3 + 3 * Math.tanh(0.1), within(1e-15));
        // the 3 from the constant unit stays
        assertThat(p).containsExactly(0, 4, 0.1, 0.2, 3, 0, 7, 8, 0.3, 0.4, 0.5, 0.9, 0.6);
    }

    @Test
    void anOutputOfConstantUnitsIsConstantItself() {
        UnitRoles roles = roles(0, 0, 0.1, 0.2, 3, 5, 7, 8, 0.3, 0.4, 0.5, 0.9, 0.6);
        double first = 0.3 + 3 * Math.tanh(0.1) + 5 * Math.tanh(0.2);
        double second = 0.4 + 7 * Math.tanh(0.1) + 8 * Math.tanh(0.2);
        assertThat(roles.constant[2]).containsExactly(true);
        assertThat(roles.preActivation[2][0])
                .isCloseTo(0.6 + 0.5 * Math.tanh(first) + 0.9 * Math.tanh(second), within(1e-15));
    }

    /** Two weights of 0.8 tolerances have a norm of 1.13, of 0.7 of 0.99. */
    @ParameterizedTest
    @CsvSource({"0.8, true", "0.7, false"})
    void itIsTheNormOfTheWeightsThatCounts(double share, boolean counts) {
        double w = share * TOLERANCE;
        Network network = Network.of(2, List.of(1), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        double[] p = {w, -w, 0.1, w, -w, 0.2, 0.3};
        UnitRoles roles = new UnitRoles(network, p, TOLERANCE);
        assertThat(roles.live[0][0]).isEqualTo(counts);
        assertThat(roles.constant[0][0]).isNotEqualTo(counts);
        assertThat(p).startsWith(counts ? new double[] {w, -w, 0.1} : new double[] {0, 0, 0.1});
    }

    @Test
    void withoutToleranceOnlyZerosAreNone() {
        Network network = Network.of(1, List.of(2), Activation.TANH, 0);
        UnitRoles roles = new UnitRoles(network, new double[] {0, 1e-300, 0.1, 0.2, 0, 1e-150, 0.3}, 0);
        assertThat(roles.live[0]).containsExactly(false, true);
        assertThat(roles.constant[0][0]).isTrue();
    }
}
