package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Steps and cuts of samples on a line, each counted by hand. */
class CuttingTest {
    private static final double[][] INPUTS = {{-2}, {-1}, {1}, {2}};

    private static Samples labelled(double... labels) {
        return new Samples(INPUTS, labels);
    }

    private static Piece unit(Activation activation, double... parameters) {
        return piece(new UnitTerm(activation), parameters, 6);
    }

    private static List<LimitState> sharp(Samples samples, Piece unit, Cut... cuts) {
        LimitState state = Limits.withCuts(Limits.state(0.25, unit), cuts);
        return new Cutting(state, samples)
                .sharp(unit, ((UnitTerm) unit.term()).activation())
                .toList();
    }

    @Test
    void whereNeitherSideIsOfOneClassAUnitCanOnlyBeAStep() {
        assertThat(sharp(labelled(0, 1, 0, 1), unit(Activation.SIGMOID, 10, 1, 3)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.cuts()).isEmpty();
                    assertThat(found.constant()).isEqualTo(0.25);
                    Piece piece = found.pieces().get(0);
                    assertThat(piece.units()).containsExactly(6);
                    assertThat(piece.parameters()).containsExactly(3);
                    StepTerm step = (StepTerm) piece.term();
                    assertThat(step.pattern()).containsExactly(0, 0, 1, 1);
                    assertThat(step.line()).containsExactly(10, 1);
                });
    }

    @Test
    void theStepOfATanhUnitGoesFromMinusOneToOne() {
        StepTerm step = (StepTerm) sharp(labelled(0, 1, 0, 1), unit(Activation.TANH, -10, 1, 3))
                .get(0)
                .pieces()
                .get(0)
                .term();
        assertThat(step.pattern()).containsExactly(1, 1, -1, -1);
    }

    /** exp(-2 |z|) is 0.5 at 0.3466, the sample at 1 being the nearest. */
    @ParameterizedTest
    @CsvSource({"TANH, 0.35, 1", "TANH, 0.34, 0", "SIGMOID, 0.70, 1", "SIGMOID, 0.69, 0"})
    void aStepIsOneThatNoSampleSeesBetweenItsSides(Activation activation, double nearest, int expected) {
        assertThat(sharp(labelled(0, 1, 0, 1), unit(activation, 10, nearest - 10, 3)))
                .hasSize(expected);
    }

    @Test
    void activationsWithoutTwoSidesMakeNoSteps() {
        assertThat(sharp(labelled(0, 0, 1, 1), unit(Activation.SOFTPLUS, 10, 0, 3)))
                .singleElement()
                .satisfies(cut -> assertThat(cut.cuts()).hasSize(1));
        assertThat(sharp(labelled(0, 0, 1, 1), unit(Activation.GELU, 10, 0, 3))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15", "-15", "25", "-25"})
    void aUnitWithSamplesOnOneSideOnlyMakesNone(double bias) {
        assertThat(sharp(labelled(0, 0, 1, 1), unit(Activation.TANH, 10, bias, 3)))
                .hasSize(Math.abs(bias) > 20 ? 0 : 2);
    }

    /** The upper tail of 3 tanh(10 x) is 3; the samples below are moved by 6, down, as their class 0 wants. */
    @Test
    void aUnitCutsOffTheSideThatIsOfTheClassThatItIsMovedTo() {
        List<LimitState> found = sharp(labelled(0, 0, 0, 1), unit(Activation.TANH, 10, 0, 3));
        assertThat(found).hasSize(2);
        LimitState state = found.get(1);
        assertThat(state.pieces()).isEmpty();
        assertThat(state.constant()).isEqualTo(3.25);
        Cut cut = state.cuts().get(0);
        assertThat(cut.unit()).isEqualTo(6);
        assertThat(cut.sign()).isEqualTo(-1);
        assertThat(cut.beyond()).containsExactly(true, true, false, false);
        // the widest gap of the logarithms of shifts is from -3 to log 6; its middle is at z = (log 6 + 3)/4
        double middle = (Math.log(6) + 3) / 4;
        assertThat(cut.line()).containsExactly(new double[] {10, -middle}, within(1e-14));
    }

    @Test
    void theUpperSideIsCutOffWhereItIsOfClassOne() {
        LimitState state =
                sharp(labelled(0, 1, 1, 1), unit(Activation.TANH, 10, 0, 3)).get(1);
        assertThat(state.constant()).isEqualTo(-2.75);
        Cut cut = state.cuts().get(0);
        assertThat(cut.sign()).isEqualTo(1);
        assertThat(cut.beyond()).containsExactly(false, false, true, true);
        assertThat(cut.line()).containsExactly(new double[] {10, (Math.log(6) + 3) / 4}, within(1e-14));
    }

    /** At z = 0, 10, 30 and 40 the first is below and cut off; at -40, -30, -10 and 0 none is above. */
    @Test
    void aSampleOnTheLineItselfIsBelowIt() {
        assertThat(sharp(labelled(0, 1, 1, 1), unit(Activation.TANH, 10, 20, 3)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.constant()).isEqualTo(3.25);
                    assertThat(found.cuts().get(0).beyond()).containsExactly(true, false, false, false);
                });
        assertThat(sharp(labelled(0, 0, 0, 1), unit(Activation.TANH, 10, -20, 3)))
                .isEmpty();
    }

    /** With v below 0 the other way round; v = 0.3 is the same as v = 3 up to the logarithm of the shift. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0, 0, -3, 3", "1, 1, 0, 0, 3, 1", "0, 0, 1, 1, 3, 3", "0, 0, 1, 1, -3, 1", "1, 1, 0, 1, -3, 2"})
    void eachSideOfTheRightClassIsOneCut(double a, double b, double c, double d, double v, int expected) {
        assertThat(sharp(labelled(a, b, c, d), unit(Activation.TANH, 10, 0, v))).hasSize(expected);
    }

    @Test
    void samplesCutOffBeforeDoNotCount() {
        Cut before = new Cut(1, p(1, 0), new boolean[] {false, true, true, false}, 1);
        Piece blurredAtTheSecond = unit(Activation.TANH, 10, 10, 3);
        assertThat(sharp(labelled(1, 1, 1, 0), blurredAtTheSecond)).isEmpty();
        assertThat(sharp(labelled(1, 1, 1, 0), blurredAtTheSecond, before)).hasSize(1);
        List<LimitState> found = sharp(labelled(0, 1, 1, 0), unit(Activation.TANH, 10, 0, 3), before);
        assertThat(found).hasSize(2);
        assertThat(found.get(1).cuts()).hasSize(2);
        assertThat(found.get(1).cuts().get(1).beyond()).containsExactly(true, false, false, false);
    }

    private static List<LimitState> grown(Samples samples, double sign, double weight, double bias, Cut... cuts) {
        Piece exponential = piece(new ExponentialTerm(sign), p(weight, bias), 6);
        LimitState state = Limits.withCuts(Limits.state(0.25, exponential), cuts);
        return new Cutting(state, samples).exponential(exponential, sign).toList();
    }

    /** Exponents -4, -2, 2 and 4: the widest gap between -3 and 3 is that from -2 to 2. */
    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1, 1, 1", "0, 1, 1, 0, 1, 0", "0, 1, 0, 0, -1, 1", "0, 1, 0, 1, -1, 0", "0, 0, 0, 0, 1, 0"})
    void anExponentialGrowsWhereAllSamplesAreOfItsClass(
            double a, double b, double c, double d, double sign, int expected) {
        List<LimitState> found = grown(labelled(a, b, c, d), sign, 2, 0);
        assertThat(found).hasSize(expected);
        for (LimitState state : found) {
            assertThat(state.constant()).isEqualTo(0.25);
            Cut cut = state.cuts().get(0);
            assertThat(cut.sign()).isEqualTo(sign);
            assertThat(cut.beyond()).containsExactly(false, false, true, true);
            assertThat(cut.line()).containsExactly(2, 0);
        }
    }

    /** Exponents -1.5, -0.5, 1.5, 2.5 less 0.9: from -3 to -2.4 it is 0.6, then 1, 2, 1 and 1.4 wide; the middle -0.4. */
    @Test
    void theLineGoesThroughTheMiddleOfTheWidestGap() {
        Cut cut = grown(labelled(0, 0, 1, 1), 1, 1, -0.4).get(0).cuts().get(0);
        assertThat(cut.line()).containsExactly(new double[] {1, 0}, within(1e-15));
        assertThat(cut.beyond()).containsExactly(false, false, true, true);
    }

    /** Exponents 0.5, 1 and 2, 2.5 around: from -3 to 0.5 is widest, so that all are beyond; below -3 none is. */
    @Test
    void theEndsOfTheRangeCountAsGaps() {
        Samples positive = labelled(1, 1, 1, 1);
        assertThat(grown(positive, 1, 0.5, 1.5).get(0).cuts().get(0).beyond()).containsExactly(true, true, true, true);
        assertThat(grown(positive, 1, 0.5, 1.5).get(0).cuts().get(0).line()[1]).isCloseTo(1.5 + 1.25, within(1e-15));
        assertThat(grown(positive, 1, 0.5, -8)).isEmpty();
        assertThat(grown(positive, 1, 0.5, -1.5)).isEmpty();
    }

    /** Exponents -4, 0, 8 and 12: from -3 to 0 is as wide as from 0 to 3. */
    @Test
    void ofTwoGapsOfOneWidthTheFirstCounts() {
        Cut cut = grown(labelled(0, 1, 1, 1), 1, 4, 4).get(0).cuts().get(0);
        assertThat(cut.beyond()).containsExactly(false, true, true, true);
        assertThat(cut.line()).containsExactly(4, 5.5);
    }

    @Test
    void samplesCutOffBeforeAreNoneOfTheGap() {
        Cut before = new Cut(1, p(1, 0), new boolean[] {false, false, true, false}, 1);
        Cut cut = grown(labelled(0, 0, 0, 1), 1, 1, 0, before).get(0).cuts().get(1);
        assertThat(cut.beyond()).containsExactly(false, false, false, true);
        assertThat(cut.line()[1]).isEqualTo(-0.5); // between -1 and 2
    }
}
