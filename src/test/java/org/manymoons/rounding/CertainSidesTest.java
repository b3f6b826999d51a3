package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Against exact arithmetic on affine networks whose outputs nearly cancel. */
class CertainSidesTest {
    private static BigDecimal exact(double[] x, double[] weights, double bias) {
        BigDecimal sum = new BigDecimal(bias);
        for (int j = 0; j < x.length; j++) {
            sum = sum.add(new BigDecimal(x[j]).multiply(new BigDecimal(weights[j])));
        }
        return sum;
    }

    @Test
    void whatIsCertainIsTrueOfExactSumsAndWhatIsPlainIsCertain() {
        Network network = Network.of(2, List.of(), Activation.TANH, 0);
        Random random = new Random(5);
        int certain = 0;
        int uncertain = 0;
        for (int n = 0; n < 4000; n++) {
            double[] x = random.doubles(2, -1, 1).toArray();
            double[] w = random.doubles(2, -1, 1).toArray();
            double scale = Math.scalb(1.0, -30 - random.nextInt(28));
            double bias = -(w[0] * x[0] + w[1] * x[1]) + scale * random.nextGaussian();
            double label = random.nextInt(2);
            BigDecimal z = exact(x, w, bias);
            BigDecimal margin = label == 1 ? z : z.negate();

            boolean holds = CertainSides.hold(
                    network, new double[] {w[0], w[1], bias}, new Samples(new double[][] {x}, new double[] {label}));

            if (holds) {
                certain++;
                assertThat(margin.signum()).isPositive();
            } else if (margin.signum() > 0) {
                uncertain++;
                assertThat(margin.doubleValue()).isLessThan(4e-15);
            }
        }
        assertThat(certain).isGreaterThan(1000);
        assertThat(uncertain).isGreaterThan(10);
    }

    @Test
    void theLabelsOutputIsAboveAllOthers() {
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        Random random = new Random(6);
        int certain = 0;
        for (int n = 0; n < 3000; n++) {
            double x = random.nextGaussian();
            double[] p = random.doubles(6, -1, 1).toArray();
            double scale = Math.scalb(1.0, -40 - random.nextInt(18));
            for (int k = 4; k < 6; k++) {
                p[k] = p[0] * x + p[3] - p[k - 3] * x + scale * random.nextGaussian();
            }
            BigDecimal own = exact(new double[] {x}, new double[] {p[0]}, p[3]);
            boolean above = own.compareTo(exact(new double[] {x}, new double[] {p[1]}, p[4])) > 0
                    && own.compareTo(exact(new double[] {x}, new double[] {p[2]}, p[5])) > 0;

            boolean holds = CertainSides.hold(network, p, new Samples(new double[][] {{x}}, new double[] {0}));

            certain += holds ? 1 : 0;
            assertThat(!holds || above).isTrue();
        }
        assertThat(certain).isGreaterThan(100);
    }

    @Test
    void aLabelThatIsNoClassHasNoSide() {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        assertThat(CertainSides.hold(
                        network, new double[] {1, 0}, new Samples(new double[][] {{-1}}, new double[] {0.3})))
                .isFalse();
    }
}
