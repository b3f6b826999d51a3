package org.manymoons.parting.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** Gradients beside central differences. */
class CriterionTest {
    private static final double H = 1e-5;

    /** The mean of (output - target)^2 over samples and outputs. */
    private static double squaredError(Network network, double[] parameters, Samples samples) {
        double[][] outputs = Prediction.outputs(network, parameters, samples);
        double sum = 0;
        for (int n = 0; n < outputs.length; n++) {
            for (int k = 0; k < outputs[n].length; k++) {
                double target = outputs[n].length == 1 ? samples.labels()[n] : samples.labels()[n] == k ? 1 : 0;
                sum += (outputs[n][k] - target) * (outputs[n][k] - target) / outputs[n].length;
            }
        }
        return sum / outputs.length;
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID_CROSS_ENTROPY, 1",
        "SIGMOID_CROSS_ENTROPY, 3",
        "SOFTMAX_CROSS_ENTROPY, 2",
        "SOFTMAX_CROSS_ENTROPY, 4",
        "IDENTITY_SQUARED_ERROR, 1"
    })
    void theSquaredErrorOfProbabilitiesHasThisGradient(OutputLoss outputs, int count) {
        Random random = new Random(count);
        Network network = Network.of(3, List.of(4), Activation.TANH, outputs, count, 0);
        double[] parameters =
                random.doubles(network.parameterCount(), -1.5, 1.5).toArray();
        double[][] x = new double[7][];
        double[] y = new double[7];
        for (int n = 0; n < 7; n++) {
            x[n] = random.doubles(3, -1, 1).toArray();
            y[n] = random.nextInt(Math.max(2, count));
        }
        Samples samples = new Samples(x, y);

        double[] gradient = Criterion.SQUARED_ERROR.gradient(network, parameters, samples);

        for (int k = 0; k < gradient.length; k++) {
            double[] up = parameters.clone();
            double[] down = parameters.clone();
            up[k] += H;
            down[k] -= H;
            double slope = (squaredError(network, up, samples) - squaredError(network, down, samples)) / (2 * H);
            assertThat(gradient[k]).isCloseTo(slope, within(1e-9));
        }
    }
}
