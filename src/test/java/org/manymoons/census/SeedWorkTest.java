package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.sweep.SweptSeed;
import org.manymoons.sweep.SweptSeedWork;

/** One seed from start to end, with and without numbers that stay finite. */
class SeedWorkTest {
    private static final Network DECAYED = SmallMoons.tanh(2, 1e-2);
    private static final Samples TEST = SmallMoons.moons(30, 1);

    @Test
    void aFailureSaysAfterWhichUpdate() {
        LongFunction<double[]> broken = seed -> new double[] {Double.NaN, 0, 0, 0, 0};
        Recipe recipe = new Recipe(
                Fabricated.ONE_UNIT, new Updater.Sgd(0.1), Fabricated.FOUR, List.of(Fabricated.FOUR), 3, broken);

        assertThat(new SeedWork(recipe).of(5))
                .isEqualTo(SeedEnd.failed(5, "a parameter was no finite number after update 1"));
        assertThat(new SweptSeedWork(new CensusPlan(recipe, null, List.of(5L), 1), true).of(5))
                .isEqualTo(new SweptSeed(5, null, null));
    }

    /** An output weight of 1e200 squared in the weight decay. */
    @Test
    void aLossThatIsInfiniteIsAFailureThoughTheParametersAreFinite() {
        Recipe recipe = new Recipe(
                SmallMoons.tanh(1, 1e-3), new Updater.Sgd(0.1), Fabricated.FOUR, List.of(Fabricated.FOUR), 0, seed ->
                        new double[] {1, 0, 0, 1e200, 0});

        assertThat(new SeedWork(recipe).of(5))
                .isEqualTo(SeedEnd.failed(5, "the loss was no finite number after the last update"));
        assertThat(new SweptSeedWork(new CensusPlan(recipe, null, List.of(5L), 1), true).of(5))
                .isEqualTo(new SweptSeed(5, null, null));
    }

    /** Inputs of 1e10, weights of 1e-160 and 1e150: the logits are 1 and 2, but the Hessian has the square of 1e160. */
    @Test
    void aHessianThatIsNotFiniteIsAFailureOfPolishingAlone() {
        double[][] inputs = {{1e10, 0}, {2e10, 0}, {-1e10, 0}, {-2e10, 0}};
        Samples wide = new Samples(inputs, Fabricated.FOUR.labels());
        Recipe recipe = new Recipe(Fabricated.ONE_UNIT, new Updater.Sgd(0.1), wide, List.of(wide), 0, seed ->
                new double[] {1e-160, 0, 0, 1e150, 0});

        SeedEnd end = new SeedWork(recipe).of(5);
        SweptSeed swept = new SweptSeedWork(new CensusPlan(recipe, null, List.of(5L), 1), true).of(5);

        assertThat(end.failed()).isEqualTo("polishing: the Hessian is not finite at these parameters");
        assertThat(end.endState()).isNull();
        assertThat(end.trainedParameters()).containsExactly(1e-160, 0, 0, 1e150, 0);
        assertThat(swept.end()).isNull();
        assertThat(swept.trained().trainingAccuracy()).isEqualTo(0.75);
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

    /** By the reference: the training cost has the weight decay, the test cost has not. */
    @Test
    void whatIsNotedOfATrainedSeedIsTheReferences() {
        CensusPlan plan = new CensusPlan(SmallMoons.descent(DECAYED, 40, 300), TEST, List.of(3L), 1);
        double[] end = new SeedTraining(plan.recipe()).train(3).parameters();

        SweptSeed seed = new SweptSeedWork(plan, false).of(3);

        SweptSeed.Trained trained = seed.trained();
        assertThat(seed.seed()).isEqualTo(3);
        assertThat(seed.end()).isNull();
        Samples training = plan.recipe().training();
        assertThat(trained.cost()).isCloseTo(Objective.of(DECAYED, training).loss(end), within(1e-14));
        assertThat(trained.testCost())
                .isCloseTo(Objective.of(SmallMoons.tanh(2, 0), TEST).loss(end), within(1e-14));
        assertThat(trained.trainingAccuracy()).isEqualTo(Prediction.accuracy(DECAYED, end, training));
        assertThat(trained.testAccuracy()).isEqualTo(Prediction.accuracy(DECAYED, end, TEST));
        BitSet labels = BitSet.valueOf(HexFormat.of().parseHex(trained.testLabels()));
        int[] classes = Prediction.classes(DECAYED, end, TEST);
        for (int n = 0; n < classes.length; n++) {
            assertThat(labels.get(n)).isEqualTo(classes[n] == 1);
        }
        assertThat(labels.cardinality()).isBetween(1, 29);
    }

    @Test
    void withoutATestSetOnlyTheTrainingIsNoted() {
        CensusPlan plan = new CensusPlan(SmallMoons.descent(DECAYED, 40, 10), null, List.of(3L), 1);

        SweptSeed.Trained trained = new SweptSeedWork(plan, false).of(3).trained();

        assertThat(trained.cost()).isPositive();
        assertThat(trained.testCost()).isNull();
        assertThat(trained.testAccuracy()).isNull();
        assertThat(trained.testLabels()).isNull();
    }

    @Test
    void aSweptSeedEndsWhereThatOfACensusEnds() {
        CensusPlan plan = new CensusPlan(SmallMoons.descent(DECAYED, 40, 300), null, List.of(3L), 1);

        EndState.Decision swept = new SweptSeedWork(plan, true).of(3).end();
        SeedEnd end = new SeedWork(plan.recipe()).of(3);

        assertThat(end.seed()).isEqualTo(3);
        assertThat(end.failed()).isNull();
        assertThat(swept).usingRecursiveComparison().isEqualTo(end.endState());
        assertThat(swept.kind()).isNotEqualTo(Kind.NOT_CONVERGED);
    }
}
