package org.manymoons.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.study.Experiment;

/**
 * The samples that the page draws, evenly spread over the training set, and those on which the runs do not agree.
 *
 * @param inputs       rows of features
 * @param labels       their labels
 * @param disputed     training samples whose predicted label is not the same in all runs, at most {@value #MOST_DISPUTED}
 * @param disputedTotal how many of these there are
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record LearntData(double[][] inputs, int[] labels, List<Disputed> disputed, int disputedTotal) {
    private static final int MOST_NUMBERS = 4000;
    private static final int MOST_SAMPLES = 1000;
    private static final int FEWEST_SAMPLES = 50;
    private static final int MOST_DISPUTED = 300;

    /**
     * A sample on which runs do not agree.
     *
     * @param ones how many of the runs predict label 1
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Disputed(double[] input, int label, int ones) {}

    static LearntData of(Experiment experiment, RunResults results) {
        Samples training = experiment.data().training();
        int[] rows = evenly(training);
        List<Disputed> disputed = disputed(experiment.plan().recipe().network(), training, parameters(results));
        return new LearntData(
                IntStream.of(rows).mapToObj(row -> training.inputs()[row]).toArray(double[][]::new),
                IntStream.of(rows).map(row -> (int) training.labels()[row]).toArray(),
                disputed.subList(0, Math.min(disputed.size(), MOST_DISPUTED)),
                disputed.size());
    }

    private static int[] evenly(Samples samples) {
        int affordable = Math.max(FEWEST_SAMPLES, MOST_NUMBERS / samples.features());
        int count = Math.min(samples.size(), Math.min(MOST_SAMPLES, affordable));
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * samples.size() / count))
                .toArray();
    }

    private static List<double[]> parameters(RunResults results) {
        return results.trainings().stream()
                .map(SeedResult::parameters)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static List<Disputed> disputed(Network network, Samples samples, List<double[]> runs) {
        int[] ones = new int[samples.size()];
        for (double[] parameters : runs) {
            double[] logits = Prediction.logits(network, parameters, samples);
            for (int n = 0; n < ones.length; n++) {
                ones[n] += logits[n] > 0 ? 1 : 0;
            }
        }
        List<Disputed> disputed = new ArrayList<>();
        for (int n = 0; n < ones.length; n++) {
            if (ones[n] > 0 && ones[n] < runs.size()) {
                disputed.add(new Disputed(samples.inputs()[n], (int) samples.labels()[n], ones[n]));
            }
        }
        return disputed;
    }
}
