package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.Channel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;
import org.manymoons.spectrum.PointFigures;
import tools.jackson.databind.JsonNode;

class PolisherTest {
    private static final Samples MOONS = Golden.moons();
    private static final Samples FEW =
            new Samples(Arrays.copyOf(MOONS.inputs(), 300), Arrays.copyOf(MOONS.labels(), 300));

    static Stream<Arguments> goldenMinima() {
        return Golden.json("minima.json")
                .get("cases")
                .valueStream()
                .flatMap(node -> node.get("minima")
                        .valueStream()
                        .map(minimum -> Arguments.of(
                                node.get("hidden").asInt(), node.get("l2").asDouble(), minimum)));
    }

    @ParameterizedTest
    @MethodSource("goldenMinima")
    void minimaFoundWithNumpyAreReachedFromNearby(int units, double l2, JsonNode minimum) {
        Objective objective = Landscapes.objective(MOONS, units, Activation.TANH, l2);
        double[] exact = Landscapes.parameters(minimum, objective.network());
        EndState first = Polisher.polish(objective, Landscapes.perturbed(exact, 0.02, 1));
        EndState second = Polisher.polish(objective, Landscapes.perturbed(exact, 0.02, 2));

        assertThat(first.kind())
                .as(first.decision().reasons().sentences().toString())
                .isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(first.loss()).isCloseTo(minimum.get("cost").asDouble(), within(1e-14));
        assertThat(first.decision().gradientMaxAbs()).isLessThan(1e-13);
        assertThat(first.spectrum().eigenvalues()[0])
                .isCloseTo(minimum.get("hessian_min_eigenvalue").asDouble(), withinPercentage(0.01));
        assertThat(first.decision().newtonStep()).isLessThan(1e-8);
        assertThat(SameEndState.of(objective, first, second).verdict()).isEqualTo(SameEndState.Verdict.SAME);
    }

    @Test
    void conditionNumberOfTheFourUnitMinimumIsTwelveDigits() {
        JsonNode minimum =
                Golden.json("minima.json").get("cases").get(1).get("minima").get(0);
        Objective objective = Landscapes.objective(MOONS, 4, Activation.TANH, 0);
        EndState end = Polisher.polish(
                objective, Landscapes.perturbed(Landscapes.parameters(minimum, objective.network()), 0.5, 3));
        assertThat(end.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.decision().conditionNumber())
                .isCloseTo(18.113419431174897 / 1.4918764265879226e-11, within(1e8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void threeUnitsHaveOneMinimumFromEverySeed(long seed) {
        Objective objective = Landscapes.objective(MOONS, 3, Activation.TANH, 0);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, seed, 1500, 1.2));
        assertThat(end.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.loss()).isCloseTo(0.07909483241094172, within(1e-14)); // minima.json
    }

    @Test
    void sigmoidUnitsReachTheSameCostAsTanhUnitsBecauseTheyAreTheSameFunctions() {
        Objective objective = Landscapes.objective(MOONS, 3, Activation.SIGMOID, 0);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, 1, 1500, 1.2));
        assertThat(end.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.loss()).isCloseTo(0.07909483241094172, within(1e-14)); // minima.json, tanh
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1, true", "0.1, 1, false", "1.5, 2, true", "-0.5, 2, false"})
    void aDuplicatedUnitIsASaddleHoweverItIsSplitAndIsLeft(double m, int descending, boolean polished) {
        JsonNode minimum =
                Golden.json("minima.json").get("cases").get(0).get("minima").get(0);
        double[] three = Landscapes.parameters(minimum, Network.of(2, List.of(3), Activation.TANH, 0));
        Objective objective = Landscapes.objective(MOONS, 4, Activation.TANH, 0);
        // Fukumizu and Amari (2000): unit 3 twice, its output weight split as m : 1 - m, is critical for every m; the
        // Hessian of the pair's difference is m (1 - m) times the mean of (p - y) a tanh''(u) (x, 1)(x, 1)^T, whose
        // eigenvalues are -0.00870, 0.00044 and 0.00551 (NumPy)
        double[] start = duplicated(three, m);
        assertThat(Eigen.maxAbs(objective.gradient(start))).isLessThan(1e-14);
        EndState inspected = Polisher.inspect(objective, start);
        assertThat(inspected.kind()).isEqualTo(Kind.SADDLE);
        assertThat(PointFigures.of(objective, start).negativeEigenvalues()).isEqualTo(descending);
        if (polished) {
            assertThat(Polisher.polish(objective, start).loss()).isLessThan(objective.loss(start) - 1e-4);
        }
    }

