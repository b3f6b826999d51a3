package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/** By differences, exact decimals and the definitions. */
class ScalarLossTest {
    @ParameterizedTest
    @EnumSource
    void derivativesAreDifferences(ScalarLoss loss) {
        for (double z : new double[] {-3, -0.2, 0.7, 4}) {
            for (double y : new double[] {0, 0.25, 1}) {
                assertThat(loss.derivative(z, y)).isCloseTo(difference(h -> loss.loss(z + h, y)), within(1e-9));
                assertThat(loss.secondDerivative(z))
                        .isCloseTo(difference(h -> loss.derivative(z + h, y)), within(1e-9));
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
            double lossError = new BigDecimal(ScalarLoss.SQUARED_ERROR.loss(z, y))
                    .subtract(difference.multiply(difference))
                    .abs()
                    .doubleValue();
            double slopeError = new BigDecimal(ScalarLoss.SQUARED_ERROR.derivative(z, y))
                    .subtract(difference.multiply(BigDecimal.valueOf(2)))
                    .abs()
                    .doubleValue();
            assertThat(lossError).isLessThanOrEqualTo(ScalarLoss.SQUARED_ERROR.lossError(z, error, y));
            assertThat(slopeError).isLessThanOrEqualTo(ScalarLoss.SQUARED_ERROR.derivativeError(z, error, y));
        }
        assertThat(ScalarLoss.SQUARED_ERROR.lossError(3, 1e-9, 1)).isBetween(4e-9, 4.1e-9);
        assertThat(ScalarLoss.SQUARED_ERROR.derivativeError(3, 1e-9, 1)).isBetween(2e-9, 2.1e-9);
        assertThat(ScalarLoss.SQUARED_ERROR.secondDerivativeError(3, 1e-9)).isZero();
    }

    @Test
    void isThatOfTheNetworkWhoseLimitItIs() {
        Network probability = Network.of(2, List.of(3), Activation.TANH, 0);
        Network number = Network.of(2, List.of(3), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Network classes = Network.of(2, List.of(3), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        assertThat(ScalarLoss.of(probability)).isEqualTo(ScalarLoss.CROSS_ENTROPY);
        assertThat(ScalarLoss.of(number)).isEqualTo(ScalarLoss.SQUARED_ERROR);
        assertThatThrownBy(() -> ScalarLoss.of(classes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("such a loss has one output, not 3");
        assertThat(ScalarLoss.CROSS_ENTROPY.output(Math.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(ScalarLoss.SQUARED_ERROR.output(3)).isEqualTo(3);
    }

    /** f'(0) by central differences of fourth order. */
    private static double difference(DoubleUnaryOperator f) {
        double h = 1e-3;
        double near = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
        double far = (f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h)) / (4 * h);
        return (4 * near - far) / 3;
    }
}
