package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.OutputLoss;

/** By hand, for one to three outputs. */
class OutputBoundTest {
    private static final double U = 0x1p-53;
    private static final OutputBound SIGMOID = new OutputBound(OutputLoss.SIGMOID_CROSS_ENTROPY);
    private static final OutputBound SOFTMAX = new OutputBound(OutputLoss.SOFTMAX_CROSS_ENTROPY);
    private static final OutputBound SQUARED = new OutputBound(OutputLoss.IDENTITY_SQUARED_ERROR);

    private static ErrorVector vector(double[] value, double... error) {
        ErrorVector vector = new ErrorVector(value.length);
        System.arraycopy(value, 0, vector.value, 0, value.length);
        System.arraycopy(error, 0, vector.error, 0, error.length);
        return vector;
    }

    private static void close(double actual, double roundings) {
        assertThat(actual / U).isCloseTo(roundings, within(1e-12 * roundings));
    }

    /** (d + e)^2 - d^2 = (2 d + e) e for distances 2 and 1 with errors 1/2 and 1/4, and the mean of both. */
    @Test
    void squaredDistancesMoveByTheirErrors() {
        ErrorVector z = vector(new double[] {3, -1}, 0.5, 0.25);
        assertThat(SQUARED.loss(z, 0)).isCloseTo((4.5 * 0.5 + 2.25 * 0.25) / 2, within(1e-14));
        // of label 1 the distances are 3 and 2
        assertThat(SQUARED.loss(z, 1)).isCloseTo((6.5 * 0.5 + 4.25 * 0.25) / 2, within(1e-14));
        assertThat(SQUARED.loss(vector(new double[] {0.75}, 0.5), 0.25)).isCloseTo((1 + 0.5) * 0.5, within(1e-14));
    }

    /** The difference, twice as it is squared; K + 2 operations on the squares. */
    @Test
    void squaredDistancesOfExactOutputsRound() {
        close(SQUARED.loss(vector(new double[] {3, -1}), 0), (2 * 5 + 4 * 5) / 2.0);
        close(SQUARED.loss(vector(new double[] {3, -1, 2}), 1), (2 + 5) * (9 + 4 + 4) / 3.0);
        close(SQUARED.loss(vector(new double[] {0.75}), 0.25), (2 + 3) * 0.25);
        assertThat(SQUARED.loss(vector(new double[] {1, 0}), 0)).isEqualTo(2 * Double.MIN_NORMAL);
    }

    @Test
    void squaredDistancesHaveLinearSlopes() {
        ErrorVector slope = new ErrorVector(2);
        SQUARED.derivative(vector(new double[] {3, -1}, 0.5, 0.25), 0, slope);
        assertThat(slope.value).containsExactly(2, -1);
        assertThat(slope.error).containsExactly(new double[] {0.5, 0.25}, within(1e-14));
        SQUARED.derivative(vector(new double[] {3, -1}), 0, slope);
        close(slope.error[0], 4 * 2);
        close(slope.error[1], 4);
        SQUARED.derivative(vector(new double[] {1, 0}), 0, slope);
        assertThat(slope.error).containsOnly(Double.MIN_NORMAL);
    }

    /** 2 / K times the direction. */
    @Test
    void squaredDistancesHaveConstantCurvature() {
        ErrorVector product = new ErrorVector(4);
        ErrorVector z = vector(new double[] {3, -1, 0, 5}, 9, 9, 9, 9);
        SQUARED.curvature(z).apply(vector(new double[] {6, -2, 0, 1}, 0.5, 0, 0, 0), product);
        assertThat(product.value).containsExactly(3, -1, 0, 0.5);
        assertThat(product.error[0]).isCloseTo(0.25, within(1e-14));
        close(product.error[1], 2); // 2 / K, and the product
        close(product.error[3], 1);
    }

    /** Each output as CrossEntropyBoundTest says, and K - 1 additions. */
    @Test
    void crossEntropiesAddUp() {
        double tail = Math.log1p(Math.exp(-3));
        close(SIGMOID.loss(vector(new double[] {-3}), 0), 24 * tail);
        close(SIGMOID.loss(vector(new double[] {-3}), 1), 24 * tail + 6);
        // targets 0, 1 and 0
        close(SIGMOID.loss(vector(new double[] {-3, 3, 3}), 1), 3 * 24 * tail + 6 + 2 * (3 * tail + 3));
        double s = 1 / (1 + Math.exp(-3));
        assertThat(SIGMOID.loss(vector(new double[] {-3, 3}, 0.5, 0), 1))
                .isCloseTo(0.5 * (1 - s + 0.5 * slope(2.5)), within(1e-13));
    }

    private static double slope(double z) {
        return 1 / (2 + Math.exp(z) + Math.exp(-z));
    }

    @Test
    void crossEntropiesHaveTheirOwnSlopesAndCurvatures() {
        double s = 1 / (1 + Math.exp(-3));
        ErrorVector result = new ErrorVector(2);
        SIGMOID.derivative(vector(new double[] {-3, 3}), 1, result);
        assertThat(result.value).containsExactly(new double[] {1 - s, s - 1}, within(1e-15));
        close(result.error[0], 16 * (1 - s));
        close(result.error[1], 16 * (1 - s));
        SIGMOID.derivative(vector(new double[] {-3, 3}, 0.5, 0.25), 0, result);
        assertThat(result.error).containsExactly(new double[] {0.5 * slope(2.5), 0.25 * slope(2.75)}, within(1e-14));

        SIGMOID.curvature(vector(new double[] {-3, 3})).apply(vector(new double[] {2, -4}), result);
        assertThat(result.value).containsExactly(new double[] {2 * s * (1 - s), -4 * s * (1 - s)}, within(1e-15));
        close(result.error[0], 25 * 2 * s * (1 - s));
        close(result.error[1], 25 * 4 * s * (1 - s));
    }

    /** As SoftmaxBoundTest says. */
    @Test
    void aSoftmaxIsOneWhole() {
        ErrorVector z = vector(new double[] {1, -1});
        double p = 1 / (1 + Math.exp(2));
        double log = Math.log1p(Math.exp(-2));
        close(SOFTMAX.loss(z, 1), 16 * log + 5 * (log + 2) + 2 * p);
        ErrorVector result = new ErrorVector(2);
        SOFTMAX.derivative(z, 1, result);
        assertThat(result.value).containsExactly(new double[] {1 - p, p - 1}, within(1e-15));
        close(result.error[0], 23 * (1 - p));
        close(result.error[1], 25 * (1 - p));
        SOFTMAX.curvature(z).apply(vector(new double[] {1, -1}), result);
        assertThat(result.value[0]).isCloseTo(2 * p * (1 - p), within(1e-15));
        close(result.error[0], 54 * 2 * p * (1 - p));
    }
}
