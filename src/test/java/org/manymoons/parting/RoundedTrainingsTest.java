package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Gradient descent of one recipe that is rounded otherwise: to floats, or in another order of its sums. */
class RoundedTrainingsTest {
    private static final Network NETWORK = Network.of(2, List.of(3), Activation.TANH, 0);
    private static final DoubleUnaryOperator DOUBLE = x -> x;
    private static final DoubleUnaryOperator FLOAT = x -> (float) x;
    private static final Samples SAMPLES = samples(false);
    private static final Samples REVERSED = samples(true);

    /** Labels at random, so that a large learning rate finds no rest. */
    private static Samples samples(boolean reversed) {
        Random random = new Random(21);
        double[][] x = new double[24][2];
        double[] y = new double[24];
        for (int n = 0; n < x.length; n++) {
            int to = reversed ? x.length - 1 - n : n;
            x[to][0] = random.nextGaussian();
            x[to][1] = random.nextGaussian();
            y[to] = random.nextInt(2);
        }
        return new Samples(x, y);
    }

    private static Trajectory train(
            Samples samples, double rate, DoubleUnaryOperator rounding, int updates, double aside) {
        double[] p = new Random(8).doubles(NETWORK.parameterCount(), -0.6, 0.6).toArray();
        p[0] += aside;
        double[][] rows = new double[updates + 1][];
        for (int t = 0; t <= updates; t++) {
            p = Arrays.stream(p).map(rounding).toArray();
            rows[t] = p.clone();
            double[] gradient = Gradient.gradient(NETWORK, p, samples);
            for (int k = 0; k < p.length; k++) {
                p[k] -= rate * gradient[k];
            }
        }
        return new Trajectory(
                "rows", IntStream.rangeClosed(0, updates).asLongStream().toArray(), rows);
    }

    private static Trajectory quiet(DoubleUnaryOperator rounding) {
        return train(SAMPLES, 0.25, rounding, 20, 0);
    }

    private static Parting parting(Trajectory a, Trajectory b) {
        return PartingSearch.of(a, b, new Candidate(NETWORK, SAMPLES), List.of(), List.of("a note"));
    }

    @Test
    void oneThatComputesInFloatsIsOfAnotherPrecision() {
        Cause cause = parting(quiet(DOUBLE), quiet(FLOAT)).cause();
        assertThat(cause.sentence()).isEqualTo("another precision: A computes in float64, B in float32");
        assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
        assertThat(parting(quiet(FLOAT), quiet(DOUBLE)).cause().sentence())
                .isEqualTo("another precision: A computes in float32, B in float64");
    }

    @Test
    void anotherLearningRateGoesBeforeAnotherPrecision() {
        Parting parting = parting(quiet(DOUBLE), train(SAMPLES, 0.375, FLOAT, 20, 0));
        assertThat(parting.cause().sentence()).startsWith("another hyperparameter: learning rate 0.25 in A and 0.375");
        assertThat(parting.besides()).extracting(Cause::label).containsExactly("precision");
    }

    /** A start that is off by more than a float's rounding is another one; what else differs is said besides. */
    @Test
    void anotherStartGoesBeforeTheRest() {
        Parting all = parting(quiet(DOUBLE), train(SAMPLES, 0.375, FLOAT, 20, 1e-3));
        assertThat(all.cause().label()).isEqualTo("initial_weights");
        assertThat(all.besides()).extracting(Cause::label).containsExactly("hyperparameter", "precision");
        assertThat(all.partsAt()).isZero();
        Parting only = parting(quiet(DOUBLE), train(SAMPLES, 0.25, DOUBLE, 20, 1e-3));
        assertThat(only.cause().label()).isEqualTo("initial_weights");
        assertThat(only.besides()).isEmpty();
    }

    @Test
    void roundingThatDoesNotGrowIsNoParting() {
        Trajectory a = quiet(DOUBLE);
        Trajectory b = train(REVERSED, 0.25, DOUBLE, 20, 0);
        assertThat(Arrays.deepEquals(a.rows(), b.rows())).isFalse();
        Parting parting = parting(a, b);
        assertThat(parting.cause()).isInstanceOf(Cause.NotParted.class);
        assertThat(parting.partsAt()).isNull();
        assertThat(parting.difference()).isNull();
        assertThat(parting.finalDifference()).isBetween(1e-18, 1e-13);
        assertThat(PartingSearch.withoutData(a, b, NETWORK, List.of()).cause()).isInstanceOf(Cause.NotParted.class);
    }

