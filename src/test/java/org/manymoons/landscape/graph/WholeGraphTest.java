package org.manymoons.landscape.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.manymoons.landscape.search.Generators;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

/** Passes between copies of one end state generate a subgroup; its cosets are the parts (Lagrange's theorem). */
class WholeGraphTest {
    private static final Network THREE = Network.of(2, List.of(3), Activation.TANH, 0);
    private static final Symmetry SAME = symmetry(new int[] {0, 1, 2}, 1, 1, 1);
    private static final Symmetry FLIP = symmetry(new int[] {0, 1, 2}, -1, 1, 1);
    private static final Symmetry EXCHANGE = symmetry(new int[] {1, 0, 2}, 1, 1, 1);
    private static final Symmetry TURN = symmetry(new int[] {1, 2, 0}, 1, 1, 1);

    private static Symmetry symmetry(int[] from, double... factors) {
        return new Symmetry(List.of(UnitMoves.of(from, factors)));
    }

    @Test
    void eachSymmetryHasItsNumber() {
        Network deep = Network.of(1, List.of(2, 3), Activation.TANH, 0);
        SignedPermutations group = SignedPermutations.of(deep).orElseThrow();

        assertThat(group.size()).isEqualTo(8 * 48);
        assertThat(IntStream.range(0, group.size())).allMatch(k -> group.number(group.element(k)) == k);
        for (Symmetry g : Generators.of(deep)) {
            assertThat(group.afterEach(g))
                    .containsExactly(IntStream.range(0, group.size())
                            .map(h -> group.number(group.element(h).compose(g)))
                            .toArray())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void withoutSignsThereArePermutationsOnly() {
        assertThat(SignedPermutations.of(Network.of(2, List.of(4), Activation.SOFTPLUS, 0))
                        .orElseThrow()
                        .size())
                .isEqualTo(24);
        assertThat(SignedPermutations.of(Network.of(2, List.of(4), Activation.IDENTITY, 0)))
                .isEmpty();
        assertThat(SignedPermutations.of(Network.of(2, List.of(7), Activation.TANH, 0)))
                .isEmpty();
    }

    @Test
    void thePartsAreTheCosetsOfWhatThePassesGenerate() {
        assertThat(parts()).isEqualTo(48);
        assertThat(parts(FLIP)).isEqualTo(48 / 2);
        assertThat(parts(EXCHANGE)).isEqualTo(48 / 2);
        assertThat(parts(TURN)).isEqualTo(48 / 3);
        assertThat(parts(EXCHANGE, TURN)).isEqualTo(48 / 6);
        assertThat(parts(FLIP, TURN)).isEqualTo(48 / 24);
        assertThat(parts(FLIP, EXCHANGE, TURN)).isEqualTo(1);
    }

    private static int parts(Symmetry... loops) {
        List<Pass> passes =
                Stream.of(loops).map(loop -> new Pass(1, 0, 0, SAME, 0, loop)).toList();
        return WholeGraph.of(THREE, new double[] {0}, passes).orElseThrow().components();
    }

    @Test
    void whereAPassBeginsDoesNotMatter() {
        Pass elsewhere = new Pass(1, 0, 0, TURN, 0, TURN.compose(FLIP));

        assertThat(WholeGraph.of(THREE, new double[] {0}, List.of(elsewhere))
                        .orElseThrow()
                        .components())
                .isEqualTo(24);
    }

    @Test
    void copiesOfOneJoinOverAnother() {
        Disconnectivity graph = WholeGraph.of(
                        THREE,
                        new double[] {0, 0.5},
                        List.of(
                                new Pass(1, 0, 0, SAME, 1, SAME),
                                new Pass(2, 1, 1, SAME, 1, FLIP),
                                new Pass(3, 2, 0, TURN, 1, SAME),
                                new Pass(4, 3, 0, EXCHANGE, 1, SAME),
                                new Pass(5, 4, 0, SAME, 0, SAME)))
                .orElseThrow();

        assertThat(graph.nodes().stream().map(GraphNode::components).map(BigInteger::intValue))
                .containsExactly(48, 48, 48, 24, 2, 1);
        assertThat(graph.nodes().get(2).children()).containsExactly(0, 1);
        assertThat(graph.nodes().get(3).children()).containsExactly(2);
        assertThat(graph.nodes().get(3).ends()).containsExactly(0, 1);
        assertThat(graph.copiesJoin()).containsExactly(4.0, 4.0);
        assertThat(graph.allJoin()).isEqualTo(4.0);
        assertThat(graph.components()).isEqualTo(1);
    }

    @Test
    void whatIsNotJoinedIsNotSaidToBe() {
        Disconnectivity graph = WholeGraph.of(
                        THREE,
                        new double[] {0, 0.5},
                        List.of(new Pass(1, 0, 0, SAME, 0, FLIP), new Pass(2, 1, 0, SAME, 0, TURN)))
                .orElseThrow();

        assertThat(graph.copiesJoin()).containsExactly(null, null);
        assertThat(graph.allJoin()).isNull();
        assertThat(graph.components()).isEqualTo(2 + 48);
    }

    @Test
    void levelWaysCountAtTheEndStatesOwnCost() {
        Disconnectivity graph = WholeGraph.of(THREE, new double[] {0.25}, List.of(new Pass(0.25, -1, 0, SAME, 0, FLIP)))
                .orElseThrow();

        assertThat(graph.nodes()).hasSize(1);
        assertThat(graph.nodes().get(0).components()).isEqualTo(24);
    }

    @Test
    void theDrawingNamesEveryEndState() {
        Disconnectivity graph = WholeGraph.of(THREE, new double[] {0, 0.5}, List.of(new Pass(1, 0, 0, SAME, 1, SAME)))
                .orElseThrow();

        assertThat(GraphSvg.of(graph))
                .startsWith("<svg xmlns=")
                .contains(">end 1<", ">end 2<", ">0.500000<", ">48x<")
                .endsWith("</svg>\n");
    }
}
