package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A unit that has become a step. */
class StepTermTest {
    private static final StepTerm STEP = new StepTerm(new double[] {-1, 1}, new double[] {1, 0, 0});

    @Test
    void isTheOutgoingWeightTimesTheSideOfTheSample() {
        double[] f = new double[LimitTerm.MOST_FUNCTIONS];
        STEP.functions(1, new double[] {2.5}, f);
        assertThat(f[0]).isEqualTo(1);
        assertThat(Terms.jet(STEP, 2.5).value).isEqualTo(-2.5);
    }

    /** The lower side of a sigmoid unit is 0, whatever its weight. */
    @Test
    void aSideAtZeroAddsNothing() {
        StepTerm sigmoid = new StepTerm(new double[] {0, 1}, new double[] {1, 0, 0});
        assertThat(Terms.jet(sigmoid, 2.5).value).isZero();
    }

    @Test
    void itsSidesAreExact() {
        double[] errors = {7};
        STEP.functionErrors(0, new double[] {2.5}, new double[] {1e-3}, errors);
        assertThat(errors).containsExactly(0);
    }

    @Test
    void derivativesAreDifferencesAndTheMajorantIsReached() {
        Terms.expectDerivativesToBeDifferences(STEP, 2.5);
        Terms.expectMajorantToBeReached(STEP);
        Terms.expectLinearFormsToBeAsManyAsPossible(STEP, 2.5);
    }
}
