package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.SaturatedDipoleTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Units in their tails, against the first term of the tail; all inputs within [-1, 1]. */
class SaturatingTest {
    private static final Samples SAMPLES = Limits.unlabelled(Limits.points(10, 2));
    private static final double FAR = 4;

    private static Saturating saturating(Samples samples, boolean[] settled, Piece... pieces) {
        return new Saturating(Limits.state(0.1, pieces), samples, settled);
    }

    /** The next term is exp(-2 rate |z|): moving the bias by one divides it by exp(2 rate). */
    @ParameterizedTest
    @CsvSource({
        "TANH, 1, 2, 2",
        "TANH, -1, 2, 2",
        "TANH, 1, -2, 2",
        "TANH, -1, -2, 2",
        "SIGMOID, 1, 2, 1",
        "SIGMOID, -1, 2, 1",
        "SIGMOID, 1, -2, 1",
        "SIGMOID, -1, -2, 1",
        "SOFTPLUS, -1, 2, 1",
        "SOFTPLUS, -1, -2, 1"
    })
    void aSaturatedUnitIsAnExponentialUpToTheNextTermOfItsTail(
            Activation activation, double side, double v, double rate) {
        double near = unitError(activation, side * FAR, v);
        assertThat(near).isBetween(1e-9, 1e-2);
        assertThat(near / unitError(activation, side * (FAR + 1), v))
                .isCloseTo(Math.exp(2 * rate), within(0.05 * Math.exp(2 * rate)));
    }

    private static double unitError(Activation activation, double bias, double v) {
        Piece a = piece(new UnitTerm(activation), p(0.5, -0.4, bias, v), 2);
        List<LimitState> found =
                saturating(SAMPLES, new boolean[10], a).unit(a, activation).toList();
        assertThat(found).singleElement().satisfies(state -> {
            assertThat(state.pieces().get(0).term()).isInstanceOf(ExponentialTerm.class);
            assertThat(state.pieces().get(0).units()).containsExactly(2);
        });
        return Limits.distance(found.get(0), Limits.state(0.1, a), SAMPLES);
    }

    @ParameterizedTest
    @CsvSource({"TANH, 1, 2", "TANH, -1, 2", "SIGMOID, 1, 1", "SIGMOID, -1, 1", "SOFTPLUS, -1, 1"})
    void aSaturatedPairIsASaturatedDipoleUpToTheNextTermOfItsTail(Activation activation, double side, double rate) {
        double near = pairError(activation, side * FAR);
        assertThat(near).isBetween(1e-9, 3e-2);
        assertThat(near / pairError(activation, side * (FAR + 1)))
                .isCloseTo(Math.exp(2 * rate), within(0.05 * Math.exp(2 * rate)));
    }

    private static double pairError(Activation activation, double bias) {
        Piece a = piece(new DipoleTerm(activation), p(0.5, -0.4, bias, 2, 0.9, -1.3, 0.7), 0, 1);
        List<LimitState> found =
                saturating(SAMPLES, new boolean[10], a).dipole(a, activation).toList();
        assertThat(found).singleElement().satisfies(state -> {
            assertThat(state.pieces().get(0).term()).isInstanceOf(SaturatedDipoleTerm.class);
            assertThat(state.pieces().get(0).units()).containsExactly(0, 1);
        });
        return Limits.distance(found.get(0), Limits.state(0.1, a), SAMPLES);
    }

    /** exp(-rate |z|) is 0.5 at rate |z| = 0.6931; softplus has no tail upwards, GELU none that is known. */
    @ParameterizedTest
    @CsvSource({
        "TANH, 0.35, 1",
        "TANH, 0.34, 0",
        "TANH, -0.35, 1",
        "TANH, -0.34, 0",
        "SIGMOID, 0.70, 1",
        "SIGMOID, 0.69, 0",
        "SOFTPLUS, -0.70, 1",
        "SOFTPLUS, -0.69, 0",
        "SOFTPLUS, 9, 0",
        "GELU, 9, 0"
    })
    void onlyUnitsWhoseEverySampleIsInOneTailSaturate(Activation activation, double z, int expected) {
        Samples two = Limits.unlabelled(new double[] {1}, new double[] {2});
        Piece a = piece(new UnitTerm(activation), p(z, 0, 3), 0);
        assertThat(saturating(two, new boolean[2], a).unit(a, activation)).hasSize(expected);
    }

    @Test
    void samplesWhoseLossIsSettledDoNotCount() {
        Samples two = Limits.unlabelled(new double[] {1}, new double[] {-1});
        Piece a = piece(new UnitTerm(Activation.TANH), p(3, 0, 3), 0);
        assertThat(saturating(two, new boolean[2], a).unit(a, Activation.TANH)).isEmpty();
        assertThat(saturating(two, new boolean[] {false, true}, a).unit(a, Activation.TANH))
                .hasSize(1);
    }

    @Test
    void aUnitWithoutOutputIsAnExponentialOfNothing() {
        Piece a = piece(new UnitTerm(Activation.TANH), p(0.5, -0.4, 4, 0), 0);
        LimitState found = saturating(SAMPLES, new boolean[10], a)
                .unit(a, Activation.TANH)
                .findFirst()
                .orElseThrow();
        assertThat(Limits.distance(found, Limits.state(0.1), SAMPLES)).isLessThan(1e-300);
    }

    /** A exp(z + h) - B exp(z - h) = (A - B) exp(z) + (A + B) h exp(z) + ... */
    @Test
    void twoExponentialsAreASaturatedDipoleUpToTheSquareOfTheirDistance() {
        assertThat(exponentialsError(0.02) / exponentialsError(0.01)).isBetween(3.8, 4.2);
        assertThat(exponentialsError(0.01)).isLessThan(2e-3);
    }

    private static double exponentialsError(double distance) {
        Piece a = piece(new ExponentialTerm(1), p(0.5 + distance, -0.4, 1.2), 5);
        Piece b = piece(new ExponentialTerm(-1), p(0.5 - distance, -0.4 + distance, 0.7), 4);
        LimitState found = saturating(SAMPLES, new boolean[10], a, b)
                .exponentials(a, b)
                .findFirst()
                .orElseThrow();
        assertThat(found.pieces())
                .singleElement()
                .satisfies(piece -> assertThat(piece.units()).containsExactly(4, 5));
        return Limits.distance(found, Limits.state(0.1, a, b), SAMPLES);
    }

    /** |1 - x| is half of sqrt((1 + x^2)/2) at x = 0.58957; the constants in the exponents do not matter. */
    @ParameterizedTest
    @CsvSource({"0.590, 1", "0.589, 0"})
    void onlyExponentialsWithinHalfTheirSizeMerge(double x, int expected) {
        Piece a = piece(new ExponentialTerm(1), p(1, 0, 3), 0);
        Piece b = piece(new ExponentialTerm(-1), p(x, 0, -3), 1);
        assertThat(saturating(SAMPLES, new boolean[10], a, b).exponentials(a, b))
                .hasSize(expected);
    }
}
