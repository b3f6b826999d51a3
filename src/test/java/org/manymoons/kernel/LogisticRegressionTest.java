package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Hessian;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Against the reference's network without a hidden layer, which is the same model; its bias is a feature of ones. */
class LogisticRegressionTest {
    private static final double L2 = 0.01;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 255, 256, 257, 1000})
    void agreesWithANetworkWithoutHiddenLayer(int size) {
        Random random = new Random(size);
        int d = 3;
        double[][] inputs = new double[size][d];
        double[][] features = new double[d + 1][size];
        double[] labels = new double[size];
        for (int n = 0; n < size; n++) {
            labels[n] = random.nextInt(4) == 0 ? random.nextDouble() : random.nextInt(2);
            features[d][n] = 1;
            for (int j = 0; j < d; j++) {
                inputs[n][j] = 3 * random.nextGaussian();
                features[j][n] = inputs[n][j];
            }
        }
        double[] v = random.doubles(d + 1, -2, 2).toArray();
        Network network = Network.of(d, List.of(), Activation.TANH, L2);
        Samples samples = new Samples(inputs, labels);
        LogisticRegression regression =
                new LogisticRegression(features, new double[size], labels, new double[] {L2, L2, L2, 0});

        double[] gradient = new double[d + 1];
        double[][] hessian = new double[d + 1][d + 1];
        regression.differentiate(v, gradient, hessian);

        assertThat(regression.loss(v)).isCloseTo(Loss.loss(network, v, samples), within(1e-13));
        assertThat(gradient).containsExactly(Gradient.gradient(network, v, samples), within(1e-13));
        double[][] expected = Hessian.hessian(network, v, samples);
        for (int k = 0; k <= d; k++) {
            assertThat(hessian[k]).containsExactly(expected[k], within(1e-13));
        }
    }
}
