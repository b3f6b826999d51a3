package org.manymoons.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.rounding.SaturationBound;

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
        ObservedUpdate step = step(updater, LockstepTest::gradientOfReversedSamples);

        assertThat(lockstep(updater, Gradient::gradient).check(step).agrees()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void catchesAMissingFactor(Updater updater) {
        ObservedUpdate step = step(updater, Gradient::gradient);
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
        ObservedUpdate step = step(updater, Gradient::gradient);
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
        ObservedUpdate step = step(updater, Gradient::gradient);
        step.after()[5] = Double.NaN;

        assertThat(lockstep(updater, Gradient::gradient).check(step)).satisfies(outcome -> {
            assertThat(outcome.agrees()).isFalse();
            assertThat(outcome.parameter()).isEqualTo(5);
            assertThat(outcome.difference()).isEmpty();
            assertThat(outcome.absolute()).isEmpty();
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
        ObservedUpdate step = new ObservedUpdate(0, samples, saturated, new double[0], after, new double[0]);

        Lockstep lockstep = new Lockstep(network, updater, CLIPPED, TOLERANCE);
        assertThat(lockstep.check(step).clipped()).isEqualTo(2);
    }

    /** Off by a little less than the tolerance, and by a little more, of a parameter's size where that is above 1. */
    @Test
    void toleranceIsRelativeToLargeParametersAndAbsoluteForSmallOnes() {
        Updater updater = new Updater.Sgd(1.2);
        for (double before : new double[] {0.01, 1000}) {
            for (double share : new double[] {0.99, 1.01}) {
                Network network = Network.of(1, List.of(), Activation.TANH, 0);
                Samples samples = new Samples(new double[][] {{0}}, new double[] {1});
                double[] p = {before, 0}; // the weight of an input of 0 has no gradient
                double[] after = {before + share * 1e-6 * Math.max(1, before), 0.6};
                Lockstep.UpdateCheck outcome = new Lockstep(network, updater, CLIPPED, 1e-6)
                        .check(new ObservedUpdate(0, samples, p, new double[0], after, new double[0]));
                assertThat(outcome.agrees()).isEqualTo(share < 1);
                assertThat(outcome.parameter()).isZero();
                assertThat(outcome.difference()).hasValueCloseTo(share * 1e-6, within(1e-9));
                assertThat(outcome.absolute()).hasValueCloseTo(share * 1e-6 * Math.max(1, before), within(1e-8));
                assertThat(outcome.allowed()).isEqualTo(1e-6);
            }
        }
    }

    /** Adam's first step is lr g / (|g| + epsilon / sqrt(1 - b2)): an error of g counts lr sqrt(1 - b2) / (..) times. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 4})
    void adamIsAllowedWhatTheRoundingOfASmallGradientCanDo(double weight) {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        // the gradient of w is s(0) x - y x summed over both samples: 0, each of which is rounded
        Samples samples = new Samples(new double[][] {{1}, {1}}, new double[] {0, 1});
        double[] before = {weight, -weight};
        double[] state = new double[4];
        Updater adam = new Updater.Adam(0.1, 0.9, 0.999, 1e-8);
        double rate = 0.1 * Math.sqrt(1 - 0.999) / (1 - 0.9);
        double rounding = RoundingBound.of(network, before, samples).gradient()[0]
                + SaturationBound.gradient(network, before, samples, CLIPPED)[0];
        double scale = Math.max(1, weight);
        double allowed = 1e-15 + 2 * rate / 1e-8 * rounding / scale;
        assertThat(allowed).isGreaterThan(1e-10);
        for (double share : new double[] {0.99, 1.01}) {
            double[] after = {weight + share * allowed * scale, -weight};
            Lockstep.UpdateCheck outcome = new Lockstep(network, adam, CLIPPED, 1e-15)
                    .check(new ObservedUpdate(0, samples, before, state, after, state));
            assertThat(outcome.agrees()).isEqualTo(share < 1);
            assertThat(outcome.parameter()).isZero();
            assertThat(outcome.allowed()).isCloseTo(allowed, within(1e-5 * allowed));
            assertThat(outcome.difference()).hasValueCloseTo(share * allowed, within(1e-5 * allowed));
        }
    }

    @Test
    void exactlyTheToleranceAgreesAndOfTwoWorstTheFirstIsNamed() {
        Network network = Network.of(2, List.of(), Activation.TANH, 0);
        Updater updater = new Updater.Sgd(1);
        Samples samples = new Samples(new double[][] {{0, 0}}, new double[] {1});
        double[] after = {1e-6, 1e-6, 0.5};
        Lockstep.UpdateCheck outcome = new Lockstep(network, updater, CLIPPED, 1e-6)
                .check(new ObservedUpdate(0, samples, new double[3], new double[0], after, new double[0]));
        assertThat(outcome.agrees()).isTrue();
        assertThat(outcome.parameter()).isZero();
    }

    @Test
    void gradientDescentIsAllowedNothingOnTopUnlessAProbabilityIsClipped() {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        Updater updater = new Updater.Sgd(1);
        for (double bias : new double[] {0, 40}) {
            Samples samples = new Samples(new double[][] {{0}}, new double[] {1});
            double[] before = {0, bias};
            double[] after = before.clone();
            updater.update(after, Gradient.gradient(network, before, samples, CLIPPED), new double[0], 0);
            double rounding = RoundingBound.of(network, before, samples).gradient()[1]
                    + SaturationBound.gradient(network, before, samples, CLIPPED)[1];
            after[1] += rounding;
            Lockstep.UpdateCheck outcome = new Lockstep(network, updater, CLIPPED, 1e-17)
                    .check(new ObservedUpdate(0, samples, before, new double[0], after, new double[0]));
            assertThat(outcome.clipped()).isEqualTo(bias == 0 ? 0 : 1);
            assertThat(outcome.agrees()).isEqualTo(bias != 0);
        }
    }

    @Test
    void aWrongUpdaterIsCaughtAtEveryStep() {
        ObservedUpdate step = step(new Updater.Sgd(1.2), Gradient::gradient);
        assertThat(lockstep(new Updater.Sgd(1.2 * (1 + 1e-9)), Gradient::gradient)
                        .check(step)
                        .agrees())
                .isFalse();
        ObservedUpdate momentum = step(new Updater.Nesterovs(0.1, 0.9), Gradient::gradient);
        assertThat(lockstep(new Updater.Nesterovs(0.1, 0.9 + 1e-8), Gradient::gradient)
                        .check(momentum)
                        .agrees())
                .isFalse();
        ObservedUpdate adam = step(new Updater.Adam(0.001, 0.9, 0.999, 1e-8), Gradient::gradient);
        assertThat(lockstep(new Updater.Adam(0.001, 0.9, 0.99901, 1e-8), Gradient::gradient)
                        .check(adam)
                        .agrees())
                .isFalse();
    }

    private static final Network NETWORK = Network.of(2, List.of(4), Activation.TANH, 1e-3);

    private static Lockstep lockstep(Updater updater, Lockstep.GradientFunction gradient) {
        return new Lockstep(NETWORK, updater, CLIPPED, TOLERANCE, gradient);
    }

    private static ObservedUpdate step(Updater updater, Lockstep.GradientFunction gradient) {
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
        return new ObservedUpdate(10, samples, before, state, after, stateAfter);
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
