package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/**
 * One input, one identity unit and one output with a squared error, in whole numbers. In units u of the last place:
 * z1 = 2 x 3 + 1 = 7 is off by 2 x 7 = 14, as is a1, and f' = 1 by 24; z2 = 5 x 7 - 2 = 33 by 5 x 14 + 2 x 37 = 144;
 * e2 = 2 (33 - 3) = 60 by 2 x 144 + 4 x 60 = 528; d1 = 300 by 5 x 528 + 300 = 2940; e1 = 300 by 300 x 24 + 2940 + 300 =
 * 10440. A term of the sum over one sample is rounded 6 times more.
 */
class RoundingBoundByHandTest {
    private static final double U = 0x1p-53;
    private static final double[] PARAMETERS = {2, 1, 5, -2};

    /** Of so many samples with input 3 and label 3. */
    private static RoundingBound bound(int samples, double l2) {
        Network network = Network.of(1, List.of(1), Activation.IDENTITY, OutputLoss.IDENTITY_SQUARED_ERROR, 1, l2);
        double[][] x = new double[samples][];
        double[] y = new double[samples];
        for (int n = 0; n < samples; n++) {
            x[n] = new double[] {3};
            y[n] = 3;
        }
        return RoundingBound.of(network, PARAMETERS, new Samples(x, y));
    }

    /** With what the sum of positive terms itself may be rounded by. */
    private static void close(double actual, double roundings) {
        assertThat(actual / U / (1 + 0x1p-20)).isCloseTo(roundings, within(1e-9 * roundings));
    }

    /** The distance 30 is off by 144 + 30, its square by 2 x 30 x 174 + 3 x 900. */
    @Test
    void theLoss() {
        close(bound(1, 0).loss(), 10440 + 2700 + 6 * 900);
        close(bound(2, 0).loss(), 10440 + 2700 + 7 * 900);
        // P + 4 roundings of 2^2 + 5^2
        close(bound(1, 2).loss(), 10440 + 2700 + 6 * 900 + 8 * 29);
    }

    @Test
    void theGradient() {
        double[] gradient = bound(1, 0).gradient();
        close(gradient[0], 3 * 10440 + 900 + 6 * 900);
        close(gradient[1], 10440 + 6 * 300);
        close(gradient[2], 60 * 14 + 7 * 528 + 420 + 6 * 420);
        close(gradient[3], 528 + 6 * 60);

        double[] decayed = bound(2, 2).gradient();
        close(decayed[0], 3 * 10440 + 900 + 7 * 900 + 3 * 2 * 2);
        close(decayed[1], 10440 + 7 * 300);
        close(decayed[2], 60 * 14 + 7 * 528 + 420 + 7 * 420 + 3 * 2 * 5);
        close(decayed[3], 528 + 7 * 60);
    }

    /**
     * Column by column. W1: R{a1} = 3 is off by 75, R{z2} = 15 by 405, R{e2} = 30 by 870, R{d1} = 150 by 4500, R{e1} = 150 by
     * 8250 and 150 for the sum with f'' = 0. b1: 1 by 25, 5 by 135, 10 by 290, 50 by 1500, 50 by 2750 and 50. W2: R{z2} = 7
     * by 14, R{e2} = 14 by 56, R{d1} = 70 + 60 by 350 + 528 + 130, R{e1} = 130 by 4258. b2: R{e2} = 2 by 4, R{d1} = 10 by 30,
     * R{e1} = 10 by 280. Of the two ways to each mixed entry the larger bound counts.
     */
    @Test
    void theHessian() {
        double[][] lower = {
            {3 * 8400 + 450 + 6 * 450},
            {3 * 2800 + 150 + 6 * 150, 2800 + 6 * 50},
            {
                3 * 4258 + 390 + 6 * 390,
                (10 * 14 + 7 * 290 + 70) + (60 * 25 + 528 + 60) + 6 * 130,
                14 * 14 + 7 * 56 + 98 + 6 * 98
            },
            {870 + 6 * 30, 290 + 6 * 10, 2 * 14 + 7 * 4 + 14 + 6 * 14, 4 + 6 * 2}
        };
        double[][] hessian = bound(1, 0).hessian();
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                close(hessian[i][j], lower[i][j]);
                assertThat(hessian[j][i]).isEqualTo(hessian[i][j]);
            }
        }
        double[][] many = bound(2, 2).hessian();
        // a seventh rounding of the terms, and three of the decay of weights
        assertThat((many[2][2] - hessian[2][2]) / U).isCloseTo(98 + 3 * 2, within(1e-3));
        assertThat((many[3][3] - hessian[3][3]) / U).isCloseTo(2, within(1e-4));
        assertThat((many[1][0] - hessian[1][0]) / U).isCloseTo(150, within(1e-3));
    }

    /**
     * With W2 = 3 and label 50 the column of W1 has the larger bound for W2: z2 = 19 is off by 88, e2 = -62 by 424, R{a1} = 3
     * by 75, R{z2} = 9 by 243 and R{e2} = 18 by 522. R{e2} a1 + e2 R{a1} is off by 4032 + 6108, and 126 + 186 round 6 times.
     */
    @Test
    void theHessianWhereTheErrorSignalIsLarge() {
        Network network = Network.of(1, List.of(1), Activation.IDENTITY, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        RoundingBound bound = RoundingBound.of(
                network, new double[] {2, 1, 3, -2}, new Samples(new double[][] {{3}}, new double[] {50}));
        close(bound.hessian()[2][0], 4032 + 6108 + 6 * (126 + 186));
    }

    @Test
    void kinksHaveNoHessian() {
        Network network = Network.of(1, List.of(1), Activation.RELU, 0);
        RoundingBound bound =
                RoundingBound.of(network, PARAMETERS, new Samples(new double[][] {{3}}, new double[] {1}));
        assertThatThrownBy(bound::hessian)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice differentiable");
    }
}
