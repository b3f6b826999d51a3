package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Fukumizu and Amari (2000), theorem 1: what the smaller network's minimum becomes is critical and has its cost. */
class EmbeddingTest {
    /** Mostly 0 to the left and 1 to the right, with exceptions far out, so that one unit already has a minimum. */
    private static final Samples LINE = new Samples(
            new double[][] {{-3}, {-2.5}, {-2}, {-1.5}, {-1}, {-0.5}, {0}, {0.5}, {1}, {1.5}, {2}, {2.5}, {3}},
            new double[] {0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1});

    private static final double[] START = {1.2, -0.8, 0.3, 0.7, 1.5, -0.9, 0.2};

    @Test
    void withWeightDecayAZeroUnitIsAdded() {
        Network network = Network.of(1, List.of(2), Activation.TANH, 0.01);

        List<double[]> points = Embedding.of(network, LINE, START, 1, () -> false);

        assertThat(points).hasSize(1);
        double[] p = points.get(0);
        assertThat(p[1]).isZero();
        assertThat(p[5]).isZero();
        assertThat(Gradient.gradient(network, p, LINE)).containsOnly(new double[p.length], within(1e-14));
    }

    @Test
    void withoutWeightDecayAUnitIsAlsoSharedBetweenTwo() {
        Network network = Network.of(1, List.of(2), Activation.TANH, 0);

        List<double[]> points = Embedding.of(network, LINE, START, 0, () -> false);

        assertThat(points).hasSize(3);
        double cost = Loss.loss(network, points.get(0), LINE);
        for (double[] p : points) {
            assertThat(Loss.loss(network, p, LINE)).isCloseTo(cost, within(1e-14));
            assertThat(Gradient.gradient(network, p, LINE)).containsOnly(new double[p.length], within(1e-13));
        }
        assertThat(points.get(1)[4]).isEqualTo(points.get(1)[5]);
        assertThat(points.get(2)[4]).isEqualTo(-3 * points.get(2)[5]);
    }

    @Test
    void aNetworkOfOneUnitOrOfTwoLayersHasNone() {
        assertThat(Embedding.applies(Network.of(1, List.of(1), Activation.TANH, 0)))
                .isFalse();
        assertThat(Embedding.applies(Network.of(1, List.of(2, 2), Activation.TANH, 0)))
                .isFalse();
        assertThat(Embedding.applies(Network.of(1, List.of(2), Activation.TANH, 0)))
                .isTrue();
    }

    /** Two units, each that of a minimum of one: without the other the polisher is there already. */
    @Test
    void theUnitThatIsLeftOutIsTheOneThatIsNamed() {
        Network two = Network.of(2, List.of(2), Activation.TANH, 0.02);
        double[] a = ThreeMinima.lowest();
        double[] b = ThreeMinima.middle();

        double[] first = Embedding.of(two, ThreeMinima.SAMPLES, both(a, b, a[4]), 1, () -> false)
                .get(0);
        double[] second = Embedding.of(two, ThreeMinima.SAMPLES, both(a, b, b[4]), 0, () -> false)
                .get(0);

        assertThat(first).containsExactly(new double[] {a[0], a[1], 0, 0, a[2], 0, a[3], 0, a[4]}, within(1e-12));
        assertThat(second).containsExactly(new double[] {b[0], b[1], 0, 0, b[2], 0, b[3], 0, b[4]}, within(1e-12));
    }

    private static double[] both(double[] a, double[] b, double bias) {
        return new double[] {a[0], a[1], b[0], b[1], a[2], b[2], a[3], b[3], bias};
    }
}
