package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.MadeUp;
import org.manymoons.kernel.GeneralizedLinearModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.rounding.RoundingBound;

class NetworkSurfaceTest {
    private static final double[] P = {0.5, -1, 0.25, 2, 3, -4, 0.75}; // w, w, b, b, a, a, c
    private final Network network = Network.of(1, List.of(2), Activation.TANH, 0.1);
    private final Objective objective = Objective.of(network, MadeUp.TWO);
    private final Surface surface = new NetworkSurface(objective);

    @Test
    void theLinearParametersAreTheOutputLayer() {
        assertThat(surface.linearParameters()).containsExactly(4, 5, 6);
    }

    @Test
    void theRegressionOfTheOutputLayerIsTheLossLessTheDecayOfTheHiddenWeights() {
        GeneralizedLinearModel regression = surface.regression(P);
        assertThat(regression.size()).isEqualTo(3);
        for (double[] v : new double[][] {{3, -4, 0.75}, {1, 2, -3}}) {
            double sum = 0;
            for (int n = 0; n < 2; n++) {
                double x = 2 * n - 1;
                double z = v[0] * Math.tanh(0.5 * x + 0.25) + v[1] * Math.tanh(2 - x) + v[2];
                double y = MadeUp.TWO.labels()[n];
                sum += y * Math.log1p(Math.exp(-z)) + (1 - y) * Math.log1p(Math.exp(z));
            }
            double decay = 0.05 * (v[0] * v[0] + v[1] * v[1]); // not of the bias
            assertThat(regression.loss(v)).isCloseTo(sum / 2 + decay, within(1e-14));
            double[] whole = {P[0], P[1], P[2], P[3], v[0], v[1], v[2]};
            assertThat(surface.loss(whole)).isCloseTo(sum / 2 + decay + 0.05 * 1.25, within(1e-14));
        }
    }

    @Test
    void lossDerivativesAndRoundingAreThoseOfTheNetwork() {
        RoundingBound bound = RoundingBound.of(network, P, MadeUp.TWO);
        assertThat(surface.gradient(P)).containsExactly(objective.gradient(P));
        assertThat(surface.hessian(P)).isDeepEqualTo(objective.hessian(P));
        assertThat(surface.rounding(P).loss()).isEqualTo(bound.loss());
        assertThat(surface.rounding(P).gradient()).containsExactly(bound.gradient());
    }

    @Test
    void onlyOneSigmoidCanBeProjected() {
        assertThat(surface.isProjectable()).isTrue();
        for (OutputLoss kind : OutputLoss.values()) {
            Network three = Network.of(1, List.of(2), Activation.TANH, kind, 3, 0);
            assertThat(new NetworkSurface(Objective.of(three, MadeUp.TWO)).isProjectable())
                    .isFalse();
        }
    }
}
