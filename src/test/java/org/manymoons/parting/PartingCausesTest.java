package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Trainings that are written out here, each with one thing changed, whose name must come out and no other. */
class PartingCausesTest {
    private static final int UPDATES = 24;
    private static final double RATE = 0.3;
    private static final Network NETWORK = Network.of(2, List.of(3), Activation.TANH, 0);
    private static final Samples SAMPLES = samples();
    private static final Trajectory PLAIN = sgd("a", t -> SAMPLES);
    private static final Trajectory IN_BATCHES = sgd("a", t -> batch(SAMPLES, t % 4));

    private static Samples samples() {
        Random random = new Random(11);
        double[][] x = new double[24][2];
        double[] y = new double[24];
        for (int n = 0; n < x.length; n++) {
            x[n][0] = random.nextGaussian() + 0.7;
            x[n][1] = 2 * random.nextGaussian() - 0.4;
            y[n] = x[n][0] + random.nextGaussian() > 0.7 ? 1 : 0;
        }
        return new Samples(x, y);
    }

    private static double[] start() {
        Random random = new Random(6);
        return random.doubles(NETWORK.parameterCount(), -0.6, 0.6).toArray();
    }

    /** The six samples from 6 k on. */
    private static Samples batch(Samples all, int k) {
        return new Samples(
                Arrays.copyOfRange(all.inputs(), 6 * k, 6 * k + 6), Arrays.copyOfRange(all.labels(), 6 * k, 6 * k + 6));
    }

    private static Trajectory sgd(String name, IntFunction<Samples> samples) {
        return rule(name, samples, t -> RATE, 0, 0, false);
    }

    private static Trajectory rule(
            String name,
            IntFunction<Samples> samples,
            IntFunction<Double> rate,
            double l2,
            double momentum,
            boolean nesterov) {
        double[] p = start();
        double[] velocity = new double[p.length];
        double[][] rows = new double[UPDATES + 1][];
        rows[0] = p.clone();
        for (int t = 0; t < UPDATES; t++) {
            double[] gradient = Gradient.gradient(NETWORK, p, samples.apply(t));
            for (int k = 0; k < p.length; k++) {
                double g = gradient[k] + (NETWORK.isWeight(k) ? l2 * p[k] : 0);
                velocity[k] = momentum * velocity[k] + g;
                p[k] -= rate.apply(t) * (nesterov ? g + momentum * velocity[k] : velocity[k]);
            }
            rows[t + 1] = p.clone();
        }
        return new Trajectory(
                name, IntStream.rangeClosed(0, UPDATES).asLongStream().toArray(), rows);
    }

    private static Cause cause(Trajectory a, Trajectory b) {
        return PartingSearch.of(a, b, new Candidate(NETWORK, SAMPLES), List.of(), List.of())
                .cause();
    }

    private static Samples mapped(UnaryOperator<double[]> row) {
        return new Samples(
                Arrays.stream(SAMPLES.inputs()).map(x -> row.apply(x.clone())).toArray(double[][]::new),
                SAMPLES.labels());
    }

    private static Samples scaled(double[] offset, double[] divisor) {
        return mapped(x -> {
            for (int j = 0; j < x.length; j++) {
                x[j] = (x[j] - offset[j]) / divisor[j];
            }
            return x;
        });
    }

    private static double[] column(int j) {
        return Arrays.stream(SAMPLES.inputs()).mapToDouble(x -> x[j]).toArray();
    }

    private static double mean(int j) {
        return Arrays.stream(column(j)).sum() / SAMPLES.size();
    }

    private static double deviation(int j, int less) {
        double mean = mean(j);
        return Math.sqrt(
                Arrays.stream(column(j)).map(v -> (v - mean) * (v - mean)).sum() / (SAMPLES.size() - less));
    }

    private static Samples without(int i) {
        int[] kept = IntStream.range(0, SAMPLES.size()).filter(n -> n != i).toArray();
        return picked(kept);
    }

