package org.manymoons.channel.steep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.channel.steep.Steep.SAMPLES;
import static org.manymoons.channel.steep.Steep.X;
import static org.manymoons.channel.steep.Steep.cut;
import static org.manymoons.channel.steep.Steep.lines;
import static org.manymoons.channel.steep.Steep.step;
import static org.manymoons.channel.steep.Steep.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;

/** What steps and cuts have in common, on the points -2, -1, 0, 1, 2 of a line. */
class SteepLineTest {
    /** A sample pays where it is cut off in its favour: to the side beyond, which lies where the line says. */
    @Test
    void theSideThatPaysIsTheFarOneOfACutAndTheOtherOneOfAStep() {
        assertThat(lines(with(cut(0, 1, -1.5, 1, 4))).get(0).sidesThatPay()).containsExactly(1, 0);
        assertThat(lines(with(cut(0, -1, 1.5, 1, 4))).get(0).sidesThatPay()).containsExactly(0, 1);
        assertThat(lines(with(cut(0, 1, 1.5, -1, 0))).get(0).sidesThatPay()).containsExactly(0, -1);
        assertThat(lines(with(step(2, -1, -1, -1, 1, 1))).get(0).sidesThatPay()).containsExactly(1, -1);
        assertThat(lines(with(step(-2, -1, -1, -1, 1, 1))).get(0).sidesThatPay())
                .containsExactly(-1, 1);
    }

    @Test
    void aUnitThatIsNoStepIsNotSteep() {
        LimitState unit = new LimitState(
                List.of(new Piece(new UnitTerm(Activation.TANH), new double[] {1, 0, 1}, List.of(0))), 0, List.of());
        assertThat(SteepUnits.isWithout(unit)).isTrue();
    }

    @Test
    void samplesOnOneSideOnlyAreNotSplit() {
        assertThat(new Dichotomy(X, new double[] {-1, -1, -1, -1, -1}).widest()).isEmpty();
        assertThat(new Dichotomy(X, new double[] {1, 1, 0, 1, 1}).widest()).isEmpty();
        assertThat(new Dichotomy(X, new double[] {-1, 0, 0, -1, 0}).widest()).isEmpty();
        assertThat(new Dichotomy(X, new double[] {0, 0, 0, 0, 0}).widest()).isEmpty();
        assertThat(new Dichotomy(X, new double[] {1, -1, 1, -1, -1}).widest()).isEmpty();
        assertThat(new Dichotomy(X, new double[] {1, 0, 0, -1, 0}).widest()).isPresent();
    }

    @Test
    void withoutStepsAndCutsThereIsNothingSteep() {
        LimitState neither = new LimitState(List.of(), 0.5, List.of());
        assertThat(SteepUnits.isWithout(neither)).isTrue();
        assertThat(SteepUnits.isWithout(with(cut(0, 1, 0, 1, 4)))).isFalse();
        assertThat(SteepUnits.isWithout(with(step(1, -1, -1, -1, 1, 1)))).isFalse();
        assertThat(SteepUnits.areAtRest(neither, SAMPLES)).isTrue();
        assertThat(SteepUnits.turned(neither, SAMPLES)).isEmpty();
        assertThat(SteepUnits.turnedPastSettled(neither, SAMPLES)).isEmpty();
        assertThat(SteepUnits.placed(neither, SAMPLES)).isSameAs(neither);
    }
}
