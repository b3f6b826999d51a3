package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.manymoons.reference.Activation;
import org.manymoons.rounding.Rounding;

/** Against values and derivatives from mpmath, from z = -800 to 800 (activation_jets.py). */
class ActivationJetTest {
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RELU", "LEAKYRELU", "HARDTANH"})
    void everyDerivativeIsExactToAFewRoundingsOfItsExponential(Activation activation) {
        for (ActivationJets row : ActivationJets.of(activation)) {
            for (int orders = 2; orders <= 5; orders++) {
                double[] jet = new double[orders]; // and no more are written
                ActivationJet.write(activation, row.z(), orders, jet);
                for (int n = 0; n < orders; n++) {
                    assertThat(row.distance(jet[n], n))
                            .as("%s, derivative %d of %d", row, n, orders)
                            .isLessThanOrEqualTo(
                                    Rounding.FUNCTION * (row.condition(n) + row.argument(n)) + Double.MIN_NORMAL);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RELU", "LEAKYRELU", "HARDTANH"})
    void theFifthDerivativeIsExactToASmallPartOfTheOnesBefore(Activation activation) {
        for (ActivationJets row : ActivationJets.of(activation)) {
            double[] jet = {7, 7, 7, 7, 7, 7}; // from another sample
            ActivationJet.write(activation, row.z(), 6, jet);
            double size = Math.abs(row.derivative(5)) + Math.abs(row.derivative(4)) + Math.abs(row.derivative(3));
            assertThat(row.distance(jet[5], 5))
                    .as("%s", row)
                    .isLessThanOrEqualTo(1e-14 * (1 + Math.abs(row.z())) * size + Double.MIN_NORMAL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKYRELU", "HARDTANH"})
    void activationsWithKinksAreRefused(Activation activation) {
        assertThatThrownBy(() -> ActivationJet.write(activation, 1, 3, new double[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(activation + " is not twice differentiable");
    }
}
