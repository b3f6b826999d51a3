package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A unit whose bias is at infinity. */
class RampTermTest {
    @Test
    void aSoftplusUnitLessItsBiasTendsToIt() {
        double v = -1.7;
        double r = 0.8;
        double b = 30;
        double unit = v * Math.log1p(Math.exp(r + b)) - v * b;
        assertThat(Terms.jet(new RampTerm(), r, v).value).isCloseTo(unit, within(1e-12));
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new RampTerm(), 0.8, -1.7);
        Terms.expectMajorantToBeReached(new RampTerm());
        Terms.expectLinearFormsToBeAsManyAsPossible(new RampTerm(), 0.8, -1.7);
        Terms.expectFunctionsWithinTheirErrors(new RampTerm(), 0, 0.8, -1.7);
    }
}
