package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Verdicts on problems whose solutions are known, and why others are not polished. */
class ComparisonOnDataTest {
    private static final ModelData QUARTERS = Fabricated.data(Fabricated.QUARTERS);
    private static final ModelData XOR = Fabricated.data(Fabricated.XOR);
    private static final Network LINE = Fabricated.regression(1);

    private static SavedModel nudged(String file, double[] minimum) {
        double[] p = minimum.clone();
        p[0] += 0.01;
        p[3] -= 0.02;
        return Fabricated.model(file, Fabricated.xorNetwork(), p);
    }

    /** The loss of a logistic regression is convex, so there is one minimum and no barrier. */
    @Test
    void twoLogisticRegressionsEndInTheOneMinimum() {
        Comparison compared = Comparison.of(
                Fabricated.model("a.zip", LINE, 0.5, 0.1), Fabricated.model("b.zip", LINE, -0.3, 0.2), QUARTERS);

        assertThat(compared.verdict()).isEqualTo(PairVerdict.SAME_MINIMUM_AFTER_POLISHING);
        assertThat(compared.polished()).satisfies(polished -> {
            assertThat(polished.same()).isTrue();
            for (Comparison.PolishedEnd end : List.of(polished.a(), polished.b())) {
                assertThat(end.kind()).isEqualTo(Kind.STRICT_MINIMUM);
                assertThat(end.cost()).isCloseTo(Fabricated.ENTROPY_OF_A_QUARTER, within(1e-15));
            }
        });
        assertThat(compared.asTrained().barrierRaw()).isZero();
        assertThat(compared.reasons()).singleElement().asString().startsWith("equal costs; aligned they are ");
        assertThat(compared.asTrained().maxProbabilityDifference())
                .isCloseTo(1 / (1 + Math.exp(-0.5)) - 1 / (1 + Math.exp(0.4)), within(1e-15));
        assertThat(compared.asTrained().labelDisagreement()).isEqualTo(1);
    }

    /** Half a turn of the square makes one of the other, so their costs are equal and their functions are not. */
    @Test
    void theMinimaOfTwoCornersAreDifferentThoughTheirCostsAreEqual() {
        Comparison compared = Comparison.of(
                nudged("a.zip", Fabricated.xorMinimum(1)), nudged("b.zip", Fabricated.xorMinimum(-1)), XOR);

        assertThat(compared.verdict()).isEqualTo(PairVerdict.DIFFERENT_END_STATES);
        assertThat(compared.polished()).satisfies(polished -> {
            assertThat(polished.same()).isFalse();
            assertThat(polished.a().cost()).isCloseTo(Fabricated.XOR_COST, within(1e-15));
            assertThat(polished.b().cost()).isCloseTo(Fabricated.XOR_COST, within(1e-15));
        });
    }

    @Test
    void eachEndIsSaidWithItsOwnCostAndKind() {
        Comparison compared = Comparison.of(
                nudged("a.zip", Fabricated.xorMinimum(1)),
                Fabricated.model("b.zip", Fabricated.xorNetwork(), 0, 0, 1, 0, 0),
                XOR);

        assertThat(compared.verdict()).isEqualTo(PairVerdict.DIFFERENT_END_STATES);
        assertThat(compared.polished()).satisfies(polished -> {
            assertThat(polished.a().kind()).isEqualTo(Kind.STRICT_MINIMUM);
            assertThat(polished.b().kind()).isEqualTo(Kind.FLAT_MINIMUM);
            assertThat(polished.b().cost()).isCloseTo(Math.log(2), within(1e-14));
        });
    }

