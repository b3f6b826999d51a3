package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;

/** A tail is the beginning of the activation's series in exp(-rate |z|), and only three activations have one. */
class TailTermTest {
    private static final Set<Activation> SATURATING =
            EnumSet.of(Activation.TANH, Activation.SIGMOID, Activation.SOFTPLUS);

    @ParameterizedTest
    @EnumSource
    void twoTermsLeaveAThird(Activation activation) {
        for (double side : new double[] {-1, 1}) {
            boolean has = SATURATING.contains(activation) && (activation != Activation.SOFTPLUS || side < 0);
            assertThat(TailTerm.of(activation, side).isPresent()).isEqualTo(has);
            TailTerm.of(activation, side).ifPresent(tail -> {
                double y = Math.exp(-tail.rate() * 4);
                double series = tail.asymptote() + tail.sign() * tail.scale() * (y - tail.second() * y * y);
                assertThat(tail.side()).isEqualTo(side);
                assertThat(activation.value(4 * side)).isCloseTo(series, within(1.1 * tail.scale() * y * y * y));
            });
        }
    }
}
