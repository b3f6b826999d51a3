package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.RampTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logits;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** A ramp v w x + c on x = -1 and 1 with w = v = 1 and c = 0.2, whose residuals are made by soft labels. */
class RampTest {
    private static final double C = 0.2;
    private static final LimitState LIMIT =
            new LimitState(List.of(new Piece(new RampTerm(), new double[] {1, 1}, List.of(1))), C, List.of());

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** Samples on which the limit has these residuals. */
    private static Ramp ramp(Activation activation, double left, double right) {
        Samples samples =
                new Samples(new double[][] {{-1}, {1}}, new double[] {sigmoid(C - 1) - left, sigmoid(C + 1) - right});
        return new Ramp(LIMIT, activation, Network.of(1, List.of(2), activation, 0.1), samples);
    }

    /**
     * K is a e + b / e for residuals a and b, and for a part with a factor r in its place r (a e^r + b e^-r), of which +-1/4 are the
     * smallest: with b = -1 the first is positive for a above e^-2 = 0.135, that of 1/4 for a above e^(-1/2) = 0.607, that of -1/4
     * for a below e^(1/2) = 1.649.
     */
    @ParameterizedTest
    @CsvSource({
        "0.13, false, false",
        "0.14, true, false",
        "0.6, true, false",
        "0.61, true, true",
        "1.64, true, true",
        "1.66, true, false"
    })
    void aLimitIsAnInfimumWhereNoPartOfTheRampLiesBelowIt(double a, boolean alone, boolean shared) {
        Ramp softplus = ramp(Activation.SOFTPLUS, 0.01 * a, -0.01);
        assertThat(softplus.risesBefore(false)).isEqualTo(alone);
        assertThat(softplus.risesBefore(true)).isEqualTo(shared);
        // the tail of swish lies below the ramp: all signs change
        assertThat(ramp(Activation.SWISH, -0.01 * a, 0.01).risesBefore(false)).isEqualTo(alone);
        assertThat(ramp(Activation.SWISH, -0.01 * a, 0.01).risesBefore(true)).isEqualTo(shared);
        assertThat(ramp(Activation.SWISH, 0.01 * a, -0.01).risesBefore(false)).isEqualTo(!alone);
    }

    /** The rate of gelu is 1.702: a e^1.702 + b e^-1.702 is positive for a above e^-3.404 = 0.0332. */
    @ParameterizedTest
    @CsvSource({"0.0331, false", "0.0334, true"})
    void geluFallsFaster(double a, boolean rises) {
        assertThat(ramp(Activation.GELU, -0.01 * a, 0.01).risesBefore(false)).isEqualTo(rises);
    }

    /** Where the two terms cancel but for a share of 1e-8 rounding hides the sign. */
    @ParameterizedTest
    @CsvSource({"1e-7, true", "1e-9, false"})
    void aSignThatRoundingHidesIsNone(double more, boolean rises) {
        double a = Math.exp(-2) * (1 + more);
        assertThat(ramp(Activation.SOFTPLUS, 0.01 * a, -0.01).risesBefore(false))
                .isEqualTo(rises);
    }

    @Test
    void theRampIsAUnitAgainWhoseSmallestArgumentIsAsTold() {
        Ramp ramp = ramp(Activation.SOFTPLUS, 0.01, -0.01);
        double[] p = ramp.realised(5); // w1, w2, b1, b2, v1, v2, c
        assertThat(p[1]).isEqualTo(1);
        assertThat(p[5]).isEqualTo(1);
        assertThat(p[3]).isEqualTo(6);
        assertThat(p[0]).isZero();
        assertThat(p[4]).isZero();
        double[] logits = Logits.of(Objective.of(ramp.network(), ramp.samples()), p);
        // log(1 + e^-5) and log(1 + e^-7) above the ramp
        assertThat(logits[0]).isCloseTo(C - 1 + Math.log1p(Math.exp(-5)), within(1e-14));
        assertThat(logits[1]).isCloseTo(C + 1 + Math.log1p(Math.exp(-7)), within(1e-14));
    }

    /** A quarter of v w in a unit of the other sign: its w and v are -1/2, the other's sqrt(3)/2. */
    @Test
    void sharedItIsTwoUnits() {
        Ramp ramp = ramp(Activation.SOFTPLUS, 0.01, -0.01);
        double[] p = ramp.realised(4, 0.25, -1, 0);
        assertThat(p[0]).isEqualTo(-0.5);
        assertThat(p[4]).isEqualTo(-0.5);
        assertThat(p[1]).isCloseTo(Math.sqrt(0.75), within(1e-15));
        assertThat(p[2]).isEqualTo(4.5);
        double[] logits = Logits.of(Objective.of(ramp.network(), ramp.samples()), p);
        assertThat(logits[0]).isCloseTo(C - 1 - 0.5 * Math.log1p(Math.exp(-5)), within(1e-13));
        assertThat(logits[1]).isCloseTo(C + 1 - 0.5 * Math.log1p(Math.exp(-4)), within(1e-13));
    }
}