    /** What separates the classes has no end, and between the samples two such functions may differ. */
    @Test
    void separatedClassesLeaveItOpenWhetherTheEndsAreOne() {
        ModelData separable = Fabricated.data(new Samples(new double[][] {{-1}, {1}}, new double[] {0, 1}));
        Comparison compared = Comparison.of(
                Fabricated.model("a.zip", LINE, 0.5, 0.1), Fabricated.model("b.zip", LINE, 2, -0.2), separable);

        assertThat(compared.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(compared.polished()).satisfies(polished -> {
            assertThat(polished.a().kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
            assertThat(polished.same()).isNull();
        });
        assertThat(compared.reasons())
                .containsExactly("both classify every sample rightly; between the samples they may differ");
    }

    /** A unit and its flip: half way there is no unit left, and the loss is log 2. */
    @Test
    void theBarrierBetweenAUnitAndItsFlipVanishesOnceTheyAreAligned() {
        ModelData signs = Fabricated.data(new Samples(new double[][] {{-1}, {1}}, new double[] {0, 1}));
        Comparison compared = Comparison.of(
                Fabricated.model("a.zip", Fabricated.oneUnit(0), 1, 0, 2, 0),
                Fabricated.model("b.zip", Fabricated.oneUnit(0), -1, 0, -2, 0),
                signs);

        double end = Math.log1p(Math.exp(-2 * Math.tanh(1)));
        assertThat(compared.asTrained().barrierRaw()).isCloseTo(Math.log(2) - end, within(1e-15));
        assertThat(compared.asTrained().barrierAligned()).isCloseTo(0, within(1e-15));
        assertThat(compared.asTrained().lines().raw().losses()[25]).isCloseTo(Math.log(2), within(1e-15));
        assertThat(compared.asTrained().lines().aligned().losses()).hasSize(51);
        assertThat(compared.asTrained().lines().aligned().losses()[25]).isCloseTo(end, within(1e-15));
        assertThat(compared.verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(compared.reasons()).containsExactly("aligned they are 0.0 apart at a norm of 2.24");
        assertThat(compared.polished().same()).isTrue();
    }

    @Test
    void modelsOfOtherShapesAreComparedByFunctionOnly() {
        Comparison compared = Comparison.of(
                Fabricated.model("a.zip", LINE, Math.log(3), 0),
                Fabricated.model("b.zip", Fabricated.oneUnit(0), 0, 0, 0, 0),
                QUARTERS);

        assertThat(compared.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(compared.asTrained().maxProbabilityDifference()).isCloseTo(0.25, within(1e-15));
        assertThat(compared.asTrained().labelDisagreement()).isEqualTo(0.5);
        assertThat(compared.asTrained().rawDistance()).isNull();
        assertThat(compared.asTrained().lines()).isNull();
        assertThat(compared.reasons())
                .containsExactly("their shapes or activations differ, so they are compared by function only");
    }

    /** Each sees the samples through its own normaliser. */
    @Test
    void aNormaliserIsPartOfTheFunction() {
        FeatureScaling doubled = new FeatureScaling(new double[] {0}, new double[] {2});
        Comparison compared = Comparison.of(
                Fabricated.model("a.zip", LINE, 2, 0),
                Fabricated.model("b.zip", LINE, false, doubled, null, 1, 0),
                QUARTERS);

        assertThat(compared.asTrained().maxProbabilityDifference()).isZero();
        assertThat(compared.asTrained().labelDisagreement()).isZero();
    }

    private static void expectNotPolished(SavedModel a, SavedModel b, ModelData data, String why) {
        Comparison compared = Comparison.of(a, b, data);
        assertThat(compared.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(compared.polished()).isNull();
        assertThat(compared.asTrained().barrierRaw()).isNotNull();
        assertThat(compared.reasons()).containsExactly("they were not polished: " + why);
    }

    @Test
    void whatHasNoLossInCommonOrNoHessianIsNotPolished() {
        SavedModel a = Fabricated.model("a.zip", LINE, 0.5, 0.1);
        SavedModel b = Fabricated.model("b.zip", LINE, -0.3, 0.2);
        SavedModel dropout = Fabricated.model("b.zip", LINE, false, null, "dropout", -0.3, 0.2);

        expectNotPolished(a, dropout, QUARTERS, "the loss of b.zip has dropout");
        expectNotPolished(dropout, a, QUARTERS, "the loss of b.zip has dropout");
        expectNotPolished(
                b,
                Fabricated.model("c.zip", Network.of(1, List.of(), Activation.TANH, 0.5), 0.5, 0.1),
                QUARTERS,
                "their l2 differs (0.0 and 0.5), so they have no loss in common");
        Network kinked = Network.of(1, List.of(1), Activation.HARDTANH, 0);
        expectNotPolished(
                Fabricated.model("a.zip", kinked, 1, 0.5, 1, 0),
                Fabricated.model("b.zip", kinked, 2, 0.5, 1, 0),
                QUARTERS,
                "its activation has kinks, where its slope jumps; these are treated in one hidden layer of relu or leakyrelu before one sigmoid"
                        + " output only");
    }

    /** 3 times x + 1/2 with the way out divided by 3. */
    @Test
    void aScaledReluUnitIsTheSameThoughNothingIsPolished() {
        Network kinked = Network.of(1, List.of(1), Activation.RELU, 0);
        Comparison compared = Comparison.of(
                Fabricated.model("a.zip", kinked, 1, 0.5, 1.5, 0),
                Fabricated.model("b.zip", kinked, 3, 1.5, 0.5, 0),
                QUARTERS);

        assertThat(compared.verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(compared.asTrained().signs()).isEqualTo(List.of(1));
        assertThat(compared.reasons()).singleElement().asString().startsWith("aligned they are ");
        assertThat(compared.asTrained().units()).singleElement().satisfies(unit -> {
            assertThat(unit.factor()).isCloseTo(1 / 3.0, within(1e-15));
            assertThat(unit.second().get(0)).isCloseTo(1, within(1e-15));
        });
    }
}
