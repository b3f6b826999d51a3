package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.results.SeedResult.SharpnessPoint;

class SharpnessRecorderTest {
    private static final Samples SAMPLES = new Samples(new double[][] {{-2}, {2}}, new double[] {0, 1});

    /** Of a logistic regression at nought the Hessian is a quarter of the mean of (x, 1) (x, 1)': diag(1, 1/4). */
    @Test
    void theSharpnessIsThatAfterEverySecondUpdate() {
        SharpnessRecorder recorder = recorder();

        recorder.accept(step(0, 9));
        recorder.accept(step(1, 0));
        recorder.accept(step(2, 9));
        recorder.accept(step(3, 0));

        assertThat(recorder.points()).extracting(SharpnessPoint::iteration).containsExactly(2L, 4L);
        assertThat(recorder.points())
                .allSatisfy(point -> assertThat(point.sharpness()).isCloseTo(1, within(1e-14)));
    }

    @Test
    void whatIsNoFiniteNumberIsLeftOut() {
        SharpnessRecorder recorder = recorder();

        recorder.accept(step(1, Double.NaN));

        assertThat(recorder.points()).isEmpty();
    }

    private static SharpnessRecorder recorder() {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        return new SharpnessRecorder(Objective.of(network, SAMPLES), 2);
    }

    private static ObservedUpdate step(long iteration, double weight) {
        return new ObservedUpdate(
                iteration, SAMPLES, new double[] {5, 5}, new double[0], new double[] {weight, 0}, new double[0]);
    }
}