    /** A three-unit parameter vector with its last unit twice. */
    private static double[] duplicated(double[] p, double share) {
        return new double[] {
            p[0],
            p[1],
            p[2],
            p[3],
            p[4],
            p[5],
            p[4],
            p[5],
            p[6],
            p[7],
            p[8],
            p[8],
            p[9],
            p[10],
            share * p[11],
            (1 - share) * p[11],
            p[12]
        };
    }

    @Tag("slow")
    @Test
    void deadUnitUnderWeightDecayIsASaddleForSmallBiasesAndOneValleyBeyond() {
        JsonNode minimum =
                Golden.json("minima.json").get("cases").get(3).get("minima").get(0);
        double[] three = Landscapes.parameters(minimum, Network.of(2, List.of(3), Activation.TANH, 1e-4));
        Objective objective = Landscapes.objective(MOONS, 4, Activation.TANH, 1e-4);
        // |mean of (p - y) x| (1 - tanh(b)^2) is above l2, so that the unit would live, up to |b| = 1.23757 (NumPy)
        for (double bias : new double[] {-1.237, -1, 0, 0.5, 1.237}) {
            assertThat(Polisher.inspect(objective, withDeadUnit(three, bias)).kind())
                    .isEqualTo(Kind.SADDLE);
        }
        EndState first = Polisher.inspect(objective, withDeadUnit(three, -4));
        for (double bias : new double[] {-4, -2, -1.238, 1.238, 2, 4}) {
            EndState state = Polisher.inspect(objective, withDeadUnit(three, bias));
            assertThat(state.kind()).isEqualTo(Kind.FLAT_MINIMUM);
            assertThat(state.decision().freeDirections()).containsExactly("bias of dead unit 4");
            assertThat(state.loss()).isCloseTo(0.08907427166887286, within(1e-14)); // minima.json
            assertThat(SameEndState.of(objective, first, state).verdict()).isEqualTo(SameEndState.Verdict.SAME);
        }
    }

    private static double[] withDeadUnit(double[] p, double bias) {
        double[] four = new double[17];
        System.arraycopy(p, 0, four, 0, 6);
        System.arraycopy(p, 6, four, 8, 3);
        four[11] = bias;
        System.arraycopy(p, 9, four, 12, 3);
        four[16] = p[12];
        return four;
    }

