package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.LimitShape;
import org.manymoons.proof.NotProven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Limits that are known by hand, from networks on their way to them. */
class ChannelLimitTest {
    private static final Samples STEEPER = FourPoints.samples(64);

    /** Of the other class, so that all logits change their signs. */
    private static final Samples FALLING = new Samples(
            STEEPER.inputs(), Arrays.stream(STEEPER.labels()).map(y -> 1 - y).toArray());

    private static ChannelCertificate certified(Samples samples, double... p) throws NotProven {
        return ChannelLimit.certified(FourPoints.ONE_UNIT, samples, "four points", p);
    }

    private static void holdsTheLimit(ChannelCertificate certificate, double constant) {
        double low = certificate.lossInterval().get(0).doubleValue();
        double high = certificate.lossInterval().get(1).doubleValue();
        assertThat(FourPoints.STEEPER_LIMIT).isBetween(low - 1e-15, high + 1e-15);
        assertThat(high - low).isLessThan(1e-6);
        double slope = certificate.midpoint().get(0).doubleValue();
        assertThat(slope)
                .isCloseTo(FourPoints.STEEPER_SLOPE, within(certificate.radius().get(0) + 1e-15));
        assertThat(certificate.midpoint().get(2).doubleValue())
                .isCloseTo(constant, within(certificate.radius().get(2) + 1e-15));
    }

    @Test
    void theLimitIsTheOneThatMpmathFinds() throws NotProven {
        ChannelCertificate certificate = certified(STEEPER, FourPoints.along(4));

        holdsTheLimit(certificate, FourPoints.STEEPER_CONSTANT);
        assertThat(certificate.terms()).containsExactly(new ChannelCertificate.Term(LimitShape.EXPONENTIAL, 1));
        assertThat(certificate.data().source()).isEqualTo("four points");
    }

    @Test
    void withTheClassesExchangedTheExponentialHasTheOtherSign() throws NotProven {
        double[] p = FourPoints.along(4);

        ChannelCertificate certificate = certified(FALLING, p[0], p[1], -p[2], -p[3]);

        holdsTheLimit(certificate, -FourPoints.STEEPER_CONSTANT);
        assertThat(certificate.terms()).containsExactly(new ChannelCertificate.Term(LimitShape.EXPONENTIAL, -1));
    }

    /** Where the exponential fits exactly, how networks exceed it is of higher order: that they do is not told by the first. */
    @Test
    void withoutResidualsTheExcessHasNoSignToBeProven() {
        assertThatThrownBy(() -> certified(FourPoints.samples(), FourPoints.along(4)))
                .isInstanceOf(NotProven.class)
                .hasMessage("the sign of a group's excess above the limit cannot be told");
    }

    @Test
    void fromAMinimumNoLimitIsFound() {
        assertThatThrownBy(() -> certified(FourPoints.samples(16), FourPoints.flatterMinimum()))
                .isInstanceOf(NotProven.class)
                .hasMessage("its limit is not found again from the network that stands for it");
    }

    /** Two values of x alone: the unit can become a step between them. */
    @Test
    void aStepHasNoCertificate() {
        assertThatThrownBy(() -> certified(Fabricated.QUARTERS, 0.5, 0, 2, 0.1))
                .isInstanceOf(NotProven.class)
                .hasMessage("certificates are not for limits where a unit becomes a step");
    }

    @Test
    void weightDecayIsRefusedBeforeAnythingIsSearched() {
        Network decays = Network.of(1, List.of(1), Activation.TANH, 0.1);

        assertThatThrownBy(() -> ChannelLimit.certified(decays, STEEPER, "", FourPoints.along(4)))
                .isInstanceOf(NotProven.class)
                .hasMessage("certificates of channels are for networks without weight decay");
    }
}
