package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.PairVerdict;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/** What two models are to each other as they stand: every figure by hand, every way not to be comparable. */
class ComparisonTest {
    private static final Network TWO_UNITS = Network.of(2, List.of(2), Activation.TANH, 0);
    private static final double[] A = {1, 2, 4, -1, 0.5, 0.25, 3, 2, 0.125};

    /** A with its units exchanged and the first of the two flipped. */
    private static final double[] MOVED = {-4, 1, 1, 2, -0.25, 0.5, -2, 3, 0.125};

    private static Comparison compared(SavedModel a, SavedModel b) {
        return Comparison.of(a, b, null);
    }

    @Test
    void exchangedAndFlippedUnitsAreTheSameUpToSymmetryByTheVeryMove() {
        Comparison compared =
                compared(Fabricated.model("a.zip", TWO_UNITS, A), Fabricated.model("b.zip", TWO_UNITS, MOVED));

        assertThat(compared.verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(compared.asTrained().rawDistance())
                .isCloseTo(Math.sqrt(25 + 1 + 9 + 9 + 0.5625 + 0.0625 + 25 + 1), within(1e-14));
        assertThat(compared.asTrained().alignedDistance()).isZero();
        assertThat(compared.asTrained().alignmentExact()).isTrue();
        assertThat(compared.asTrained().permutation()).isEqualTo(List.of(1, 0));
        assertThat(compared.asTrained().signs()).isEqualTo(List.of(1, -1));
        assertThat(compared.asTrained().unitResiduals()).isEqualTo(List.of(0.0, 0.0));
        assertThat(compared.reasons()).containsExactly("without data only identity and symmetry can be told");
    }

    @Test
    void withoutDataNothingIsSaidOfPredictionsLossesAndPolishing() {
        Comparison compared =
                compared(Fabricated.model("a.zip", TWO_UNITS, A), Fabricated.model("b.zip", TWO_UNITS, MOVED));

        assertThat(compared.asTrained().maxProbabilityDifference()).isNull();
        assertThat(compared.asTrained().labelDisagreement()).isNull();
        assertThat(compared.asTrained().barrierRaw()).isNull();
        assertThat(compared.asTrained().barrierAligned()).isNull();
        assertThat(compared.polished()).isNull();
        assertThat(compared.asTrained().lines()).isNull();
    }

    @Test
    void aBiasThatDiffersIsTheResidualOfItsUnitAndLeavesItUndecided() {
        double[] other = MOVED.clone();
        other[4] = -0.35;
        Comparison compared =
                compared(Fabricated.model("a.zip", TWO_UNITS, A), Fabricated.model("b.zip", TWO_UNITS, other));

        assertThat(compared.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(compared.asTrained().alignedDistance()).isCloseTo(0.1, within(1e-15));
        assertThat((Double) compared.asTrained().unitResiduals().get(0)).isZero();
        assertThat((Double) compared.asTrained().unitResiduals().get(1)).isCloseTo(0.1, within(1e-15));
        assertThat(compared.asTrained().units())
                .containsExactly(
                        new MatchedUnit(1, 1, 2, 1, 0, List.of(1.0, 2.0, 0.5, 3.0), List.of(1.0, 2.0, 0.5, 3.0)),
                        new MatchedUnit(
                                1,
                                2,
                                1,
                                -1,
                                compared.asTrained().units().get(1).residual(),
                                List.of(4.0, -1.0, 0.25, 2.0),
                                List.of(4.0, -1.0, 0.35, 2.0)));
    }

    @Test
    void sameBitsAreIdentical() {
        assertThat(compared(Fabricated.model("a.zip", TWO_UNITS, A), Fabricated.model("b.zip", TWO_UNITS, A.clone()))
                        .verdict())
                .isEqualTo(PairVerdict.IDENTICAL);
    }

    /** 1e-7 of the norm is within the rounding of floats and far from that of doubles. */
    @Test
    void aFloatAmongTheTwoMakesTheComparisonOneOfFloats() {
        double[] near = A.clone();
        near[2] += 4e-7;
        SavedModel a = Fabricated.model("a.zip", TWO_UNITS, A);
        SavedModel b = Fabricated.model("b.zip", TWO_UNITS, near);
        SavedModel floatsA = Fabricated.model("a.zip", TWO_UNITS, true, null, null, A);
        SavedModel floatsB = Fabricated.model("b.zip", TWO_UNITS, true, null, null, near);

        assertThat(compared(a, b).verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(compared(floatsA, b).verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(compared(a, floatsB).verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
    }

    @Test
    void severalHiddenLayersHaveAListEach() {
        Network deep = Network.of(1, List.of(1, 1), Activation.TANH, 0);
        Comparison compared = compared(
                Fabricated.model("a.zip", deep, 1, 2, 3, 4, 5, 6),
                Fabricated.model("b.zip", deep, -1, -2, -3, 4, 5, 6));

        assertThat(compared.asTrained().permutation()).isEqualTo(List.of(List.of(0), List.of(0)));
        assertThat(compared.asTrained().signs()).isEqualTo(List.of(List.of(-1), List.of(1)));
        assertThat(compared.asTrained().unitResiduals()).isEqualTo(List.of(List.of(0.0), List.of(0.0)));
    }

    /** Both are x -> 5 x + 1.25. */
    @Test
    void identityUnitsAreComparedAsAffineMapsWithoutUnitsOrMoves() {
        Network linear = Network.of(1, List.of(2), Activation.IDENTITY, 0);
        Comparison compared = Comparison.of(
                Fabricated.model("a.zip", linear, 1, 2, 0.5, -0.5, 3, 1, 0.25),
                Fabricated.model("b.zip", linear, 2, 1, 0, 0, 1, 3, 1.25),
                Fabricated.data(Fabricated.QUARTERS));

        assertThat(compared.verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(compared.asTrained().permutation()).isNull();
        assertThat(compared.asTrained().signs()).isNull();
        assertThat(compared.asTrained().unitResiduals()).isEmpty();
        assertThat(compared.asTrained().units()).isEmpty();
        assertThat(compared.asTrained().barrierRaw()).isNotNull();
        assertThat(compared.asTrained().barrierAligned()).isNull();
    }

    private static void expectApart(SavedModel a, SavedModel b, String why) {
        Comparison compared = compared(a, b);
        assertThat(compared)
                .isEqualTo(new Comparison(
                        JudgedModel.of(a, null),
                        JudgedModel.of(b, null),
                        PairVerdict.UNDECIDED,
                        List.of(why + ", so they are compared by function only"),
                        Comparison.AsTrained.NOTHING,
                        null,
                        List.of()));
        assertThat(compared.asTrained().units()).isEmpty();
    }

    @Test
    void otherShapesActivationsOrLossesHaveNoParametersInCommon() {
        SavedModel a = Fabricated.model("a.zip", TWO_UNITS, A);
        String why = "their shapes or activations differ";

        expectApart(a, Fabricated.model("b.zip", Fabricated.xorNetwork(), 1, 2, 3, 4, 5), why);
        expectApart(a, Fabricated.model("b.zip", Network.of(2, List.of(2), Activation.SOFTSIGN, 0), A), why);
        double[] p = {1, 2, 3, 4, 5, 6};
        expectApart(
                Fabricated.model(
                        "a.zip", Network.of(1, List.of(1), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0), p),
                Fabricated.model(
                        "b.zip",
                        Network.of(1, List.of(1), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 2, 0),
                        p),
                why);
    }

    @Test
    void otherNormalisersAreOtherFunctions() {
        SavedModel bare = Fabricated.model("a.zip", TWO_UNITS, A);
        SavedModel scaled = scaled(new double[] {1, 2}, new double[] {3, 4});
        String why = "their normalisers differ";

        expectApart(bare, scaled, why);
        expectApart(scaled, bare, why);
        expectApart(scaled, scaled(new double[] {1, 2.5}, new double[] {3, 4}), why);
        expectApart(scaled, scaled(new double[] {1, 2}, new double[] {3, 4.5}), why);
        assertThat(compared(scaled, scaled(new double[] {1, 2}, new double[] {3, 4}))
                        .verdict())
                .isEqualTo(PairVerdict.IDENTICAL);
    }

    private static SavedModel scaled(double[] offset, double[] factor) {
        return Fabricated.model("b.zip", TWO_UNITS, false, new FeatureScaling(offset, factor), null, A);
    }
}
