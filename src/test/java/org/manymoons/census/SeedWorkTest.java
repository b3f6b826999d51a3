package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** One seed from start to end, with and without numbers that stay finite. */
class SeedWorkTest {
    private static final Network DECAYED = SmallMoons.tanh(2, 1e-2);

    @Test
    void aFailureSaysAfterWhichUpdate() {
        LongFunction<double[]> broken = seed -> new double[] {Double.NaN, 0, 0, 0, 0};
        Recipe recipe = new Recipe(
                Fabricated.ONE_UNIT, new Updater.Sgd(0.1), Fabricated.FOUR, List.of(Fabricated.FOUR), 3, broken);

        assertThat(new SeedWork(recipe).of(5))
                .isEqualTo(SeedEnd.failed(5, "a parameter was no finite number after update 1"));
    }

    /** An output weight of 1e200 squared in the weight decay. */
    @Test
    void aLossThatIsInfiniteIsAFailureThoughTheParametersAreFinite() {
        Recipe recipe = new Recipe(
                SmallMoons.tanh(1, 1e-3), new Updater.Sgd(0.1), Fabricated.FOUR, List.of(Fabricated.FOUR), 0, seed ->
                        new double[] {1, 0, 0, 1e200, 0});

        assertThat(new SeedWork(recipe).of(5))
                .isEqualTo(SeedEnd.failed(5, "the loss was no finite number after the last update"));
    }

    /** Inputs of 1e10, weights of 1e-160 and 1e150: the logits are 1 and 2, but the Hessian has the square of 1e160. */
    @Test
    void aHessianThatIsNotFiniteIsAFailureOfPolishingAlone() {
        double[][] inputs = {{1e10, 0}, {2e10, 0}, {-1e10, 0}, {-2e10, 0}};
        Samples wide = new Samples(inputs, Fabricated.FOUR.labels());
        Recipe recipe = new Recipe(Fabricated.ONE_UNIT, new Updater.Sgd(0.1), wide, List.of(wide), 0, seed ->
                new double[] {1e-160, 0, 0, 1e150, 0});

        SeedEnd end = new SeedWork(recipe).of(5);

        assertThat(end.failed()).isEqualTo("polishing: the Hessian is not finite at these parameters");
        assertThat(end.endState()).isNull();
        assertThat(end.trainedParameters()).containsExactly(1e-160, 0, 0, 1e150, 0);
    }

    @Test
    void trainingStopsWhereItsThreadIsStopped() {
        SeedTraining training = new SeedTraining(SmallMoons.descent(DECAYED, 20, 5));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> training.train(8))
                .isInstanceOf(CancellationException.class)
                .hasMessage("stopped while training seed 8");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(training.train(8).failedAfter()).isZero();
    }
}
