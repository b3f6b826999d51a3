package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;

/** Distances and symmetries against the least one over the whole group, and against exchanges of pairs. */
class AlignmentBruteForceTest {
    @Test
    void equalsBruteForceOverTheWholeGroupForTanhAtWidth4() {
        Random random = new Random(5);
        Network network = Network.of(2, List.of(4), Activation.TANH, 0);
        List<Symmetry> group = group(4, true);
        assertThat(group).hasSize(384);
        for (int n = 0; n < 300; n++) {
            double[] a = RandomNetworks.parameters(network, random);
            double[] b = RandomNetworks.parameters(network, random);
            double least = least(group, network, a, b);
            Alignment alignment = Alignment.between(network, a, b);
            assertThat(alignment.distance()).isCloseTo(least, within(1e-14 * least));
            assertThat(RandomNetworks.norm(a, alignment.symmetry().apply(network, b)))
                    .isCloseTo(least, within(1e-14 * least));
        }
    }

    @Test
    void equalsBruteForceOverTheWholeGroupForSigmoidAtWidth4() {
        Random random = new Random(6);
        Network network = Network.of(2, List.of(4), Activation.SIGMOID, 0);
        List<Symmetry> group = group(4, true);
        for (int n = 0; n < 300; n++) {
            double[] a = RandomNetworks.parameters(network, random);
            double[] b = RandomNetworks.parameters(network, random);
            double least = group.stream()
                    .mapToDouble(g -> RandomNetworks.norm(asTanh(network, a), asTanh(network, g.apply(network, b))))
                    .min()
                    .orElseThrow();
            Alignment alignment = Alignment.between(network, a, b);
            assertThat(alignment.distance()).isCloseTo(least, within(1e-14 * least));
            double[] aligned = alignment.symmetry().apply(network, b);
            assertThat(RandomNetworks.norm(asTanh(network, a), asTanh(network, aligned)))
                    .isCloseTo(least, within(1e-14 * least));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU", "LEAKYRELU"})
    void equalsBruteForceOverBalancedParametersForReluAtWidth3(Activation activation) {
        Random random = new Random(7);
        Network network = Network.of(2, List.of(3), activation, 0);
        List<Symmetry> group = group(3, false);
        assertThat(group).hasSize(6);
        for (int n = 0; n < 300; n++) {
            double[] a = RandomNetworks.parameters(network, random);
            double[] b = RandomNetworks.parameters(network, random);
            double least = group.stream()
                    .mapToDouble(g -> RandomNetworks.norm(balanced(network, a), g.apply(network, balanced(network, b))))
                    .min()
                    .orElseThrow();
            Alignment alignment = Alignment.between(network, a, b);
            assertThat(alignment.distance()).isCloseTo(least, within(1e-14 * least));
            double[] aligned = alignment.symmetry().apply(network, b);
            assertThat(RandomNetworks.norm(balanced(network, a), balanced(network, aligned)))
                    .isCloseTo(least, within(1e-13 * least));
        }
    }

    @Test
    void equalsBruteForceOverTwoHiddenLayers() {
        Random random = new Random(8);
        for (Activation activation : List.of(Activation.TANH, Activation.SOFTPLUS)) {
            Network network = Network.of(2, List.of(3, 2), activation, 0);
            boolean signs = activation == Activation.TANH;
            List<Symmetry> group = new ArrayList<>();
            for (Symmetry first : group(3, signs)) {
                for (Symmetry second : group(2, signs)) {
                    group.add(new Symmetry(
                            List.of(first.layers().get(0), second.layers().get(0))));
                }
            }
            for (int n = 0; n < 100; n++) {
                double[] a = RandomNetworks.parameters(network, random);
                double[] b = RandomNetworks.parameters(network, random);
                double least = least(group, network, a, b);
                Alignment alignment = Alignment.between(network, a, b);
                assertThat(alignment.distance()).isCloseTo(least, within(1e-14 * least));
                assertThat(alignment.provenOptimal()).isTrue();
                assertThat(RandomNetworks.norm(a, alignment.symmetry().apply(network, b)))
                        .isCloseTo(least, within(1e-14 * least));
            }
        }
    }

    /** The least distance of a from b moved by any of the group. */
    static double least(List<Symmetry> group, Network network, double[] a, double[] b) {
        return group.stream()
                .mapToDouble(g -> RandomNetworks.norm(a, g.apply(network, b)))
                .min()
                .orElseThrow();
    }

    /** All permutations of h units, with all signs if asked. */
    static List<Symmetry> group(int h, boolean signs) {
        List<Symmetry> group = new ArrayList<>();
        permute(new ArrayList<>(), h, signs, group);
        return group;
    }

    private static void permute(List<UnitMove> moves, int h, boolean signs, List<Symmetry> group) {
        if (moves.size() == h) {
            group.add(new Symmetry(List.of(new UnitMoves(moves))));
            return;
        }
        for (int j = 0; j < h; j++) {
            int from = j;
            if (moves.stream().noneMatch(move -> move.from() == from)) {
                for (double sign = 1; sign >= (signs ? -1 : 1); sign -= 2) {
                    moves.add(new UnitMove(from, sign));
                    permute(moves, h, signs, group);
                    moves.remove(moves.size() - 1);
                }
            }
        }
    }

    /** (w/2, b/2, v/2, c + sum(v)/2) of one hidden layer. */
    private static double[] asTanh(Network network, double[] p) {
        double[] tanh = new double[p.length];
        double half = 0;
        for (int k = 0; k < p.length - 1; k++) {
            tanh[k] = p[k] / 2;
            half += k >= network.output().weights() ? p[k] / 2 : 0;
        }
        tanh[p.length - 1] = p[p.length - 1] + half;
        return tanh;
    }

    /** Every unit of one hidden layer scaled to |(w, b)| = |v|. */
    private static double[] balanced(Network network, double[] p) {
        Layer hidden = network.hidden().get(0);
        double[] result = p.clone();
        for (int i = 0; i < hidden.units(); i++) {
            double incoming = p[hidden.bias(i)] * p[hidden.bias(i)];
            for (int j = 0; j < hidden.inputs(); j++) {
                incoming += p[hidden.weight(i, j)] * p[hidden.weight(i, j)];
            }
            double v = p[network.output().weight(0, i)];
            double scale = Math.sqrt(Math.abs(v) / Math.sqrt(incoming));
            for (int j = 0; j < hidden.inputs(); j++) {
                result[hidden.weight(i, j)] *= scale;
            }
            result[hidden.bias(i)] *= scale;
            result[network.output().weight(0, i)] = v / scale;
        }
        return result;
    }
}
