package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another program's step is accepted when it is right and refused when it is wrong, however little. */
class LockstepTest {
    private static final CrossEntropy CLIPPED = new CrossEntropy(1e-15);
    private static final double TOLERANCE = 1e-12;

    static Stream<Updater> updaters() {
        return Stream.of(
                new Updater.Sgd(1.2), new Updater.Nesterovs(0.1, 0.9), new Updater.Adam(0.001, 0.9, 0.999, 1e-8));
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void acceptsTheSameStepSummedInAnotherOrder(Updater updater) {
        Step step = step(updater, LockstepTest::gradientOfReversedSamples);

        assertThat(lockstep(updater, Gradient::gradient).check(step).agrees()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void catchesAMissingFactor(Updater updater) {
        Step step = step(updater, Gradient::gradient);
        Lockstep wrong = lockstep(updater, (network, p, samples, clipping) -> {
            double[] gradient = Gradient.gradient(network, p, samples, clipping);
            gradient[3] *= 1 - 1.0 / samples.size();
            return gradient;
        });

        assertThat(wrong.check(step)).satisfies(outcome -> {
            assertThat(outcome.agrees()).isFalse();
            assertThat(outcome.parameter()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void catchesACastToFloat(Updater updater) {
        Step step = step(updater, Gradient::gradient);
        Lockstep wrong = lockstep(updater, (network, p, samples, clipping) -> {
            double[] gradient = Gradient.gradient(network, p, samples, clipping);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] = (float) gradient[k];
            }
            return gradient;
        });

        assertThat(wrong.check(step).agrees()).isFalse();
    }

    @Test
    void refusesAStepThatIsNotFinite() {
        Updater updater = new Updater.Sgd(1.2);
        Step step = step(updater, Gradient::gradient);
        step.after()[5] = Double.NaN;

        assertThat(lockstep(updater, Gradient::gradient).check(step)).satisfies(outcome -> {
            assertThat(outcome.agrees()).isFalse();
            assertThat(outcome.parameter()).isEqualTo(5);
        });
    }

    @Test
    void countsTheSamplesWhoseProbabilityIsClipped() {
        Network network = Network.of(1, List.of(1), Activation.TANH, 0);
        double[] saturated = {1, 0, 100, 0};
        Samples samples = new Samples(new double[][] {{1}, {-1}, {0}}, new double[] {0, 0, 1});
        Updater updater = new Updater.Sgd(0.1);
        double[] after = saturated.clone();
        updater.update(after, Gradient.gradient(network, saturated, samples, CLIPPED), new double[0], 0);
        Step step = new Step(0, samples, saturated, new double[0], after, new double[0]);

        Lockstep lockstep = new Lockstep(network, updater, CLIPPED, TOLERANCE);
        assertThat(lockstep.check(step).clipped()).isEqualTo(2);
    }

    private static final Network NETWORK = Network.of(2, List.of(4), Activation.TANH, 1e-3);

    private static Lockstep lockstep(Updater updater, Lockstep.GradientFunction gradient) {
        return new Lockstep(NETWORK, updater, CLIPPED, TOLERANCE, gradient);
    }

    private static Step step(Updater updater, Lockstep.GradientFunction gradient) {
        Random random = new Random(7);
        Samples samples = new Samples(
                Stream.generate(() -> new double[] {random.nextGaussian(), random.nextGaussian()})
                        .limit(200)
                        .toArray(double[][]::new),
                random.ints(200, 0, 2).mapToDouble(label -> label).toArray());
        double[] before = random.doubles(NETWORK.parameterCount(), -2, 2).toArray();
        double[] state =
                random.doubles(updater.stateSize(before.length), 0, 1e-3).toArray();
        double[] after = before.clone();
        double[] stateAfter = state.clone();
        updater.update(after, gradient.gradient(NETWORK, before, samples, CLIPPED), stateAfter, 10);
        return new Step(10, samples, before, state, after, stateAfter);
    }

    private static double[] gradientOfReversedSamples(
            Network network, double[] parameters, Samples samples, CrossEntropy clipping) {
        int n = samples.size();
        double[][] inputs = new double[n][];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            inputs[i] = samples.inputs()[n - 1 - i];
            labels[i] = samples.labels()[n - 1 - i];
        }
        return Gradient.gradient(network, parameters, new Samples(inputs, labels), clipping);
    }
}
