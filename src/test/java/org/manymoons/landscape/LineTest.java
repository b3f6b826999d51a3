package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A unit that fades. */
class LineTest {
    /** tanh(e r) / e = r - e^2 r^3 / 3; with a bias b, another (1 - tanh(b)^2) and -tanh(b) of the square. */
    @Test
    void aFadingUnitTendsToIt() {
        double e = 1e-3;
        double s = -0.75;
        double bias = 0.75 * e;
        double bent = (Math.tanh(bias + e * 1.5) - Math.tanh(bias)) / (1 - Math.pow(Math.tanh(bias), 2)) / e;
        assertThat(Terms.jet(new Line(false), 1.5).value).isCloseTo(Math.tanh(e * 1.5) / e, within(2e-6));
        assertThat(Terms.jet(new Line(true), 1.5, s * e * e).value).isCloseTo(bent, within(2e-6));
        assertThat(Terms.jet(new Line(true), 1.5, s).value).isEqualTo(1.5 - 0.75 * 2.25);
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new Line(false), 1.5);
        Terms.expectMajorantToBeReached(new Line(false));
        Terms.expectLinearFormsToBeAsManyAsPossible(new Line(false), 1.5);
        Terms.expectFunctionsWithinTheirErrors(new Line(false), 0, 1.5);
        Terms.expectDerivativesToBeDifferences(new Line(true), 1.5, -0.75);
        Terms.expectMajorantToBeReached(new Line(true));
        Terms.expectLinearFormsToBeAsManyAsPossible(new Line(true), 1.5, -0.75);
        Terms.expectFunctionsWithinTheirErrors(new Line(true), 0, 1.5, -0.75);
    }
}