    /** At zero weights the best output bias is the logit of the share of class 1. */
    @Test
    void zeroWeightsAreASaddleFromWhichAMinimumIsReached() {
        Objective objective = Landscapes.objective(FEW, 4, Activation.TANH, 1e-3);
        double[] zero = new double[17];
        double share = Arrays.stream(FEW.labels()).average().orElseThrow();
        zero[16] = Math.log(share / (1 - share));
        assertThat(Polisher.inspect(objective, zero).kind()).isEqualTo(Kind.SADDLE);
        EndState end = Polisher.polish(objective, zero);
        assertThat(end.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(MINIMA_OF_FEW).anySatisfy(minimum -> assertThat(end.loss()).isCloseTo(minimum, within(1e-13)));
    }

    /** From 60 Gaussian starts, by SciPy's BFGS. */
    private static final List<Double> MINIMA_OF_FEW = List.of(
            0.11726120432040832, 0.1183938877682923, 0.11895467995000646, 0.11898495767762488, 0.1193214065265231);

    @Test
    void identityUnitsAreLogisticRegressionWithAFlatValley() {
        Objective objective = Objective.of(Network.of(2, List.of(2), Activation.IDENTITY, 0), FEW);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, 1, 200, 0.5));
        assertThat(end.kind())
                .as(end.decision().reasons().sentences().toString())
                .isEqualTo(Kind.FLAT_MINIMUM);
        assertThat(end.loss()).isCloseTo(LOGISTIC_REGRESSION, within(1e-13));
        assertThat(end.decision().freeDirections()).hasSize(9 - 3); // P parameters, of which the affine map takes d + 1
    }

    private static final double LOGISTIC_REGRESSION = 0.2997064207234869; // Newton's method in NumPy on the same data

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID", "SOFTSIGN", "SWISH", "GELU"})
    void withWeightDecaySmoothActivationsEndInAMinimum(Activation activation) {
        EndState end = polishedWithWeightDecay(activation);
        assertThat(end.kind())
                .as(end.decision().reasons().sentences().toString())
                .isIn(Kind.STRICT_MINIMUM, Kind.FLAT_MINIMUM);
        assertThat(end.decision().gradientMaxAbs()).isLessThan(1e-12);
    }

    /** Its units can go linear at no cost in weights: the bias grows for ever, and the loss falls from above its limit. */
    @Test
    void aSoftplusUnitGoesLinearUnderWeightDecay() {
        EndState end = polishedWithWeightDecay(Activation.SOFTPLUS);
        assertThat(end.channel().groups()).extracting(Channel.UnitGroup::way).containsExactly(Channel.Way.LINEARISE);
        assertThat(end.loss())
                .isGreaterThanOrEqualTo(end.channel().limit() - end.channel().limitError());
    }

    /** An elu unit is linear at a finite bias already, from where on the bias is free. */
    @Test
    void anEluUnitThatGoesLinearIsNeverCalledASaddleOrAChannel() {
        EndState end = polishedWithWeightDecay(Activation.ELU);
        assertThat(end.kind()).isNotIn(Kind.SADDLE, Kind.CHANNEL_TO_INFINITY);
        assertThat(end.decision().gradientMaxAbs()).isLessThan(1e-8);
    }

    private static EndState polishedWithWeightDecay(Activation activation) {
        Objective objective = Landscapes.objective(FEW, 3, activation, 1e-3);
        return Polisher.polish(objective, Landscapes.trained(objective, 5, 500, 0.5));
    }

    @Test
    void twoHiddenLayersArePolishedToTheRoundingOfTheirGradient() {
        Objective objective = Objective.of(Network.of(2, List.of(3, 2), Activation.TANH, 1e-3), FEW);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, 2, 1000, 0.5));
        assertThat(end.kind())
                .as(end.decision().reasons().sentences().toString())
                .isIn(Kind.STRICT_MINIMUM, Kind.FLAT_MINIMUM);
        assertThat(end.decision().gradientMaxAbs()).isLessThan(1e-14);
    }

    @Test
    void stoppedPolishingClaimsNothing() {
        Objective objective = Landscapes.objective(MOONS, 4, Activation.TANH, 0);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, 1, 100, 1.2), () -> true);
        assertThat(end.kind()).isIn(Kind.NOT_CONVERGED, Kind.SADDLE);
    }

    @Test
    void endPointOfTrainingShowsThatItHasNotConverged() {
        Objective objective = Landscapes.objective(MOONS, 4, Activation.TANH, 0);
        PointFigures figures = PointFigures.of(objective, Landscapes.trained(objective, 1, 1000, 1.2));
        assertThat(figures.gradientMaxAbs()).isGreaterThan(1e-5);
        assertThat(figures.sharpness()).isBetween(0.1, 3.0);
    }
}
