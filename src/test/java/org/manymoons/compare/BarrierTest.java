package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.MadeUp;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

class BarrierTest {
    private static final double[] FROM = {1, -2};
    private static final double[] TO = {3, 6};

    @Test
    void theLossIsTakenAtEquallySpacedPointsFromEndToEnd() {
        double[] losses = along(t -> 7 * t).losses();
        assertThat(losses).hasSize(51);
        for (int k = 0; k < losses.length; k++) {
            assertThat(losses[k]).isCloseTo(7 * k / 50.0, within(1e-14));
        }
    }

    @Test
    void theLossesCanBeTakenAtFewerPoints() {
        MadeUp objective = new MadeUp(MadeUp.LINE, MadeUp.TWO, p -> p[0] + 10 * p[1], p -> p, p -> new double[0][]);
        assertThat(Barrier.losses(objective, FROM, TO, 3)).containsExactly(1 - 20, 2 + 20, 3 + 60);
    }

    @Test
    void theHeightIsMeasuredFromTheLineBetweenTheEnds() {
        // above the line 2 + 3 t by 4 t (1 - t), which is 1 in the middle; above both ends the loss is at most 5.5 - 5
        assertThat(along(t -> 2 + 3 * t + 4 * t * (1 - t)).height()).isCloseTo(1, within(1e-14));
        assertThat(along(t -> 5 - 3 * t + 4 * t * (1 - t)).height()).isCloseTo(1, within(1e-14));
    }

    @Test
    void theTopIsFoundBetweenThePoints() {
        // 0.413 lies between the points 0.40 and 0.42, where the hill is 0.831 and 0.951 high
        assertThat(along(t -> Math.max(0, 1 - 1000 * (t - 0.413) * (t - 0.413))).height())
                .isCloseTo(1, within(1e-10));
    }

    @Test
    void aLossBelowTheLineHasNoBarrier() {
        assertThat(along(t -> 2 + 3 * t - 4 * t * (1 - t)).height()).isZero();
    }

    @Test
    void betweenAUnitAndItsMirrorImageLiesTheNetworkThatSaysNothing() {
        // (w, a) to (-w, -a) passes through (0, 0), whose loss is log 2; a network and its mirror image are one
        // function
        Samples samples = new Samples(new double[][] {{-1}, {1}}, new double[] {0, 1});
        Objective objective = Objective.of(Network.of(1, List.of(1), Activation.TANH, 0), samples);
        Barrier barrier = Barrier.between(objective, new double[] {1.5, 0, 2, 0}, new double[] {-1.5, 0, -2, 0});
        double loss = Math.log1p(Math.exp(-2 * Math.tanh(1.5)));
        assertThat(barrier.losses()[0]).isCloseTo(loss, within(1e-15));
        assertThat(barrier.losses()[50]).isCloseTo(loss, within(1e-15));
        assertThat(barrier.height()).isCloseTo(Math.log(2) - loss, within(1e-15));
    }

    /** On the line from FROM to TO the second parameter is 8 t - 2, the first 2 t + 1. */
    private static Barrier along(DoubleUnaryOperator loss) {
        MadeUp objective = new MadeUp(
                MadeUp.LINE,
                MadeUp.TWO,
                p -> {
                    double t = (p[1] + 2) / 8;
                    assertThat(p[0]).isCloseTo(2 * t + 1, within(1e-14));
                    return loss.applyAsDouble(t);
                },
                p -> p,
                p -> new double[0][]);
        return Barrier.between(objective, FROM, TO);
    }
}
