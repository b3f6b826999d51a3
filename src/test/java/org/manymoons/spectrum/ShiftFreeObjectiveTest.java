package org.manymoons.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** On a softmax of two classes over one input; the parameters are w1, w2, b1, b2. */
class ShiftFreeObjectiveTest {
    /** An objective that has whatever derivatives it is told to have. */
    private record Told(Network network, double[] slope, double[][] curvature) implements Objective {
        @Override
        public Samples samples() {
            return new Samples(new double[][] {{1}}, new double[] {0});
        }

        @Override
        public double loss(double[] parameters) {
            return 7;
        }

        @Override
        public double[] gradient(double[] parameters) {
            return slope.clone();
        }

        @Override
        public double[][] hessian(double[] parameters) {
            return java.util.Arrays.stream(curvature).map(double[]::clone).toArray(double[][]::new);
        }
    }

    private static Told told(OutputLoss loss, double l2) {
        return new Told(
                Network.of(1, List.of(), Activation.TANH, loss, 2, l2),
                new double[] {1, 4, 2, -6},
                new double[][] {{1, -1, 0, 0}, {-1, 1, 0, 0}, {0, 0, 2, -3}, {0, 0, -3, 2}});
    }

    @Test
    void gradientHasNoPartAlongTheShifts() {
        Objective free = ShiftFreeObjective.of(told(OutputLoss.SOFTMAX_CROSS_ENTROPY, 0));
        assertThat(free.gradient(new double[4])).containsExactly(-1.5, 1.5, 4, -4);
        assertThat(free.loss(new double[4])).isEqualTo(7);
    }

    @Test
    void shiftsAreAsSteepAsTheLargestRowSum() {
        // 5 for every row sum at most: 5/2 for each entry of a pair of two
        Objective free = ShiftFreeObjective.of(told(OutputLoss.SOFTMAX_CROSS_ENTROPY, 0));
        assertThat(free.hessian(new double[4]))
                .isDeepEqualTo(
                        new double[][] {{3.5, 1.5, 0, 0}, {1.5, 3.5, 0, 0}, {0, 0, 4.5, -0.5}, {0, 0, -0.5, 4.5}});
    }

    @Test
    void withWeightDecayOnlyTheBiasesShift() {
        Objective free = ShiftFreeObjective.of(told(OutputLoss.SOFTMAX_CROSS_ENTROPY, 0.1));
        assertThat(free.gradient(new double[4])).containsExactly(1, 4, 4, -4);
        assertThat(free.hessian(new double[4])[0]).containsExactly(1, -1, 0, 0);
        assertThat(free.hessian(new double[4])[3]).containsExactly(0, 0, -0.5, 4.5);
    }

    @Test
    void objectiveWithoutShiftsIsLeftAsItIs() {
        Objective sigmoids = told(OutputLoss.SIGMOID_CROSS_ENTROPY, 0);
        assertThat(ShiftFreeObjective.of(sigmoids)).isSameAs(sigmoids);
        Objective free = ShiftFreeObjective.of(told(OutputLoss.SOFTMAX_CROSS_ENTROPY, 0));
        assertThat(ShiftFreeObjective.of(free)).isSameAs(free);
    }

    /** At zero parameters H = (I - 1 1^T / 2) / 2 (x) mean((x, 1) (x, 1)^T), here (x) I for x = 1 and -1. */
    @Test
    void theOtherEigenvaluesStay() {
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        Objective objective = Objective.of(network, new Samples(new double[][] {{1}, {-1}}, new double[] {0, 1}));
        Eigen eigen = Eigen.of(ShiftFreeObjective.of(objective).hessian(new double[4]));
        assertThat(eigen.values()).containsExactly(new double[] {0.5, 0.5, 0.5, 0.5}, within(1e-15));
        Spectrum spectrum = Spectrum.of(ShiftFreeObjective.of(objective), new double[4]);
        assertThat(spectrum.eigenvalues()).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
    }
}
