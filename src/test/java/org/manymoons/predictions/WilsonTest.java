package org.manymoons.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
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
        List<Double> interval = Wilson.interval(hits, trials);

        assertThat(interval.get(0)).isCloseTo(lower, within(5e-5));
        assertThat(interval.get(1)).isCloseTo(upper, within(5e-5));
    }

    /** scipy.stats.binomtest(hits, trials).proportion_ci(0.95, "wilson"), SciPy 1.17.1. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 0.7934506856227626",
        "1, 1, 0.20654931437723745, 1",
        "1, 3, 0.06149194472039626, 0.7923403991979523",
        "2, 5, 0.11762077423264794, 0.769275718723987",
        "3, 10, 0.10779126740630102, 0.6032218525388546",
        "50, 50, 0.9286524008666412, 1",
        "7, 1000, 0.0033948684009907646, 0.014378315465766588",
        "999, 1000, 0.9943574414020421, 0.9998234536293739"
    })
    void theIntervalIsSciPysOfWilson(int hits, int trials, double lower, double upper) {
        List<Double> interval = Wilson.interval(hits, trials);

        assertThat(interval).hasSize(2);
        assertThat(interval.get(0)).isCloseTo(lower, within(1e-12));
        assertThat(interval.get(1)).isCloseTo(upper, within(1e-12));
    }

    @Test
    void aShareOfNothingOrAllHasAnEndAtItself() {
        for (int trials = 1; trials < 50; trials++) {
            assertThat(Wilson.interval(0, trials).get(0)).isZero();
            assertThat(Wilson.interval(trials, trials).get(1)).isEqualTo(1);
        }
    }
}
