package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    /** numpy.mean, numpy.std with ddof=1, numpy.median. */
    @Test
    void figuresAreNumPys() {
        List<Double> values = List.of(0.3, 0.1, 0.4, 0.1, 0.5, 0.9, 0.2);

        Spread spread = Spread.of(values);

        assertThat(spread.mean()).isCloseTo(0.35714285714285715, within(1e-15));
        assertThat(spread.deviation()).isCloseTo(0.28199966227605583, within(1e-15));
        assertThat(spread.median()).isEqualTo(0.3);
        assertThat(spread.smallest()).isEqualTo(0.1);
        assertThat(spread.largest()).isEqualTo(0.9);
        assertThat(spread.values()).isEqualTo(values);
        assertThat(Spread.of(List.of(1.0, 2.0, 4.0, 8.0)).median()).isEqualTo(3);
    }

    /** The 2.5 and 97.5 % points of the deviation over all 4^4 resamples, each as likely as another. */
    @Test
    void theBootstrapIsThatOfAllResamples() {
        Spread spread = Spread.of(List.of(1.0, 2.0, 4.0, 8.0));

        assertThat(spread.deviation()).isCloseTo(3.095695936834452, within(1e-15));
        assertThat(spread.deviationInterval()).hasSize(2);
        assertThat(spread.deviationInterval().get(0)).isCloseTo(0.5, within(1e-15));
        assertThat(spread.deviationInterval().get(1)).isCloseTo(3.774917217635375, within(1e-15));
    }

    /**
     * The same 2,000 resamples in NumPy: numpy.random.RandomState(1), numbers below 7 from the upper 31 bits of each draw with
     * rejection, numpy.percentile with method "weibull".
     */
    @Test
    void theBootstrapIsRepeatedToTheBitByNumPysTwister() {
        Spread spread = Spread.of(List.of(0.3, 0.1, 0.4, 0.1, 0.5, 0.9, 0.2));

        assertThat(spread.deviationInterval().get(0)).isCloseTo(0.1, within(1e-15));
        assertThat(spread.deviationInterval().get(1)).isCloseTo(0.3773024037915598, within(1e-15));
    }

    @Test
    void oneValueHasNoIntervalAndTwoHaveOne() {
        Spread one = Spread.of(List.of(7.0));
        assertThat(one.mean()).isEqualTo(7);
        assertThat(one.deviation()).isZero();
        assertThat(one.deviationInterval()).isEmpty();

        Spread two = Spread.of(List.of(0.0, 1.0));
        assertThat(two.deviationInterval().get(0)).isZero();
        assertThat(two.deviationInterval().get(1)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }
}
