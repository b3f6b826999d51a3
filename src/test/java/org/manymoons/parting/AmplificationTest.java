package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.parting.update.BatchPlan;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.Momentum;
import org.manymoons.parting.update.Steps;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.parting.update.UpdateRule;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

class AmplificationTest {
    /** 2^k times 2^-40 until a thousandth is passed; what follows has saturated and does not count. */
    @Test
    void growthIsTheMeanFactorWhileTheDifferenceIsSmall() {
        double[] doubling = IntStream.range(0, 45)
                .mapToDouble(k -> k < 3 ? 0 : k < 35 ? Math.scalb(1.0, k - 43) : 0.5)
                .toArray();
        assertThat(Amplification.growth(CommonRowsTest.apart(doubling))).isCloseTo(2, within(1e-12));
        assertThat(Amplification.growth(CommonRowsTest.apart(0, 1e-9, 0.5e-9, 0.25e-9)))
                .isCloseTo(0.5, within(1e-6));
    }

    @Test
    void withoutTwoDifferencesThereIsNoGrowth() {
        assertThat(Amplification.growth(CommonRowsTest.apart(0, 0, 0))).isEqualTo(1);
        assertThat(Amplification.growth(CommonRowsTest.apart(0, 0, 1e-9))).isEqualTo(1);
    }

    /** Without hidden units and at zero weights the Hessian is a quarter of the mean of (x, 1)(x, 1)^T: here diag(4, 1) / 4. */
    private static Cause.AmplifiedRounding amplified(Momentum kind, double l2, int batch) {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{2}, {-2}, {2}, {-2}}, new double[] {0, 1, 1, 0});
        Trajectory zero = new Trajectory("a", new long[] {0, 1, 2}, new double[3][2]);
        Steps steps = new Steps(
                zero, new GradientSource(network, samples, Criterion.OF_THE_OUTPUTS, new BatchPlan(batch, true)));
        UpdateRule rule = new UpdateRule(kind, 3, l2, 0, 0.5);
        FittedRule fitted = new FittedRule(rule, rule, rule, 0);
        return Amplification.of(
                CommonRowsTest.apart(0, 1e-9, 2e-9), new Explanation(steps, fitted, 2, null), fitted, Certainty.SHOWN);
    }

    /** Cohen et al. 2021: 2, with momentum m 2 (1 + m), with Nesterov's 2 (1 + m) / (1 + 2 m). */
    @ParameterizedTest
    @CsvSource({"NONE, 2", "HEAVY_BALL, 3", "NESTEROV, 1.5"})
    void theLineOfStability(Momentum kind, double threshold) {
        Cause.AmplifiedRounding cause = amplified(kind, 0, 4);
        assertThat(cause.threshold()).isEqualTo(threshold);
        assertThat(cause.sharpness()).isCloseTo(3, within(1e-9));
        assertThat(cause.growth()).isCloseTo(2, within(1e-6));
        assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
    }

    @Test
    void weightDecayMakesItSharper() {
        assertThat(amplified(Momentum.NONE, 0.125, 4).sharpness()).isCloseTo(3.375, within(1e-9));
    }

    @Test
    void inBatchesThereIsNoLine() {
        assertThat(amplified(Momentum.NONE, 0, 2).sharpness()).isNull();
        assertThat(amplified(Momentum.NONE, 0, 2).threshold()).isNull();
    }
}
