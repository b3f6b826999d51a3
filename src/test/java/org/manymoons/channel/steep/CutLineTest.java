package org.manymoons.channel.steep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.steep.Steep.SAMPLES;
import static org.manymoons.channel.steep.Steep.X;
import static org.manymoons.channel.steep.Steep.cut;
import static org.manymoons.channel.steep.Steep.lines;
import static org.manymoons.channel.steep.Steep.network;
import static org.manymoons.channel.steep.Steep.step;
import static org.manymoons.channel.steep.Steep.with;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.reference.Samples;

/** Cuts between the points -2, -1, 0, 1, 2 of a line, as they lie. */
class CutLineTest {
    @Test
    void aCutIsThatOfAUnitWithTheSameSamplesBeyond() {
        LimitState right = with(cut(0, 1, -1.5, 1, 4));
        assertThat(SteepUnits.splitAlike(right, network(3, -4.5), SAMPLES)).isTrue();
        assertThat(SteepUnits.splitAlike(right, network(3, -1.5), SAMPLES)).isFalse();
        assertThat(SteepUnits.splitAlike(right, network(-3, 4.5), SAMPLES)).isFalse();
        assertThat(SteepUnits.splitAlike(right, network(3, -9), SAMPLES)).isFalse();
        LimitState left = with(cut(0, -1, 1.5, 1, 4));
        assertThat(SteepUnits.splitAlike(left, network(-3, 4.5), SAMPLES)).isTrue();
        assertThat(SteepUnits.splitAlike(left, network(3, -4.5), SAMPLES)).isFalse();
    }

    @Test
    void aSampleThatAnotherCutTakesMayBeBeyondThisOneToo() {
        LimitState limit = with(cut(0, 1, -1.5, 1, 4), cut(1, 1, -0.5, -1, 3));
        assertThat(SteepUnits.splitAlike(limit, network(3, -1.5, 9, -4.5), SAMPLES))
                .isTrue();
        assertThat(SteepUnits.splitAlike(limit, network(3, 1.5, 9, -4.5), SAMPLES))
                .isFalse();
    }

    @Test
    void aSplitLeavesOutWhatEarlierCutsAndLaterOnesOfTheSameSignCutOff() {
        LimitState limit =
                with(cut(0, 1, 1.5, -1, 0), cut(1, 1, -1.5, 1, 4), cut(2, 1, -0.5, 1, 3), cut(3, 1, 0.5, -1, 1));
        SteepLine second = lines(limit).get(1);
        assertThat(second.split().sides()).containsExactly(0, -1, -1, 0, 1);
        assertThat(second.splitOfTheRest().sides()).containsExactly(0, 0, -1, 0, 1);
        SteepLine first = lines(limit).get(0);
        assertThat(first.split().sides()).containsExactly(-1, 0, 1, 1, 1);
        assertThat(first.splitOfTheRest().sides()).containsExactly(-1, 0, 1, 0, 0);
        assertThat(first.split().inputs()).isSameAs(X);
    }

    @Test
    void aCutOfNothingHasAllOnItsNearSide() {
        assertThat(lines(with(cut(0, 1, -9, 1))).get(0).split().sides()).containsExactly(-1, -1, -1, -1, -1);
    }

    @Test
    void aCutIsLoosenedOfWhatIsSureAndWelcome() {
        Samples samples = new Samples(X, new double[] {0, 0, 1, 1, 1});
        for (double sure : new double[] {15.9, 16.1}) {
            Piece step = new Piece(
                    new StepTerm(new double[] {-sure, -1, 1, sure, sure}, new double[] {1, -0.5}),
                    new double[] {1},
                    List.of(1));
            boolean free = sure > 16;
            SteepLine up = SteepLine.of(SamplePull.at(with(step, cut(0, 1, -1.5, 1, 4)), samples))
                    .toList()
                    .get(1);
            assertThat(up.loosened().sides()).containsExactly(-1, -1, -1, free ? 0 : -1, free ? 0 : 1);
            SteepLine down = SteepLine.of(SamplePull.at(with(step, cut(0, 1, 0.5, -1)), samples))
                    .toList()
                    .get(1);
            assertThat(down.loosened().sides()).containsExactly(free ? 0 : -1, -1, -1, -1, -1);
        }
    }

