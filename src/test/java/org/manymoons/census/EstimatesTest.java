package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatesTest {
    /** Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3; the last row is 1 minus the third. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "20, 20, 0.8389, 1"
    })
    void theIntervalIsNewcombesOfWilson(int hits, int trials, double lower, double upper) {
        List<Double> interval = Estimates.wilson(hits, trials);

        assertThat(interval.get(0)).isCloseTo(lower, within(5e-5));
        assertThat(interval.get(1)).isCloseTo(upper, within(5e-5));
    }

    @Test
    void aShareOfNothingOrAllHasAnEndAtItself() {
        for (int trials = 1; trials < 50; trials++) {
            assertThat(Estimates.wilson(0, trials).get(0)).isZero();
            assertThat(Estimates.wilson(trials, trials).get(1)).isEqualTo(1);
        }
    }

    /** Of the 12 seeds two are alone: 2 / 12. */
    @Test
    void theUnseenMassIsTheShareOfSeedsThatAreAlone() {
        assertThat(Estimates.unseenMass(List.of(6, 1, 4, 1), 12)).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(Estimates.unseenMass(List.of(12), 12)).isZero();
        assertThat(Estimates.unseenMass(List.of(1, 1, 1), 3)).isEqualTo(1);
    }
}
