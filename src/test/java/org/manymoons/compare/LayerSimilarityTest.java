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
}
