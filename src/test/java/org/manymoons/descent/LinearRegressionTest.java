package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/** Against commons-math's regression and the definition. */
class LinearRegressionTest {
    private final Random random = new Random(3);

    private double[][] features(int rows, int samples) {
        double[][] features = new double[rows][];
        for (int k = 0; k < rows; k++) {
            features[k] = random.doubles(samples, -2, 2).toArray();
        }
        return features;
    }

    @Test
    void oneNewtonStepFromAnywhereSolvesTheRegression() {
        double[][] features = features(3, 40);
        double[] offset = random.doubles(40, -1, 1).toArray();
        double[] targets = random.doubles(40, -1, 1).toArray();
        double[][] rows = new double[40][3];
        double[] rest = new double[40];
        for (int n = 0; n < 40; n++) {
            for (int k = 0; k < 3; k++) {
                rows[n][k] = features[k][n];
            }
            rest[n] = targets[n] - offset[n];
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(rest, rows);
        double[] solution = regression.estimateRegressionParameters();
        LinearRegression model = new LinearRegression(features, offset, targets, new double[3]);
        double[] gradient = new double[3];
        double[][] hessian = new double[3][3];
        model.differentiate(solution, gradient, hessian);
        assertThat(gradient).containsExactly(new double[3], within(1e-14));
        assertThat(model.loss(solution)).isCloseTo(regression.calculateResidualSumOfSquares() / 40, within(1e-14));
        double[] v = {1, -2, 0.5};
        model.differentiate(v, gradient, hessian);
        for (int k = 0; k < 3; k++) {
            double step = 0;
            for (int j = 0; j < 3; j++) {
                step += hessian[k][j] * (v[j] - solution[j]);
            }
            assertThat(gradient[k]).isCloseTo(step, within(1e-13));
        }
    }

    @Test
    void decayAddsHalfItsStrengthTimesTheSquare() {
        double[][] features = features(2, 9);
        double[] none = new double[9];
        double[] decay = {0.3, 0};
        double[] v = {2, -1};
        LinearRegression plain = new LinearRegression(features, none, none, new double[2]);
        LinearRegression decayed = new LinearRegression(features, none, none, decay);
        assertThat(decayed.size()).isEqualTo(2);
        assertThat(decayed.loss(v) - plain.loss(v)).isCloseTo(0.6, within(1e-14));
        double[] g = new double[2];
        double[] h = new double[2];
        double[][] a = new double[2][2];
        double[][] b = new double[2][2];
        plain.differentiate(v, g, a);
        decayed.differentiate(v, h, b);
        assertThat(h[0] - g[0]).isCloseTo(0.6, within(1e-14));
        assertThat(h[1]).isEqualTo(g[1]);
        assertThat(b[0][0] - a[0][0]).isCloseTo(0.3, within(1e-14));
        assertThat(b[0][1]).isEqualTo(b[1][0]).isEqualTo(a[0][1]);
        assertThat(b[1][1]).isEqualTo(a[1][1]);
    }
}
