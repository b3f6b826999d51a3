package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class OrbitTest {

    @Test
    void anIrreducibleTanhNetworkHasTwoToTheHTimesHFactorialCopies() {
        long[] expected = {2, 8, 48, 384, 3840};
        for (int h = 1; h <= 5; h++) {
            for (Activation activation : List.of(Activation.TANH, Activation.SIGMOID, Activation.HARDTANH)) {
                Network network = Network.of(2, List.of(h), activation, 0);
                double[] parameters = RandomNetworks.parameters(network, new Random(h));
                assertThat(Orbit.of(network, parameters, 1e-9).copies()).hasValue(BigInteger.valueOf(expected[h - 1]));
                assertThat(Orbit.of(network, parameters, 1e-9).stabiliser()).hasValue(BigInteger.ONE);
            }
        }
        Network wide = Network.of(2, List.of(64), Activation.TANH, 0);
        double[] parameters = RandomNetworks.parameters(wide, new Random(64));
        // math.factorial(64) * 2 ** 64 in Python
        assertThat(Orbit.of(wide, parameters, 1e-9).copies())
                .hasValue(
                        new BigInteger(
                                "2340650764331144466221345754697091809049283736233503362096217361956854360782374130152842356326400000000000000"));
    }

    @Test
    void permutationsAreAllThatOtherActivationsHave() {
        Network network = Network.of(2, List.of(4), Activation.GELU, 0);
        double[] parameters = RandomNetworks.parameters(network, new Random(1));
        assertThat(Orbit.of(network, parameters, 1e-9).copies()).hasValue(BigInteger.valueOf(24));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU", "LEAKYRELU", "IDENTITY"})
    void continuousGroupsHaveNoNumberOfCopies(Activation activation) {
        Network network = Network.of(2, List.of(3), activation, 0);
        double[] parameters = RandomNetworks.parameters(network, new Random(1));
        assertThat(Orbit.of(network, parameters, 1e-9)).isEqualTo(Orbit.of(network, parameters, 1));
        assertThat(Orbit.of(network, parameters, 1e-9).copies()).isEmpty();
    }

    @Test
    void equalAndZeroUnitsHaveAsManyCopiesAsTheWholeGroupMakes() {
        Network network = Network.of(1, List.of(4), Activation.TANH, 0);
        // units (w, b, v)
        double[][][] cases = {
            {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {1, 1, 2}},
            {{1, 2, 3}, {1, 2, 3}, {7, 8, 9}, {1, 1, 2}},
            {{1, 2, 3}, {-1, -2, -3}, {7, 8, 9}, {1, 1, 2}},
            {{1, 2, 3}, {-1, -2, -3}, {1, 2, 3}, {1, 2, 3}},
            {{1, 2, 3}, {1, 2, -3}, {7, 8, 9}, {7, 8, 9}},
            {{1, 2, 3}, {0, 0, 0}, {7, 8, 9}, {-7, -8, -9}},
            {{0, 0, 0}, {0, 0, 0}, {7, 8, 9}, {1, 1, 2}},
            {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}}
        };
        for (double[][] units : cases) {
            double[] parameters = new double[13];
            for (int i = 0; i < 4; i++) {
                parameters[i] = units[i][0];
                parameters[4 + i] = units[i][1];
                parameters[8 + i] = units[i][2];
            }
            parameters[12] = 5;
            assertThat(Orbit.of(network, parameters, 1e-9).copies())
                    .as(Arrays.deepToString(units))
                    .hasValue(BigInteger.valueOf(countCopies(network, parameters)));
        }
    }

    @Test
    void deepNetworksHaveAsManyCopiesAsTheWholeGroupMakes() {
        Network network = Network.of(1, List.of(2, 2), Activation.TANH, 0);
        // W1 (2), b1 (2), W2 (2 x 2), b2 (2), W3 (2), b3
        double[][] cases = {
            {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13},
            {1, 1, 3, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13},
            {1, 1, 3, 3, 5, 5, 7, 7, 9, 10, 11, 12, 13},
            {1, 1, 3, 3, 5, 6, 6, 5, 9, 9, 11, 11, 13},
            {1, -1, 3, -3, 5, 6, -6, -5, 9, 9, 11, 11, 13},
            {0, 0, 0, 0, 5, 6, 7, 8, 9, 10, 11, 12, 13},
            {0, 0, 0, 0, 5, 6, -5, -6, 0, 0, 11, 11, 13},
            {1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 13},
            {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
        };
        for (double[] parameters : cases) {
            assertThat(Orbit.of(network, parameters, 1e-9).copies())
                    .as(Arrays.toString(parameters))
                    .hasValue(BigInteger.valueOf(countCopies(network, parameters)));
        }
    }

    @Test
    void equalMeansWithinTheTolerance() {
        Network network = Network.of(1, List.of(2), Activation.TANH, 0);
        double[] parameters = {1, -1 - 1e-6, 2, -2, 3, -3, 4};
        assertThat(Orbit.of(network, parameters, 1e-5).copies()).hasValue(BigInteger.valueOf(4));
        assertThat(Orbit.of(network, parameters, 1e-7).copies()).hasValue(BigInteger.valueOf(8));
    }

    /** Applies every element of the group and counts the different results. */
    private static int countCopies(Network network, double[] parameters) {
        Set<List<Double>> copies = new HashSet<>();
        List<List<LayerSymmetry>> groups = network.hidden().stream()
                .map(layer -> layerGroup(new ArrayList<>(), layer.units()))
                .toList();
        List<Symmetry> group = List.of(new Symmetry(List.of()));
        for (List<LayerSymmetry> layerGroup : groups) {
            List<Symmetry> longer = new ArrayList<>();
            for (Symmetry start : group) {
                for (LayerSymmetry next : layerGroup) {
                    List<LayerSymmetry> layers = new ArrayList<>(start.layers());
                    layers.add(next);
                    longer.add(new Symmetry(layers));
                }
            }
            group = longer;
        }
        for (Symmetry g : group) {
            copies.add(DoubleStream.of(g.apply(network, parameters))
                    .map(x -> x == 0 ? 0 : x)
                    .boxed()
                    .toList());
        }
        return copies.size();
    }

    private static List<LayerSymmetry> layerGroup(List<UnitMove> moves, int h) {
        if (moves.size() == h) {
            return List.of(new UnitMoves(moves));
        }
        List<LayerSymmetry> group = new ArrayList<>();
        for (int j = 0; j < h; j++) {
            int from = j;
            if (moves.stream().noneMatch(move -> move.from() == from)) {
                for (double sign : new double[] {1, -1}) {
                    List<UnitMove> longer = new ArrayList<>(moves);
                    longer.add(new UnitMove(from, sign));
                    group.addAll(layerGroup(longer, h));
                }
            }
        }
        return group;
    }
}
