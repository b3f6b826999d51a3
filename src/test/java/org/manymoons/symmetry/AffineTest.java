package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** Maps of two or three numbers, and mixings of them, by hand. */
class AffineTest {
    private static final Network NETWORK = Network.of(2, List.of(2), Activation.IDENTITY, 0);

    /** W = (1 2; 3 4), b = (5, 6), then (7 8) and 9. */
    private static final double[] PARAMETERS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void aLayerIsReadAndWritten() {
        Affine map = Affine.of(NETWORK.layers().get(0), PARAMETERS);
        assertThat(map.weights()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThat(map.biases()).containsExactly(5, 6);
        double[] written = new double[9];
        map.write(NETWORK.layers().get(0), written);
        Affine.of(NETWORK.output(), PARAMETERS).write(NETWORK.output(), written);
        assertThat(written).containsExactly(PARAMETERS);
    }

    /** (7 8) (1 2; 3 4) = (31 46), (7 8) (5, 6) + 9 = 92. */
    @Test
    void oneAfterTheOther() {
        Affine both = Affine.of(NETWORK.output(), PARAMETERS)
                .after(Affine.of(NETWORK.layers().get(0), PARAMETERS));
        assertThat(both.weights()).isDeepEqualTo(new double[][] {{31, 46}});
        assertThat(both.biases()).containsExactly(92);
        assertThat(Affine.product(new double[][] {{1, 2, 3}}, new double[][] {{1}, {10}, {100}}))
                .isDeepEqualTo(new double[][] {{321}});
        assertThat(Affine.product(new double[][] {{1, 2}, {3, 4}}, new double[] {5, 6}))
                .containsExactly(17, 39);
    }

    /** M = (2 1; 1 1), M^-1 = (1 -1; -1 2): M W = (5 8; 4 6), M b = (16, 11), V M^-1 = (-1, 9). */
    @Test
    void aMixingChangesTheLayersAndNotTheFunction() {
        Mixing mixing = Mixing.of(new double[][] {{2, 1}, {1, 1}});
        double[] mixed = mixing.apply(NETWORK.layers().get(0), NETWORK.output(), PARAMETERS);
        assertThat(mixed).containsExactly(new double[] {5, 8, 4, 6, 16, 11, -1, 9, 9}, within(1e-12));
        double[] back = mixing.inverse().apply(NETWORK.layers().get(0), NETWORK.output(), mixed);
        assertThat(back).containsExactly(PARAMETERS, within(1e-12));
        assertThat(mixing.units()).isEqualTo(2);
        Mixing twice = mixing.after(mixing);
        assertThat(twice.matrix()).isDeepEqualTo(new double[][] {{5, 3}, {3, 2}});
        double[] once = mixing.apply(NETWORK.layers().get(0), NETWORK.output(), mixed);
        assertThat(twice.apply(NETWORK.layers().get(0), NETWORK.output(), PARAMETERS))
                .containsExactly(once, within(1e-11));
        assertThat(mixing.asMixing()).isSameAs(mixing);
    }

    @Test
    void whatCannotBeUndoneIsNoMixing() {
        for (double[][] matrix : new double[][][] {{{1, 2}, {2, 4}}, {{Double.NaN, 0}, {0, 1}}}) {
            assertThatThrownBy(() -> Mixing.of(matrix))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a mixing must be invertible: [[");
        }
        assertThat(Mixing.of(new double[][] {{1, 1}, {1, 1.001}}).unmixing()[1][1])
                .isCloseTo(1000, within(1e-6));
        Network tanh = Network.of(2, List.of(2), Activation.TANH, 0);
        Mixing mixing = Mixing.of(new double[][] {{2, 1}, {1, 1}});
        assertThatThrownBy(() -> mixing.apply(tanh.layers().get(0), tanh.output(), PARAMETERS))
                .hasMessage("only units with activation IDENTITY can be mixed: activation=TANH");
    }

    @Test
    void norms() {
        assertThat(Norm.of(new double[] {3, 4})).isEqualTo(5);
        assertThat(Norm.ofDifference(new double[] {4, 1}, new double[] {1, 5})).isEqualTo(5);
        assertThat(Norm.ofSum(new double[] {4, 1}, new double[] {-1, 3})).isEqualTo(5);
    }
}
