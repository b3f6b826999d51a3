package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** By differences, exact decimals and the definitions. */
class LimitLossTest {
    @ParameterizedTest
    @EnumSource
    void derivativesAreDifferences(LimitLoss loss) {
        for (double z : new double[] {-3, -0.2, 0.7, 4}) {
            for (double y : new double[] {0, 0.25, 1}) {
                assertThat(loss.derivative(z, y)).isCloseTo(Terms.difference(h -> loss.loss(z + h, y)), within(1e-9));
                assertThat(loss.secondDerivative(z))
                        .isCloseTo(Terms.difference(h -> loss.derivative(z + h, y)), within(1e-9));
            }
        }
    }

    /** z is exact to within the error; then the computed figures are to within theirs, which are not much larger than needed. */
    @Test
    void errorsOfSquaresHoldInExactArithmetic() {
        Random random = new Random(9);
        for (int i = 0; i < 2000; i++) {
            double z = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
            double y = i % 3 == 0 ? z * (1 + 1e-14 * random.nextGaussian()) : random.nextGaussian();
            double error = i % 2 == 0 ? 0 : Math.abs(z) * Math.pow(10, -8 - random.nextInt(8));
            double exact = z + (2 * random.nextDouble() - 1) * error;
            BigDecimal difference = new BigDecimal(exact).subtract(new BigDecimal(y));
            double lossError = new BigDecimal(LimitLoss.SQUARED_ERROR.loss(z, y))
                    .subtract(difference.multiply(difference))
                    .abs()
                    .doubleValue();
            double slopeError = new BigDecimal(LimitLoss.SQUARED_ERROR.derivative(z, y))
                    .subtract(difference.multiply(BigDecimal.valueOf(2)))
                    .abs()
                    .doubleValue();
            assertThat(lossError).isLessThanOrEqualTo(LimitLoss.SQUARED_ERROR.lossError(z, error, y));
            assertThat(slopeError).isLessThanOrEqualTo(LimitLoss.SQUARED_ERROR.derivativeError(z, error, y));
        }
        assertThat(LimitLoss.SQUARED_ERROR.lossError(3, 1e-9, 1)).isBetween(4e-9, 4.1e-9);
        assertThat(LimitLoss.SQUARED_ERROR.derivativeError(3, 1e-9, 1)).isBetween(2e-9, 2.1e-9);
        assertThat(LimitLoss.SQUARED_ERROR.secondDerivativeError(3, 1e-9)).isZero();
    }

    @Test
    void isThatOfTheNetworkWhoseLimitItIs() {
        Network probability = Network.of(2, List.of(3), Activation.TANH, 0);
        Network number = Network.of(2, List.of(3), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Network classes = Network.of(2, List.of(3), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        assertThat(LimitLoss.of(probability)).isEqualTo(LimitLoss.CROSS_ENTROPY);
        assertThat(LimitLoss.of(number)).isEqualTo(LimitLoss.SQUARED_ERROR);
        assertThatThrownBy(() -> LimitLoss.of(classes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limits are known for one output only, not for 3");
        assertThat(LimitLoss.CROSS_ENTROPY.output(Math.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(LimitLoss.SQUARED_ERROR.output(3)).isEqualTo(3);
    }

    /** A state of units is the network: loss, gradient and Hessian of the squared error by the reference. */
    @Test
    void aSumOfUnitsIsTheNetworkThatPredictsANumber() {
        Network network = Network.of(2, List.of(3), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Random random = new Random(6);
        double[] p = random.doubles(network.parameterCount(), -2, 2).toArray();
        Samples samples = new Samples(
                LimitModels.SAMPLES.inputs(),
                random.doubles(LimitModels.SAMPLES.size(), -3, 3).toArray());
        Objective objective = Objective.of(network, samples);
        LimitState state = LimitState.of(network, p);
        LimitModel model = state.model(samples);
        int[] index = {0, 1, 4, 5, 8, 9, 2, 6, 10, 3, 7, 11, 12};
        assertThat(model.loss(state.parameters())).isCloseTo(objective.loss(p), within(1e-13));
        double[][] bounds = model.hessianRounding(state.parameters());
        for (int i = 0; i < p.length; i++) {
            assertThat(model.gradient(state.parameters())[index[i]])
                    .isCloseTo(objective.gradient(p)[i], within(1e-13));
            for (int j = 0; j < p.length; j++) {
                assertThat(model.hessian(state.parameters())[index[i]][index[j]])
                        .isCloseTo(objective.hessian(p)[i][j], within(2 * bounds[index[i]][index[j]]));
            }
        }
    }
}
