package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** On regressions at zero parameters, whose Hessian can be written down. */
class ExtremeEigenvaluesTest {
    /** For x = +-sqrt(d s_j) e_j the Hessian of logistic regression is diagonal: s_j, and 1 for the bias, over 4. */
    private static ExtremeEigenvalues diagonal(double... squares) {
        int d = squares.length;
        double[][] x = new double[2 * d][d];
        for (int j = 0; j < d; j++) {
            x[2 * j][j] = Math.sqrt(d * squares[j]);
            x[2 * j + 1][j] = -x[2 * j][j];
        }
        Network network = Network.of(d, List.of(), Activation.TANH, 0);
        return ExtremeEigenvalues.of(network, new double[d + 1], new Samples(x, new double[2 * d]))
                .orElseThrow();
    }

    @Test
    void bothEndsOfADiagonalHessian() {
        ExtremeEigenvalues ends = diagonal(9, 4, 0.25, 2, 3);
        assertThat(ends.largest()).isCloseTo(9.0 / 4, within(1e-14));
        assertThat(ends.smallest()).isCloseTo(1.0 / 16, within(1e-14));
        assertThat(ends.products()).isEqualTo(6);
    }

    @Test
    void multipleOfTheIdentityTakesOneProduct() {
        ExtremeEigenvalues ends = diagonal(1, 1, 1, 1);
        assertThat(ends.largest()).isCloseTo(0.25, within(1e-15));
        assertThat(ends.smallest()).isCloseTo(0.25, within(1e-15));
        assertThat(ends.products()).isEqualTo(1);
        assertThat(ends.smallestError()).isLessThan(1e-15);
    }

    /** 260 eigenvalues from 1 / 4 down to 1e-6 / 4, ever nearer to each other: the small ones cannot be told apart. */
    @Test
    void afterTwoHundredProductsTheErrorsSayHowFarAnEigenvalueIs() {
        double[] squares = IntStream.range(0, 260)
                .mapToDouble(j -> Math.pow(10, -6 * j / 259.0))
                .toArray();
        ExtremeEigenvalues ends = diagonal(squares);
        assertThat(ends.products()).isEqualTo(200);
        assertThat(ends.smallest()).isGreaterThanOrEqualTo(1e-6 / 4 - 1e-15);
        assertThat(ends.largest()).isLessThanOrEqualTo(0.25 + 1e-15);
        double nearest = Arrays.stream(squares)
                .map(s -> Math.abs(s / 4 - ends.smallest()))
                .min()
                .orElseThrow();
        assertThat(ends.smallestError()).isBetween(nearest - 1e-15, 1e-6);
        assertThat(ends.largestError()).isLessThan(1e-9);
    }

    /** The Hessian is (I - 1 1^T / 3) / 3 (x) I for x = 1 and -1: 1/3, and 0 along the shifts, which do not count. */
    @Test
    void shiftsOfASoftmaxDoNotCount() {
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        Samples samples = new Samples(new double[][] {{1}, {-1}}, new double[] {0, 2});
        ExtremeEigenvalues ends =
                ExtremeEigenvalues.of(network, new double[6], samples).orElseThrow();
        assertThat(ends.smallest()).isCloseTo(1.0 / 3, within(1e-14));
        assertThat(ends.largest()).isCloseTo(1.0 / 3, within(1e-14));
    }

    @Test
    void thereAreNoneWhereTheHessianIsNotFinite() {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{1}}, new double[] {0});
        assertThat(ExtremeEigenvalues.of(network, new double[] {Double.NaN, 0}, samples))
                .isEmpty();
    }

    /** 1e6, 0.25e6 and 0.25, the first two several times: three directions hold all, however large the eigenvalues. */
    @Test
    void threeDifferentEigenvaluesTakeThreeProducts() {
        ExtremeEigenvalues ends = diagonal(4e6, 1e6, 4e6, 1e6, 4e6, 1e6);
        assertThat(ends.products()).isEqualTo(3);
        assertThat(ends.largest()).isCloseTo(1e6, within(1e-7));
        assertThat(ends.smallest()).isCloseTo(0.25, within(1e-7));
    }

    @Test
    void largeNetworksGetAsManyProductsAsTimeAndMemoryAllow() {
        assertThat(ExtremeEigenvalues.mostProducts(8001, 5000)).isEqualTo(200);
        assertThat(ExtremeEigenvalues.mostProducts(100_000, 3000)).isEqualTo(33);
        assertThat(ExtremeEigenvalues.mostProducts(1_000_000, 10)).isEqualTo(50);
        assertThat(ExtremeEigenvalues.mostProducts(100_000, 100_000_000)).isEqualTo(2);
    }
}
