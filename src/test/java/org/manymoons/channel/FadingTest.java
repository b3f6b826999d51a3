package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.piece;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.CubicTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Units with small incoming weights, against their Taylor polynomials. */
class FadingTest {
    private static final Samples SAMPLES = Limits.unlabelled(Limits.points(10, 2));
    private static final Samples CROSS = Limits.unlabelled(new double[] {1, 0}, new double[] {0, -1});

    private static Piece unit(Activation activation, int index, double... parameters) {
        return piece(new UnitTerm(activation), parameters, index);
    }

    private static List<LimitState> lines(Samples samples, boolean[] settled, Piece a) {
        return new Fading(Limits.state(0.1, a), samples, settled)
                .line(a, ((UnitTerm) a.term()).activation())
                .toList();
    }

    private static List<LimitState> cubics(Samples samples, Piece a, Piece b) {
        return new Fading(Limits.state(0.1, a, b), samples, new boolean[samples.size()])
                .cubic(a, b, ((UnitTerm) a.term()).activation())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"TANH", "SIGMOID"})
    void aUnitIsItsLineUpToTheSquareOfItsWeights(Activation activation) {
        assertThat(lineError(activation, 0.02) / lineError(activation, 0.01)).isBetween(3.8, 4.2);
        assertThat(lineError(activation, 0.01)).isLessThan(1e-3);
    }

    private static double lineError(Activation activation, double size) {
        Piece a = unit(activation, 3, 1.3 * size, -0.8 * size, 0.7, 2.5);
        LimitState line = lines(SAMPLES, new boolean[10], a).get(0);
        assertThat(line.pieces()).singleElement().satisfies(piece -> {
            assertThat(piece.term()).isEqualTo(new LinearTerm(false));
            assertThat(piece.units()).containsExactly(3);
        });
        return Limits.distance(line, Limits.state(0.1, a), SAMPLES);
    }

    /** The second sample sees |w.x| of the second weight; sigmoid(2z) is tanh(z) with a constant. */
    @ParameterizedTest
    @CsvSource({
        "TANH, 0.499, 1",
        "TANH, 0.501, 0",
        "TANH, -0.501, 0",
        "SIGMOID, 0.998, 1",
        "SIGMOID, 1.002, 0",
        "SOFTPLUS, 0.499, 1",
        "SOFTPLUS, 0.501, 0",
        "GELU, 0.01, 0",
        "TANH, 0, 0"
    })
    void onlyUnitsWithSmallIncomingWeightsFade(Activation activation, double weight, int expected) {
        assertThat(lines(CROSS, new boolean[2], unit(activation, 0, 0.5 * weight, weight, 5, 2)))
                .hasSize(expected);
    }

    @Test
    void samplesWhoseLossIsSettledDoNotCount() {
        Piece a = unit(Activation.TANH, 0, 0.1, 3, 0, 2);
        assertThat(lines(CROSS, new boolean[] {false, true}, a)).hasSize(1);
        assertThat(lines(CROSS, new boolean[] {true, false}, a)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TANH, 2.5", "TANH, -2.5", "SIGMOID, 2.5"})
    void twoParallelUnitsAreTheirCubicUpToTheFourthPowerOfTheirWeights(Activation activation, double v) {
        double far = cubicError(activation, v, 0.04);
        assertThat(far).isBetween(1e-9, 1e-4);
        assertThat(far / cubicError(activation, v, 0.02)).isBetween(15.0, 17.0);
    }

    private static double cubicError(Activation activation, double v, double size) {
        Piece a = unit(activation, 3, 1.3 * size, -0.8 * size, 0.7, v);
        Piece b = unit(activation, 1, -2.6 * size, 1.6 * size, 0.4, 1.1);
        LimitState cubic = cubics(SAMPLES, a, b).get(0);
        assertThat(cubic.pieces()).singleElement().satisfies(piece -> {
            assertThat(piece.term()).isInstanceOf(CubicTerm.class);
            assertThat(piece.units()).containsExactly(1, 3);
        });
        return Limits.distance(cubic, Limits.state(0.1, a, b), SAMPLES);
    }

    /** sin(30 degrees) = 0.5; either way round. */
    @ParameterizedTest
    @CsvSource({"29.9, 1", "30.1, 0", "-29.9, 1", "-30.1, 0", "150.1, 1", "149.9, 0", "90, 0"})
    void onlyUnitsAlongOneDirectionMakeACubic(double degrees, int expected) {
        double angle = Math.toRadians(degrees);
        Piece a = unit(Activation.TANH, 0, 0.2, 0, 0.7, 2);
        Piece b = unit(Activation.TANH, 1, 0.1 * Math.cos(angle), 0.1 * Math.sin(angle), 0.4, 2);
        assertThat(cubics(CROSS, a, b)).hasSize(expected);
        assertThat(cubics(CROSS, b, a)).hasSize(expected);
    }

    @Test
    void theDirectionIsThatOfTheLongerUnit() {
        Piece longer = unit(Activation.TANH, 0, 0.3, 0.1, 0.7, 2);
        Piece shorter = unit(Activation.TANH, 1, 0.1, 0, 0.4, 2);
        for (LimitState found : List.of(
                cubics(CROSS, longer, shorter).get(0),
                cubics(CROSS, shorter, longer).get(0))) {
            double[] p = found.pieces().get(0).parameters();
            assertThat(p[3] / p[2]).isCloseTo(1.0 / 3, within(1e-12));
        }
    }

    @Test
    void bothUnitsMustFade() {
        Piece fading = unit(Activation.TANH, 0, 0.3, 0, 0.7, 2);
        Piece steep = unit(Activation.TANH, 1, 3, 0, 0.4, 2);
        assertThat(cubics(CROSS, fading, steep)).isEmpty();
        assertThat(cubics(CROSS, steep, fading)).isEmpty();
    }

    /** tanh'' is 0 at 0. */
    @Test
    void withoutASquareThereIsNoCubic() {
        Piece a = unit(Activation.TANH, 0, 0.3, 0, 0, 2);
        Piece b = unit(Activation.TANH, 1, 0.1, 0, 0, -3);
        assertThat(cubics(CROSS, a, b)).isEmpty();
    }
}
