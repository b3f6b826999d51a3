package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.SaturatedDipoleTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/** Saturated units, against their tails: tanh(z) = 1 - 2 y + 2 y^2 - ... with y = exp(-2z), and so on. */
class SaturatedUnitsTest {
    /** exp(a) is followed by -+exp(2a - height): where a is largest, delta^2 of it. */
    @ParameterizedTest
    @CsvSource({"TANH, 1", "TANH, -1", "SIGMOID, 1", "SIGMOID, -1", "SOFTPLUS, 1", "SOFTPLUS, -1"})
    void anExponentialIsOffByDeltaSquaredAtItsLargestSample(Activation activation, double sign) {
        Samples samples = Limits.unlabelled(new double[] {1}, new double[] {3}, new double[] {-2});
        Piece exponential = piece(new ExponentialTerm(sign), p(0.7, -0.4), 0);
        double delta = 0.01;
        LimitState network = new SaturatedUnits(activation, samples, delta, ScalarLoss.CROSS_ENTROPY)
                .exponential(Limits.state(0.2, exponential), exponential, sign);
        double a = 0.7 * 3 - 0.4;
        double off = Limits.logits(network, samples)[1] - 0.2 - sign * Math.exp(a);
        assertThat(off).isCloseTo(-sign * Math.exp(a) * delta * delta, within(2e-8 * Math.exp(a)));
    }

    /** A sample whose exponential is beyond e^4 has its loss settled: e^3 says how far out the unit is. */
    @ParameterizedTest
    @CsvSource({"3.9, 3.9", "4.1, 3"})
    void samplesWhoseLossIsSettledDoNotCount(double exponent, double counts) {
        Samples samples = Limits.unlabelled(new double[] {3}, new double[] {exponent}, new double[] {-2});
        expectHeight(samples, counts);
    }

    @ParameterizedTest
    @CsvSource({"4.5", "7"})
    void whereAllAreSettledTheyCountAsSettling(double exponent) {
        expectHeight(Limits.unlabelled(new double[] {exponent}, new double[] {exponent + 1}), 4);
    }

    /** v = -exp(height)/2 for tanh, with height = a - 2 log delta. */
    private static void expectHeight(Samples samples, double largest) {
        Piece exponential = piece(new ExponentialTerm(1), p(1, 0), 0);
        LimitState network = new SaturatedUnits(Activation.TANH, samples, 0.1, ScalarLoss.CROSS_ENTROPY)
                .exponential(Limits.state(0, exponential), exponential, 1);
        double v = network.pieces().get(0).parameters()[2];
        assertThat(Math.log(-2 * v)).isCloseTo(largest + 2 * Math.log(10), within(1e-12));
    }

    /** The two are u.x/A apart in their exponents, with A half the largest |r| over delta^2; units 4 and 7. */
    @ParameterizedTest
    @CsvSource({"0.5", "-0.5", "0"})
    void mergingAndSaturatingUnitsAreDeltaSquaredApart(double square) {
        Samples samples = Limits.unlabelled(new double[] {1}, new double[] {-2});
        Piece pair = piece(new SaturatedDipoleTerm(), p(0.6, 1.5, 0.5, square), 4, 7);
        LimitState network = new SaturatedUnits(Activation.TANH, samples, 0.1, ScalarLoss.CROSS_ENTROPY)
                .dipole(Limits.state(0, pair), pair);
        assertThat(network.pieces()).extracting(unit -> unit.units().get(0)).containsExactlyInAnyOrder(4, 7);
        Piece second = network.pieces().get(0);
        Piece first = network.pieces().get(1);
        // |1.5 x + 0.5| is largest at -2: A = 1.25/0.01
        assertThat(-2 * (first.parameters()[0] - second.parameters()[0]))
                .isCloseTo((first.units().get(0) == 4 ? 1 : -1) * 1.5 / 125, within(1e-12));
        double height = Math.log(2 * Math.abs(first.parameters()[2]));
        double needed = Math.max(0.1 * Math.abs(square), 1e-3 * Math.exp(-0.6)) / (125 * 125);
        double other = Math.abs(square) / (125 * 125) + needed;
        boolean isSmaller = first.parameters()[2] < 0 == square > 0;
        assertThat(height).isCloseTo(-Math.log(isSmaller ? needed : other), within(1e-9));
    }

    /** (u.x + c) exp(w.x) + k exp(2 w.x), up to a multiple of delta^2. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.7", "-0.5, 0.7", "0.5, -0.7", "0, 0.4"})
    void mergingAndSaturatingUnitsSayWhatTheirLimitSays(double square, double c) {
        Samples samples = Limits.unlabelled(new double[] {1}, new double[] {-2}, new double[] {0.5});
        Piece pair = piece(new SaturatedDipoleTerm(), p(0.6, 1.5, c, square), 4, 7);
        LimitState network = new SaturatedUnits(Activation.TANH, samples, 0.01, ScalarLoss.CROSS_ENTROPY)
                .dipole(Limits.state(0.3, pair), pair);
        double[] logits = Limits.logits(network, samples);
        for (int n = 0; n < logits.length; n++) {
            double x = samples.inputs()[n][0];
            double expected = 0.3 + (1.5 * x + c) * Math.exp(0.6 * x) + square * Math.exp(1.2 * x);
            assertThat(logits[n]).isCloseTo(expected, within(2e-3));
        }
    }
}
