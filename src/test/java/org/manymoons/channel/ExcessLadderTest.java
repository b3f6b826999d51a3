package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.ExcessLadder.Rung;

class ExcessLadderTest {
    @Test
    void everyRungIsHalfAsFarFromTheLimit() {
        assertThat(ExcessLadder.delta(0)).isEqualTo(0.4);
        assertThat(ExcessLadder.delta(3)).isEqualTo(0.05);
    }

    /** After an excess of 1, with a rounding error of at most 0.01. */
    @ParameterizedTest
    @CsvSource({
        "-0.11, BELOW",
        "-0.09, UNRESOLVED",
        "0.09, UNRESOLVED",
        "NaN, UNRESOLVED",
        "0.11, FALLING",
        "0.25, FALLING",
        "0.55, FALLING",
        "0.56, ABOVE",
        "2, ABOVE"
    })
    void anExcessMustBeResolvedAndFall(double excess, Rung expected) {
        ExcessLadder ladder = new ExcessLadder();
        assertThat(ladder.next(1, 0.01)).isEqualTo(Rung.ABOVE); // the first has none before it
        assertThat(ladder.next(excess, 0.01)).isEqualTo(expected);
    }

    /** Ten times the rounding, and a fall by 1.8, are not enough: more is. */
    @ParameterizedTest
    @CsvSource({"-5, UNRESOLVED", "5, UNRESOLVED", "-5.001, BELOW", "5.001, FALLING", "10, ABOVE", "9.999, FALLING"})
    void thresholdsMustBeExceeded(double excess, Rung expected) {
        ExcessLadder ladder = new ExcessLadder();
        ladder.next(18, 0.5);
        assertThat(ladder.next(excess, 0.5)).isEqualTo(expected);
    }

    @Test
    void whatRisesFromBelowTheLimitDoesNotFall() {
        ExcessLadder ladder = new ExcessLadder();
        ladder.next(-1, 0);
        assertThat(ladder.next(0.5, 0)).isEqualTo(Rung.ABOVE);
        assertThat(ladder.next(0.125, 0)).isEqualTo(Rung.FALLING);
    }

    /** 1.8 to the power of 1/8 is 1.0762. */
    @Test
    void aFineLadderHasSmallStepsAndAsksForSmallFalls() {
        ExcessLadder ladder = new ExcessLadder(8);
        assertThat(ladder.deltaOf(0)).isEqualTo(0.4);
        assertThat(ladder.deltaOf(8)).isEqualTo(0.2);
        assertThat(ladder.deltaOf(12)).isCloseTo(0.2 / Math.sqrt(2), within(1e-15));
        ladder.next(1, 0);
        assertThat(ladder.next(1 / 1.077, 0)).isEqualTo(Rung.FALLING);
        assertThat(ladder.next(1 / 1.077 / 1.075, 0)).isEqualTo(Rung.ABOVE);
    }
}
