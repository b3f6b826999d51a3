package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Two units that merge and saturate. */
class SaturatedDipoleTermTest {
    @Test
    void isAnExponentialWithAFactorAndItsSquare() {
        assertThat(Terms.jet(new SaturatedDipoleTerm(), Math.log(3), 0.25, -0.5).value)
                .isCloseTo(0.25 * 3 - 0.5 * 9, within(1e-14));
    }

    @Test
    void neverOverflows() {
        assertThat(Terms.jet(new SaturatedDipoleTerm(), 1e6, 1, 0).value).isEqualTo(Math.exp(300));
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new SaturatedDipoleTerm(), 0.7, -2.5, 1.25);
        Terms.expectMajorantToBeReached(new SaturatedDipoleTerm());
        Terms.expectLinearFormsToBeAsManyAsPossible(new SaturatedDipoleTerm(), 0.7, -2.5, 1.25);
        Terms.expectFunctionsWithinTheirErrors(new SaturatedDipoleTerm(), 1, 0.7, -2.5, 1.25);
    }
}