    private static Samples picked(int... kept) {
        return new Samples(
                IntStream.of(kept).mapToObj(n -> SAMPLES.inputs()[n]).toArray(double[][]::new),
                IntStream.of(kept).mapToDouble(n -> SAMPLES.labels()[n]).toArray());
    }

    private static Samples labelled(int i, double label) {
        double[] y = SAMPLES.labels().clone();
        y[i] = label;
        return new Samples(SAMPLES.inputs(), y);
    }

    static Stream<Arguments> otherData() {
        double[] means = {mean(0), mean(1)};
        double[] least = {
            Arrays.stream(column(0)).min().orElseThrow(),
            Arrays.stream(column(1)).min().orElseThrow()
        };
        double[] range = {
            Arrays.stream(column(0)).max().orElseThrow() - least[0],
            Arrays.stream(column(1)).max().orElseThrow() - least[1]
        };
        double other = 1 - SAMPLES.labels()[5];
        double[][] moved = SAMPLES.inputs().clone();
        moved[9] = new double[] {1.5, -2.25};
        int[] twice = IntStream.concat(IntStream.range(0, 24), IntStream.of(13)).toArray();
        return Stream.of(
                Arguments.of("its features are standardised (mean 0, deviation 1)", scaled(means, new double[] {
                    deviation(0, 0), deviation(1, 0)
                })),
                Arguments.of(
                        "its features are standardised (mean 0, deviation 1 with n - 1)",
                        scaled(means, new double[] {deviation(0, 1), deviation(1, 1)})),
                Arguments.of("its features are scaled to the range from 0 to 1", scaled(least, range)),
                Arguments.of("its features are centred (mean 0)", scaled(means, new double[] {1, 1})),
                Arguments.of(
                        "its labels are exchanged (0 for 1)",
                        new Samples(
                                SAMPLES.inputs(),
                                Arrays.stream(SAMPLES.labels()).map(y -> 1 - y).toArray())),
                Arguments.of("its features are in the reverse order", mapped(x -> new double[] {x[1], x[0]})),
                Arguments.of("sample 7 is left out (samples count from 0)", without(7)),
                Arguments.of("sample 13 is there twice (samples count from 0)", picked(twice)),
                Arguments.of(
                        "the label of sample 5 is " + (int) other + ", not " + (int) (1 - other)
                                + " (samples count from 0)",
                        labelled(5, other)),
                Arguments.of(
                        "the features of sample 9 are (1.50000, -2.25000), not ",
                        new Samples(moved, SAMPLES.labels())));
    }

    @ParameterizedTest
    @MethodSource
    void otherData(String words, Samples others) {
        for (boolean first : new boolean[] {true, false}) {
            Trajectory changed = sgd("changed", t -> others);
            Cause cause = first ? cause(changed, PLAIN) : cause(PLAIN, changed);
            assertThat(cause.sentence()).startsWith("other data or another order: of " + (first ? "A " : "B ") + words);
            assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
        }
    }

    /** As a loader of batches of 20 does that drops the last one. */
    @Test
    void aPartOfTheSamplesIsToldByItsSize() {
        Samples part = picked(IntStream.range(0, 20).toArray());
        Cause cause = cause(PLAIN, sgd("b", t -> part));
        assertThat(cause.sentence()).isEqualTo("other data or another order: B sees the first 20 of 24 samples only");
        assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
        assertThat(cause(sgd("a", t -> part), PLAIN).sentence()).contains("A sees the first 20 of 24");
    }

    @Test
    void batchesInAnotherOrderAreNamed() {
        int[] order = {0, 1, 2, 3, 3, 1, 0, 2};
        Cause cause = cause(IN_BATCHES, sgd("b", t -> batch(SAMPLES, t < 8 ? order[t] : t % 4)));
        assertThat(cause.sentence())
                .contains(
                        "the batches come in another order: batch 3 at iteration 4, 0 at iteration 6, 2 at iteration 7"
                                + " (counted from 0)");
    }

    @Test
    void twoSamplesThatHaveChangedPlacesAreNamed() {
        int[] places = IntStream.range(0, 24).toArray();
        places[2] = 17;
        places[17] = 2;
        Cause cause = cause(IN_BATCHES, sgd("b", t -> batch(picked(places), t % 4)));
        assertThat(cause.sentence()).contains("samples 2 and 17 have changed places");
    }

