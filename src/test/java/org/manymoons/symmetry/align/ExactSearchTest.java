package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

/** The whole group is searched where its size times the cost of the assignments is no more than 5e8. */
class ExactSearchTest {
    private static boolean isFeasible(int inputs, List<Integer> hidden, Activation activation, int outputs) {
        Network network = Network.of(inputs, hidden, activation, OutputLoss.SOFTMAX_CROSS_ENTROPY, outputs, 0);
        return ExactSearch.isFeasible(new AlignmentProblem(network, new double[0], new double[0]));
    }

    /**
     * The 3 units can be arranged in 3! 2^3 = 48 ways, each with an assignment of the 8, which costs 8^2 (numbers of a unit
     * + 10 * 8): 48 (1 + 64 * 162760) = 499,998,768 is allowed, 64 * 48 = 3072 more are not.
     */
    @Test
    void oneLayerIsEnumeratedAndTheOtherAssigned() {
        int most = 162_760 - (3 + 1 + 10 * 8);
        assertThat(isFeasible(most, List.of(8, 3), Activation.TANH, 2)).isTrue();
        assertThat(isFeasible(most + 1, List.of(8, 3), Activation.TANH, 2)).isFalse();
        assertThat(isFeasible(2, List.of(3, 8), Activation.TANH, most)).isTrue();
        assertThat(isFeasible(2, List.of(3, 8), Activation.TANH, most + 1)).isFalse();
    }

    /** 3! = 6 without signs, each with an assignment of the 10: 6 (1 + 100 * 833333) = 499,999,806. */
    @Test
    void withoutSignsThereAreFewerWays() {
        int most = 833_333 - (3 + 1 + 10 * 10);
        assertThat(isFeasible(most, List.of(10, 3), Activation.SOFTPLUS, 2)).isTrue();
        assertThat(isFeasible(most + 1, List.of(10, 3), Activation.SOFTPLUS, 2)).isFalse();
    }

    /** The last layer's 64 (3 + 2 + 1 + 10 * 8) = 5504 come on top: 48 (1 + 5504 + 64 * 162674) = 499,998,768. */
    @Test
    void theAssignmentsOfAllOtherLayersAddUp() {
        int most = 162_674 - (3 + 1 + 10 * 8);
        assertThat(isFeasible(most, List.of(8, 3, 8), Activation.TANH, 2)).isTrue();
        assertThat(isFeasible(most + 1, List.of(8, 3, 8), Activation.TANH, 2)).isFalse();
    }

    /** 1 + (499999987 + 1 + 1 + 10) = 5e8 is still allowed. */
    @Test
    void theMostWorkAllowedIsStillDone() {
        assertThat(isFeasible(499_999_987, List.of(1, 1), Activation.SOFTPLUS, 499_999_987))
                .isTrue();
        assertThat(isFeasible(499_999_988, List.of(1, 1), Activation.SOFTPLUS, 499_999_988))
                .isFalse();
    }

    @Test
    void withOneHiddenLayerNothingIsEnumerated() {
        assertThat(isFeasible(1_000_000, List.of(2000), Activation.TANH, 2)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"TANH, '2,3,2'", "TANH, '3,1,3'", "SOFTPLUS, '3,4,3'", "TANH, '2,2,2,2'", "SOFTPLUS, '3,3,3,3'"})
    void nothingInTheWholeGroupIsCloserInDeepNetworks(Activation activation, String widths) {
        List<Integer> hidden =
                List.of(widths.split(",")).stream().map(Integer::valueOf).toList();
        Network network = Network.of(2, hidden, activation, 0);
        List<Symmetry> group = List.of(new Symmetry(List.of()));
        for (int width : hidden) {
            group = products(group, AlignmentBruteForceTest.group(width, activation == Activation.TANH));
        }
        Random random = new Random(20);
        for (int n = 0; n < 8; n++) {
            double[] a = RandomNetworks.parameters(network, random);
            double[] b = RandomNetworks.parameters(network, random);
            double least = AlignmentBruteForceTest.least(group, network, a, b);
            AlignmentProblem problem = new AlignmentProblem(network, a, b);
            Arrangement found = ExactSearch.search(problem, Arrangement.unchanged(network));
            assertThat(RandomNetworks.norm(a, symmetry(found).apply(network, b)))
                    .isCloseTo(least, within(1e-13));
        }
    }

    private static List<Symmetry> products(List<Symmetry> some, List<Symmetry> ofOneLayer) {
        return some.stream()
                .flatMap(g -> ofOneLayer.stream()
                        .map(h -> new Symmetry(Stream.concat(g.layers().stream(), h.layers().stream())
                                .toList())))
                .toList();
    }

    private static Symmetry symmetry(Arrangement g) {
        return new Symmetry(IntStream.range(0, g.from.length)
                .mapToObj(l -> UnitMoves.of(g.from[l], g.sign[l]))
                .map(LayerSymmetry.class::cast)
                .toList());
    }

    /** Two equal units: the arrangement that exchanges them is as good, and no better. */
    @Test
    void amongEqualArrangementsTheStartIsKept() {
        Network network = Network.of(1, List.of(2, 1), Activation.TANH, 0);
        double[] a = {1, 1, 0.5, 0.5, 2, 2, 0.25, 1, 0};
        AlignmentProblem problem = new AlignmentProblem(network, a, a);
        Arrangement start = Arrangement.unchanged(network);
        start.from[0] = new int[] {1, 0};
        assertThat(ExactSearch.search(problem, start)).isSameAs(start);
        assertThat(start.from[0]).containsExactly(1, 0);
    }
}
