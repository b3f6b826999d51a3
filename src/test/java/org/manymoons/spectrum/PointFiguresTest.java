package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.MadeUp;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.RoundingBound;

class PointFiguresTest {
    @Test
    void aDeadUnitHasOneDescendingDirection() {
        // with w = a = b = c = 0 the Hessian by (w, a) is (l2, -1/4; -1/4, l2), by c 1/4, by b 0
        Network network = Network.of(1, List.of(1), Activation.TANH, 0.1);
        PointFigures figures = PointFigures.of(Objective.of(network, MadeUp.TWO), new double[4]);
        assertThat(figures.gradientMaxAbs()).isZero();
        assertThat(figures.sharpness()).isCloseTo(0.35, within(1e-15));
        assertThat(figures.negativeEigenvalues()).isEqualTo(1);
    }

    @Test
    void theGradientIsTheLargestInAbsoluteValue() {
        // at weight 0 and bias 0 the gradient is mean((1/2 - y) x) = -1/4, the Hessian 1/4 for both
        PointFigures figures = PointFigures.of(Objective.of(MadeUp.LINE, MadeUp.TWO), new double[2]);
        assertThat(figures).isEqualTo(new PointFigures(0.25, 0.25, 0));
    }

    @ParameterizedTest
    @CsvSource({"-0.99, 0", "-1.02, 1", "0.99, 0", "1.02, 0"})
    void anEigenvalueCountsAsNegativeBeyondItsBoundOnly(double multiple, int negative) {
        double[] p = {0.5, 0.25};
        double bound = RoundingBound.of(MadeUp.LINE, p, MadeUp.TWO).hessian()[0][0];
        MadeUp objective =
                MadeUp.quadratic(MadeUp.LINE, MadeUp.TWO, p, MadeUp.diagonal(multiple * bound, 1), new double[2]);
        assertThat(PointFigures.of(objective, p).negativeEigenvalues()).isEqualTo(negative);
    }

    @Test
    void theShiftOfASoftmaxIsNoEigenvalue() {
        // with zero weights and biases the Hessian is diag(1, 1) times (1, -1; -1, 1)/4 of the two classes: 1/2 twice
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        PointFigures figures = PointFigures.of(
                Objective.of(network, new Samples(new double[][] {{-1}, {1}}, new double[] {0, 1})), new double[4]);
        assertThat(figures.gradientMaxAbs()).isEqualTo(0.5);
        assertThat(figures.sharpness()).isCloseTo(0.5, within(1e-15));
        assertThat(figures.negativeEigenvalues()).isZero();
    }
}