    @Test
    void aLabelInABatchIsNamed() {
        double other = 1 - SAMPLES.labels()[8];
        Cause cause = cause(IN_BATCHES, sgd("b", t -> batch(labelled(8, other), t % 4)));
        assertThat(cause.sentence()).contains("the label of sample 8 is " + (int) other);
    }

    @Test
    void theSizeOfABatchIsANumberOfTheRecipe() {
        assertThat(cause(PLAIN, IN_BATCHES).sentence())
                .isEqualTo("another hyperparameter: batch size 24 in A and 6 in B");
    }

    private static Trajectory heavy(double momentum) {
        return rule("b", t -> SAMPLES, t -> RATE, 0, momentum, false);
    }

    @Test
    void momentumIsANumberOfTheRecipe() {
        assertThat(cause(PLAIN, heavy(0.75)).sentence())
                .isEqualTo("another hyperparameter: momentum 0 in A and 0.75 in B");
        assertThat(cause(heavy(0.5), heavy(0.75)).sentence())
                .isEqualTo("another hyperparameter: momentum 0.5 in A and 0.75 in B");
    }

    @Test
    void nesterovsMomentumIsNotThePlainOne() {
        Trajectory nesterov = rule("b", t -> SAMPLES, t -> RATE, 0, 0.75, true);
        assertThat(cause(heavy(0.75), nesterov).sentence())
                .isEqualTo("another hyperparameter: Nesterov's momentum (1) or plain (0) 0 in A and 1 in B");
        assertThat(cause(nesterov, heavy(0.75)).sentence())
                .contains("Nesterov's momentum (1) or plain (0) 1 in A and 0");
    }

    @Test
    void weightDecayIsANumberOfTheRecipe() {
        Cause cause = cause(PLAIN, rule("b", t -> SAMPLES, t -> RATE, 0.015625, 0, false));
        assertThat(cause.sentence()).startsWith("another hyperparameter: l2 0 in A and 0.015625");
    }

    @Test
    void aLearningRateThatChangesOnceIsSaidWithItsIteration() {
        Cause cause = cause(PLAIN, rule("b", t -> SAMPLES, t -> t < 12 ? RATE : 0.125, 0, 0, false));
        assertThat(cause)
                .isInstanceOfSatisfying(
                        Cause.Hyperparameter.class,
                        found -> assertThat(found.settings()).singleElement().satisfies(setting -> {
                            assertThat(setting.from()).isEqualTo(12);
                            assertThat(setting.a()).isCloseTo(RATE, within(1e-9));
                            assertThat(setting.b()).isCloseTo(0.125, within(1e-9));
                        }));
    }

    /** Numbers that change for ever follow no rule, whatever changes them: here noise that no gradient is. */
    @Test
    void whatFollowsNoRuleFromSomewhereOnIsUndecided() {
        double[][] rows = PLAIN.rows().clone();
        Random random = new Random(1);
        for (int t = 13; t < rows.length; t++) {
            rows[t] = random.doubles(rows[t].length, -1, 1).toArray();
        }
        Cause cause = cause(PLAIN, new Trajectory("b", PLAIN.iterations(), rows));
        assertThat(cause.sentence())
                .isEqualTo(
                        "undecided: both follow one recipe until iteration 12, then B follows no other that is known");
    }

    @Test
    void otherInitialWeightsAndTheSameOnesWrittenDifferently() {
        double[][] moved = new double[UPDATES + 1][];
        for (int t = 0; t < moved.length; t++) {
            double[] p = PLAIN.rows()[t];
            // units 1 and 3 exchanged, unit 2 with its sign changed
            moved[t] =
                    new double[] {p[4], p[5], -p[2], -p[3], p[0], p[1], p[8], -p[7], p[6], p[11], -p[10], p[9], p[12]};
        }
        Cause same = cause(PLAIN, new Trajectory("b", PLAIN.iterations(), moved));
        assertThat(same.sentence()).startsWith("other initial weights, but the same function");
        assertThat(same.certainty()).isEqualTo(Certainty.SHOWN);

        for (double[] row : moved) {
            row[0] += 0.5;
        }
        Cause other = cause(PLAIN, new Trajectory("b", PLAIN.iterations(), moved));
        assertThat(other).isInstanceOfSatisfying(Cause.InitialWeights.class, found -> {
            assertThat(found.sameFunction()).isFalse();
            assertThat(found.alignedDistance()).isCloseTo(0.5, within(1e-12));
            assertThat(found.iteration()).isZero();
        });
    }

