package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;

/** Against networks with weight decay, and differences. */
class DecayedModelTest {
    private static final double L2 = 0.03;

    @Test
    void aSumOfUnitsIsTheNetworkWithItsWeightDecay() {
        Network network = Network.of(2, List.of(3), Activation.SOFTPLUS, L2);
        double[] p = new Random(5).doubles(network.parameterCount(), -2, 2).toArray();
        Objective objective = Objective.of(network, LimitModels.SAMPLES);
        LimitState state = LimitState.of(network, p);
        DecayedModel model = state.decayedModel(LimitModels.SAMPLES, L2);
        int[] index = {0, 1, 4, 5, 8, 9, 2, 6, 10, 3, 7, 11, 12}; // weights, biases, outgoing weights, constant
        assertThat(model.loss(state.parameters())).isCloseTo(objective.loss(p), within(1e-14));
        for (int i = 0; i < p.length; i++) {
            assertThat(model.gradient(state.parameters())[index[i]])
                    .isCloseTo(objective.gradient(p)[i], within(1e-14));
            for (int j = 0; j < p.length; j++) {
                assertThat(model.hessian(state.parameters())[index[i]][index[j]])
                        .isCloseTo(objective.hessian(p)[i][j], within(1e-14));
            }
        }
    }

    @Test
    void aRampDecaysInBothOfItsFactorsAndTheConstantNever() {
        LimitState state = new LimitState(
                List.of(new Piece(new RampTerm(), new double[] {0.7, -0.4, 1.2}, List.of(0))), 0.3, List.of());
        double[] p = state.parameters();
        DecayedModel decayed = state.decayedModel(LimitModels.SAMPLES, L2);
        LimitModel plain = state.model(LimitModels.SAMPLES);
        assertThat(decayed.loss(p) - plain.loss(p)).isCloseTo(0.5 * L2 * (0.49 + 0.16 + 1.44), within(1e-15));
        double[][] hessian = decayed.hessian(p);
        for (int i = 0; i < p.length; i++) {
            double[] up = decayed.gradient(LimitModels.moved(p, i, 1e-5));
            double[] down = decayed.gradient(LimitModels.moved(p, i, -1e-5));
            int k = i;
            assertThat(decayed.gradient(p)[i])
                    .isCloseTo(Terms.difference(h -> decayed.loss(LimitModels.moved(p, k, h))), within(1e-8));
            for (int j = 0; j < p.length; j++) {
                assertThat(hessian[i][j]).isCloseTo((up[j] - down[j]) / 2e-5, within(1e-7));
            }
        }
    }

    @Test
    void roundingIsThatOfTheModelAndOfThePenalty() {
        LimitState state = new LimitState(
                List.of(new Piece(new RampTerm(), new double[] {7e3, -4e3, 1.2e4}, List.of(0))), 0.3, List.of());
        double[] p = state.parameters();
        DecayedModel decayed = state.decayedModel(LimitModels.SAMPLES, 1e6);
        LimitModel plain = state.model(LimitModels.SAMPLES);
        assertThat(decayed.rounding(p).loss()).isGreaterThan(0x1p-53 * decayed.loss(p));
        assertThat(decayed.rounding(p).gradient()[0]).isGreaterThan(0x1p-53 * 1e6 * 7e3);
        assertThat(decayed.rounding(p).gradient()[3])
                .isEqualTo(plain.rounding(p).gradient()[3]);
        assertThat(decayed.hessianRounding(p)[2][2]).isGreaterThan(plain.hessianRounding(p)[2][2] + 0x1p-53 * 1e6);
        assertThat(decayed.hessianRounding(p)[3][3]).isEqualTo(plain.hessianRounding(p)[3][3]);
    }
}
