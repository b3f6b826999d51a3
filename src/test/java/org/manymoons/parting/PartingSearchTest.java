package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** Trainings that part for reasons which are not those that golden/parting.py plants, made with the reference's updaters. */
class PartingSearchTest {
    private static final int UPDATES = 30;
    private static final Network NETWORK = Network.of(2, List.of(3), Activation.TANH, 0);
    private static final Samples SAMPLES = samples(new Random(3), 24);

    private static Samples samples(Random random, int n) {
        double[][] x = new double[n][2];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i][0] = random.nextGaussian();
            x[i][1] = random.nextGaussian();
            y[i] = x[i][0] * x[i][1] + 0.3 * random.nextGaussian() > 0 ? 1 : 0;
        }
        return new Samples(x, y);
    }

    private static double[] start() {
        Random random = new Random(5);
        return IntStream.range(0, NETWORK.parameterCount())
                .mapToDouble(k -> 0.5 * random.nextGaussian())
                .toArray();
    }

    private static Trajectory train(String name, Updater updater, Samples samples) {
        return train(name, NETWORK, updater, samples, gradient -> gradient);
    }

    private static Trajectory train(
            String name, Network network, Updater updater, Samples samples, UnaryOperator<double[]> changed) {
        double[] p = start();
        double[] state = new double[updater.stateSize(p.length)];
        long[] iterations = new long[UPDATES + 1];
        double[][] rows = new double[UPDATES + 1][];
        rows[0] = p.clone();
        for (int t = 0; t < UPDATES; t++) {
            updater.update(p, changed.apply(Gradient.gradient(network, p, samples)), state, t);
            iterations[t + 1] = t + 1;
            rows[t + 1] = p.clone();
        }
        return new Trajectory(name, iterations, rows);
    }

    /** Every so many rows, from the first of these on. */
    private static Trajectory thinned(Trajectory all, int every, int first) {
        int[] kept = IntStream.rangeClosed(0, UPDATES)
                .filter(t -> t >= first && t % every == 0)
                .toArray();
        return new Trajectory(
                all.name(),
                IntStream.of(kept).mapToLong(t -> all.iterations()[t]).toArray(),
                IntStream.of(kept).mapToObj(t -> all.rows()[t]).toArray(double[][]::new));
    }

    private static final Trajectory PLAIN = train("plain", new Updater.Sgd(0.3), SAMPLES);

    private static Parting parted(Trajectory a, Trajectory b, Candidate... alternatives) {
        return PartingSearch.of(a, b, new Candidate(NETWORK, SAMPLES), List.of(alternatives), List.of());
    }

    @Test
    void adamIsAnotherUpdater() {
        Parting parting = parted(PLAIN, train("adam", new Updater.Adam(0.01, 0.9, 0.999, 1e-8), SAMPLES));

        assertThat(parting.cause()).isInstanceOfSatisfying(Cause.Updater.class, cause -> {
            assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
            assertThat(cause.what()).contains("Adam with learning rate 0.01, betas 0.9 and 0.999");
        });
    }

    @Test
    void theLearningRateOfAdamIsRecovered() {
        Parting parting = parted(
                train("a", new Updater.Adam(0.01, 0.9, 0.999, 1e-8), SAMPLES),
                train("b", new Updater.Adam(0.0100001, 0.9, 0.999, 1e-8), SAMPLES));

        assertThat(parting.cause()).isInstanceOfSatisfying(Cause.Hyperparameter.class, cause -> {
            assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
            assertThat(cause.sentence()).contains("learning rate 0.01 in A and 0.0100001 in B");
        });
    }

    @Test
    void aLayerWhoseGradientIsTwiceAsLargeIsNoOtherData() {
        Trajectory wrong = train("wrong", NETWORK, new Updater.Sgd(0.3), SAMPLES, gradient -> {
            for (int k = 0; k < 6; k++) {
                gradient[k] *= 2;
            }
            return gradient;
        });

        assertThat(parted(PLAIN, wrong).cause())
                .isInstanceOfSatisfying(
                        Cause.Updater.class,
                        cause -> assertThat(cause.what())
                                .contains("W1 with learning rate 0.6")
                                .contains("W2 with learning rate 0.3"));
    }

    /** Two labels exchanged leave the gradient of the output's bias as it is at the first update: that proves nothing. */
    @Test
    void twoLabelsExchangedAreNotShownToBeAnotherUpdater() {
        double[] labels = SAMPLES.labels().clone();
        int one = IntStream.range(0, 24).filter(n -> labels[n] == 1).findFirst().orElseThrow();
        int zero =
                IntStream.range(0, 24).filter(n -> labels[n] == 0).findFirst().orElseThrow();
        labels[one] = 0;
        labels[zero] = 1;

        Cause cause = parted(PLAIN, train("b", new Updater.Sgd(0.3), new Samples(SAMPLES.inputs(), labels)))
                .cause();

        assertThat(cause.label()).isEqualTo("data_or_order");
        assertThat(cause.certainty()).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void clippingIsALearningRateThatChanges() {
        Trajectory clipped = train("clipped", NETWORK, new Updater.Sgd(0.3), SAMPLES, gradient -> {
            double norm = Math.sqrt(IntStream.range(0, gradient.length)
                    .mapToDouble(k -> gradient[k] * gradient[k])
                    .sum());
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] *= Math.min(1, 0.05 / norm);
            }
            return gradient;
        });

        expectVarying(parted(PLAIN, clipped).cause(), "in B changes from update to update", false);
        expectVarying(parted(clipped, PLAIN).cause(), "in A changes from update to update", true);
    }

    /** The one that is steady has the rate 0.3, the other is slower in its last update. */
    private static void expectVarying(Cause cause, String words, boolean first) {
        assertThat(cause.sentence()).contains(words);
        assertThat(cause)
                .isInstanceOfSatisfying(
                        Cause.Hyperparameter.class,
                        found -> assertThat(found.settings()).singleElement().satisfies(setting -> {
                            assertThat(first ? setting.b() : setting.a()).isCloseTo(0.3, within(1e-9));
                            assertThat(first ? setting.a() : setting.b()).isBetween(0.01, 0.29);
                            assertThat(setting.error()).isCloseTo(3e-6, within(1e-9));
                        }));
    }

    @Test
    void anotherActivationIsNamed() {
        Network sigmoid = Network.of(2, List.of(3), Activation.SIGMOID, 0);
        Trajectory other = train("b", sigmoid, new Updater.Sgd(0.3), SAMPLES, gradient -> gradient);

        assertThat(parted(PLAIN, other, new Candidate(sigmoid, SAMPLES)).cause().sentence())
                .contains("B follows the gradient of another network, sigmoid units");
    }

    /** d (p - y)^2 = 2 p (1 - p) times the derivative of the cross-entropy, sample by sample. */
    private static double[] ofTheSquaredError(double[] p) {
        double[] sum = new double[p.length];
        double[][] outputs = Prediction.outputs(NETWORK, p, SAMPLES);
        for (int n = 0; n < SAMPLES.size(); n++) {
            Samples one = new Samples(new double[][] {SAMPLES.inputs()[n]}, new double[] {SAMPLES.labels()[n]});
            double[] gradient = Gradient.gradient(NETWORK, p, one);
            for (int k = 0; k < p.length; k++) {
                sum[k] += 2 * outputs[n][0] * (1 - outputs[n][0]) * gradient[k] / SAMPLES.size();
            }
        }
        return sum;
    }

    @Test
    void theSquaredErrorOfASigmoidIsNamedAndNotTakenForOtherData() {
        Trajectory squared = new Trajectory("squared", PLAIN.iterations(), new double[UPDATES + 1][]);
        Trajectory slower = new Trajectory("slower", PLAIN.iterations(), new double[UPDATES + 1][]);
        squared.rows()[0] = start();
        slower.rows()[0] = start();
        for (int t = 0; t < UPDATES; t++) {
            for (Trajectory each : List.of(squared, slower)) {
                double rate = each == squared ? 0.5 : 0.25;
                double[] gradient = ofTheSquaredError(each.rows()[t]);
                each.rows()[t + 1] = each.rows()[t].clone();
                for (int k = 0; k < gradient.length; k++) {
                    each.rows()[t + 1][k] -= rate * gradient[k];
                }
            }
        }
        Candidate candidate = new Candidate(NETWORK, SAMPLES, Criterion.SQUARED_ERROR);

        Cause one = parted(PLAIN, squared, candidate).cause();
        Cause both = PartingSearch.of(squared, slower, candidate, List.of(), List.of())
                .cause();

        assertThat(one.certainty()).isEqualTo(Certainty.SHOWN);
        assertThat(one.sentence())
                .isEqualTo("another updater: B follows the gradient of another network, tanh units, sigmoid output"
                        + " trained on the squared error");
        assertThat(both.sentence()).isEqualTo("another hyperparameter: learning rate 0.5 in A and 0.25 in B");
    }

    @Test
    void dataInFloatsAreOtherData() {
        double[][] floats = SAMPLES.inputs().clone();
        for (int n = 0; n < floats.length; n++) {
            floats[n] = new double[] {(float) floats[n][0], (float) floats[n][1]};
        }
        Trajectory other = train("b", new Updater.Sgd(0.3), new Samples(floats, SAMPLES.labels()));

        assertThat(parted(PLAIN, other).cause().sentence()).contains("its features are rounded to float32");
    }

    @Test
    void rowsRecordedOneUpdateLaterAreNoOtherInitialWeights() {
        Trajectory later = new Trajectory(
                "later",
                IntStream.range(0, UPDATES).asLongStream().toArray(),
                Arrays.copyOfRange(PLAIN.rows(), 1, UPDATES + 1));

        assertThat(parted(PLAIN, later).cause().sentence()).contains("the rows of B are those of A 1 later");
    }

    /** Of which the second begins after some updates, as this program's own dumps do. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void rowsThatAreSomeUpdatesApartTellTheLearningRateToo(int every) {
        Trajectory other = train("b", new Updater.Sgd(0.3000003), SAMPLES);

        Parting parting = parted(thinned(PLAIN, every, 0), thinned(other, every, 1));

        assertThat(parting.partsAt()).isEqualTo(every);
        assertThat(parting.cause()).isInstanceOfSatisfying(Cause.Hyperparameter.class, cause -> {
            assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
            assertThat(cause.sentence()).contains("learning rate 0.3 in A and 0.3000003 in B");
        });
    }

    /** Both begin after five updates; undoing the updates of one and making those of the other shows that the start was one. */
    @Test
    void updatesAreUndoneToFindTheStart() {
        Trajectory other = train("b", new Updater.Sgd(0.2), SAMPLES);

        assertThat(parted(thinned(PLAIN, 5, 1), thinned(other, 5, 1)).cause().label())
                .isEqualTo("hyperparameter");
    }

    private static Cause withoutData(Trajectory other) {
        return PartingSearch.withoutData(PLAIN, other, NETWORK, List.of()).cause();
    }

    private static void expectSetting(Cause cause, String name, double difference) {
        assertThat(cause)
                .isInstanceOfSatisfying(
                        Cause.Hyperparameter.class,
                        found -> assertThat(found.settings()).singleElement().satisfies(setting -> {
                            assertThat(setting.name()).isEqualTo(name);
                            assertThat(setting.b() - setting.a()).isEqualTo(difference, within(1e-9));
                        }));
    }

    @Test
    void withoutDataAnotherLearningRateIsTheSameUpdateLonger() {
        expectSetting(
                withoutData(train("faster", new Updater.Sgd(0.3 * 1.0625), SAMPLES)),
                "learning rate (relative)",
                0.0625);
    }

    @Test
    void withoutDataWeightDecayIsAShareOfTheWeights() {
        Network decayed = Network.of(2, List.of(3), Activation.TANH, 0.02);
        expectSetting(
                withoutData(train("decayed", decayed, new Updater.Sgd(0.3), SAMPLES, gradient -> gradient)),
                "learning rate x l2 (difference)",
                0.3 * 0.02);
    }

    /** v = 0.4 v + g: at the second update 0.4 times the first one more. */
    @Test
    void withoutDataMomentumIsAShareOfTheUpdateBefore() {
        double[] velocity = new double[NETWORK.parameterCount()];
        Trajectory heavy = train("heavy", NETWORK, new Updater.Sgd(0.3), SAMPLES, gradient -> {
            for (int k = 0; k < velocity.length; k++) {
                velocity[k] = 0.4 * velocity[k] + gradient[k];
            }
            return velocity.clone();
        });
        expectSetting(withoutData(heavy), "momentum (difference)", 0.4);
    }

    @Test
    void withoutDataOtherDataAreNotTold() {
        assertThat(withoutData(train("others", new Updater.Sgd(0.3), samples(new Random(4), 24))))
                .isInstanceOf(Cause.Undecided.class);
    }

    @Test
    void withoutDataTheSameRowsHaveNotParted() {
        assertThat(withoutData(PLAIN)).isInstanceOf(Cause.NotParted.class);
    }
}