    @Test
    void theSameRowsHaveNotParted() {
        assertThat(cause(PLAIN, sgd("b", t -> SAMPLES)).label()).isEqualTo("not_parted");
    }

    @Test
    void whatNeitherFollowsIsUndecided() {
        Samples others = scaled(new double[] {0.3, 0.1}, new double[] {3, 0.5});
        Cause cause = cause(sgd("a", t -> others), rule("b", t -> others, t -> 0.2, 0, 0, false));
        assertThat(cause.sentence()).startsWith("undecided: neither follows the gradient on these data");
    }

    /** Momentum carries the other gradients on; what is left of them at each update is still that of one sample. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneSampleIsNamedUnderMomentumToo(boolean nesterov) {
        double other = 1 - SAMPLES.labels()[5];
        Trajectory known = rule("a", t -> SAMPLES, t -> 0.1, 0.01, 0.75, nesterov);
        Trajectory changed = rule("b", t -> labelled(5, other), t -> 0.1, 0.01, 0.75, nesterov);
        assertThat(cause(known, changed).sentence()).contains("of B the label of sample 5 is " + (int) other);
        assertThat(cause(changed, known).sentence()).contains("of A the label of sample 5 is " + (int) other);
    }

    private static Trajectory from(Trajectory all, int first) {
        return new Trajectory(
                all.name(),
                Arrays.copyOfRange(all.iterations(), first, all.size()),
                Arrays.copyOfRange(all.rows(), first, all.size()));
    }

    /** With the start that one of them recorded, or by undoing updates; those of momentum cannot be undone, and another start is likely only. */
    @Test
    void aStartIsFoundWhereOneOfThemRecordedIt() {
        Trajectory late = from(rule("b", t -> SAMPLES, t -> RATE, 0.0625, 0, false), 4);
        assertThat(cause(PLAIN, late).sentence()).startsWith("another hyperparameter: l2 0 in A and 0.0625");
        assertThat(cause(late, PLAIN).sentence()).startsWith("another hyperparameter: l2 0.0625");
        assertThat(cause(from(PLAIN, 4), late).sentence()).startsWith("another hyperparameter: l2 0 in A and 0.0625");
        Cause both = cause(from(heavy(0.5), 4), from(heavy(0.75), 4));
        assertThat(both.label()).isEqualTo("initial_weights");
        assertThat(both.certainty()).isEqualTo(Certainty.LIKELY);
    }

    /** As RMSprop begins: every parameter moves by as much. */
    @Test
    void anUpdateThatDividesByTheSizeOfTheGradientIsToldByItsFirst() {
        double[][] rows = new double[UPDATES + 1][];
        rows[0] = start();
        double[] squares = new double[rows[0].length];
        for (int t = 0; t < UPDATES; t++) {
            double[] gradient = Gradient.gradient(NETWORK, rows[t], SAMPLES);
            rows[t + 1] = rows[t].clone();
            for (int k = 0; k < gradient.length; k++) {
                squares[k] = 0.9 * squares[k] + 0.1 * gradient[k] * gradient[k];
                rows[t + 1][k] -= 0.01 * gradient[k] / (Math.sqrt(squares[k]) + 1e-8);
            }
        }
        Cause cause = cause(PLAIN, new Trajectory("b", PLAIN.iterations(), rows));
        assertThat(cause.label()).isEqualTo("updater");
        assertThat(cause.sentence())
                .contains(
                        "the first update of B changes every parameter by 0.0316228, whatever the size of its gradient");
    }
}
