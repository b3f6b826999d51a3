package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    /** Good (1953): of the 12 seeds two are alone, 2 / 12. */
    @Test
    void theUnseenMassIsTheShareOfSeedsThatAreAlone() {
        assertThat(Estimates.unseenMass(List.of(6, 1, 4, 1), 0, 12)).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(Estimates.unseenMass(List.of(2, 12), 0, 14)).isZero();
        assertThat(Estimates.unseenMass(List.of(1, 1, 1), 0, 3)).isEqualTo(1);
    }

    @Test
    void aSeedWhoseEndIsNotKnownCountsAsOneThatIsAlone() {
        assertThat(Estimates.unseenMass(List.of(6, 1, 2, 1), 2, 12)).isCloseTo(4 / 12.0, within(1e-15));
        assertThat(Estimates.unseenMass(List.of(2), 38, 40)).isEqualTo(0.95);
    }
}
