package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.Logistic;

/** A unit that saturates. */
class ExponentialTermTest {
    /** e^L s(z - L) = e^z (1 - e^(z - L) + ...). */
    @Test
    void aSaturatingUnitTendsToIt() {
        for (double sign : new double[] {-1, 1}) {
            assertThat(Terms.jet(new ExponentialTerm(sign), 0.7).value)
                    .isCloseTo(sign * Math.exp(35) * Logistic.sigmoid(0.7 - 35), within(1e-13));
        }
    }

    @Test
    void itsExponentIsOneAffineForm() {
        assertThat(new ExponentialTerm(-1).forms()).containsExactly(LimitTerm.Form.AFFINE);
    }

    @Test
    void neverOverflows() {
        assertThat(Terms.jet(new ExponentialTerm(-1), 1e6).value).isEqualTo(-Math.exp(300));
        assertThat(Terms.jet(new ExponentialTerm(-1), 299).value).isEqualTo(-Math.exp(299));
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new ExponentialTerm(-1), 0.7);
        Terms.expectMajorantToBeReached(new ExponentialTerm(-1));
        Terms.expectLinearFormsToBeAsManyAsPossible(new ExponentialTerm(-1), 0.7);
        Terms.expectFunctionsWithinTheirErrors(new ExponentialTerm(-1), 1, 0.7);
        Terms.expectDerivativesToBeDifferences(new ExponentialTerm(1), -1.5);
        Terms.expectMajorantToBeReached(new ExponentialTerm(1));
        Terms.expectLinearFormsToBeAsManyAsPossible(new ExponentialTerm(1), -1.5);
        Terms.expectFunctionsWithinTheirErrors(new ExponentialTerm(1), 1, -1.5);
    }
}