    /** What is not cut off and not welcome beyond may not be cut off; what is free goes where the new line has it. */
    @Test
    void aCutTakesOnlyItsOwn() {
        LimitState limit = with(cut(0, 1, -1.5, 1, 4));
        SteepLine line = lines(limit).get(0);
        assertThat(line.moved(new Dichotomy(X, new double[] {-1, -1, -1, 1, 1})))
                .isEmpty(); // 1 has label 0
        Optional<LimitState> moved = line.moved(new Dichotomy(X, new double[] {-1, -1, 0, 0, 1}));
        // between -1 and 2, at 1/2: 1 comes beyond, but it is of label 0 and stays out; 0 stays near
        assertThat(moved.orElseThrow().cuts().get(0).beyond()).containsExactly(false, false, false, false, true);
        Optional<LimitState> farther = line.moved(new Dichotomy(X, new double[] {-1, 0, 0, 0, 1}));
        // at 0 itself a sample is not beyond; a little more room to the left and it is
        assertThat(farther.orElseThrow().cuts().get(0).line()[1]
                        / farther.orElseThrow().cuts().get(0).line()[0])
                .isCloseTo(0, within(1e-9));
        Samples positive = new Samples(X, new double[] {0, 0, 1, 1, 1});
        SteepLine welcome =
                SteepLine.of(SamplePull.at(limit, positive)).toList().get(0);
        assertThat(welcome.moved(new Dichotomy(X, new double[] {-1, -1, -1, 1, 1}))
                        .orElseThrow()
                        .cuts()
                        .get(0)
                        .beyond())
                .containsExactly(false, false, false, true, true);
        assertThat(welcome.moved(new Dichotomy(X, new double[] {-1, -1, 0, 0, 1}))
                        .orElseThrow()
                        .cuts()
                        .get(0)
                        .beyond())
                .containsExactly(false, false, false, true, true);
        assertThat(welcome.in(SamplePull.at(limit, SAMPLES)).moved(new Dichotomy(X, new double[] {-1, -1, -1, 1, 1})))
                .isEmpty();
    }

    @Test
    void aCutOnTheLeftTakesWhatLiesThere() {
        LimitState limit = with(cut(0, -1, -1.5, -1, 0));
        SteepLine line = lines(limit).get(0);
        LimitState moved =
                line.moved(new Dichotomy(X, new double[] {1, 1, -1, -1, -1})).orElseThrow();
        assertThat(moved.cuts().get(0).beyond()).containsExactly(true, true, false, false, false);
        assertThat(moved.cuts().get(0).sign()).isEqualTo(-1);
        assertThat(moved.constant()).isEqualTo(0.5);
    }

    /** What another cut has cut off already is not taken by this one where it may be on any side. */
    @Test
    void aCutLeavesWhatAnotherHas() {
        Samples positive = new Samples(X, new double[] {0, 0, 1, 1, 1});
        LimitState limit = with(cut(1, 1, -0.5, 1, 3), cut(0, 1, -1.5, 1, 4));
        SteepLine line = SteepLine.of(SamplePull.at(limit, positive)).toList().get(1);
        assertThat(line.moved(new Dichotomy(X, new double[] {-1, -1, -1, 0, 1}))
                        .orElseThrow()
                        .cuts()
                        .get(1)
                        .beyond())
                .containsExactly(false, false, false, false, true);
        assertThat(line.moved(new Dichotomy(X, new double[] {-1, -1, -1, 1, 1}))
                        .orElseThrow()
                        .cuts()
                        .get(1)
                        .beyond())
                .containsExactly(false, false, false, false, true);
    }
}
