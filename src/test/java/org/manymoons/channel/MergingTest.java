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
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.TripoleTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Two and three units that are near each other, against the Taylor series of the activation. */
class MergingTest {
    private static final Samples SAMPLES = Limits.unlabelled(Limits.points(10, 2));

    private static Piece unit(Activation activation, int index, double... parameters) {
        return piece(new UnitTerm(activation), parameters, index);
    }

    private static List<LimitState> dipoles(double constant, Piece a, Piece b) {
        return new Merging(Limits.state(constant, a, b), a.parameters().length - 2)
                .dipole(a, b, ((UnitTerm) a.term()).activation())
                .toList();
    }

    private static List<LimitState> tripoles(double constant, Piece pair, Piece unit) {
        return new Merging(Limits.state(constant, pair, unit), unit.parameters().length - 2)
                .tripole(pair, unit, ((UnitTerm) unit.term()).activation())
                .toList();
    }

    /** 3 f(z + h) - f(z - h) = 2 f(z) + 4 h f'(z) + ... with z = 0.9 x + 0.3 and h = 0.1 x - 0.1. */
    @Test
    void aPairByHand() {
        Piece a = unit(Activation.TANH, 4, 1, 0.2, 3);
        Piece b = unit(Activation.TANH, 2, 0.8, 0.4, -1);
        assertThat(dipoles(0.7, a, b)).singleElement().satisfies(found -> {
            assertThat(found.constant()).isEqualTo(0.7);
            Piece pair = found.pieces().get(0);
            assertThat(found.pieces()).hasSize(1);
            assertThat(pair.units()).containsExactly(2, 4);
            assertThat(pair.term()).isEqualTo(new DipoleTerm(Activation.TANH));
            assertThat(pair.parameters()).containsExactly(new double[] {0.9, 0.3, 2, 0.4, -0.4}, within(1e-15));
        });
    }

    /** A unit and its mirror image -w, -b: tanh(-z) = -tanh(z), sigmoid(-z) = 1 - sigmoid(z), softplus has none. */
    @ParameterizedTest
    @CsvSource({
        "TANH, 1, false",
        "TANH, 1, true",
        "SIGMOID, 1, false",
        "SIGMOID, 1, true",
        "SOFTPLUS, 1, false",
        "TANH, -2, true",
        "SIGMOID, -2, true"
    })
    void aPairIsItsDipoleUpToTheSquareOfItsDistance(Activation activation, double v, boolean mirrored) {
        assertThat(pairError(activation, v, mirrored, 0.02) / pairError(activation, v, mirrored, 0.01))
                .isBetween(3.7, 4.3);
        assertThat(pairError(activation, v, mirrored, 0.01)).isLessThan(1e-3);
    }

    private static double pairError(Activation activation, double v, boolean mirrored, double distance) {
        double s = mirrored ? -1 : 1;
        Piece a = unit(activation, 0, 0.9 + distance, -0.4, 0.3, v);
        Piece b = unit(activation, 1, s * (0.9 - distance), s * (-0.4 + 2 * distance), s * (0.3 - distance), 1.7);
        return Limits.distance(dipoles(0.1, a, b).get(0), Limits.state(0.1, a, b), SAMPLES);
    }

    @ParameterizedTest
    @CsvSource({"SOFTPLUS", "GELU", "SWISH", "ELU"})
    void mirrorImagesMergeOnlyWhereTheActivationIsOddUpToAConstant(Activation activation) {
        Piece a = unit(activation, 0, 1, 0.2, 3);
        assertThat(dipoles(0, a, unit(activation, 1, -1, -0.21, 1))).isEmpty();
        assertThat(dipoles(0, a, unit(activation, 1, 1, 0.21, 1))).hasSize(1);
        Piece pair = piece(new DipoleTerm(activation), p(1, 0.2, 3, 0.5, 0.1), 2, 3);
        assertThat(tripoles(0, pair, unit(activation, 1, -1, -0.21, 1))).isEmpty();
        assertThat(tripoles(0, pair, unit(activation, 1, 1, 0.21, 1))).hasSize(1);
    }

    /** |1 - x| is half of sqrt((1 + x^2)/2) at x = 0.58957; output weights do not matter. */
    @ParameterizedTest
    @CsvSource({"0.590, 1", "0.589, 0", "-0.590, 1", "-0.589, 0"})
    void onlyUnitsWithinHalfTheirSizeMerge(double x, int expected) {
        Piece a = unit(Activation.TANH, 0, 1, 0, 5);
        assertThat(dipoles(0, a, unit(Activation.TANH, 1, x, 0, -40))).hasSize(expected);
        Piece pair = piece(new DipoleTerm(Activation.TANH), p(1, 0, 5, 9, 9), 2, 3);
        assertThat(tripoles(0, pair, unit(Activation.TANH, 1, x, 0, -40))).hasSize(expected);
    }

    @Test
    void theBiasCountsForTheDistance() {
        Piece a = unit(Activation.TANH, 0, 1, 0.2, 5);
        assertThat(dipoles(0, a, unit(Activation.TANH, 1, 1, -0.8, 5))).isEmpty();
    }

    @Test
    void distancesAreRelativeToTheSizeOfBoth() {
        assertThat(Merging.distance(p(3, 4, 100), p(3, 4, -100), 2)).isZero();
        assertThat(Merging.distance(p(3, 0), p(0, 4), 2)).isCloseTo(5 / Math.sqrt(12.5), within(1e-15));
    }

    /** v f(z) + r f'(z) + w f(z + h) = (v + w) f + (r + w h) f' + w h^2/2 f'' + ... */
    @ParameterizedTest
    @CsvSource({"TANH, 1.7", "TANH, -1.7", "SIGMOID, 1.7", "SIGMOID, -1.7", "SOFTPLUS, 1.7"})
    void threeUnitsAreTheirTripoleUpToTheCubeOfTheirDistance(Activation activation, double v) {
        assertThat(tripleError(activation, v, 1, 0.02) / tripleError(activation, v, 1, 0.01))
                .isBetween(7.5, 8.5);
        if (activation != Activation.SOFTPLUS) {
            assertThat(tripleError(activation, v, -1, 0.02) / tripleError(activation, v, -1, 0.01))
                    .isBetween(7.5, 8.5);
        }
    }

    private static double tripleError(Activation activation, double v, double s, double distance) {
        Piece pair = piece(new DipoleTerm(activation), p(0.9, -0.4, 0.3, 1.2, 0.5, -0.2, 0.8), 3, 1);
        Piece unit = unit(activation, 2, s * (0.9 + distance), s * (-0.4 + 2 * distance), s * (0.3 - distance), v);
        LimitState found = tripoles(0.1, pair, unit).get(0);
        Piece triple = found.pieces().get(0);
        assertThat(triple.units()).containsExactly(1, 2, 3);
        assertThat(triple.term()).isEqualTo(new TripoleTerm(activation, s * v < 0 ? -1 : 1));
        return Limits.distance(found, Limits.state(0.1, pair, unit), SAMPLES);
    }
}
