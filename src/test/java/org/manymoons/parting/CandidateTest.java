package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.data.Batches;
import org.manymoons.parting.update.BatchPlan;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

class CandidateTest {
    private static final Samples SAMPLES = samples();
    private static final Network TANH = Network.of(2, List.of(2), Activation.TANH, 0);
    private static final Network SIGMOID = Network.of(2, List.of(2), Activation.SIGMOID, 0);

    private static Samples samples() {
        Random random = new Random(2);
        double[][] x = new double[12][];
        double[] y = new double[12];
        for (int n = 0; n < x.length; n++) {
            x[n] = new double[] {random.nextGaussian(), random.nextGaussian()};
            y[n] = random.nextInt(2);
        }
        return new Samples(x, y);
    }

    private static Trajectory train(Network network, Updater updater, int batch) {
        double[] p = new Random(4).doubles(network.parameterCount(), -1, 1).toArray();
        double[] state = new double[updater.stateSize(p.length)];
        List<Samples> batches = Batches.of(SAMPLES, batch);
        double[][] rows = new double[17][];
        rows[0] = p.clone();
        for (int t = 0; t < 16; t++) {
            updater.update(p, Gradient.gradient(network, p, batches.get(t % batches.size())), state, t);
            rows[t + 1] = p.clone();
        }
        return new Trajectory(
                "rows", IntStream.rangeClosed(0, 16).asLongStream().toArray(), rows);
    }

    private static Candidate explaining(Trajectory a, Trajectory b) {
        return Candidate.explaining(List.of(new Candidate(SIGMOID, SAMPLES), new Candidate(TANH, SAMPLES)), a, b)
                .orElseThrow();
    }

    /** One of the two is enough, whichever it is, and whatever follows the gradient. */
    @Test
    void theNetworkWhoseGradientOneOfThemFollowsIsFound() {
        Trajectory nothing = train(Network.of(2, List.of(2), Activation.SOFTSIGN, 0), new Updater.Sgd(0.2), 12);
        for (Updater updater : List.of(new Updater.Sgd(0.2), new Updater.Adam(0.01, 0.9, 0.999, 1e-8))) {
            assertThat(explaining(train(TANH, updater, 12), nothing).network()).isEqualTo(TANH);
            assertThat(explaining(nothing, train(SIGMOID, updater, 12)).network())
                    .isEqualTo(SIGMOID);
        }
        assertThat(explaining(nothing, train(TANH, new Updater.Sgd(0.2), 4)).network())
                .isEqualTo(TANH);
        assertThat(Candidate.explaining(List.of(new Candidate(TANH, SAMPLES)), nothing, nothing))
                .isEmpty();
    }

    @Test
    void itIsFollowedOnAllSamplesOrInItsBatches() {
        Candidate tanh = new Candidate(TANH, SAMPLES);
        Trajectory all = train(TANH, new Updater.Sgd(0.2), 12);
        Trajectory inBatches = train(TANH, new Updater.Sgd(0.2), 4);
        assertThat(tanh.isFollowedBy(all, BatchPlan.full(SAMPLES))).isTrue();
        assertThat(tanh.isFollowedBy(inBatches, new BatchPlan(4, true))).isTrue();
        assertThat(tanh.isFollowedBy(inBatches, new BatchPlan(6, true))).isFalse();
        assertThat(new Candidate(SIGMOID, SAMPLES).isFollowedBy(all, BatchPlan.full(SAMPLES)))
                .isFalse();
    }

    private static String words(List<Integer> hidden, OutputLoss loss, int outputs, Criterion criterion) {
        return new Candidate(Network.of(2, hidden, Activation.RELU, loss, outputs, 0), SAMPLES, criterion).words();
    }

    @Test
    void networksInWords() {
        assertThat(words(List.of(3), OutputLoss.SIGMOID_CROSS_ENTROPY, 1, Criterion.OF_THE_OUTPUTS))
                .isEqualTo("relu units, sigmoid output");
        assertThat(words(List.of(3), OutputLoss.SIGMOID_CROSS_ENTROPY, 1, Criterion.SQUARED_ERROR))
                .isEqualTo("relu units, sigmoid output trained on the squared error");
        assertThat(words(List.of(), OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, Criterion.OF_THE_OUTPUTS))
                .isEqualTo("no hidden units, softmax output");
        assertThat(words(List.of(3, 2), OutputLoss.IDENTITY_SQUARED_ERROR, 1, Criterion.OF_THE_OUTPUTS))
                .isEqualTo("relu units, linear output (squared error)");
    }
}
