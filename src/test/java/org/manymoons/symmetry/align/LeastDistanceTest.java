package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

class LeastDistanceTest {
    private static double[] random(Network network, Random random) {
        return random.doubles(network.parameterCount(), -1, 1).toArray();
    }

    private static double least(Network network, double[] a, double[] b) {
        return Math.sqrt(LeastDistance.squared(new AlignmentProblem(network, a, b)));
    }

    /** Of networks that are small enough for every arrangement to be tried. */
    @ParameterizedTest
    @EnumSource(names = {"TANH", "SOFTPLUS"})
    void noArrangementIsNearer(Activation activation) {
        Random random = new Random(5);
        for (int k = 0; k < 40; k++) {
            List<Integer> hidden = IntStream.range(0, 1 + random.nextInt(3))
                    .map(l -> 1 + random.nextInt(4))
                    .boxed()
                    .toList();
            Network network =
                    Network.of(1 + random.nextInt(3), hidden, activation, OutputLoss.SIGMOID_CROSS_ENTROPY, 2, 0);
            double[] a = random(network, random);
            double[] b = random(network, random);
            Alignment alignment = Alignment.between(network, a, b);
            assertThat(alignment.provenOptimal()).isTrue();
            assertThat(alignment.leastDistance()).isEqualTo(alignment.distance());
            assertThat(least(network, a, b)).isPositive().isLessThanOrEqualTo(alignment.distance() + 1e-12);
        }
    }

    /** With one hidden layer and one unit there is nothing to relax but the sign. */
    @Test
    void ofOneUnitItIsTheDistance() {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0);
        double[] a = {1, 2, 3, 4, 5};
        double[] b = {-1, -2, -3, -4, 7};
        assertThat(least(network, a, b)).isCloseTo(2, within(1e-9));
    }

    @Test
    void aPermutedCopyOfWideLayersIsFoundAndTheBoundIsNothing() {
        Random random = new Random(9);
        Network network = Network.of(20, List.of(520, 500), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0.1);
        double[] a = random(network, random);
        List<LayerSymmetry> moves = List.of(shuffled(520, random), shuffled(500, random));
        double[] b = new Symmetry(moves).apply(network, a);

        Alignment alignment = Alignment.between(network, a, b);

        assertThat(alignment.rawDistance()).isGreaterThan(100);
        assertThat(alignment.distance()).isZero();
    }

    @Test
    void whereNothingIsProvenTheDistanceLiesBetweenTheBoundAndTheDistanceAsTheyStand() {
        Random random = new Random(10);
        Network network = Network.of(9, List.of(40, 30), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0.1);
        double[] a = random(network, random);
        double[] other = random(network, random);
        Alignment apart = Alignment.between(network, a, other);
        assertThat(apart.provenOptimal()).isFalse();
        assertThat(apart.leastDistance()).isPositive().isLessThan(apart.distance());
        assertThat(apart.distance()).isLessThan(apart.rawDistance());
    }

    private static UnitMoves shuffled(int units, Random random) {
        int[] from = IntStream.range(0, units).toArray();
        double[] factors = new double[units];
        for (int i = units - 1; i >= 0; i--) {
            int j = random.nextInt(i + 1);
            int unit = from[i];
            from[i] = from[j];
            from[j] = unit;
            factors[i] = random.nextBoolean() ? 1 : -1;
        }
        return UnitMoves.of(from, factors);
    }

    @Test
    void productsGiveTheSquaredDistances() {
        Random random = new Random(2);
        for (int n : new int[] {1, 3, 4, 9, 530}) {
            int size = 1 + random.nextInt(300);
            double[][] u = rows(n, size, random);
            double[][] other = rows(n, size, random);
            for (boolean signs : new boolean[] {true, false}) {
                double[][] costs = GramCosts.of(u, other, signs);
                for (int i = 0; i < n; i++) {
                    int j = random.nextInt(n);
                    double plus = 0;
                    double minus = 0;
                    for (int k = 0; k < size; k++) {
                        plus += (u[i][k] - other[j][k]) * (u[i][k] - other[j][k]);
                        minus += (u[i][k] + other[j][k]) * (u[i][k] + other[j][k]);
                    }
                    assertThat(costs[i][j]).isCloseTo(signs ? Math.min(plus, minus) : plus, within(1e-13 * size));
                }
            }
        }
    }

    private static double[][] rows(int n, int size, Random random) {
        return IntStream.range(0, n)
                .mapToObj(i -> random.doubles(size, -1, 1).toArray())
                .toArray(double[][]::new);
    }
}