    /** At a learning rate of 12 every difference grows. */
    @Test
    void roundingThatGrowsIsAmplified() {
        Trajectory a = train(SAMPLES, 12, DOUBLE, 60, 0);
        Trajectory b = train(REVERSED, 12, DOUBLE, 60, 0);
        Parting parting = parting(a, b);
        assertThat(parting.cause()).isInstanceOfSatisfying(Cause.AmplifiedRounding.class, cause -> {
            assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
            assertThat(cause.growth()).isGreaterThan(1.1);
            assertThat(cause.threshold()).isEqualTo(2);
            assertThat(cause.sharpness()).isGreaterThan(2);
        });
        assertThat(parting.partsAt()).isPositive();
        assertThat(parting.difference()).isLessThan(1e-10);

        Cause without = PartingSearch.withoutData(a, b, NETWORK, List.of()).cause();
        assertThat(without.label()).isEqualTo("amplified_rounding");
        assertThat(without.certainty()).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void withoutDataFloatsAreLikelyThePrecision() {
        Cause cause = PartingSearch.withoutData(quiet(DOUBLE), quiet(FLOAT), NETWORK, List.of())
                .cause();
        assertThat(cause.label()).isEqualTo("precision");
        assertThat(cause.certainty()).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void theTwoSidesSayWhatTheyAre() {
        Parting parting = parting(quiet(DOUBLE), quiet(FLOAT));
        assertThat(parting.notes()).containsExactly("a note");
        assertThat(parting.finalIteration()).isEqualTo(20);
        Parting.Side b = parting.b();
        assertThat(b.rows()).isEqualTo(21);
        assertThat(b.firstIteration()).isZero();
        assertThat(b.lastIteration()).isEqualTo(20);
        assertThat(b.arithmetic()).isEqualTo(Arithmetic.FLOAT32);
        assertThat(parting.a().recipe()).isNotNull();
        assertThat(parting.a().recipe().words())
                .isEqualTo("learning rate 0.25, no l2, no momentum, all samples in every update");
        assertThat(parting.a().recipe().updates()).isEqualTo(20);
        assertThat(parting.a().recipe().explainedUpdates()).isEqualTo(20);
        assertThat(PartingSearch.withoutData(quiet(DOUBLE), quiet(FLOAT), NETWORK, List.of())
                        .a()
                        .recipe())
                .isNull();
    }

    private static Trajectory from(Trajectory all, int first, int shift) {
        long[] iterations = IntStream.range(0, all.size() - first)
                .mapToLong(k -> all.iterations()[first + k] - shift)
                .toArray();
        return new Trajectory("rows", iterations, Arrays.copyOfRange(all.rows(), first, all.size()));
    }

    @Test
    void rowsThatAreRecordedTwoUpdatesLaterAreNamed() {
        Trajectory all = quiet(DOUBLE);
        assertThat(parting(all, from(all, 2, 2)).cause().sentence())
                .startsWith("undecided: the rows of B are those of A 2 later: record both before the first update");
        assertThat(parting(from(all, 1, 1), all).cause().sentence())
                .startsWith("undecided: the rows of A are those of B 1 later");
        assertThat(parting(all, from(all, 3, 3)).cause().label()).isEqualTo("initial_weights");
    }

    /** Both begin at iteration 4, where they differ; that they come from one start is found by their recipes and said. */
    @Test
    void aStartThatWasNotRecordedIsFoundByTheRecipes() {
        Parting parting = parting(from(quiet(DOUBLE), 4, 0), from(train(SAMPLES, 0.375, DOUBLE, 20, 0), 4, 0));
        assertThat(parting.cause().sentence()).startsWith("another hyperparameter: learning rate 0.25 in A and 0.375");
        assertThat(parting.notes())
                .contains("the first iteration that both recorded is 4; they differ there, but come from one start");

        Parting other = parting(from(quiet(DOUBLE), 4, 0), from(train(SAMPLES, 0.375, DOUBLE, 20, 1e-3), 4, 0));
        assertThat(other.cause().label()).isEqualTo("initial_weights");
        assertThat(other.cause().certainty()).isEqualTo(Certainty.LIKELY);
    }
}
