package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;

/** A unit is its activation times its outgoing weight. */
class UnitTermTest {
    @Test
    void isTheActivationTimesTheOutgoingWeight() {
        assertThat(Terms.jet(new UnitTerm(Activation.TANH), 0.7, -2.5).value)
                .isCloseTo(-2.5 * Math.tanh(0.7), within(1e-15));
        assertThat(Terms.jet(new UnitTerm(Activation.SOFTPLUS), -0.7, 3).value)
                .isCloseTo(3 * Math.log(1 + Math.exp(-0.7)), within(1e-15));
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new UnitTerm(Activation.TANH), 0.7, -2.5);
        Terms.expectMajorantToBeReached(new UnitTerm(Activation.TANH));
        Terms.expectLinearFormsToBeAsManyAsPossible(new UnitTerm(Activation.TANH), 0.7, -2.5);
        Terms.expectFunctionsWithinTheirErrors(new UnitTerm(Activation.TANH), 3, 0.7, -2.5);
        Terms.expectDerivativesToBeDifferences(new UnitTerm(Activation.GELU), -0.4, 1.5);
        Terms.expectMajorantToBeReached(new UnitTerm(Activation.GELU));
        Terms.expectLinearFormsToBeAsManyAsPossible(new UnitTerm(Activation.GELU), -0.4, 1.5);
        Terms.expectFunctionsWithinTheirErrors(new UnitTerm(Activation.GELU), 3, -0.4, 1.5);
    }
}
