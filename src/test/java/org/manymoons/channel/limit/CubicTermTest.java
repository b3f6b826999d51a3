package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Two units that fade along one direction. */
class CubicTermTest {
    @Test
    void isALineWithASquareACubeAndAFourthPower() {
        double q = 1.5;
        assertThat(Terms.jet(new CubicTerm(-1, false), 0.5, q, 2).value)
                .isCloseTo(0.5 - Math.pow(q, 2) + 2 * Math.pow(q, 3), within(1e-14));
        assertThat(Terms.jet(new CubicTerm(1, true), 0.5, q, 2, -3).value)
                .isCloseTo(0.5 + Math.pow(q, 2) + 2 * Math.pow(q, 3) - 3 * Math.pow(q, 4), within(1e-14));
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new CubicTerm(-1, false), 0.5, 1.5, 2);
        Terms.expectMajorantToBeReached(new CubicTerm(-1, false));
        Terms.expectLinearFormsToBeAsManyAsPossible(new CubicTerm(-1, false), 0.5, 1.5, 2);
        Terms.expectFunctionsWithinTheirErrors(new CubicTerm(-1, false), 0, 0.5, 1.5, 2);
        Terms.expectDerivativesToBeDifferences(new CubicTerm(1, false), 0.5, -1.5, 2);
        Terms.expectMajorantToBeReached(new CubicTerm(1, false));
        Terms.expectLinearFormsToBeAsManyAsPossible(new CubicTerm(1, false), 0.5, -1.5, 2);
        Terms.expectFunctionsWithinTheirErrors(new CubicTerm(1, false), 0, 0.5, -1.5, 2);
        Terms.expectDerivativesToBeDifferences(new CubicTerm(-1, true), 0.5, 1.5, 2, -3);
        Terms.expectMajorantToBeReached(new CubicTerm(-1, true));
        Terms.expectLinearFormsToBeAsManyAsPossible(new CubicTerm(-1, true), 0.5, 1.5, 2, -3);
        Terms.expectFunctionsWithinTheirErrors(new CubicTerm(-1, true), 0, 0.5, 1.5, 2, -3);
        Terms.expectDerivativesToBeDifferences(new CubicTerm(1, true), 0.5, -0.75, 2, 1);
        Terms.expectMajorantToBeReached(new CubicTerm(1, true));
        Terms.expectLinearFormsToBeAsManyAsPossible(new CubicTerm(1, true), 0.5, -0.75, 2, 1);
        Terms.expectFunctionsWithinTheirErrors(new CubicTerm(1, true), 0, 0.5, -0.75, 2, 1);
    }
}
