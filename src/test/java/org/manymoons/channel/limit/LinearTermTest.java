package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A unit that fades. */
class LinearTermTest {
    /** tanh(e r) / e = r - e^2 r^3 / 3; with a bias b, another (1 - tanh(b)^2) and -tanh(b) of the square. */
    @Test
    void aFadingUnitTendsToIt() {
        double e = 1e-3;
        double s = -0.75;
        double bias = 0.75 * e;
        double bent = (Math.tanh(bias + e * 1.5) - Math.tanh(bias)) / (1 - Math.pow(Math.tanh(bias), 2)) / e;
        assertThat(Terms.jet(new LinearTerm(false), 1.5).value).isCloseTo(Math.tanh(e * 1.5) / e, within(2e-6));
        assertThat(Terms.jet(new LinearTerm(true), 1.5, s * e * e).value).isCloseTo(bent, within(2e-6));
        assertThat(Terms.jet(new LinearTerm(true), 1.5, s).value).isEqualTo(1.5 - 0.75 * 2.25);
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new LinearTerm(false), 1.5);
        Terms.expectMajorantToBeReached(new LinearTerm(false));
        Terms.expectLinearFormsToBeAsManyAsPossible(new LinearTerm(false), 1.5);
        Terms.expectFunctionsWithinTheirErrors(new LinearTerm(false), 0, 1.5);
        Terms.expectDerivativesToBeDifferences(new LinearTerm(true), 1.5, -0.75);
        Terms.expectMajorantToBeReached(new LinearTerm(true));
        Terms.expectLinearFormsToBeAsManyAsPossible(new LinearTerm(true), 1.5, -0.75);
        Terms.expectFunctionsWithinTheirErrors(new LinearTerm(true), 0, 1.5, -0.75);
    }
}
