package org.manymoons.channel.steep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Steps and cuts between the points -2, -1, 0, 1, 2 of a line, as they lie. */
class SteepLineTest {
    private static final double[][] X = {{-2}, {-1}, {0}, {1}, {2}};
    private static final Samples SAMPLES = new Samples(X, new double[] {0, 0, 1, 0, 1});

    private static Cut cut(int unit, double w, double b, double sign, int... cutOff) {
        boolean[] beyond = new boolean[5];
        for (int n : cutOff) {
            beyond[n] = true;
        }
        return new Cut(unit, new double[] {w, b}, beyond, sign);
    }

    private static Piece step(double height, double... pattern) {
        return new Piece(new StepTerm(pattern, new double[] {1, -0.5}), new double[] {height}, List.of(0));
    }

    private static LimitState with(Piece step, Cut... cuts) {
        return new LimitState(List.of(step), 0, List.of(cuts));
    }

    private static LimitState with(Cut... cuts) {
        return new LimitState(List.of(), 0.5, List.of(cuts));
    }

    private static List<SteepLine> lines(LimitState limit) {
        return SteepLine.of(SamplePull.at(limit, SAMPLES)).toList();
    }

    /** A network of units w x + b. */
    private static LimitState network(double... weightsAndBiases) {
        int units = weightsAndBiases.length / 2;
        double[] p = new double[3 * units + 1];
        for (int j = 0; j < units; j++) {
            p[j] = weightsAndBiases[2 * j];
            p[units + j] = weightsAndBiases[2 * j + 1];
            p[2 * units + j] = 1;
        }
        return LimitState.of(Network.of(1, List.of(units), Activation.TANH, 0), p);
    }

    @Test
    void aStepIsThatOfAUnitThatHasTheSameSamplesOnItsRight() {
        LimitState limit = with(step(1, -1, -1, -1, 1, 1));
        assertThat(SteepUnits.splitAlike(limit, network(3, -1.5), SAMPLES)).isTrue();
        assertThat(SteepUnits.splitAlike(limit, network(3, -4.5), SAMPLES)).isFalse();
        assertThat(SteepUnits.splitAlike(limit, network(3, 1.5), SAMPLES)).isFalse();
        assertThat(SteepUnits.splitAlike(limit, network(-3, 1.5), SAMPLES)).isFalse();
    }

    @Test
    void whatIsCutOffMayBeOnAnySideOfAStep() {
        LimitState limit = with(step(1, -1, -1, -1, 1, 1), cut(1, 1, -0.5, -1, 3));
        // unit 2 has 1 beyond its line and 2 too, which is not cut off: so it is not the cut's
        assertThat(SteepUnits.splitAlike(limit, network(3, -4.5, 1, -1.5), SAMPLES))
                .isFalse();
        LimitState both = with(step(1, -1, -1, -1, 1, 1), cut(1, 1, -0.5, -1, 3, 4));
        assertThat(SteepUnits.splitAlike(both, network(3, -4.5, 1, -0.5), SAMPLES))
                .isTrue();
        assertThat(SteepUnits.splitAlike(both, network(3, -9, 1, -0.5), SAMPLES))
                .isTrue();
        assertThat(SteepUnits.splitAlike(both, network(3, 4.5, 1, -0.5), SAMPLES))
                .isFalse();
    }

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

    /** The step is 3 high in all: margins of 18.9 may need it, those of 19.1 are 16 and more without it. */
    @Test
    void aStepIsLoosenedOfWhatIsSureWithoutIt() {
        double[] pattern = {-1, -1, -1, 1, 1};
        Samples samples = new Samples(X, new double[] {0, 0, 0, 1, 1});
        for (double more : new double[] {14.4, 14.6}) {
            Piece sure = new Piece(
                    new StepTerm(new double[] {-3 - more, -3, 0, 0, 3 + more}, new double[] {1, 0}),
                    new double[] {1},
                    List.of(1));
            LimitState limit = new LimitState(List.of(step(1.5, pattern), sure), 0, List.of());
            // margins: 4.5 + more, 4.5, 1.5, 1.5, 4.5 + more; the step has the height 3 in all
            SteepLine line =
                    SteepLine.of(SamplePull.at(limit, samples)).toList().get(0);
            boolean free = 4.5 + more > 16 + 3;
            assertThat(line.loosened().sides()).containsExactly(free ? 0 : -1, -1, -1, 1, free ? 0 : 1);
        }
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

    @Test
    void aStepMovesWithItsLevels() {
        LimitState limit = with(step(2, -1, -1, -1, 1, 1));
        SteepLine line = lines(limit).get(0);
        LimitState moved =
                line.moved(new Dichotomy(X, new double[] {-1, 1, 1, 1, 1})).orElseThrow();
        StepTerm term = (StepTerm) moved.pieces().get(0).term();
        assertThat(term.pattern()).containsExactly(-1, 1, 1, 1, 1);
        assertThat(term.line()[1] / term.line()[0]).isCloseTo(1.5, within(1e-9));
        assertThat(line.moved(new Dichotomy(X, new double[] {1, 1, 1, 1, 1}))).isEmpty();
        assertThat(line.in(SamplePull.at(moved, SAMPLES)).split().sides()).containsExactly(-1, -1, -1, 1, 1);
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
