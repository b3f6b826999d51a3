package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Norm;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/** The directions of equal units alone, by hand; parameters of one input: w, b, v, c. */
class EqualUnitTangentsTest {
    private static List<FreeDirection> directions(Network network, double[] parameters, int l) {
        UnitRoles roles = new UnitRoles(network, parameters, 1e-3);
        return new EqualUnitTangents(network, parameters, 1e-3, l, roles).directions();
    }

    private static List<FreeDirection> directions(Activation activation, double... parameters) {
        return directions(Network.of(1, List.of((parameters.length - 1) / 3), activation, 0), parameters, 0);
    }

    private static List<FreeDirection> of(Cause cause, List<FreeDirection> directions) {
        return directions.stream().filter(d -> d.cause() == cause).toList();
    }

    private static void isAlong(FreeDirection direction, double... expected) {
        double norm = Norm.of(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(direction.tangent()[k]).isCloseTo(expected[k] / norm, within(1e-14));
        }
    }

    @Test
    void unitsOnTheirOwnBringNothingNotEvenDeadOrConstantOnes() {
        assertThat(directions(Activation.TANH, 1, 2, 0.5, 3, 0, 7, 4)).isEmpty();
        assertThat(directions(Activation.TANH, 0, 0, 0.5, 0.5, 6, 7, 4)).isEmpty();
    }

    @Test
    void tradesOfOppositeUnitsByHand() {
        List<FreeDirection> tanh = directions(Activation.TANH, 2, -2, 0.5, -0.5, 6, 7, 4);
        assertThat(of(Cause.EQUAL, tanh)).hasSize(1);
        isAlong(of(Cause.EQUAL, tanh).get(0), 0, 0, 0, 0, 1, 1, 0);
        assertThat(tanh.get(0).what()).isEqualTo("units 1, 2 are equal: their outgoing weights can be traded");
        assertThat(of(Cause.CANCELLING, tanh)).isEmpty();
        // s(-z) = 1 - s(z): what both gain together is taken from the bias
        isAlong(
                of(Cause.EQUAL, directions(Activation.SIGMOID, 2, -2, 0.5, -0.5, 6, 7, 4))
                        .get(0),
                0,
                0,
                0,
                0,
                1,
                1,
                -1);
        isAlong(
                of(Cause.EQUAL, directions(Activation.SIGMOID, 2, 2, 0.5, 0.5, 6, 7, 4))
                        .get(0),
                0,
                0,
                0,
                0,
                -1,
                1,
                0);
        isAlong(
                of(Cause.EQUAL, directions(Activation.RELU, 2, 4, 0.5, 1, 6, 7, 4))
                        .get(0),
                0,
                0,
                0,
                0,
                -2,
                1,
                0);
    }

    /** 7 r_1 + 6 r_2 = 0 for the moves r of two equal units. */
    @Test
    void movesInBalanceAreFreeToFirstOrder() {
        List<FreeDirection> all = of(Cause.FIRST_ORDER, directions(Activation.TANH, 2, 2, 0.5, 0.5, 7, 6, 4));
        assertThat(all).hasSize(2);
        double sign = Math.signum(all.get(0).tangent()[0]);
        isAlong(all.get(0), sign * 6, -sign * 7, 0, 0, 0, 0, 0);
        isAlong(all.get(1), 0, 0, sign * 6, -sign * 7, 0, 0, 0);
        assertThat(all.get(1).what()).isEqualTo("the equal units 1, 2 part in balance (to first order only)");
    }

    /** relu(2 z) = 2 relu(z): outgoing weights 3 and -1.5 cancel, 3 and -6 do not. */
    @Test
    void scaledUnitsCancelWithTheirScales() {
        List<FreeDirection> all = of(Cause.CANCELLING, directions(Activation.RELU, 2, 4, 0.5, 1, 3, -1.5, 4));
        assertThat(all).hasSize(2);
        isAlong(all.get(0), 1, 2, 0, 0, 0, 0, 0);
        isAlong(all.get(1), 0, 0, 1, 2, 0, 0, 0);
        assertThat(all).extracting(FreeDirection::keepsPenalty).containsExactly(false, true);
        assertThat(of(Cause.CANCELLING, directions(Activation.RELU, 2, 4, 0.5, 1, 3, -6, 4)))
                .isEmpty();
    }

    @Test
    void outgoingWeightsCancelWithinTheTolerance() {
        for (double rest : new double[] {0.9e-3, -0.9e-3, 1.1e-3, -1.1e-3}) {
            assertThat(of(Cause.CANCELLING, directions(Activation.TANH, 2, 2, 0.5, 0.5, 3, -3 + rest, 4)))
                    .hasSize(Math.abs(rest) < 1e-3 ? 2 : 0);
        }
    }

    @Test
    void nearlyEqualUnitsAreMadeEqualAndOthersLeftAlone() {
        Network network = Network.of(2, List.of(3), Activation.TANH, 0);
        double[] parameters = {1, 2, -1.0002, -2.0001, 1.5, 2, 0.5, -0.4999, 0.5, 6, 7, 8, 4};
        directions(network, parameters, 0);
        assertThat(parameters).containsExactly(1, 2, -1, -2, 1.5, 2, 0.5, -0.5, 0.5, 6, 7, 8, 4);
    }

    @Test
    void ofSeveralHiddenLayersSayWhich() {
        Network network = Network.of(1, List.of(2, 2), Activation.TANH, 0);
        double[] parameters = {1, 2, 0.1, 0.2, 3, 4, 3, 4, 0.3, 0.3, 5, 6, 0.4};
        assertThat(directions(network, parameters, 0)).isEmpty();
        assertThat(directions(network, parameters, 1).get(0).what())
                .isEqualTo("units 1, 2 of hidden layer 2 are equal: their outgoing weights can be traded");
    }

    /** A pair among twelve that cancels is found, among thirteen only all of them together are looked at. */
    @Test
    void upToTwelveUnitsAllSubsetsAreTried() {
        for (int units : new int[] {12, 13}) {
            Network network = Network.of(1, List.of(units), Activation.TANH, 0);
            double[] parameters = RandomNetworks.parameters(network, new Random(44));
            var layer = network.hidden().get(0);
            for (int i = 0; i < units; i++) {
                parameters[layer.weight(i, 0)] = 0.7;
                parameters[layer.bias(i)] = -0.2;
                parameters[network.output().weight(0, i)] = Math.scalb(1.0, i); // no other sum is 0
            }
            parameters[network.output().weight(0, 4)] = -2; // as the second unit, with the other sign
            List<FreeDirection> cancelling = of(Cause.CANCELLING, directions(network, parameters, 0));
            if (units == 12) {
                assertThat(cancelling).hasSize(2);
                double[] expected = new double[parameters.length];
                expected[layer.weight(1, 0)] = Math.sqrt(0.5);
                expected[layer.weight(4, 0)] = Math.sqrt(0.5);
                assertThat(cancelling.get(0).tangent()).containsExactly(expected, within(1e-15));
            } else {
                assertThat(cancelling).isEmpty();
            }
        }
    }
}
