package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.align.Alignment;

class GroupOrderTest {
    @ParameterizedTest
    @CsvSource({
        "0, false, 1",
        "1, false, 1",
        "1, true, 2",
        "3, false, 6",
        "3, true, 48",
        "4, true, 384",
        // 25! = 15511210043330985984000000, OEIS A000142
        "25, false, 15511210043330985984000000"
    })
    void permutationsTimesSigns(int units, boolean signs, BigInteger order) {
        assertThat(GroupOrder.of(units, signs)).isEqualTo(order);
    }

    /**
     * Half a thousand million terms are searched: n! arrangements (times 2^n with signs) of one layer, and for each
     * n^2 (n + 2 + 10 n) + 1 for the other. For n = 8 without signs 40320 * 5761 = 2.3e8, for 9 2.97e9; with signs for
     * n = 6 46080 * 2449 = 1.1e8, for 7 2.5e9.
     */
    @ParameterizedTest
    @CsvSource({"SOFTPLUS, 8, true", "SOFTPLUS, 9, false", "TANH, 6, true", "TANH, 7, false"})
    void optimalityIsProvenWhereTheGroupIsSmallEnough(Activation activation, int units, boolean proven) {
        Network network = Network.of(2, List.of(units, units), activation, 0);
        double[] parameters = RandomNetworks.parameters(network, new Random(1));
        double[] other = parameters.clone();
        other[network.output().bias(0)] += 1e-3;
        Alignment alignment = Alignment.between(network, parameters, other);
        assertThat(alignment.provenOptimal()).isEqualTo(proven);
        assertThat(alignment.distance()).isCloseTo(1e-3, within(1e-15));
        // no symmetry can do better than nothing
        assertThat(Alignment.between(network, parameters, parameters).provenOptimal())
                .isTrue();
    }
}
