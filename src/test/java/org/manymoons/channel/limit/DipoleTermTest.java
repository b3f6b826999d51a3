package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;

/** Two units that merge. */
class DipoleTermTest {
    /** f(z + e r) / 2e - f(z - e r) / 2e, whose error is e^2 r^3 f'''/ 6. */
    @Test
    void twoUnitsOfOppositeOutgoingWeightsTendToIt() {
        double e = 1e-4;
        double z = 0.7;
        double v = -2.5;
        double r = 1.25;
        double pair = (Math.tanh(z + e * r) - Math.tanh(z - e * r)) / (2 * e);
        assertThat(Terms.jet(new DipoleTerm(Activation.TANH), z, v, r).value)
                .isCloseTo(v * Math.tanh(z) + pair, within(1e-7));
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new DipoleTerm(Activation.TANH), 0.7, -2.5, 1.25);
        Terms.expectMajorantToBeReached(new DipoleTerm(Activation.TANH));
        Terms.expectLinearFormsToBeAsManyAsPossible(new DipoleTerm(Activation.TANH), 0.7, -2.5, 1.25);
        Terms.expectFunctionsWithinTheirErrors(new DipoleTerm(Activation.TANH), 4, 0.7, -2.5, 1.25);
        Terms.expectDerivativesToBeDifferences(new DipoleTerm(Activation.SWISH), -0.4, 1.5, 2.25);
        Terms.expectMajorantToBeReached(new DipoleTerm(Activation.SWISH));
        Terms.expectLinearFormsToBeAsManyAsPossible(new DipoleTerm(Activation.SWISH), -0.4, 1.5, 2.25);
        Terms.expectFunctionsWithinTheirErrors(new DipoleTerm(Activation.SWISH), 4, -0.4, 1.5, 2.25);
    }
}
