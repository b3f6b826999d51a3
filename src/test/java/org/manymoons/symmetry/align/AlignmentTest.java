package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;

class AlignmentTest {
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIGMOID", "SOFTPLUS"})
    void recoversARandomSymmetryEveryTimeAtWidths1To64(Activation activation) {
        Random random = new Random(3);
        for (int n = 0; n < 1000; n++) {
            Network network = Network.of(1 + random.nextInt(4), List.of(1 + n % 64), activation, 0);
            double[] b = RandomNetworks.parameters(network, random);
            Symmetry symmetry = RandomNetworks.symmetry(network, random);
            double[] a = symmetry.apply(network, b);
            Alignment alignment = Alignment.between(network, a, b);
            assertThat(alignment.symmetry()).isEqualTo(symmetry);
            assertThat(alignment.distance()).isLessThan(1e-14 * alignment.scale());
            assertThat(alignment.provenOptimal()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU", "LEAKYRELU"})
    void recoversOrderAndScalesOfReluUnitsEveryTime(Activation activation) {
        Random random = new Random(4);
        for (int n = 0; n < 1000; n++) {
            Network network = Network.of(1 + random.nextInt(4), List.of(1 + n % 64), activation, 0);
            double[] b = RandomNetworks.parameters(network, random);
            UnitMoves moves = (UnitMoves)
                    RandomNetworks.symmetry(network, random).layers().get(0);
            double[] a = new Symmetry(List.of(moves)).apply(network, b);
            Alignment alignment = Alignment.between(network, a, b);
            UnitMoves found = (UnitMoves) alignment.symmetry().layers().get(0);
            for (int i = 0; i < moves.units(); i++) {
                assertThat(found.moves().get(i).from())
                        .isEqualTo(moves.moves().get(i).from());
                assertThat(found.moves().get(i).factor() / moves.moves().get(i).factor())
                        .isCloseTo(1, within(1e-14));
            }
            assertThat(alignment.distance()).isLessThan(1e-14 * alignment.scale());
        }
    }

    @Test
    void recoversSymmetriesOfDeepNetworks() {
        Random random = new Random(9);
        for (Activation activation : Activation.values()) {
            for (List<Integer> hidden : List.of(List.of(4, 4), List.of(16, 24), List.of(5, 7, 6, 3))) {
                Network network = Network.of(2, hidden, activation, 0);
                double[] b = RandomNetworks.parameters(network, random);
                double[] a = RandomNetworks.symmetry(network, random).apply(network, b);
                Alignment alignment = Alignment.between(network, a, b);
                assertThat(alignment.distance()).as("%s %s", activation, hidden).isLessThan(1e-12 * alignment.scale());
                if (activation != Activation.IDENTITY) {
                    double[] aligned = alignment.symmetry().apply(network, b);
                    assertThat(aligned).containsExactly(a, within(1e-11 * (1 + alignment.scale())));
                }
            }
        }
    }

    @Test
    void saysWhenOptimalityIsNotProven() {
        Random random = new Random(10);
        Network wide = Network.of(2, List.of(16, 24), Activation.TANH, 0);
        double[] a = RandomNetworks.parameters(wide, random);
        double[] b = RandomNetworks.parameters(wide, random);
        assertThat(Alignment.between(wide, a, b).provenOptimal()).isFalse();
        Network narrow = Network.of(2, List.of(4, 4), Activation.TANH, 0);
        a = RandomNetworks.parameters(narrow, random);
        b = RandomNetworks.parameters(narrow, random);
        assertThat(Alignment.between(narrow, a, b).provenOptimal()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void distanceIsAMetricOnFunctionsWrittenDifferently(Activation activation) {
        Random random = new Random(11);
        for (List<Integer> hidden : List.of(List.of(1), List.of(4), List.of(12), List.of(3, 3))) {
            Network network = Network.of(2, hidden, activation, 0);
            for (int n = 0; n < 30; n++) {
                double[] a = RandomNetworks.parameters(network, random);
                double[] b = RandomNetworks.parameters(network, random);
                double[] c = RandomNetworks.parameters(network, random);
                Alignment ab = Alignment.between(network, a, b);
                assertThat(Alignment.between(network, b, a).distance()).isEqualTo(ab.distance());
                double[] ga = RandomNetworks.symmetry(network, random).apply(network, a);
                double[] hb = RandomNetworks.symmetry(network, random).apply(network, b);
                assertThat(Alignment.between(network, ga, hb).distance())
                        .isCloseTo(ab.distance(), within(1e-11 * ab.scale()));
                assertThat(Alignment.between(network, a, a).distance()).isZero();
                double bc = Alignment.between(network, b, c).distance();
                double ac = Alignment.between(network, a, c).distance();
                assertThat(ac).isLessThanOrEqualTo((ab.distance() + bc) * (1 + 1e-14));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void residualsAddUpToTheDistanceAndDoNotDependOnTheOrder(Activation activation) {
        Random random = new Random(12);
        Network network = Network.of(3, List.of(5), activation, 0);
        for (int n = 0; n < 50; n++) {
            double[] a = RandomNetworks.parameters(network, random);
            double[] b = RandomNetworks.parameters(network, random);
            Alignment ab = Alignment.between(network, a, b);
            Alignment ba = Alignment.between(network, b, a);
            double sum = ab.outputResidual() * ab.outputResidual();
            for (double[] residuals : ab.unitResiduals()) {
                sum += Arrays.stream(residuals).map(r -> r * r).sum();
            }
            assertThat(Math.sqrt(sum)).isCloseTo(ab.distance(), within(1e-14 * ab.distance()));
            assertThat(ba.unitResiduals()).hasSameSizeAs(ab.unitResiduals());
            if (activation == Activation.IDENTITY) {
                assertThat(ab.unitResiduals()).isEmpty();
                continue;
            }
            UnitMoves moves = (UnitMoves) ab.symmetry().layers().get(0);
            for (int i = 0; i < 5; i++) {
                assertThat(ba.unitResiduals().get(0)[moves.moves().get(i).from()])
                        .isEqualTo(ab.unitResiduals().get(0)[i]);
            }
        }
    }

    @Test
    void identityLayersAreComparedAsTheAffineMapTheyAmountTo() {
        Network network = Network.of(1, List.of(2), Activation.IDENTITY, 0);
        // 5 (1 x + 3) + 6 (2 x + 4) + 7 = 17 x + 46, against 1 (14 x + 42) + 0 (...) + 0 = 14 x + 42
        double[] a = {1, 2, 3, 4, 5, 6, 7};
        double[] b = {14, 9, 42, 9, 1, 0, 0};
        Alignment alignment = Alignment.between(network, a, b);
        assertThat(alignment.distance()).isEqualTo(5);
        assertThat(alignment.outputResidual()).isEqualTo(5);
        assertThat(alignment.provenOptimal()).isTrue();
        assertThat(alignment.measuredIn().words()).isEqualTo("the affine maps that the identity layers amount to");
    }

    @Test
    void identityLayersBetweenOthersAreCollapsed() {
        Layer tanh = new Layer(2, 3, Activation.TANH, 0, 6);
        Layer identity = new Layer(3, 2, Activation.IDENTITY, 9, 15);
        Layer sigmoid = new Layer(2, 3, Activation.SIGMOID, 17, 23);
        Layer output = new Layer(3, 1, Activation.SIGMOID, 26, 29);
        Network network = new Network(List.of(tanh, identity, sigmoid, output), OutputLoss.SIGMOID_CROSS_ENTROPY, 0);
        Random random = new Random(13);
        double[] b = RandomNetworks.parameters(network, random);
        double[] a = RandomNetworks.symmetry(network, random).apply(network, b);
        Alignment alignment = Alignment.between(network, a, b);
        assertThat(alignment.distance()).isLessThan(1e-13);
        assertThat(alignment.rawDistance()).isGreaterThan(0.1);
        double[] x = {0.3, -0.8};
        assertThat(RandomNetworks.logit(network, alignment.symmetry().apply(network, b), x))
                .isCloseTo(RandomNetworks.logit(network, a, x), within(1e-13));
    }

    @Test
    void reluUnitsThatContributeNothingAreAllTheSame() {
        Network network = Network.of(2, List.of(2), Activation.RELU, 0);
        // beside the unit (1, 2, 4 | 2): one without outgoing weight, and one without incoming weights and bias
        double[] withDeadUnit = {1, 2, 0.5, -3, 4, 0.7, 2, 0, 0.1};
        double[] withEmptyUnit = {0, 0, 1, 2, 0, 4, 9, 2, 0.1};
        double[] another = {0, 0, 1, 3, 0, 4, 9, 2, 0.1};
        Alignment alignment = Alignment.between(network, withDeadUnit, withEmptyUnit);
        assertThat(alignment.distance()).isZero();
        assertThat(alignment.symmetry()).hasToString("unit 1 <- 2, unit 2 <- 1");
        assertThat(alignment.symmetry().apply(network, withEmptyUnit)).containsExactly(1, 2, 0, 0, 4, 0, 2, 9, 0.1);
        assertThat(Alignment.between(network, withDeadUnit, another).distance()).isGreaterThan(0.1);
    }

    @Test
    void scaledReluUnitsAreTheSameUnderAnyScale() {
        Network network = Network.of(1, List.of(1), Activation.LEAKYRELU, 0);
        // norm(w, b) = 5, v = 20: balanced, both have norm 10
        Alignment alignment = Alignment.between(network, new double[] {3, 4, 20, 1}, new double[] {3e8, 4e8, 20e-8, 1});
        assertThat(alignment.distance()).isLessThan(1e-14);
        assertThat(alignment.scale()).isCloseTo(Math.sqrt(201), within(1e-13));
        assertThat(alignment.measuredIn().words())
                .isEqualTo("balanced parameters (each unit scaled to norm(w, b) = norm(v))");
    }

    @Test
    void signedZerosAndTiesAreSettledTheSameWayEveryTime() {
        Network network = Network.of(2, List.of(3), Activation.TANH, 0);
        double[] equal = {1, 2, 1, 2, -1, -2, 3, 3, -3, 4, 4, -4, 5};
        Alignment alignment = Alignment.between(network, equal, new double[13]);
        assertThat(alignment.distance()).isEqualTo(RandomNetworks.norm(equal, new double[13]));
        assertThat(alignment.symmetry())
                .isEqualTo(Alignment.between(network, equal.clone(), new double[13])
                        .symmetry());
        double[] turned = {-1, -2, 1, 2, -1, -2, -3, 3, -3, -4, 4, -4, 5};
        assertThat(Alignment.between(network, equal, turned).distance()).isZero();
    }

    @Test
    void nearlyEqualUnitsBesideHugeWeightsAreStillMatchedExactly() {
        Random random = new Random(14);
        Network network = Network.of(2, List.of(6), Activation.TANH, 0);
        for (int n = 0; n < 300; n++) {
            double[] b = RandomNetworks.parameters(network, random);
            for (int j = 0; j < 2; j++) { // units 1 and 2 merge, their output weights diverge; units 3, 4 nearly equal
                b[2 + j] = b[j] * (1 + 1e-9 * random.nextGaussian());
                b[6 + j] = b[4 + j] * (1 + 1e-10 * random.nextGaussian());
            }
            b[13] = b[12] * (1 + 1e-9);
            b[15] = b[14] * (1 + 1e-10);
            b[18] = 1e5 * (1 + random.nextDouble());
            b[19] = -b[18] + 1;
            b[21] = b[20] * (1 + 1e-10);
            Symmetry symmetry = RandomNetworks.symmetry(network, random);
            Alignment alignment = Alignment.between(network, symmetry.apply(network, b), b);
            assertThat(alignment.symmetry()).isEqualTo(symmetry);
            assertThat(alignment.distance()).isZero();
        }
    }

    @Test
    void aUnitFarAwayDoesNotBlurTheMatchingOfTheOthers() {
        Random random = new Random(15);
        Network network = Network.of(2, List.of(8), Activation.TANH, 0);
        for (int n = 0; n < 300; n++) {
            double[] b = RandomNetworks.parameters(network, random);
            b[24] = 1e5;
            for (int j = 0; j < 2; j++) {
                b[4 + j] = b[2 + j] * (1 + 1e-7);
            }
            b[18] = b[17];
            b[26] = b[25];
            Symmetry symmetry = RandomNetworks.symmetry(network, random);
            double[] moved = b.clone();
            moved[24] = 3e5;
            Alignment alignment = Alignment.between(network, symmetry.apply(network, moved), b);
            assertThat(alignment.symmetry()).isEqualTo(symmetry);
            assertThat(alignment.distance()).isEqualTo(2e5);
        }
    }

    /** Each cost is 0 for the true partner and more for all others, so that the least distance of all is known. */
    @Test
    void alignsSixtyFourUnitsAmongDisturbedOnesToTheLeastDistance() {
        Random random = new Random(16);
        Network network = Network.of(2, List.of(64), Activation.TANH, 0);
        for (int n = 0; n < 5; n++) {
            double[] b = RandomNetworks.parameters(network, random);
            double[] disturbed = b.clone();
            disturbed[network.output().bias(0)] += 3;
            Symmetry symmetry = RandomNetworks.symmetry(network, random);
            Alignment alignment = Alignment.between(network, symmetry.apply(network, disturbed), b);
            assertThat(alignment.symmetry()).isEqualTo(symmetry);
            assertThat(alignment.distance()).isCloseTo(3, within(1e-15));
            assertThat(alignment.provenOptimal()).isTrue();
        }
    }

    /**
     * No swap of two units, and no other sign of one, is any closer: a random assignment of 64 units would have
     * hundreds of such.
     */
    @Test
    void alignmentOfUnrelatedUnitsCannotBeImprovedByPairs() {
        Random random = new Random(16);
        Network network = Network.of(2, List.of(64), Activation.TANH, 0);
        double[] a = RandomNetworks.parameters(network, random);
        double[] b = RandomNetworks.parameters(network, random);
        Alignment alignment = Alignment.between(network, a, b);
        double[] aligned = alignment.symmetry().apply(network, b);
        assertThat(RandomNetworks.norm(a, aligned)).isCloseTo(alignment.distance(), within(1e-12));
        for (int i = 0; i < 64; i++) {
            for (int j = i; j < 64; j++) {
                for (double sign : new double[] {1, -1}) {
                    int first = i;
                    int second = j;
                    double[] other = new Symmetry(List.of(new UnitMoves(IntStream.range(0, 64)
                                    .mapToObj(k -> new UnitMove(
                                            k == first ? second : k == second ? first : k, k == first ? sign : 1))
                                    .toList())))
                            .apply(network, aligned);
                    assertThat(RandomNetworks.norm(a, other)).isGreaterThanOrEqualTo(alignment.distance() - 1e-12);
                }
            }
        }
    }

    @Test
    void refusesParametersThatCannotBeCompared() {
        Network network = Network.of(1, List.of(1), Activation.TANH, 0);
        assertThatThrownBy(() -> Alignment.between(network, new double[] {1, 2, Double.NaN, 4}, new double[4]))
                .hasMessage("parameters must be numbers up to 1.0E150 to be compared: parameter 2 is NaN");
        assertThatThrownBy(() -> Alignment.between(network, new double[4], new double[3]))
                .hasMessage("the network has 4 parameters: parameters.length=3");
    }
}
