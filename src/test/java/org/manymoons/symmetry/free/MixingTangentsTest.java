package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Norm;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/** All directions of an identity layer before the dependent ones are left out: by hand, and against the derivatives. */
class MixingTangentsTest {
    private static final String MIXED = "units of an identity layer can be mixed";
    private static final String ROTATED = "units of an identity layer can be rotated";
    private static final String TRADE = "biases of an identity layer trade with the next biases";
    private static final String INCOMING = "incoming weights of an identity layer that the outgoing ones cancel";
    private static final String OUTGOING = "outgoing weights of linearly dependent units of an identity layer";

    private static List<FreeDirection> directions(Network network, double[] parameters, int l) {
        return new MixingTangents(network, parameters, 1e-9, l).directions();
    }

    private static List<FreeDirection> called(String what, List<FreeDirection> directions) {
        return directions.stream().filter(d -> d.what().equals(what)).toList();
    }

    private static void isAlong(FreeDirection direction, double... expected) {
        double norm = Norm.of(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(direction.tangent()[k]).isCloseTo(expected[k] / norm, within(1e-14));
        }
    }

    /** w = (3, 5), b = (1, 2), V = (7, 11): E with one entry gives dw = E w, db = E b, dV = -V E. */
    @Test
    void ofTwoUnitsByHand() {
        Network network = Network.of(1, List.of(2), Activation.IDENTITY, 0);
        List<FreeDirection> all = directions(network, new double[] {3, 5, 1, 2, 7, 11, 4}, 0);
        List<FreeDirection> mixed = called(MIXED, all);
        isAlong(mixed.get(0), 3, 0, 1, 0, -7, 0, 0);
        isAlong(mixed.get(1), 5, 0, 2, 0, 0, -7, 0);
        isAlong(mixed.get(2), 0, 3, 0, 1, -11, 0, 0);
        isAlong(mixed.get(3), 0, 5, 0, 2, 0, -11, 0);
        isAlong(called(ROTATED, all).get(0), -5, 3, -2, 1, -11, 7, 0);
        isAlong(called(TRADE, all).get(0), 0, 0, 1, 0, 0, 0, -7);
        isAlong(called(TRADE, all).get(1), 0, 0, 0, 1, 0, 0, -11);
        // 7 dw_1 + 11 dw_2 = 0, and 3 dV_1 + 5 dV_2 = 0 with dc = -dV b
        double sign = Math.signum(called(INCOMING, all).get(0).tangent()[0]);
        isAlong(called(INCOMING, all).get(0), sign * 11, -sign * 7, 0, 0, 0, 0, 0);
        sign = Math.signum(called(OUTGOING, all).get(0).tangent()[4]);
        isAlong(called(OUTGOING, all).get(0), 0, 0, 0, 0, sign * 5, -sign * 3, -sign * (5 - 6));
        assertThat(all).hasSize(4 + 1 + 2 + 1 + 1);
    }

    @Test
    void areAsManyAsTheDimensionsSayAndLeaveTheFunctionAlone() {
        Network network = Network.of(2, List.of(3), Activation.IDENTITY, 0.1);
        double[] parameters = RandomNetworks.parameters(network, new Random(41));
        List<FreeDirection> all = directions(network, parameters, 0);
        // 3 x 3 mixings, 3 rotations; V is 1 x 3 with 2 inputs each, W is 3 x 2 with 1 output
        assertThat(FreeDirections.summary(all))
                .isEqualTo(Map.of(MIXED, 9, ROTATED, 3, TRADE, 3, INCOMING, 2 * 2, OUTGOING, 1));
        Random random = new Random(42);
        for (FreeDirection direction : all) {
            assertThat(direction.cause()).isEqualTo(Cause.MIXING);
            assertThat(direction.exact()).isTrue();
            assertThat(direction.keepsPenalty())
                    .isEqualTo(
                            direction.what().equals(ROTATED) || direction.what().equals(TRADE));
            double[] x = random.doubles(2, -3, 3).toArray();
            double[] row = FreeDirectionsTest.jacobianRow(network, parameters, x);
            assertThat(dot(row, direction.tangent())).isCloseTo(0, within(1e-13));
            double slope = IntStream.range(0, parameters.length)
                    .filter(network::isWeight)
                    .mapToDouble(k -> parameters[k] * direction.tangent()[k])
                    .sum();
            if (direction.keepsPenalty()) {
                assertThat(slope).isCloseTo(0, within(1e-14));
            }
        }
        assertThat(called(TRADE, all)).extracting(FreeDirection::unit).containsExactly(0, 1, 2);
        assertThat(called(MIXED, all)).allMatch(d -> d.unit() == -1 && d.hiddenLayer() == 0);
    }

    @Test
    void ofSeveralHiddenLayersSayWhich() {
        Network network = Network.of(2, List.of(2, 2), Activation.IDENTITY, 0);
        double[] parameters = RandomNetworks.parameters(network, new Random(43));
        for (int l = 0; l < 2; l++) {
            String layer = " (hidden layer " + (l + 1) + ")";
            assertThat(FreeDirections.summary(directions(network, parameters, l)))
                    .containsEntry(MIXED + layer, 4)
                    .containsEntry(ROTATED + layer, 1)
                    .containsEntry(TRADE + layer, 2);
        }
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(k -> x[k] * y[k]).sum();
    }
}
