package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** On x = -1 and 1 with probabilities 1/4 and 3/4 the regression is log(3) x; the parameters are w1, w2, b1, b2, v1, v2, c. */
class LinearOptimumTest {
    private static final Network TWO_UNITS = Network.of(1, List.of(2), Activation.IDENTITY, 0);
    private static final Objective TWO = Objective.of(TWO_UNITS, MadeUp.TWO);
    private static final double[] START = {0.4, -0.2, 0.5, 0.1, 0.3, 0.7, 0.2};

    /** The map is 0.12 - 0.14 = -0.02; its slope grows to log 3 by the least change of v, along w / |w|^2. */
    @Test
    void theOutputLayerChangesLeast() {
        double[] best = LinearNetwork.optimum(TWO, START).orElseThrow();
        double change = (Math.log(3) + 0.02) / 0.2;
        double v1 = 0.3 + 0.4 * change;
        double v2 = 0.7 - 0.2 * change;
        assertThat(best)
                .containsExactly(new double[] {0.4, -0.2, 0.5, 0.1, v1, v2, -0.5 * v1 - 0.1 * v2}, within(1e-12));
        assertThat(LinearNetwork.isOptimal(TWO, best)).isTrue();
        best[6] += 1e-9;
        assertThat(LinearNetwork.isOptimal(TWO, best)).isFalse();
        best[6] = Double.NaN;
        assertThat(LinearNetwork.isOptimal(TWO, best)).isFalse();
    }

    @Test
    void aSlopeOnTheWeightAloneIsOneToo() {
        double[] best = LinearNetwork.optimum(TWO, START).orElseThrow();
        best[4] += 1e-9;
        best[6] -= 0.5e-9; // the bias of the map stays
        assertThat(LinearNetwork.isOptimal(TWO, best)).isFalse();
    }

    @Test
    void withoutAWayThroughTheHiddenLayerOrAMinimumThereIsNone() {
        assertThat(LinearNetwork.optimum(TWO, new double[7])).isEmpty();
        Samples separable = new Samples(new double[][] {{-1}, {1}}, new double[] {0, 1});
        assertThat(LinearNetwork.optimum(Objective.of(TWO_UNITS, separable), START))
                .isEmpty();
    }

    /** Two layers in the plane: the gradient of the whole network vanishes, and no other start is lower. */
    @Test
    void throughTwoLayersEveryStartHasTheSameLoss() {
        Random random = new Random(3);
        double[][] x = new double[9][];
        double[] y = new double[9];
        for (int n = 0; n < 9; n++) {
            x[n] = random.doubles(2, -1, 1).toArray();
            y[n] = random.nextDouble();
        }
        Samples samples = new Samples(x, y);
        Network deep = Network.of(2, List.of(3, 2), Activation.IDENTITY, 0);
        Objective objective = Objective.of(deep, samples);
        double[] first = null;
        for (int run = 0; run < 3; run++) {
            double[] start = random.doubles(deep.parameterCount(), -1, 1).toArray();
            double[] best = LinearNetwork.optimum(objective, start).orElseThrow();
            assertThat(Gradient.gradient(deep, best, samples)).containsOnly(new double[best.length], within(1e-10));
            first = first == null ? best : first;
            assertThat(Loss.loss(deep, best, samples)).isCloseTo(Loss.loss(deep, first, samples), within(1e-14));
            assertThat(LinearNetwork.isOptimal(objective, best)).isTrue();
        }
    }
}
