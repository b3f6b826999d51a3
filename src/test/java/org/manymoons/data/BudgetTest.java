package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** What is just enough, and what is one too many. */
class BudgetTest {
    private static Network network(int inputs, List<Integer> hidden) {
        return Network.of(inputs, hidden, Activation.TANH, 0);
    }

    @Test
    void seventeenLayersAreEnough() {
        assertThat(Budget.excess(network(1, Collections.nCopies(16, 1)))).isNull();
        assertThat(Budget.excess(network(1, Collections.nCopies(17, 1))))
                .isEqualTo("18 layers are too many; at most 17");
    }

    @Test
    void tenMillionParametersAreEnoughAndOneToBeSeenInFull() {
        assertThat(Budget.excess(network(9_999_999, List.of()))).isNull();
        assertThat(Budget.excess(network(10_000_000, List.of())))
                .isEqualTo("10,000,001 parameters are too many; at most 10,000,000");
        assertThat(Budget.excessInFull(network(999_999, List.of()))).isNull();
        assertThat(Budget.excessInFull(network(1_000_000, List.of())))
                .isEqualTo("1,000,001 parameters are too many; at most 1,000,000");
        assertThat(Budget.excessForward(network(9_999_999, List.of()), 3000)).isNull();
        assertThat(Budget.excessForward(network(9_999_999, List.of()), 3001))
                .isEqualTo("30,010,000,000 samples x parameters are too many; at most 30,000,000,000");
        assertThat(Budget.parameters(1L << 40)).startsWith("1,099,511,627,776 parameters");
    }

    /** 100,000 parameters on 3,000 samples, and one more. */
    @Test
    void threeHundredMillionProductsAreEnough() {
        Network network = network(99_999, List.of());

        assertThat(Budget.excess(network, 3000)).isNull();
        assertThat(Budget.excess(network, 3001))
                .isEqualTo("300,100,000 samples x parameters are too many; at most 300,000,000");
        assertThat(Budget.excess(network(1_000_000, List.of()), 1)).contains("1,000,001 parameters");
    }

    @Test
    void twoThousandUnitsAreEnoughAndFewerInSeveralLayers() {
        assertThat(Budget.excessOfUnits(2000)).isNull();
        assertThat(Budget.excessOfUnits(2001)).isEqualTo("2,001 units to assign are too many; at most 2,000");
        assertThat(Budget.excessOfUnits(network(1, List.of(2000)))).isNull();
        assertThat(Budget.excessOfUnits(network(1, List.of(2001)))).startsWith("2,001 units to assign are");
        assertThat(Budget.excessOfUnits(network(1, List.of(256, 256)))).isNull();
        assertThat(Budget.excessOfUnits(network(1, List.of(1, 257))))
                .isEqualTo("257 units to assign in one of several layers are too many; at most 256");
    }

    @Test
    void proofsHaveALimitOfTheirOwn() {
        assertThat(Budget.excessProven(500, 400)).isNull();
        assertThat(Budget.excessProven(501, 1))
                .isEqualTo("501 parameters to prove something of are too many; at most 500");
        assertThat(Budget.excessProven(100, 10_001))
                .isEqualTo("100,010,000 samples x parameters x parameters to prove something of are too many; at most"
                        + " 100,000,000");
        assertThat(Budget.excessProven(100, 10_000)).isNull();
    }
}
