package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.kink.KinkVerdict.Nature;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Points whose kind follows by hand from the optimality conditions; parameters are w, b, v, c. */
class KinkJudgeTest {
    private static KinkVerdict balanced(double l2, double... parameters) {
        return KinkJudge.of(Line.balanced().objective(Activation.RELU, 1, l2), parameters);
    }

    private static KinkVerdict onOneKink(double l2, double... parameters) {
        return KinkJudge.of(Line.onOneKink().objective(Activation.RELU, 1, l2), parameters);
    }

    @Test
    void aMultiplierInsideItsRangeHoldsAStrictMinimum() {
        double[] p = Line.minimumOnOneKink(0.01);
        KinkVerdict verdict = onOneKink(0.01, p);

        assertThat(verdict.nature()).as(verdict.reasons().toString()).isEqualTo(Nature.STRICT_MINIMUM);
        assertThat(verdict.loss())
                .isCloseTo(
                        Loss.loss(
                                Network.of(1, List.of(1), Activation.RELU, 0.01),
                                p,
                                Line.onOneKink().samples()),
                        within(verdict.lossBound()));
        assertThat(verdict.lossBound()).isBetween(1e-16, 1e-13);
        assertThat(verdict.gradientMaxAbs()).isLessThan(10 * verdict.gradientBound());
        assertThat(verdict.gradientBound()).isLessThan(1e-14);
        assertThat(verdict.newtonStep()).isLessThan(1e-13);
        assertThat(verdict.spectrum().eigenvalues()).hasSize(3);
        assertThat(verdict.freeDirections()).isEmpty();
        assertThat(verdict.leavesDownhill()).isFalse();
        // margin: (v l2) / (v (1/32 + l2/4)) is 0.296
        assertThat(verdict.reasons().get(0))
                .isEqualTo("1 sample on kinks, with multipliers inside (0, 1), the nearest to an end by 0.30");
        assertThat(verdict.reasons().get(1)).contains("the Hessian there is positive");
    }

    /** With all labels exchanged the same holds for a negative outgoing weight. */
    @Test
    void aNegativeOutgoingWeightHoldsWithResidualsOfTheOtherSign() {
        double[] p = Line.minimumOnOneKink(0.01);
        Line exchanged = new Line().at(-1, 2, 1).at(0.5, 1, 0).at(1.5, 1, 3);

        assertThat(KinkJudge.of(exchanged.objective(Activation.RELU, 1, 0.01), new double[] {p[0], p[1], -p[2], -p[3]})
                        .nature())
                .isEqualTo(Nature.STRICT_MINIMUM);
    }

    @ParameterizedTest
    @CsvSource({"0.0416, STRICT_MINIMUM, inside", "0.0417, UNKNOWN, the loss falls to one side of a kink: unit 1 has"})
    void theRangeOfTheMultiplierEndsAtOneTwentyFourth(double l2, Nature nature, String reason) {
        KinkVerdict verdict = onOneKink(l2, Line.minimumOnOneKink(l2));

        assertThat(verdict.nature()).isEqualTo(nature);
        assertThat(verdict.reasons().get(0)).contains(reason);
    }

    @Test
    void aMultiplierAtItsEndSaysThatTheKinkMayBeNeedless() {
        KinkVerdict verdict = onOneKink(1 / 24.0, Line.minimumOnOneKink(1 / 24.0));

        assertThat(verdict.nature()).isEqualTo(Nature.UNKNOWN);
        assertThat(verdict.reasons()).hasSize(1);
        assertThat(verdict.reasons().get(0)).startsWith("a multiplier is at its end");
    }

    /**
     * Weights (1 + t) times and an output weight 1 / (1 + t) times those of the minimum give the same function; with so little decay rounding hides the
     * slope, and Newton's step of 1.5 v t says how far the minimum is.
     */
    @ParameterizedTest
    @CsvSource({"1.1e-5, STRICT_MINIMUM", "1.13e-5, UNKNOWN"})
    void aNewtonStepOfAHundredThousandthOfTheNormIsTooLong(double t, Nature nature) {
        double[] p = Line.minimumOnOneKink(1e-11);
        double step = 1.5 * p[2] * t / Math.sqrt(2.25 * p[2] * p[2] + p[3] * p[3]);
        KinkVerdict verdict = onOneKink(1e-11, p[0] * (1 + t), p[1] * (1 + t), p[2] / (1 + t), p[3]);

        assertThat(verdict.newtonStep()).isCloseTo(step, within(1e-8));
        assertThat(verdict.nature()).as(verdict.reasons().toString()).isEqualTo(nature);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void aSlopeAlongTheKinkIsNoMinimum(int k) {
        double[] p = Line.minimumOnOneKink(0.01);
        double move = 1e-9;
        p[k] += move;
        p[1] -= k == 0 ? move / 2 : 0;
        KinkVerdict verdict = onOneKink(0.01, p);

        assertThat(verdict.nature()).isEqualTo(Nature.UNKNOWN);
        assertThat(verdict.reasons()).hasSize(1);
        assertThat(verdict.reasons().get(0)).startsWith("gradient component").contains("beyond 10 times");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-14, -1e-14})
    void aSampleNextToAKinkIsOnNoSideForCertain(double off) {
        double[] p = Line.minimumOnOneKink(0.01);
        p[1] += off;
        KinkVerdict verdict = onOneKink(0.01, p);

        assertThat(verdict.nature()).isEqualTo(Nature.UNKNOWN);
        assertThat(verdict.reasons())
                .containsExactly("a sample is too near to the kink of unit 1 to say on which side it is");
    }

