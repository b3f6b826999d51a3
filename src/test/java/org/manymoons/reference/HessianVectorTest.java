package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against differences of gradients, and by hand at zero. */
class HessianVectorTest {
    private static Samples samples(int classes) {
        Random random = new Random(9);
        double[][] x = new double[7][];
        double[] y = new double[7];
        for (int i = 0; i < 7; i++) {
            x[i] = random.doubles(2, -1, 1).toArray();
            y[i] = i % classes;
        }
        return new Samples(x, y);
    }

    /** Fourth-order differences: the error is some h^4 = 1e-12 and rounding 1e-16 / h = 1e-13. */
    @ParameterizedTest
    @EnumSource(OutputLoss.class)
    void itIsTheDerivativeOfTheGradientAlongTheDirection(OutputLoss loss) {
        int outputs = loss == OutputLoss.SOFTMAX_CROSS_ENTROPY ? 3 : 1;
        Network network = Network.of(2, List.of(3, 2), Activation.TANH, loss, outputs, 0.1);
        Samples samples = samples(Math.max(2, outputs));
        Random random = new Random(4);
        double[] p = random.doubles(network.parameterCount(), -1, 1).toArray();
        double[] v = random.doubles(p.length, -1, 1).toArray();
        double[] product = HessianVector.product(network, p, samples, v);
        double h = 1e-3;
        double[][] g = new double[5][];
        for (int s = -2; s <= 2; s++) {
            double[] moved = p.clone();
            for (int k = 0; k < p.length; k++) {
                moved[k] += s * h * v[k];
            }
            g[s + 2] = Gradient.gradient(network, moved, samples);
        }
        for (int k = 0; k < p.length; k++) {
            double difference = (8 * (g[3][k] - g[1][k]) - (g[4][k] - g[0][k])) / (12 * h);
            assertThat(product[k]).isCloseTo(difference, within(1e-9));
        }
        double[][] two = HessianVector.products(network, p, samples, new double[][] {p, v});
        assertThat(two[1]).containsExactly(product);
    }

    /** Logistic regression at 0: mean x x^T / 4, and the decay of the weights alone. */
    @Test
    void ofALogisticRegressionByHand() {
        Network network = Network.of(1, List.of(), Activation.TANH, 0.5);
        Samples samples = new Samples(new double[][] {{1}, {3}}, new double[] {0, 1});
        double[] product = HessianVector.product(network, new double[2], samples, new double[] {1, 10});
        // (5 2; 2 1) / 4 (1, 10) + (0.5, 0)
        assertThat(product).containsExactly(new double[] {25.0 / 4 + 0.5, 3}, within(1e-15));
    }

    @Test
    void itNeedsSmoothActivations() {
        Network network = Network.of(2, List.of(1), Activation.RELU, 0);
        assertThatThrownBy(() -> HessianVector.product(network, new double[5], samples(2), new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the Hessian needs twice differentiable activations: ");
    }
}
