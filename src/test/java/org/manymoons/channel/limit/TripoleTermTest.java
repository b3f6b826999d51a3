package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;

/** Three units that merge. */
class TripoleTermTest {
    /** The first and second differences of the activation: their errors are of order e^2. */
    @Test
    void threeUnitsTendToIt() {
        double e = 1e-3;
        double z = 0.7;
        double v = -2.5;
        double r = 1.25;
        double q = 0.75;
        double pair = (Math.tanh(z + e * r) - Math.tanh(z - e * r)) / (2 * e);
        double three = (Math.tanh(z + e * q) - 2 * Math.tanh(z) + Math.tanh(z - e * q)) / (e * e);
        for (double sign : new double[] {-1, 1}) {
            assertThat(Terms.jet(new TripoleTerm(Activation.TANH, sign), z, v, r, q).value)
                    .isCloseTo(v * Math.tanh(z) + pair + sign * three, within(3e-6));
        }
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(new TripoleTerm(Activation.TANH, -1), 0.7, -2.5, 1.25, 0.75);
        Terms.expectMajorantToBeReached(new TripoleTerm(Activation.TANH, -1));
        Terms.expectLinearFormsToBeAsManyAsPossible(new TripoleTerm(Activation.TANH, -1), 0.7, -2.5, 1.25, 0.75);
        Terms.expectFunctionsWithinTheirErrors(new TripoleTerm(Activation.TANH, -1), 5, 0.7, -2.5, 1.25, 0.75);
        Terms.expectDerivativesToBeDifferences(new TripoleTerm(Activation.SIGMOID, 1), -0.4, 1.5, 2.25, -1.5);
        Terms.expectMajorantToBeReached(new TripoleTerm(Activation.SIGMOID, 1));
        Terms.expectLinearFormsToBeAsManyAsPossible(new TripoleTerm(Activation.SIGMOID, 1), -0.4, 1.5, 2.25, -1.5);
        Terms.expectFunctionsWithinTheirErrors(new TripoleTerm(Activation.SIGMOID, 1), 5, -0.4, 1.5, 2.25, -1.5);
    }
}
