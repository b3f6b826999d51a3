package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

class LayerSimilarityTest {
    private static final Network NETWORK = Network.of(3, List.of(4, 2), Activation.TANH, 0);

    private static Samples samples(int size, Random random) {
        double[][] inputs = new double[size][];
        for (int n = 0; n < size; n++) {
            inputs[n] = random.doubles(3, -2, 2).toArray();
        }
        return new Samples(inputs, new double[size]);
    }

    /** numpy.linalg.norm(Y.T @ X)**2 / norm(X.T @ X) / norm(Y.T @ Y) of the centered columns. */
    @Test
    void ckaIsNumPys() {
        double[][] x = {{0.375, 1.375, -1.625, -0.125}, {-0.5, 0.5, 2.5, -2.5}};
        double[][] y = {{1, 0, -1, 0}, {0, -2, 3, -1}, {-0.375, -0.875, -0.875, 2.125}};
        assertThat(LayerSimilarity.cka(x, y)).isCloseTo(0.8713108222760266, within(1e-14));
        assertThat(LayerSimilarity.cka(y, x)).isCloseTo(0.8713108222760266, within(1e-14));
        assertThat(LayerSimilarity.cka(x, new double[][] {{0, 0, 0, 0}})).isZero();
    }

    @Test
    void aCopyWithItsUnitsInAnotherOrderAndFlippedActsAlike() {
        Random random = new Random(4);
        double[] a = random.doubles(NETWORK.parameterCount(), -1, 1).toArray();
        double[] b = new Symmetry(List.of(
                        UnitMoves.of(new int[] {2, 0, 3, 1}, new double[] {1, -1, -1, 1}),
                        UnitMoves.of(new int[] {1, 0}, new double[] {-1, 1})))
                .apply(NETWORK, a);
        Samples samples = samples(700, random);

        List<LayerSimilarity> layers = LayerSimilarity.of(NETWORK, a, samples, NETWORK, b, samples);

        assertThat(layers).extracting(LayerSimilarity::units).containsExactly(4, 2);
        assertThat(layers).allSatisfy(layer -> {
            assertThat(layer.samples()).isEqualTo(500);
            assertThat(layer.cka()).isCloseTo(1, within(1e-12));
            assertThat(layer.partners()).isEqualTo(1);
        });
    }

    /** The first two units are each other's, the third's partner is taken by a better one. */
    @Test
    void aPartnerServesOne() {
        double[][] x = {{1, -1, 0, 0}, {0, 0, 1, -1}, {1, -1, 0.1, -0.1}};
        double[][] y = {{2, -2, 0, 0}, {0, 0, -1, 1}, {1, 1, -1, -1}};
        assertThat(LayerSimilarity.partners(x, y, true)).isEqualTo(2 / 3.0);
        assertThat(LayerSimilarity.partners(x, y, false)).isEqualTo(1 / 3.0);
    }

    @Test
    void withOtherNumbersOfLayersThereIsNothingToCompare() {
        Samples samples = samples(5, new Random(1));
        Network shallow = Network.of(3, List.of(4), Activation.TANH, 0);
        assertThat(LayerSimilarity.of(
                        NETWORK,
                        new double[NETWORK.parameterCount()],
                        samples,
                        shallow,
                        new double[shallow.parameterCount()],
                        samples))
                .isEmpty();
    }

    /** CKA of tanh units on five points: numpy.linalg.norm(Y.T @ X)**2 / ..., and the correlations numpy.corrcoef. */
    @Test
    void layersAreLookedAtLessTheirMeans() {
        Network two = Network.of(1, List.of(2), Activation.TANH, 0);
        Network three = Network.of(1, List.of(3), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{-1.5}, {-0.25}, {0.5}, {1}, {2}}, new double[5]);
        double[] a = {0.8, -1.2, 1, 2, 1, 1, 0};
        double[] b = {0.5, 1.5, -0.7, 2, -1, 0.3, 1, 1, 1, 0};

        LayerSimilarity layer =
                LayerSimilarity.of(two, a, samples, three, b, samples).get(0);

        assertThat(layer.layer()).isEqualTo(1);
        assertThat(layer.units()).isEqualTo(2);
        assertThat(layer.samples()).isEqualTo(5);
        assertThat(layer.cka()).isCloseTo(0.862398291595996, within(1e-13));
        assertThat(layer.partners()).isEqualTo(0.5); // 0.9996, and -0.863 is too weak
    }

    @Test
    void ofManySamplesEvenlySpreadOnesAreTakenWithTheirLabels() {
        Samples all = new Samples(
                new double[][] {{0}, {1}, {2}, {3}, {4}, {5}, {6}}, new double[] {10, 11, 12, 13, 14, 15, 16});
        Samples some = LayerSimilarity.some(all, 3);
        assertThat(some.inputs()).isDeepEqualTo(new double[][] {{0}, {2}, {4}});
        assertThat(some.labels()).containsExactly(10, 12, 14);
        assertThat(LayerSimilarity.some(all, 7)).isSameAs(all);
        assertThat(LayerSimilarity.some(all)).isSameAs(all);
    }

    /** Whatever the number of samples is modulo four. */
    @Test
    void correlationsTakeEverySample() {
        for (int n = 4; n <= 8; n++) {
            double[] x = new double[n];
            double[] last = new double[n];
            x[0] = -1;
            x[n - 1] = 1;
            last[n - 1] = 1;
            last[0] = -0.5;
            // correlated by 1.5 / sqrt(2 * 1.25) = 0.949; without the last sample by 1
            assertThat(LayerSimilarity.partners(new double[][] {x}, new double[][] {last}, false))
                    .isEqualTo(1);
            last[0] = -0.3;
            // 1.3 / sqrt(2 * 1.09) = 0.880
            assertThat(LayerSimilarity.partners(new double[][] {x}, new double[][] {last}, false))
                    .isZero();
        }
    }
}