    @Test
    void aUnitThatIsNothingAtAllHasEverySampleOnItsKink() {
        KinkVerdict verdict = balanced(0.3, 0, 0, 0, 0);

        assertThat(verdict.nature()).isEqualTo(Nature.UNKNOWN);
        assertThat(verdict.reasons())
                .containsExactly("all weights and the bias of unit 1 are zero: every sample is on its kink");
    }

    @Test
    void threeSamplesOfOneLineOnAKinkDependOnEachOther() {
        Samples samples =
                new Samples(new double[][] {{-1, 0}, {0, 0}, {1, 0}, {0, 1}, {0, -1}}, new double[] {0, 1, 0, 1, 0});
        Objective objective = Objective.of(Network.of(2, List.of(1), Activation.RELU, 0.1), samples);
        KinkVerdict verdict = KinkJudge.of(objective, new double[] {0, 1, 0, 1, 0});

        assertThat(verdict.nature()).isEqualTo(Nature.UNKNOWN);
        assertThat(verdict.reasons())
                .containsExactly("the samples on the kink of unit 1 depend on each other linearly");
    }

    /** The largest |sum r f(w.x + b)| with |w| = 1 is 1/4, by hand over all thresholds. */
    @ParameterizedTest
    @CsvSource({"0.2, true, ' could leave'", "0.3, false, ' could not leave'"})
    void aDeadUnitsBiasIsFreeAndItLeavesWhereMoreIsToBeGainedThanTheDecayCosts(
            double l2, boolean leaves, String words) {
        KinkVerdict verdict = balanced(l2, 0, -1, 0, 0);

        assertThat(verdict.nature()).isEqualTo(Nature.FLAT_MINIMUM);
        assertThat(verdict.freeDirections()).containsExactly("unit 1 is dead: its bias is free");
        assertThat(verdict.leavesDownhill()).isEqualTo(leaves);
        assertThat(verdict.reasons())
                .contains("no sample is on a kink", "but for 1 direction in which the loss does not change")
                .last()
                .asString()
                .contains(words, "reaches 0.2500, the weight decay is " + l2);
    }

    /** In (w, v, c) the Hessian is positive exactly where l2 is above 1/4: its Schur complement for v is l2, against r.x = -1/4. */
    @ParameterizedTest
    @CsvSource({"0.26, FLAT_MINIMUM", "0.24, SADDLE", "0.25, UNKNOWN"})
    void aUnitThatIsCutOffIsJudgedByItsHessian(double l2, Nature nature) {
        KinkVerdict verdict = balanced(l2, 0, 1, 0, 0);

        assertThat(verdict.nature()).isEqualTo(nature);
        assertThat(verdict.freeDirections())
                .isEqualTo(nature == Nature.FLAT_MINIMUM ? List.of("unit 1 is cut off: its bias is free") : List.of());
        assertThat(verdict.leavesDownhill()).isFalse();
        String last = verdict.reasons().toString();
        assertThat(last.contains("the smallest eigenvalue along the kinks")).isEqualTo(nature == Nature.SADDLE);
        assertThat(last.contains("cannot be told from zero")).isEqualTo(nature == Nature.UNKNOWN);
    }

    /** Where exactly as much is to be gained as the decay costs, nothing is. */
    @ParameterizedTest
    @CsvSource({"0.25, false", "0.2499999, true"})
    void asMuchAsTheDecayCostsIsNotMore(double l2, boolean leaves) {
        KinkVerdict verdict = balanced(l2, 0, -1, 0, 0);
        assertThat(verdict.nature()).isEqualTo(Nature.FLAT_MINIMUM);
        assertThat(verdict.leavesDownhill()).isEqualTo(leaves);
    }

    /** With a gradient of a few roundings the Newton step is what these roundings make of the parameters. */
    @Test
    void theNewtonStepIsThatOfTheGradientThatIsLeft() {
        double[] p = Line.minimumOnOneKink(0.01);
        p[3] += 8 * Math.ulp(p[3]);
        KinkVerdict verdict = onOneKink(0.01, p);
        assertThat(verdict.nature()).as(verdict.reasons().toString()).isEqualTo(Nature.STRICT_MINIMUM);
        assertThat(verdict.newtonStep()).isBetween(1e-17, 1e-14);
    }

    @Test
    void withoutWeightDecayAllOfADeadUnitIsFree() {
        KinkVerdict verdict = balanced(0, 1, -3, 5, 0);

        assertThat(verdict.nature()).isEqualTo(Nature.FLAT_MINIMUM);
        assertThat(verdict.freeDirections())
                .containsExactly(
                        "unit 1 is dead: its bias is free",
                        "unit 1 is dead: its incoming weights are free",
                        "unit 1 is dead: its outgoing weight is free");
        assertThat(verdict.leavesDownhill()).isFalse();
    }

    @Test
    void whatIsTreatedIsOneHiddenLayerWithAKink() {
        assertThat(KinkJudge.treats(Network.of(2, List.of(3), Activation.RELU, 0)))
                .isTrue();
        assertThat(KinkJudge.treats(Network.of(2, List.of(3), Activation.LEAKYRELU, 0)))
                .isTrue();
        assertThat(KinkJudge.treats(Network.of(2, List.of(3), Activation.TANH, 0)))
                .isFalse();
        assertThat(KinkJudge.treats(Network.of(2, List.of(3, 3), Activation.RELU, 0)))
                .isFalse();
    }
}
